package org.wsmanspec.message.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;

class MessageTemplatesTests {

  private static final String NASTY = "<a b=\"c\" d='e'>&amp;\t\n\r]]> é 😀";

  @Test
  void textComesBackAsItWasInElementsAndAttributes() {
    Envelope envelope =
        parse(
            MessageTemplates.render(
                "get",
                Map.of(
                    "options",
                    List.of(Map.of("name", NASTY, "value", NASTY)),
                    "resourceUri",
                    NASTY)));
    org.w3c.dom.Element option =
        Dom.children(envelope.header(Names.WSMAN_OPTION_SET).orElseThrow()).get(0);
    assertEquals(NASTY, option.getTextContent());
    assertEquals(NASTY, option.getAttribute("Name"));
    assertEquals(NASTY, envelope.header(Names.WSMAN_RESOURCE_URI).orElseThrow().getTextContent());
  }

  @Test
  void onlyRawXmlIsMarkup() {
    String xml = "<x/>";
    assertTrue(MessageTemplates.render("envelope", Map.of("body", new RawXml(xml))).contains(xml));
    assertTrue(MessageTemplates.render("envelope", Map.of("body", xml)).contains("&lt;x/&gt;"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "\u001B", "\uD800", "\uFFFE"})
  void characterThatXmlCannotCarryIsError(String text) {
    TemplateException e =
        assertThrows(
            TemplateException.class, () -> MessageTemplates.render("get", Map.of("to", text)));
    assertTrue(e.getMessage().contains("U+"), e.getMessage());
    assertTrue(e.getMessage().contains("get"), e.getMessage());
  }

  @Test
  void missingValueNamesTemplateLineAndVariable() {
    TemplateException e =
        assertThrows(TemplateException.class, () -> MessageTemplates.render("pull", Map.of()));
    assertTrue(e.getMessage().contains("pull.vm"), e.getMessage());
    assertTrue(e.getMessage().contains("line 5"), e.getMessage());
    assertTrue(e.getMessage().contains("$context"), e.getMessage());
  }

  @Test
  void unknownTemplateNamesKnownOnes() {
    TemplateException e =
        assertThrows(TemplateException.class, () -> MessageTemplates.render("gett", Map.of()));
    assertTrue(e.getMessage().contains("get-response"), e.getMessage());
  }

  @Test
  void emptyAndZeroAreValues() {
    String text =
        MessageTemplates.render(
            "pull", Map.of("context", "", "maxElements", 0, "messageId", "", "to", ""));
    assertTrue(text.contains("<wsen:MaxElements>0</wsen:MaxElements>"), text);
    assertTrue(text.contains("<wsa:MessageID></wsa:MessageID>"), text);
  }

  @Test
  void nullIsAbsent() {
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("messageId", null);
    assertFalse(MessageTemplates.render("get", model).contains("MessageID"));
  }

  @Test
  void selectorNameMayRepeat() {
    Map<String, Object> twice = Map.of("name", "a", "value", 1);
    Envelope envelope =
        parse(MessageTemplates.render("get", Map.of("selectors", List.of(twice, twice))));
    assertEquals(2, envelope.selectors().size());
  }

  @Test
  void oneValueCountsAsListOfOne() {
    Envelope envelope =
        parse(
            MessageTemplates.render(
                "enumerate",
                Map.of(
                    "headers",
                    new RawXml("<x xmlns='urn:x'/>"),
                    "association",
                    Map.of("object", "urn:a", "includeResultProperty", "P"))));
    assertTrue(envelope.header(new QName("urn:x", "x")).isPresent());
    assertEquals("urn:aP", Dom.text(envelope.root()).replaceAll("\\s|.*/Enumerate", ""));
  }

  @Test
  void noSelectorsNoSelectorSet() {
    assertFalse(
        MessageTemplates.render("get", Map.of("selectors", Map.of())).contains("SelectorSet"));
  }

  @Test
  void everyFaultOfTheTableIsReadBack() {
    for (FaultSubcode subcode : FaultSubcode.values()) {
      Envelope envelope =
          parse(
              MessageTemplates.render("fault", Map.of("subcode", subcode.qname(), "reason", "r")));
      assertEquals(subcode.qname(), envelope.fault().orElseThrow().subcode().orElseThrow());
      assertEquals(subcode.code(), envelope.fault().orElseThrow().code().orElseThrow());
      assertEquals(subcode.action(), envelope.action().orElseThrow());
    }
  }

  @Test
  void reservedPrefixCannotMeanSomethingElse() {
    assertThrows(
        TemplateException.class,
        () -> MessageTemplates.render("get", Map.of("namespaces", Map.of("wsa", "urn:x"))));
  }

  @Test
  void modelIsDataOnly() {
    TemplateException e =
        assertThrows(
            TemplateException.class,
            () -> MessageTemplates.render("get", Map.of("to", new Object())));
    assertTrue(e.getMessage().contains("java.lang.Object"), e.getMessage());
  }

  @Test
  void ownTextUsesMacrosAndRules() {
    String text =
        MessageTemplates.renderText(
            "#defaultAction('urn:a')\n#envelopeOpen()\n<s:Body>$x</s:Body>\n#envelopeClose()",
            "mine.vm",
            Map.of("x", "<&", "to", "urn:t"));
    assertEquals("<&", parse(text).body().orElseThrow().getTextContent());
    assertEquals("urn:a", parse(text).action().orElseThrow());
  }

  @Test
  void ownTextMayParseOwnTemplates() {
    String text = MessageTemplates.renderText("#parse('get.vm')", "mine.vm", Map.of("to", "urn:t"));
    assertEquals("urn:t", parse(text).to().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$x.getClass().forName('java.lang.Runtime')",
        "$x.class.name",
        "#set($c = $x.getClass())$c",
        "#parse('../schema/wsman.xsd')",
        "#parse('/etc/hosts')",
        "#parse('loop.vm')",
        "$undefined",
        "$list",
        "#if(",
        "#include('macros.vm')",
        "#evaluate('$x')",
        "#macro(m)#m()#end#m()",
        "#foreach($i in [1..1000000000])$i#end $undefined",
      })
  void sandboxHolds(String text) {
    TemplateException e =
        assertThrows(
            TemplateException.class,
            () ->
                MessageTemplates.renderText(
                    text, "mine.vm", Map.of("x", "text", "list", List.of(1))));
    assertTrue(e.getMessage().contains("mine.vm"), e.getMessage());
  }

  @Test
  void macroOfOneTextIsUnknownToAnother() {
    assertEquals(
        "secret", MessageTemplates.renderText("#macro(mine)secret#end#mine()", "a.vm", Map.of()));
    assertThrows(
        TemplateException.class, () -> MessageTemplates.renderText("#mine()", "b.vm", Map.of()));
  }

  @Test
  void macroOfOneTextDoesNotReplaceTheProjects() {
    MessageTemplates.renderText("#macro(headers)broken#end#headers()", "a.vm", Map.of());
    assertFalse(MessageTemplates.render("get", Map.of()).contains("broken"));
  }

  @Test
  void requestModelHasCustomaryHeaders() {
    RequestModel request =
        RequestModel.to("http://192.0.2.10/wsman")
            .resourceUri("urn:r")
            .selectors(new LinkedHashMap<>(Map.of("a", "b")))
            .with("locale", "de")
            .with("maxEnvelopeSize", 9000)
            .mustUnderstand("To", null);
    Envelope envelope = parse(request.render("get"));
    assertEquals(Uris.ANONYMOUS, envelope.replyTo().orElseThrow().address().orElseThrow());
    assertTrue(envelope.messageId().orElseThrow().startsWith("urn:uuid:"));
    assertEquals(
        List.of("Action true", "ResourceURI true", "MaxEnvelopeSize true", "Locale false"),
        envelope.headers().stream()
            .filter(h -> Dom.attribute(h, Names.S_MUST_UNDERSTAND).isPresent())
            .map(h -> h.getLocalName() + " " + Envelope.mustUnderstand(h))
            .toList());
  }

  @Test
  void subcodeMayBeQName() {
    Envelope envelope =
        parse(
            MessageTemplates.render(
                "fault", Map.of("subcode", new QName("urn:q", "Odd"), "reason", "r")));
    assertEquals(new QName("urn:q", "Odd"), envelope.fault().orElseThrow().subcode().orElseThrow());
  }

  private static Envelope parse(String text) {
    return Envelope.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
