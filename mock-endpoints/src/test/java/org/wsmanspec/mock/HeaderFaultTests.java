package org.wsmanspec.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wsmanspec.mock.Client.resource;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers: one thing wrong at a time, and the fault that says so. */
class HeaderFaultTests {

  private static final String LEFT = resource("WSPEC_Pair", "Name", "left", "Number", "1");
  private static final String GET = Client.T + "Get";
  private static final String ANONYMOUS =
      "<wsa:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</wsa:Address>";
  private static final String ID = "<wsa:MessageID>uuid:A</wsa:MessageID>";
  private static final String ACTION = "<wsa:Action>" + GET + "</wsa:Action>";
  private static final String REPLY_TO = "<wsa:ReplyTo>" + ANONYMOUS + "</wsa:ReplyTo>";
  private static final String INVALID = "s:Sender wsa:InvalidMessageInformationHeader";
  private static final String REQUIRED = "s:Sender wsa:MessageInformationHeaderRequired";
  private static final String MU = " s:mustUnderstand=\"true\"";

  private static ReferenceEndpoint endpoint;
  private static Client client;

  @BeforeAll
  static void start() {
    endpoint = ReferenceEndpoint.builder().build().start();
    client = new Client(endpoint.address());
  }

  @AfterAll
  static void stop() {
    endpoint.close();
  }

  private static String big(int length) {
    return "x".repeat(length);
  }

  private static String control(String header) {
    return Client.envelope(GET, LEFT + header, "");
  }

  private static String option(String attributes, String option) {
    return control(
        "<wsman:OptionSet"
            + attributes
            + "><wsman:Option "
            + option
            + "</wsman:Option></wsman:OptionSet>");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("no MessageID", REQUIRED, Client.raw(ACTION + REPLY_TO + LEFT, "")),
        Arguments.of(
            "empty MessageID",
            INVALID,
            Client.raw("<wsa:MessageID/>" + ACTION + REPLY_TO + LEFT, "")),
        Arguments.of("no Action", REQUIRED, Client.raw(ID + REPLY_TO + LEFT, "")),
        Arguments.of("no ReplyTo", REQUIRED, Client.raw(ID + ACTION + LEFT, "")),
        Arguments.of("two MessageIDs", INVALID, Client.raw(ID + ID + ACTION + REPLY_TO + LEFT, "")),
        Arguments.of("two resource URIs", INVALID, control(LEFT)),
        Arguments.of(
            "ReplyTo elsewhere",
            "s:Sender wsman:UnsupportedFeature AddressingMode",
            Client.raw(
                ID
                    + ACTION
                    + "<wsa:ReplyTo><wsa:Address>http://192.0.2.1/x</wsa:Address></wsa:ReplyTo>"
                    + LEFT,
                "")),
        Arguments.of(
            "FaultTo elsewhere",
            "s:Sender wsman:UnsupportedFeature AddressingMode",
            control("<wsa:FaultTo><wsa:Address>http://192.0.2.1/x</wsa:Address></wsa:FaultTo>")),
        Arguments.of(
            "ReplyTo without Address",
            INVALID,
            Client.raw(ID + ACTION + "<wsa:ReplyTo/>" + LEFT, "")),
        Arguments.of(
            "unknown Action",
            "s:Sender wsa:ActionNotSupported",
            Client.envelope("urn:unknown", LEFT, "")),
        Arguments.of(
            "unknown mandatory header",
            "s:MustUnderstand",
            control("<q:Foo xmlns:q=\"urn:q\"" + MU + "/>")),
        Arguments.of(
            "bad mustUnderstand",
            "s:Sender",
            control("<q:Foo xmlns:q=\"urn:q\" s:mustUnderstand=\"yes\"/>")),
        Arguments.of("header without namespace", "s:Sender", control("<Foo/>")),
        Arguments.of(
            "encoding style",
            "s:DataEncodingUnknown",
            control("<q:Foo xmlns:q=\"urn:q\" s:encodingStyle=\"urn:e\"/>")),
        Arguments.of(
            "mandatory timeout of zero",
            INVALID,
            control("<wsman:OperationTimeout" + MU + ">PT0S</wsman:OperationTimeout>")),
        Arguments.of(
            "mandatory timeout that is a time",
            INVALID,
            control(
                "<wsman:OperationTimeout" + MU + ">2026-01-01T00:00:00Z</wsman:OperationTimeout>")),
        Arguments.of(
            "size below the minimum",
            "s:Sender wsman:EncodingLimit MinimumEnvelopeLimit",
            control("<wsman:MaxEnvelopeSize" + MU + ">8191</wsman:MaxEnvelopeSize>")),
        Arguments.of(
            "size that is no number",
            INVALID,
            control("<wsman:MaxEnvelopeSize" + MU + ">many</wsman:MaxEnvelopeSize>")),
        Arguments.of(
            "mandatory foreign locale",
            "s:Sender wsman:UnsupportedFeature Locale",
            control("<wsman:Locale xml:lang=\"tr-TR\"" + MU + "/>")),
        Arguments.of(
            "mandatory unknown option",
            "s:Sender wsman:InvalidOptions InvalidName",
            option(MU, "Name=\"Unknown\" MustComply=\"true\">1")),
        Arguments.of(
            "mandatory option with a bad value",
            "s:Sender wsman:InvalidOptions InvalidValue",
            option(MU, "Name=\"ShowExtensions\" MustComply=\"true\">perhaps")),
        Arguments.of(
            "long option",
            "s:Sender wsman:EncodingLimit OptionLimit",
            option("", "Name=\"A\">" + big(4097))),
        Arguments.of(
            "long resource URI",
            "s:Sender wsman:EncodingLimit URILimitExceeded",
            Client.envelope(GET, resource(big(2048)), "")),
        Arguments.of(
            "long selector",
            "s:Sender wsman:EncodingLimit SelectorLimit",
            Client.envelope(GET, resource("WSPEC_Pair", "Name", big(4097)), "")),
        Arguments.of(
            "no resource URI",
            "s:Sender wsa:DestinationUnreachable InvalidResourceURI",
            Client.envelope(GET, "", "")),
        Arguments.of(
            "resource URI that is none",
            "s:Sender wsa:DestinationUnreachable InvalidResourceURI",
            Client.envelope(GET, "<wsman:ResourceURI>no uri</wsman:ResourceURI>", "")),
        Arguments.of(
            "unknown class",
            "s:Sender wsa:DestinationUnreachable InvalidResourceURI",
            Client.envelope(GET, resource("WSPEC_None"), "")),
        Arguments.of(
            "duplicate selectors",
            "s:Sender wsman:InvalidSelectors DuplicateSelectors",
            Client.envelope(GET, resource("WSPEC_Pair", "Name", "left", "Name", "left"), "")),
        Arguments.of(
            "too few selectors",
            "s:Sender wsman:InvalidSelectors InsufficientSelectors",
            Client.envelope(GET, resource("WSPEC_Pair", "Name", "left"), "")),
        Arguments.of(
            "unknown selector",
            "s:Sender wsman:InvalidSelectors UnexpectedSelectors",
            Client.envelope(
                GET, resource("WSPEC_Pair", "Name", "left", "Number", "1", "Note", "x"), "")),
        Arguments.of(
            "selector of the wrong type",
            "s:Sender wsman:InvalidSelectors TypeMismatch",
            Client.envelope(GET, resource("WSPEC_Pair", "Name", "left", "Number", "one"), "")),
        Arguments.of(
            "selector of two elements",
            "s:Sender wsman:InvalidSelectors InvalidValue",
            Client.envelope(
                GET, resource("WSPEC_Pair", "Name", "<a xmlns=\"\"/><b xmlns=\"\"/>"), "")),
        Arguments.of(
            "empty selector set",
            "s:Sender wsman:SchemaValidationError",
            Client.envelope(GET, resource("WSPEC_Pair") + "<wsman:SelectorSet/>", "")),
        Arguments.of(
            "no such instance",
            "s:Sender wsa:DestinationUnreachable",
            Client.envelope(GET, resource("WSPEC_Pair", "Name", "middle", "Number", "1"), "")),
        Arguments.of(
            "unknown namespace",
            "s:Sender wsa:DestinationUnreachable InvalidResourceURI",
            Client.envelope(
                GET,
                "<wsman:ResourceURI>http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_System"
                    + "</wsman:ResourceURI><wsman:SelectorSet><wsman:Selector"
                    + " Name=\"__cimnamespace\">root/none</wsman:Selector></wsman:SelectorSet>",
                "")),
        Arguments.of(
            "all classes",
            "s:Sender wsa:ActionNotSupported ActionMismatch",
            Client.envelope(
                GET,
                "<wsman:ResourceURI>http://schemas.dmtf.org/wbem/wscim/1/*</wsman:ResourceURI>",
                "")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void oneThingWrong(String name, String expected, String request) {
    Client.Answer answer = client.send(request);
    assertEquals(expected, answer.faultLine(), answer::text);
    assertEquals(500, answer.status());
    String action = answer.envelope().action().orElseThrow();
    boolean wsman = expected.contains(" wsman:");
    assertEquals(
        wsman
            ? "http://schemas.dmtf.org/wbem/wsman/1/wsman/fault"
            : "http://schemas.xmlsoap.org/ws/2004/08/addressing/fault",
        action);
    boolean readable = !name.contains("MessageID");
    assertEquals(readable, answer.envelope().relatesTo().isPresent(), name);
    assertEquals("en-US", answer.at("//s:Text/@xml:lang"));
  }

  @Test
  void detailsNameWhatIsWrong() {
    assertEquals(
        "urn:x", client.send(Client.envelope("urn:x", LEFT, "")).at("//s:Detail/wsa:Action"));
    Client.Answer unknown = client.send(control("<q:Foo xmlns:q=\"urn:q\"" + MU + "/>"));
    assertEquals("q:Foo", unknown.at("//s:Header/s:NotUnderstood/@qname"));
    assertEquals(
        "urn:q",
        unknown
            .envelope()
            .header(org.wsmanspec.message.vocabulary.Names.S_NOT_UNDERSTOOD)
            .orElseThrow()
            .lookupNamespaceURI("q"));
    Client.Answer few = client.get(resource("WSPEC_Pair", "Name", "left"));
    assertEquals("Name", few.at("//s:Detail/wsman:SupportedSelectorName[1]"));
    assertEquals("wsa:MessageID", client.send(Client.raw(ID + ID + ACTION, "")).at("//s:Detail/*"));
    assertEquals("wsa:ReplyTo", client.send(Client.raw(ID + ACTION + LEFT, "")).at("//s:Detail/*"));
  }

  @Test
  void whatNeedNotBeHonoredIsIgnored() {
    String harmless =
        "<wsa:From><wsa:Address>urn:me</wsa:Address></wsa:From>"
            + "<q:Foo xmlns:q=\"urn:q\"/>"
            + "<q:Bar xmlns:q=\"urn:q\" s:mustUnderstand=\"1\""
            + " s:role=\"http://www.w3.org/2003/05/soap-envelope/role/none\"/>"
            + "<wsman:Locale xml:lang=\"tr\"/>"
            + "<wsman:OperationTimeout>soon</wsman:OperationTimeout>"
            + "<wsman:MaxEnvelopeSize>0</wsman:MaxEnvelopeSize>"
            + "<wsman:OptionSet><wsman:Option Name=\"Any\" MustComply=\"true\">1</wsman:Option>"
            + "</wsman:OptionSet><!-- a comment -->";
    assertEquals(200, client.send(control(harmless)).status());
    assertEquals(200, client.send(Client.raw(ID + ACTION + REPLY_TO + LEFT, "")).status());
  }

  @Test
  void referenceParametersComeBackAsHeaders() {
    String request =
        Client.raw(
            ID
                + ACTION
                + "<wsa:ReplyTo>"
                + ANONYMOUS
                + "<wsa:ReferenceParameters><r:Cookie xmlns:r=\"urn:r\">reply</r:Cookie>"
                + "</wsa:ReferenceParameters></wsa:ReplyTo><wsa:FaultTo>"
                + ANONYMOUS
                + "<wsa:ReferenceParameters><r:Cookie xmlns:r=\"urn:r\">fault</r:Cookie>"
                + "</wsa:ReferenceParameters></wsa:FaultTo>"
                + "%s",
            "");
    String cookie = "//s:Header/*[local-name()='Cookie']";
    assertEquals("reply", client.send(request.formatted(LEFT)).at(cookie));
    assertEquals("fault", client.send(request.formatted(resource("WSPEC_None"))).at(cookie));
  }

  @Test
  void requestedEprNamesTheInstance() {
    Client.Answer answer = client.send(control("<wsman:RequestEPR" + MU + "/>"));
    String epr = "//s:Header/wsman:RequestedEPR/wsa:EndpointReference";
    assertEquals("left", answer.at(epr + "//wsman:Selector[@Name='Name']"));
    assertEquals(endpoint.address().toString(), answer.at(epr + "/wsa:Address"));
  }

  @Test
  void extensionsAreShownOnDemand() {
    String lineage = "//*[local-name()='ClassLineage']";
    assertEquals("", client.get(LEFT).at(lineage));
    assertEquals(
        "WSPEC_Pair",
        client.send(option(MU, "Name=\"ShowExtensions\" MustComply=\"true\">true")).at(lineage));
  }

  @Test
  void everyMessageIdIsNew() {
    String first = client.get(LEFT).envelope().messageId().orElseThrow();
    String second = client.get(LEFT).envelope().messageId().orElseThrow();
    assertTrue(first.startsWith("urn:uuid:") && !first.equalsIgnoreCase(second));
  }
}
