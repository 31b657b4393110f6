package org.wsmanspec.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;

class EnvelopeTests {

  private static final String FAULT =
      """
      <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"
          xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing">
        <e:Header>
          <a:Action e:mustUnderstand=" 1 ">
            http://schemas.xmlsoap.org/ws/2004/08/addressing/fault
          </a:Action>
          <a:RelatesTo>uuid:1</a:RelatesTo>
          <a:To>one</a:To><a:To e:role="urn:other">two</a:To>
        </e:Header>
        <e:Body>
          <e:Fault>
            <e:Code>
              <e:Value>e:Sender</e:Value>
              <e:Subcode>
                <e:Value xmlns:q="http://schemas.xmlsoap.org/ws/2004/08/addressing"> q:DestinationUnreachable </e:Value>
                <e:Subcode><e:Value>unbound:Inner</e:Value></e:Subcode>
              </e:Subcode>
            </e:Code>
            <e:Reason><e:Text xml:lang="">Not there </e:Text><e:Text>Nix</e:Text></e:Reason>
            <e:Detail>
              <w:FaultDetail xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd">
                http://schemas.dmtf.org/wbem/wsman/1/wsman/faultDetail/InvalidResourceURI
              </w:FaultDetail>
            </e:Detail>
          </e:Fault>
        </e:Body>
      </e:Envelope>
      """;

  @Test
  void headersAndFaultAreReadByNameAndTrimmed() {
    Envelope envelope = parse(FAULT);
    assertTrue(envelope.isSoap12());
    assertEquals(
        Optional.of("http://schemas.xmlsoap.org/ws/2004/08/addressing/fault"), envelope.action());
    assertEquals(Optional.of("uuid:1"), envelope.relatesTo());
    assertEquals(Optional.empty(), envelope.messageId());
    assertEquals(2, envelope.headers(Names.WSA_TO).size());
    assertTrue(Envelope.mustUnderstand(envelope.header(Names.WSA_ACTION).orElseThrow()));
    assertTrue(Envelope.forReceiver(envelope.headers(Names.WSA_TO).get(0)));
    assertFalse(Envelope.forReceiver(envelope.headers(Names.WSA_TO).get(1)));
    Fault fault = envelope.fault().orElseThrow();
    assertEquals(Optional.of(new QName(Namespaces.S, "Sender")), fault.code());
    assertEquals(List.of(FaultSubcode.DESTINATION_UNREACHABLE.qname()), fault.subcodes());
    assertEquals(Optional.of("InvalidResourceURI"), fault.faultDetailName());
    assertEquals(
        List.of(
            new Fault.Reason(Optional.of(""), "Not there"),
            new Fault.Reason(Optional.empty(), "Nix")),
        fault.reasons());
    assertEquals(
        "s:Sender / wsa:DestinationUnreachable [InvalidResourceURI]: Not there", fault.summary());
  }

  @Test
  void elementsOfANameAreFoundEverywhereInDocumentOrder() {
    Envelope envelope =
        parse("<a xmlns='urn:a'><b n='1'><b n='2'/>t</b><c xmlns=''><b n='no'/></c><b n='3'/></a>");
    assertEquals(
        List.of("1", "2", "3"),
        envelope.elements(new QName("urn:a", "b")).stream().map(e -> e.getAttribute("n")).toList());
    assertEquals(1, envelope.elements(new QName("urn:a", "a")).size());
    assertEquals(1, envelope.elements(new QName("c")).size());
    assertEquals(List.of(), envelope.elements(new QName("urn:a", "c")));
    assertEquals(1, parse("<a/>").elements(new QName("a")).size());
  }

  @Test
  void bytesStayTheOriginalOnes() {
    byte[] bytes = FAULT.getBytes(StandardCharsets.UTF_16);
    byte[] given = bytes.clone();
    Envelope envelope = Envelope.parse(given);
    given[0] = 0;
    envelope.bytes()[1] = 0;
    assertArrayEquals(bytes, envelope.bytes());
    assertEquals(bytes.length, envelope.size());
  }

  @Test
  void otherDocumentsAreHeldButHaveNoParts() {
    for (String text :
        List.of(
            "<Envelope/>",
            "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Header/><s:Body/></s:Envelope>",
            "<s:envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'/>")) {
      Envelope envelope = parse(text);
      assertFalse(envelope.isSoap12(), text);
      assertEquals(Optional.empty(), envelope.body());
      assertEquals(List.of(), envelope.headers());
      assertEquals(Optional.empty(), envelope.bodyChild());
      assertFalse(envelope.isFault());
    }
  }

  @Test
  void aPayloadThatIsNoXmlTellsWhy() {
    Payload payload = Payload.ofText("<html><br></html>");
    assertEquals(Optional.empty(), payload.envelope());
    assertEquals(
        UnreadableMessageException.Kind.NOT_WELL_FORMED, payload.problem().orElseThrow().kind());
    Payload garbage = Payload.of(new byte[] {(byte) 0xFE, (byte) 0xFF, 0}, Optional.of("nonsense"));
    assertEquals(Optional.empty(), garbage.envelope());
    assertEquals("\uFFFD", garbage.text());
    assertEquals(
        UnreadableMessageException.Kind.EMPTY, Payload.EMPTY.problem().orElseThrow().kind());
    assertEquals("", Payload.EMPTY.text());
  }

  @Test
  void placesAreToldAsXPath() {
    Envelope envelope = parse(FAULT);
    Element second = envelope.headers(Names.WSA_TO).get(1);
    assertEquals("/s:Envelope/s:Header/wsa:To[2]", Dom.xpath(second));
    assertEquals(
        "/s:Envelope/s:Header/wsa:To[2]/@s:role",
        Dom.xpath(second.getAttributeNodeNS(Namespaces.S, "role")));
    assertEquals("/s:Envelope/s:Header/wsa:To[2]/text()", Dom.xpath(second.getFirstChild()));
    assertEquals("/", Dom.xpath(envelope.document()));
    assertEquals("/s:Envelope", Dom.xpath(envelope.root()));
    Envelope foreign = parse("<x:a xmlns:x='urn:x'><b/><!-- c --><?p d?></x:a>");
    assertEquals("/{urn:x}a/b", Dom.xpath(Dom.children(foreign.root()).get(0)));
    Node comment = foreign.root().getFirstChild().getNextSibling();
    assertEquals("/{urn:x}a/comment()", Dom.xpath(comment));
    assertEquals("/{urn:x}a/processing-instruction()", Dom.xpath(comment.getNextSibling()));
  }

  @Test
  void qNamesAreResolvedInTheirScope() {
    Element root = parse("<a xmlns='urn:d' xmlns:p='urn:p'><b xmlns=''/></a>").root();
    Element b = Dom.children(root).get(0);
    assertEquals(Optional.of(new QName("urn:p", "x")), Dom.qname(root, " p:x\n"));
    assertEquals(Optional.of(new QName("urn:d", "x")), Dom.qname(root, "x"));
    assertEquals(Optional.of(new QName("x")), Dom.qname(b, "x"));
    assertEquals(
        Optional.of(new QName("http://www.w3.org/XML/1998/namespace", "lang")),
        Dom.qname(b, "xml:lang"));
    for (String bad : List.of("", " ", "q:x", ":x", "p:", "p:x:y", "a b")) {
      assertEquals(Optional.empty(), Dom.qname(root, bad), bad);
    }
  }

  private static Envelope parse(String text) {
    return Envelope.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
