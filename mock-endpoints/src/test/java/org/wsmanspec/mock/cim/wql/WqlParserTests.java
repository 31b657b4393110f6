package org.wsmanspec.mock.cim.wql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WqlParserTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "select * from Win32_Service | SELECT * FROM Win32_Service",
        "SELECT Name,State FROM X WHERE a=1 | SELECT Name, State FROM X WHERE a = 1",
        "SELECT * FROM X WHERE a = 1 OR b = 2 AND c = 3"
            + " | SELECT * FROM X WHERE a = 1 OR b = 2 AND c = 3",
        "SELECT * FROM X WHERE (a = 1 OR b = 2) AND NOT (c = 3)"
            + " | SELECT * FROM X WHERE (a = 1 OR b = 2) AND NOT c = 3",
        "SELECT * FROM X WHERE NOT a = 1 AND b != 2"
            + " | SELECT * FROM X WHERE NOT a = 1 AND b <> 2",
        "SELECT * FROM X WHERE 1.50 >= a | SELECT * FROM X WHERE 1.5 >= a",
        "SELECT * FROM X WHERE a Like \"a%[b]_\" | SELECT * FROM X WHERE a LIKE 'a%[b]_'",
        "SELECT * FROM X WHERE a = 'C:\\\\x\\'y\"' | SELECT * FROM X WHERE a = 'C:\\\\x\\'y\\\"'",
        "SELECT * FROM X WHERE a Is Not nuLL or b is null"
            + " | SELECT * FROM X WHERE a IS NOT NULL OR b IS NULL",
        "SELECT * FROM X WHERE a = true AND b <> NULL"
            + " | SELECT * FROM X WHERE a = TRUE AND b <> NULL",
        "SELECT * FROM __InstanceModificationEvent WITHIN 5 WHERE TargetInstance isa 'Y' and TargetInstance.a > -3"
            + " | SELECT * FROM __InstanceModificationEvent WITHIN 5 WHERE TargetInstance ISA 'Y' AND TargetInstance.a > -3",
        "associators of { X.Name=\"a}b\" } where resultclass=Y AssocClass = Z KEYSONLY"
            + " | ASSOCIATORS OF {X.Name=\"a}b\"} WHERE AssocClass = Z ResultClass = Y KeysOnly",
        "REFERENCES OF {X=@} WHERE Role=R ClassDefsOnly"
            + " | REFERENCES OF {X=@} WHERE Role = R ClassDefsOnly",
      })
  void readsAndWrites(String query, String expected) {
    assertEquals(expected, WqlParser.parse(query).toString());
  }

  @Test
  void bindsAndTighterThanOr() {
    WqlQuery.Select query =
        (WqlQuery.Select) WqlParser.parse("SELECT * FROM X WHERE a=1 OR b=1 AND NOT c=1");
    WqlCondition expected =
        new WqlCondition.Or(
            equalsOne("a"),
            new WqlCondition.And(equalsOne("b"), new WqlCondition.Not(equalsOne("c"))));
    assertEquals(Optional.of(expected), query.where());
  }

  private static WqlCondition equalsOne(String name) {
    return new WqlCondition.Comparison(
        WqlPath.of(name), WqlCondition.Operator.EQUAL, new WqlLiteral.Numeric(BigDecimal.ONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | 0 | expected SELECT, ASSOCIATORS or REFERENCES, found the end of the query",
        "UPDATE X | 0 | expected SELECT, ASSOCIATORS or REFERENCES, found \"UPDATE\"",
        "SELECT FROM X | 7 | expected a property name or *, found \"FROM\"",
        "SELECT * X | 9 | expected FROM, found \"X\"",
        "SELECT a b FROM X | 9 | expected \",\" or FROM, found \"b\"",
        "SELECT * FROM 'X' | 14 | expected a class name, found a string",
        "SELECT * FROM X Y | 16 | expected WHERE or the end of the query, found \"Y\"",
        "SELECT * FROM X WITHIN -1 | 23 | expected a number of seconds, found \"-1\"",
        "SELECT * FROM X WHERE | 21 | expected a property, a value, NOT or \"(\", found the end of the query",
        "SELECT * FROM X WHERE a | 23 | expected a comparison (= <> < <= > >=), LIKE, ISA or IS, found the end of the query",
        "SELECT * FROM X WHERE a = | 25 | expected a property or a value, found the end of the query",
        "SELECT * FROM X WHERE (a = 1 | 28 | expected AND, OR or \")\", found the end of the query",
        "SELECT * FROM X WHERE a = 1) | 27 | expected AND, OR or the end of the query, found \")\"",
        "SELECT * FROM X WHERE a LIKE 1 | 29 | expected a pattern in quotes, found \"1\"",
        "SELECT * FROM X WHERE a ISA Y | 28 | expected a class name in quotes, found \"Y\"",
        "SELECT * FROM X WHERE a IS 1 | 27 | expected NULL or NOT NULL, found \"1\"",
        "SELECT * FROM X WHERE 1 = 2 | 26 | expected a property on one side",
        "SELECT * FROM X WHERE a = 'b | 26 | this string has no end; expected a closing '",
        "SELECT * FROM X WHERE a = 'C:\\x' | 29 | unknown escape; a backslash in a string is written \\\\",
        "SELECT * FROM X WHERE a = 1x | 26 | a number ends before a letter; put a space",
        "SELECT * FROM X WHERE a = 1e999 | 26 | this is no number CIM can hold",
        "SELECT * FROM X WHERE a ~ 1 | 24 | unexpected character \"~\"",
        "SELECT * FROM X GROUP WITHIN 5 | 16 | expected WHERE or the end of the query, found \"GROUP\"",
        "ASSOCIATORS OF X | 15 | expected an object path in braces, found \"X\"",
        "ASSOCIATORS OF {X | 15 | this object path has no end; expected \"}\"",
        "REFERENCES OF {X} WHERE AssocClass = Y | 24 | expected ResultClass, Role (each once), ClassDefsOnly or KeysOnly, found \"AssocClass\"",
      })
  void saysWhereAQueryIsWrong(String query, int position, String problem) {
    WqlSyntaxException e = assertThrows(WqlSyntaxException.class, () -> WqlParser.parse(query));
    String message = String.valueOf(e.getMessage());
    String head = "WQL, character " + (position + 1) + ": ";
    assertEquals(head + problem, message.lines().findFirst().orElseThrow());
    assertEquals(position, e.position());
    assertTrue(message.endsWith("\n  " + " ".repeat(position) + "^"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "NOT ", "NOT ("})
  void boundsDepth(String opening) {
    String query = "SELECT * FROM X WHERE " + opening.repeat(2000) + "a = 1";
    WqlSyntaxException e = assertThrows(WqlSyntaxException.class, () -> WqlParser.parse(query));
    assertTrue(String.valueOf(e.getMessage()).contains("deeper than 64"));
  }

  @Test
  void boundsLengthAndAllowsLongChains() {
    String chain = "SELECT * FROM X WHERE a = 1" + " OR a = 2".repeat(1500);
    assertEquals(chain, WqlParser.parse(chain).toString());
    assertThrows(WqlSyntaxException.class, () -> WqlParser.parse(chain.repeat(2)));
  }

  @Test
  void readsWhatItWrites() {
    long seed = 20261121;
    RandomQueries random = new RandomQueries(new Random(seed));
    for (int i = 0; i < 3000; i++) {
      WqlQuery query = random.query();
      String text = query.toString();
      assertEquals(query, WqlParser.parse(text), () -> "seed " + seed + ": " + text);
    }
  }

  @Test
  void survivesAnyText() {
    Random random = new Random(7);
    List<String> parts =
        List.of(
            "SELECT ",
            "* ",
            "FROM ",
            "X ",
            "WHERE ",
            "a ",
            "= ",
            "1 ",
            "'",
            "\"",
            "{",
            "}",
            "(",
            ")",
            "NOT ",
            "AND ",
            ".",
            "\\",
            "LIKE ",
            "NULL ",
            "IS ",
            "-",
            "e5 ",
            "ASSOCIATORS OF ");
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(14); n >= 0; n--) {
        text.append(parts.get(random.nextInt(parts.size())));
      }
      try {
        WqlQuery query = WqlParser.parse(text.toString());
        assertEquals(query, WqlParser.parse(query.toString()));
      } catch (WqlSyntaxException e) {
        assertTrue(e.position() >= 0 && e.position() <= text.length(), text::toString);
      }
    }
  }
}
