package org.wsmanspec.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wsmanspec.mock.Client.resource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Put, Create, Delete and all of them by fragments. */
class TransferTests {

  private static final String NS = Client.WMI + "WSPEC_Setting";
  private static final String ALPHA = resource("WSPEC_Setting", "InstanceID", "alpha");

  private ReferenceEndpoint endpoint;
  private Client client;

  @BeforeEach
  void start() {
    endpoint = ReferenceEndpoint.builder().build().start();
    client = new Client(endpoint.address());
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private static String setting(String content) {
    return "<p:WSPEC_Setting xmlns:p=\"" + NS + "\">" + content + "</p:WSPEC_Setting>";
  }

  private static String basic(String id, String caption) {
    return "<p:InstanceID>"
        + id
        + "</p:InstanceID><p:Caption>"
        + caption
        + "</p:Caption><p:Value>10</p:Value><p:Owner>root</p:Owner>";
  }

  private Client.Answer put(String body) {
    return client.send(Client.envelope(Client.T + "Put", ALPHA, body));
  }

  private Client.Answer create(String body) {
    return client.send(Client.envelope(Client.T + "Create", resource("WSPEC_Setting"), body));
  }

  private String caption() {
    return client.get(ALPHA).at("//*[local-name()='Caption']");
  }

  @Test
  void typesAreWrittenAsTheMappingSays() {
    Client.Answer all = client.get(resource("WSPEC_Types", "Id", "all"));
    String p = "//s:Body/*/*[local-name()='%s']";
    assertEquals("18446744073709551615", all.at(p.formatted("Unsigned64")));
    assertEquals(
        "2026-11-21T12:00:00.123456+01:00", all.at(p.formatted("Moment") + "/cim:Datetime"));
    assertEquals("P2DT3H4M5.000000S", all.at(p.formatted("Lasting") + "/cim:Interval"));
    assertEquals("2026-11-21+01:00", all.at(p.formatted("DayOnly") + "/cim:Date"));
    assertEquals("12:30:00.000000+00:00", all.at(p.formatted("TimeOnly") + "/cim:Time"));
    assertEquals("3", all.at("count(" + p.formatted("Texts") + ")"));
    assertEquals("0", all.at("count(" + p.formatted("EmptyArray") + ")"));
    assertEquals("true", all.at(p.formatted("NullArray") + "/@xsi:nil"));
    assertEquals("AAAAB3+A/w==", all.at(p.formatted("Octets")));
    assertEquals("q:WSPEC_Point_Type", all.at(p.formatted("Place") + "/@xsi:type"));
    assertEquals("-4", all.at(p.formatted("Place") + "/*[local-name()='Y']"));
    assertEquals("left", all.at(p.formatted("Partner") + "//wsman:Selector[@Name='Name']"));
  }

  @Test
  void putOfTheSameNeedsNoAnswerAndOfOthersGivesTheNewState() {
    Client.Answer changed = put(setting(basic("alpha", "New")));
    assertEquals(200, changed.status(), changed::text);
    assertEquals("New", changed.at("//s:Body/*/*[local-name()='Caption']"));
    String whole = changed.text().replaceAll("(?s).*<s:Body>(.*)</s:Body>.*", "$1");
    Client.Answer same = put(whole);
    assertEquals("0", same.at("count(//s:Body/*)"), same::text);
    assertEquals("New", caption());
  }

  @Test
  void badRepresentationsChangeNothing() {
    String bad = "s:Sender wxf:InvalidRepresentation ";
    assertEquals(
        bad + "MissingValues", put(setting("<p:InstanceID>alpha</p:InstanceID>")).faultLine());
    assertEquals(
        bad + "InvalidValues",
        put(setting(basic("alpha", "X") + "<p:Nothing>1</p:Nothing>")).faultLine());
    assertEquals(
        bad + "InvalidValues", put(setting(basic("alpha", "X").replace("10", "ten"))).faultLine());
    assertEquals(
        bad + "InvalidValues",
        put(setting(basic("alpha", "X") + "<p:Revision>7</p:Revision>")).faultLine());
    assertEquals(
        bad + "InvalidNamespace",
        put(setting(basic("alpha", "X")).replace(NS, "urn:other")).faultLine());
    assertEquals("s:Sender wsman:SchemaValidationError", put("").faultLine());
    assertEquals("First setting", caption());
    assertEquals(
        "http://schemas.xmlsoap.org/ws/2004/09/transfer/fault",
        put(setting("")).envelope().action().orElseThrow());
  }

  @Test
  void createGivesAReferenceThatWorks() {
    Client.Answer created = create(setting(basic("delta", "Fourth")));
    assertEquals(200, created.status(), created::text);
    assertEquals("delta", created.at("//wxf:ResourceCreated//wsman:Selector[@Name='InstanceID']"));
    String epr = created.text().replaceAll("(?s).*<wsa:ReferenceParameters>(.*)</wsa:Ref.*", "$1");
    assertEquals("Fourth", client.get(epr).at("//*[local-name()='Caption']"));
    assertEquals("s:Sender wsman:AlreadyExists", create(setting(basic("delta", "X"))).faultLine());
    assertEquals(
        "s:Sender wxf:InvalidRepresentation MissingValues",
        create(setting("<p:InstanceID>e</p:InstanceID>")).faultLine());
    Client.Answer deleted =
        client.send(Client.envelope(Client.T + "Delete", epr + "<wsman:RequestEPR/>", ""));
    assertEquals("1", deleted.at("count(//wsman:RequestedEPR/wsman:EPRInvalid)"));
    assertEquals("0", deleted.at("count(//s:Body/*)"));
    assertEquals("s:Sender wsa:DestinationUnreachable", client.get(epr).faultLine());
    assertEquals(
        "s:Sender wsa:DestinationUnreachable",
        client.send(Client.envelope(Client.T + "Delete", epr, "")).faultLine());
  }

  @Test
  void readOnlyClassesRefuse() {
    String many = resource("WSPEC_Many", "Number", "1");
    String mismatch = "s:Sender wsa:ActionNotSupported ActionMismatch";
    Client.Answer answer = client.send(Client.envelope(Client.T + "Delete", many, ""));
    assertEquals(mismatch, answer.faultLine());
    assertEquals(Client.T + "Delete", answer.at("//s:Detail/wsa:Action"));
    assertEquals(
        mismatch,
        client
            .send(
                Client.envelope(
                    Client.T + "Create",
                    resource("WSPEC_Abstract"),
                    "<p:WSPEC_Abstract xmlns:p=\"" + Client.WMI + "WSPEC_Abstract\"/>"))
            .faultLine());
  }

  private Client.Answer fragment(String verb, String expression, String body) {
    String header =
        "<wsman:FragmentTransfer s:mustUnderstand=\"true\" xmlns:p=\""
            + NS
            + "\">"
            + expression
            + "</wsman:FragmentTransfer>";
    return client.send(
        Client.envelope(
            Client.T + verb,
            ALPHA + header,
            body.isEmpty()
                ? ""
                : "<wsman:XmlFragment xmlns:p=\"" + NS + "\">" + body + "</wsman:XmlFragment>"));
  }

  @Test
  void fragmentsAreRead() {
    Client.Answer answer = fragment("Get", "p:Numbers", "");
    assertEquals("3", answer.at("count(//s:Body/wsman:XmlFragment/*)"), answer::text);
    assertEquals("p:Numbers", answer.at("//s:Header/wsman:FragmentTransfer"));
    assertEquals("2", fragment("Get", "Numbers[2]/text()", "").at("//wsman:XmlFragment"));
    assertEquals("true", fragment("Get", "p:Nothing", "").at("//wsman:XmlFragment/@xsi:nil"));
    assertEquals(
        "2", fragment("Get", "p:Caption | p:Owner", "").at("count(//s:Body/wsman:XmlFragment/*)"));
    assertEquals(
        "3",
        fragment("Get", "/p:WSPEC_Setting/p:Numbers[text()=\"3\"]", "").at("//wsman:XmlFragment"));
  }

  @Test
  void fragmentsAreWritten() {
    assertEquals(200, fragment("Put", "p:Caption", "<p:Caption>Part</p:Caption>").status());
    assertEquals("Part", caption());
    assertEquals(200, fragment("Put", "p:Numbers[2]/text()", "22").status());
    assertEquals("22", fragment("Get", "p:Numbers[2]/text()", "").at("//wsman:XmlFragment"));
    assertEquals(200, fragment("Put", "p:Numbers", "<p:Numbers>7</p:Numbers>").status());
    Client.Answer added = fragment("Create", "p:Numbers[2]", "<p:Numbers>8</p:Numbers>");
    assertEquals("1", added.at("count(//wxf:ResourceCreated)"), added::text);
    assertEquals("2", fragment("Get", "p:Numbers", "").at("count(//wsman:XmlFragment/*)"));
    assertEquals(
        "s:Sender wsman:AlreadyExists",
        fragment("Create", "p:Caption", "<p:Caption>x</p:Caption>").faultLine());
    Client.Answer removed = fragment("Delete", "p:Numbers[1]", "");
    assertEquals(200, removed.status(), removed::text);
    assertEquals("8", fragment("Get", "p:Numbers/text()", "").at("//wsman:XmlFragment"));
    assertEquals(200, fragment("Delete", "p:Caption", "").status());
    assertEquals("", caption());
  }

  @Test
  void fragmentFaults() {
    assertEquals("s:Sender wsen:CannotProcessFilter", fragment("Get", "p:A[", "").faultLine());
    assertEquals("s:Sender wsen:CannotProcessFilter", fragment("Get", "//p:A", "").faultLine());
    assertEquals("s:Sender wsen:CannotProcessFilter", fragment("Get", "u:A", "").faultLine());
    assertEquals(
        "s:Sender wxf:InvalidRepresentation InvalidFragment",
        fragment("Put", "p:Caption", "<p:Owner>x</p:Owner>").faultLine());
    assertEquals(
        "s:Sender wxf:InvalidRepresentation InvalidFragment",
        fragment("Put", "p:Value", "<p:Value>ten</p:Value>").faultLine());
    assertEquals(
        "s:Sender wxf:InvalidRepresentation InvalidFragment",
        fragment("Delete", "p:Owner", "").faultLine());
    Client.Answer dialect =
        client.send(
            Client.envelope(
                Client.T + "Get",
                ALPHA
                    + "<wsman:FragmentTransfer s:mustUnderstand=\"true\" Dialect=\"urn:d\">x"
                    + "</wsman:FragmentTransfer>",
                ""));
    assertEquals("s:Receiver wsman:FragmentDialectNotSupported", dialect.faultLine());
    assertTrue(dialect.at("//s:Detail/wsman:FragmentDialect").contains("xpath"));
  }
}
