package org.wsmanspec.scenario.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.mutation.XmlFragments;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.scenario.Mutation;
import org.wsmanspec.scenario.Mutation.Where;
import org.wsmanspec.scenario.Position;
import org.wsmanspec.scenario.Text;

final class MutatorTests {

  private static final String MESSAGE =
      "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\""
          + " xmlns:wsa=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\"><s:Header>"
          + "<wsa:To s:mustUnderstand=\"true\">to</wsa:To><wsa:Action>act</wsa:Action></s:Header>"
          + "<s:Body><a>\u00fc</a></s:Body></s:Envelope>";

  private static final Position NONE = Position.NONE;
  private final Mutator mutator =
      new Mutator(Text::template, Text::template, XmlFragments.prefixes(Map.of()));

  private static Text t(String text) {
    return Text.of(text);
  }

  private byte[] bend(Mutation mutation) {
    return mutator.apply(MESSAGE.getBytes(StandardCharsets.UTF_8), mutation);
  }

  private Envelope envelope(Mutation mutation) {
    return Envelope.parse(bend(mutation));
  }

  @Test
  void remove() {
    assertEquals(
        Optional.empty(),
        envelope(new Mutation.Remove(t("//wsa:To"), NONE)).headerText(Names.WSA_TO));
    Envelope bent = envelope(new Mutation.Remove(t("//wsa:To/@s:mustUnderstand"), NONE));
    assertEquals(0, bent.header(Names.WSA_TO).orElseThrow().getAttributes().getLength());
  }

  @Test
  void duplicate() {
    Envelope bent = envelope(new Mutation.Duplicate(t("//wsa:To"), NONE));
    assertEquals(2, bent.headers(Names.WSA_TO).size());
    assertEquals("Action", bent.headers().get(2).getLocalName(), "the copy stands behind");
  }

  @ParameterizedTest
  @CsvSource({"FIRST,/s:Envelope/s:Header,0", "LAST,/s:Envelope/s:Header,2"})
  void addInside(Where where, String at, int index) {
    Envelope bent =
        envelope(new Mutation.Add(t(at), t("<wsman:Locale xml:lang='en'/>"), where, NONE));
    assertEquals(Names.WSMAN_LOCALE, Dom.name(bent.headers().get(index)));
  }

  @ParameterizedTest
  @CsvSource({"BEFORE,1", "AFTER,2"})
  void addBeside(Where where, int index) {
    Envelope bent =
        envelope(new Mutation.Add(t("//wsa:Action"), t("<x/><y xmlns='urn:y'/>"), where, NONE));
    assertEquals("x", bent.headers().get(index).getLocalName());
    assertEquals("urn:y", bent.headers().get(index + 1).getNamespaceURI());
  }

  @Test
  void addedValuesKeepTheirPrefixes() {
    Envelope bent =
        envelope(new Mutation.Add(t("//s:Header"), t("<x>wsman:Foo</x>"), Where.LAST, NONE));
    var added = bent.headers().get(2);
    assertEquals(Namespaces.WSMAN, Dom.qname(added, "wsman:Foo").orElseThrow().getNamespaceURI());
  }

  @Test
  void set() {
    assertEquals(
        Optional.of("a<b"),
        envelope(new Mutation.SetValue(t("//wsa:To"), t("a<b"), NONE)).headerText(Names.WSA_TO));
    Envelope attribute =
        envelope(new Mutation.SetValue(t("//wsa:To/@s:mustUnderstand"), t("maybe"), NONE));
    assertEquals(
        Optional.of("maybe"),
        Dom.attribute(attribute.header(Names.WSA_TO).orElseThrow(), Names.S_MUST_UNDERSTAND));
    Envelope fresh =
        envelope(new Mutation.SetValue(t("//wsa:Action/@s:mustUnderstand"), t("1"), NONE));
    assertTrue(Envelope.mustUnderstand(fresh.header(Names.WSA_ACTION).orElseThrow()));
  }

  @Test
  void rename() {
    Envelope local = envelope(new Mutation.Rename(t("//wsa:To"), t("From"), NONE));
    assertEquals(Optional.of("to"), local.headerText(Names.WSA_FROM));
    Envelope moved = envelope(new Mutation.Rename(t("//wsa:To"), t("wsman:ResourceURI"), NONE));
    assertEquals(Optional.of("to"), moved.resourceUri());
  }

  @ParameterizedTest
  @CsvSource({"wsa10,http://www.w3.org/2005/08/addressing", "urn:other,urn:other"})
  void changeNamespace(String to, String uri) {
    Envelope bent = envelope(new Mutation.ChangeNamespace(t("//wsa:To"), t(to), NONE));
    assertEquals(uri, bent.headers().get(0).getNamespaceURI());
    assertEquals("To", bent.headers().get(0).getLocalName());
    assertEquals(Optional.of("act"), bent.action(), "nothing else moves along");
  }

  @Test
  void changeNamespaceOfTheRoot() {
    Envelope bent = envelope(new Mutation.ChangeNamespace(t("/s:Envelope"), t("s11"), NONE));
    assertEquals(Namespaces.S11, bent.root().getNamespaceURI());
    assertEquals(Namespaces.S, Dom.children(bent.root()).get(0).getNamespaceURI());
  }

  @Test
  void truncate() {
    int whole = MESSAGE.getBytes(StandardCharsets.UTF_8).length;
    assertEquals(
        whole / 2, bend(new Mutation.Truncate(Optional.empty(), Optional.of(50), NONE)).length);
    assertEquals(7, bend(new Mutation.Truncate(Optional.of(7), Optional.empty(), NONE)).length);
    assertEquals(
        whole, bend(new Mutation.Truncate(Optional.of(9999), Optional.empty(), NONE)).length);
  }

  @Test
  void encode() {
    assertArrayEquals(
        MESSAGE.getBytes(StandardCharsets.ISO_8859_1),
        bend(new Mutation.Encode(t("iso-8859-1"), NONE)));
  }

  @Test
  void prologComesBetweenDeclarationAndRoot() {
    Mutation mutation = new Mutation.Prolog(t("<!DOCTYPE x>"), NONE);
    assertEquals("<!DOCTYPE x>" + MESSAGE, new String(bend(mutation), StandardCharsets.UTF_8));
    String declared = "<?xml version=\"1.0\"?>\n";
    byte[] bent = mutator.apply((declared + MESSAGE).getBytes(StandardCharsets.UTF_8), mutation);
    assertEquals(declared + "<!DOCTYPE x>" + MESSAGE, new String(bent, StandardCharsets.UTF_8));
  }

  @Test
  void encodingAndMarkAndDeclarationStay() {
    String declared = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + MESSAGE;
    byte[] utf16 = declared.getBytes(StandardCharsets.UTF_16);
    byte[] bent = mutator.apply(utf16, new Mutation.Remove(t("//wsa:To"), NONE));
    assertEquals((byte) 0xFE, bent[0]);
    assertEquals((byte) 0xFF, bent[1]);
    Envelope envelope = Envelope.parse(bent);
    assertEquals(Optional.of("UTF-16"), envelope.encoding().declared());
    assertEquals("\u00fc", Dom.text(envelope.body().orElseThrow()));
  }

  @Test
  void noPlaceIsAMistake() {
    NotDrivenException mistake =
        assertThrows(
            NotDrivenException.class, () -> bend(new Mutation.Remove(t("//wsa:From"), NONE)));
    assertTrue(mistake.reason().contains("//wsa:From"), mistake.reason());
    assertThrows(NotDrivenException.class, () -> bend(new Mutation.Remove(t("//nope:X["), NONE)));
  }
}
