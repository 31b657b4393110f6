package org.wsmanspec.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Variables are inserted once, escaped in XML, and missed with a clear message. */
final class VariablesTests {

  private final Variables variables = new Variables();

  private String text(String template) {
    return variables.text(Text.of(template), "Get it");
  }

  @Test
  void valuesAreInsertedAndNotReadAgain() {
    variables.set("a", "${b}<");
    assertEquals("1 ${b}< 2", text("1 ${a} 2"));
    assertEquals("<x>${b}&lt;</x>", variables.markup(Text.of("<x>${a}</x>"), "Get it"));
  }

  @Test
  void twoDollarsStandForTheCharacters() {
    assertEquals("${a}", text("$${a}"));
    assertEquals("$5", text("$5"));
  }

  @Test
  void placeholdersOfAComparisonStay() {
    assertEquals("${xmlunit.ignore}", text("${xmlunit.ignore}"));
  }

  @Test
  void fillersHaveTheirLength() {
    assertEquals("0123456789", text("${filler.10}"));
    assertEquals(5000, text("${filler.5000}").length());
    assertFalse(Variables.isFiller("filler.0"));
    assertFalse(Variables.isFiller("filler.1000000"));
  }

  @Test
  void uuidsAreFresh() {
    assertNotEquals(text("${uuid}"), text("${uuid}"));
  }

  private static Variables creatable(Map<String, String> values) {
    return Variables.of(
        new Target(
            "t",
            URI.create("http://e/wsman"),
            Target.Credentials.NONE,
            Target.Tls.STRICT,
            Target.Limits.USUAL,
            true,
            Set.of(),
            Map.of(
                "creatable",
                new Target.Resource(
                    "creatable", "http://e/R", Map.of(), values, Map.of(), Map.of()))));
  }

  @Test
  void aKeyIsNewAtEachUseAndFitsItsPattern() {
    Text key = Text.of("${resources.creatable.keyValue}");
    Variables any = creatable(Map.of("key", "Id"));
    assertTrue(any.text(key, "step").startsWith("wsmanspec-"));
    assertNotEquals(any.text(key, "step"), any.text(key, "step"));
    Variables number = creatable(Map.of("key", "Id", "keyValue", "1########"));
    assertTrue(number.text(key, "step").matches("1[0-9]{8}"));
    assertNotEquals(number.text(key, "step"), number.text(key, "step"));
    assertThrows(UndefinedVariableException.class, () -> creatable(Map.of()).text(key, "step"));
  }

  @Test
  void aMissingVariableIsNamedWithItsPlace() {
    variables.set("context", "c");
    UndefinedVariableException e =
        assertThrows(
            UndefinedVariableException.class,
            () ->
                variables.text(
                    new Text("${contxt}", Position.at("a.yaml", 3, 7)), "Pull the rest"));
    assertEquals(
        "a.yaml:3:7: variable ${contxt} has no value in step 'Pull the rest'; did you mean"
            + " ${context}?",
        e.getMessage());
    assertEquals(Optional.empty(), e.resource());
  }

  @Test
  void aMissingResourceIsNamed() {
    UndefinedVariableException e =
        assertThrows(UndefinedVariableException.class, () -> text("${resources.many.uri}"));
    assertEquals(Optional.of("many"), e.resource());
  }

  @Test
  void aBareAddressIsAMinimalTarget() {
    Target target = Target.of(URI.create("http://192.0.2.1:5985/wsman"));
    assertEquals("192.0.2.1:5985", target.declaration().name());
    assertFalse(target.disruptive());
    assertEquals(
        "http://192.0.2.1:5985/wsman",
        Variables.of(target).text(Text.of("${target.address}"), "s"));
    assertThrows(
        IllegalArgumentException.class, () -> Target.of(URI.create("http://a:b@192.0.2.1/")));
    assertThrows(IllegalArgumentException.class, () -> Target.of(URI.create("ftp://192.0.2.1/")));
  }
}
