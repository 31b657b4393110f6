package org.wsmanspec.mock.cim.wql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.mock.cim.wql.WqlToken.Kind;

/** The part of the parser for ASSOCIATORS OF and REFERENCES OF. */
final class WqlLinkParser {
  private static final Set<String> ASSOCIATORS =
      Set.of("assocclass", "resultclass", "role", "resultrole");
  private static final Set<String> REFERENCES = Set.of("resultclass", "role");

  private final WqlParser parser;
  private final Map<String, String> values = new HashMap<>();
  private boolean classDefsOnly;
  private boolean keysOnly;

  WqlLinkParser(WqlParser parser) {
    this.parser = parser;
  }

  WqlQuery links(boolean associators) {
    if (!parser.acceptWord("of")) {
      throw parser.expected("OF");
    }
    WqlToken path = parser.token();
    if (path.kind() != Kind.OBJECT_PATH) {
      throw parser.expected("an object path in braces");
    }
    parser.advance();
    if (parser.acceptWord("where")) {
      do {
        option(associators ? ASSOCIATORS : REFERENCES);
      } while (parser.token().kind() != Kind.END);
    } else if (parser.token().kind() != Kind.END) {
      throw parser.expected("WHERE or the end of the query");
    }
    return associators
        ? new WqlQuery.Associators(
            path.text(),
            value("assocclass"),
            value("resultclass"),
            value("role"),
            value("resultrole"),
            classDefsOnly,
            keysOnly)
        : new WqlQuery.References(
            path.text(), value("resultclass"), value("role"), classDefsOnly, keysOnly);
  }

  private Optional<String> value(String option) {
    return Optional.ofNullable(values.get(option));
  }

  private void option(Set<String> allowed) {
    if (parser.acceptWord("classdefsonly")) {
      classDefsOnly = true;
      return;
    }
    if (parser.acceptWord("keysonly")) {
      keysOnly = true;
      return;
    }
    WqlToken name = parser.token();
    String folded = name.text().toLowerCase(Locale.ROOT);
    if (name.kind() != Kind.WORD || !allowed.contains(folded) || values.containsKey(folded)) {
      throw parser.expected(
          allowed == ASSOCIATORS
              ? "AssocClass, ResultClass, Role, ResultRole (each once), ClassDefsOnly or KeysOnly"
              : "ResultClass, Role (each once), ClassDefsOnly or KeysOnly");
    }
    parser.advance();
    if (!parser.accept("=")) {
      throw parser.expected("\"=\"");
    }
    values.put(folded, parser.word("a name"));
  }
}
