package org.wsmanspec.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wsmanspec.mock.Client.resource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Enumerate with all that may ride in it. */
class EnumerationTests {

  private static final String BASE = resource("WSPEC_Base");
  private static final String ALL =
      "<wsman:OptimizeEnumeration/><wsman:MaxElements>100</wsman:MaxElements>";
  private static final String WQL = "http://schemas.microsoft.com/wbem/wsman/1/WQL";
  private static final String ASSOCIATION =
      "http://schemas.dmtf.org/wbem/wsman/1/cimbinding/associationFilter";
  private static final String SELECTOR =
      "http://schemas.dmtf.org/wbem/wsman/1/wsman/SelectorFilter";
  private static final String REFUSED = "s:Sender wsen:CannotProcessFilter";

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

  private static String filter(String dialect, String content) {
    return "<wsman:Filter Dialect=\"" + dialect + "\">" + content + "</wsman:Filter>";
  }

  private static String xpath(String expression) {
    return "<wsman:Filter>" + expression + "</wsman:Filter>";
  }

  private static int count(Client.Answer answer) {
    assertFalse(answer.envelope().isFault(), answer::text);
    return Integer.parseInt(answer.at("count(//wsman:Items/*)"));
  }

  private static Client.Answer base(String content) {
    return client.enumerate(BASE, content + ALL);
  }

  @Test
  void optimizedAndComplete() {
    Client.Answer answer = base("");
    assertEquals(4, count(answer));
    assertEquals("1", answer.at("count(//wsen:EnumerateResponse/wsman:EndOfSequence)"));
    assertEquals("", answer.at("//wsen:EnumerationContext"));
    assertEquals(
        "Expires EnumerationContext Items EndOfSequence",
        answer.at(
            "concat(local-name(//wsen:EnumerateResponse/*[1]),' ',"
                + "local-name(//wsen:EnumerateResponse/*[2]),' ',"
                + "local-name(//wsen:EnumerateResponse/*[3]),' ',"
                + "local-name(//wsen:EnumerateResponse/*[4]))"));
    Client.Answer one = client.enumerate(BASE, "<wsman:OptimizeEnumeration/>");
    assertEquals(1, count(one));
    String context = one.at("//wsen:EnumerationContext");
    Client.Answer rest = client.pull(BASE, context, "<wsen:MaxElements>9</wsen:MaxElements>");
    assertEquals("3", rest.at("count(//wsen:Items/*)"));
    assertEquals("1", rest.at("count(//wsen:EndOfSequence)"));
  }

  @Test
  void anEmptyClassIsNoError() {
    assertEquals(0, count(client.enumerate(resource("WSPEC_Empty"), ALL)));
    Client.Answer plain = client.enumerate(resource("WSPEC_Empty"), "");
    Client.Answer pull =
        client.pull(resource("WSPEC_Empty"), plain.at("//wsen:EnumerationContext"), "");
    assertEquals("1", pull.at("count(//wsen:EndOfSequence)"));
  }

  @Test
  void modes() {
    Client.Answer epr = base("<wsman:EnumerationMode>EnumerateEPR</wsman:EnumerationMode>");
    assertEquals("4", epr.at("count(//wsman:Items/wsa:EndpointReference)"));
    Client.Answer both =
        base("<wsman:EnumerationMode>EnumerateObjectAndEPR</wsman:EnumerationMode>");
    assertEquals("4", both.at("count(//wsman:Items/wsman:Item/wsa:EndpointReference)"));
    assertEquals("EndpointReference", both.at("local-name(//wsman:Item/*[2])"));
    assertEquals(
        "s:Sender wsman:UnsupportedFeature EnumerationMode",
        base("<wsman:EnumerationMode>EnumerateObject</wsman:EnumerationMode>").faultLine());
  }

  @Test
  void polymorphism() {
    String mode = "<wsmb:PolymorphismMode>%s</wsmb:PolymorphismMode>";
    Client.Answer include = base(mode.formatted("IncludeSubClassProperties"));
    assertEquals("2", include.at("count(//wsman:Items/*[local-name()='WSPEC_DerivedA'])"));
    Client.Answer exclude = base(mode.formatted("ExcludeSubClassProperties"));
    assertEquals("4", exclude.at("count(//wsman:Items/*[local-name()='WSPEC_Base'])"));
    assertEquals("0", exclude.at("count(//*[local-name()='OnlyA'])"));
    assertEquals(1, count(base(mode.formatted("None"))));
    Client.Answer unknown = base(mode.formatted("Some"));
    assertEquals("s:Sender wsmb:PolymorphismModeNotSupported", unknown.faultLine());
    assertEquals(
        "http://schemas.dmtf.org/wbem/wsman/1/cimbinding/fault",
        unknown.envelope().action().orElseThrow());
  }

  @Test
  void xpathFilters() {
    assertEquals(2, count(base(xpath("Rank &gt; 2"))));
    assertEquals(1, count(base(xpath("OnlyA[text()='only a1']"))));
    assertEquals(3, count(base(xpath("Rank=1 or starts-with(Id, 'a')"))));
    assertEquals(1, count(base(xpath("/WSPEC_Base/Common"))));
    assertEquals(
        0,
        count(
            base(xpath("b:Nothing").replace("<wsman:Filter", "<wsman:Filter xmlns:b=\"urn:b\""))));
    for (String bad :
        new String[] {"Rank &gt;", "$x", "unbound:Rank", "a[b[c[d[e]]]]", "nofunction()"}) {
      assertEquals(REFUSED, base(xpath(bad)).faultLine(), bad);
    }
  }

  @Test
  void selectorFilters() {
    String set =
        "<wsman:SelectorSet><wsman:Selector Name=\"%s\">%s</wsman:Selector></wsman:SelectorSet>";
    assertEquals(1, count(base(filter(SELECTOR, set.formatted("Rank", "3")))));
    assertEquals(REFUSED, base(filter(SELECTOR, set.formatted("None", "3"))).faultLine());
    assertEquals(REFUSED, base(filter(SELECTOR, set.formatted("Rank", "x"))).faultLine());
  }

  @Test
  void queries() {
    Client.Answer whole = base(filter(WQL, "SELECT * FROM WSPEC_Base WHERE Rank &lt; 3"));
    assertEquals(2, count(whole));
    Client.Answer part =
        client.enumerate(
            resource("*"), filter(WQL, "select Id from WSPEC_DerivedA where Rank=2") + ALL);
    assertEquals("a1", part.at("//wsman:Items/wsman:XmlFragment/*[local-name()='Id']"));
    assertEquals("1", part.at("count(//wsman:XmlFragment/*)"));
    assertEquals(REFUSED, base(filter(WQL, "SELECT FROM")).faultLine());
    assertEquals(REFUSED, base(filter(WQL, "SELECT * FROM WSPEC_None")).faultLine());
    assertEquals(REFUSED, base(filter(WQL, "SELECT * FROM WSPEC_Pair")).faultLine());
  }

  @Test
  void associations() {
    String object =
        "<wsmb:Object><wsa:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous"
            + "</wsa:Address><wsa:ReferenceParameters>"
            + resource("Win32_ComputerSystem", "Name", "%s")
            + "</wsa:ReferenceParameters></wsmb:Object>";
    String host = object.formatted("WSPEC-HOST");
    Client.Answer services =
        client.enumerate(
            resource("*"),
            filter(
                    ASSOCIATION,
                    "<wsmb:AssociatedInstances>"
                        + host
                        + "<wsmb:ResultClassName>Win32_Service</wsmb:ResultClassName>"
                        + "<wsmb:IncludeResultProperty>Name</wsmb:IncludeResultProperty>"
                        + "</wsmb:AssociatedInstances>")
                + ALL);
    assertTrue(count(services) > 1);
    assertEquals("1", services.at("count(//wsman:Items/wsman:XmlFragment[1]/*)"));
    Client.Answer links =
        client.enumerate(
            resource("*"),
            filter(
                    ASSOCIATION,
                    "<wsmb:AssociationInstances>" + host + "</wsmb:AssociationInstances>")
                + ALL);
    assertTrue(count(links) > 1);
    assertEquals(
        REFUSED,
        client
            .enumerate(
                resource("*"),
                filter(
                    ASSOCIATION,
                    "<wsmb:AssociatedInstances>"
                        + object.formatted("nobody")
                        + "</wsmb:AssociatedInstances>"))
            .faultLine());
  }

  @Test
  void anAssociationToAClassThatIsNotThereIsAFilterFault() {
    String filter =
        filter(
            ASSOCIATION,
            "<wsmb:AssociatedInstances><wsmb:Object><wsa:Address>http://schemas.xmlsoap.org/ws/2004/08"
                + "/addressing/role/anonymous</wsa:Address><wsa:ReferenceParameters>"
                + resource("Win32_ComputerSystem", "Name", "WSPEC-HOST")
                + "</wsa:ReferenceParameters></wsmb:Object><wsmb:ResultClassName>No_Such"
                + "</wsmb:ResultClassName></wsmb:AssociatedInstances>");
    assertEquals(REFUSED, client.enumerate(resource("*"), filter).faultLine());
  }

  @Test
  void whatStandsTwiceIsRefused() {
    String schema = "s:Sender wsman:SchemaValidationError";
    String expires = "<wsen:Expires>PT1M</wsen:Expires>";
    assertEquals(schema, base(expires + expires).faultLine());
    String context = client.enumerate(BASE, "").at("//wsen:EnumerationContext");
    String elements = "<wsen:MaxElements>1</wsen:MaxElements>";
    assertEquals(schema, client.pull(BASE, context, elements + elements).faultLine());
    assertEquals(200, client.pull(BASE, context, elements).status(), "the context is still good");
  }

  @Test
  void durationsOfAnySizeAreDurations() {
    for (String large : new String[] {"P99999999999999999999Y", "PT00000000000000000000001H"}) {
      assertEquals(200, base("<wsen:Expires>" + large + "</wsen:Expires>").status(), large);
    }
    assertEquals(
        "s:Sender wsen:InvalidExpirationTime",
        base("<wsen:Expires>-P99999999999999999999Y</wsen:Expires>").faultLine());
  }

  @Test
  void filterFaults() {
    Client.Answer dialect = base(filter("urn:dialect", "x"));
    assertEquals("s:Sender wsen:FilterDialectRequestedUnavailable", dialect.faultLine());
    assertEquals("4", dialect.at("count(//s:Detail/wsen:SupportedDialect)"));
    assertEquals(REFUSED, base(xpath("Id") + "<wsen:Filter>Id</wsen:Filter>").faultLine());
    assertEquals(REFUSED, base(xpath("Id<wsman:x/>")).faultLine());
    assertEquals(
        "s:Sender wsman:UnsupportedFeature FilteringRequired",
        client.enumerate(resource("*"), "").faultLine());
  }

  @Test
  void requestFaults() {
    for (String bad : new String[] {"PT0S", "-PT1S", "abc", "2001-01-01T00:00:00Z"}) {
      assertEquals(
          "s:Sender wsen:InvalidExpirationTime",
          base("<wsen:Expires>" + bad + "</wsen:Expires>").faultLine());
    }
    assertEquals(
        "s:Sender wsman:UnsupportedFeature AddressingMode",
        base("<wsen:EndTo><wsa:Address>urn:x</wsa:Address></wsen:EndTo>").faultLine());
    assertEquals(
        "s:Sender wsman:InvalidSelectors UnexpectedSelectors",
        client.enumerate(resource("WSPEC_Base", "Id", "a1"), "").faultLine());
    assertEquals(
        "s:Sender wsa:DestinationUnreachable InvalidResourceURI",
        client.enumerate(resource("WSPEC_None"), "").faultLine());
    assertEquals("PT60.000S", base("<wsen:Expires>PT1M</wsen:Expires>").at("//wsen:Expires"));
    assertTrue(
        base("<wsen:Expires>2999-01-01T00:00:00Z</wsen:Expires>")
            .at("//wsen:Expires")
            .endsWith("Z"));
  }

  @Test
  void pullFaults() {
    String context = client.enumerate(BASE, "").at("//wsen:EnumerationContext");
    String schema = "s:Sender wsman:SchemaValidationError";
    assertEquals(
        schema, client.pull(BASE, context, "<wsen:MaxElements>0</wsen:MaxElements>").faultLine());
    assertEquals(
        schema, client.pull(BASE, context, "<wsen:MaxTime>PT0S</wsen:MaxTime>").faultLine());
    assertEquals(
        schema, client.send(Client.envelope(Client.N + "Pull", BASE, "<wsen:Pull/>")).faultLine());
    String invalid = "s:Receiver wsen:InvalidEnumerationContext";
    assertEquals(invalid, client.pull(BASE, "urn:none", "").faultLine());
    assertEquals(invalid, client.pull(resource("WSPEC_Pair"), context, "").faultLine());
    assertEquals(
        "1",
        client
            .pull(BASE, context, "<wsen:MaxTime>PT10S</wsen:MaxTime>")
            .at("count(//wsen:Items/*)"));
    Client.Answer released = one("Release", context);
    assertEquals("0", released.at("count(//s:Body/*)"));
    assertEquals(invalid, one("Release", context).faultLine());
    assertEquals(invalid, client.pull(BASE, context, "").faultLine());
  }

  private static Client.Answer one(String verb, String context) {
    return client.send(
        Client.envelope(
            Client.N + verb,
            BASE,
            "<wsen:"
                + verb
                + "><wsen:EnumerationContext>"
                + context
                + "</wsen:EnumerationContext></wsen:"
                + verb
                + ">"));
  }

  @Test
  void renewAndStatus() {
    String context = client.enumerate(BASE, "").at("//wsen:EnumerationContext");
    Client.Answer renewed = one("Renew", context);
    assertEquals("PT600.000S", renewed.at("//wsen:RenewResponse/wsen:Expires"));
    String newest = renewed.at("//wsen:EnumerationContext");
    assertTrue(one("GetStatus", newest).at("//wsen:Expires").startsWith("PT5"));
    assertEquals(
        "s:Receiver wsen:InvalidEnumerationContext", one("GetStatus", context).faultLine());
  }

  @Test
  void aPullThatFindsNothingInTimeLeavesTheEnumerationWhereItIs() {
    String slow = BASE.replace("WSPEC_Base", "WSPEC_Slow");
    String context = client.enumerate(slow, "").at("//wsen:EnumerationContext");
    String inTime = "<wsen:MaxTime>PT0.05S</wsen:MaxTime>";
    String first = client.pull(slow, context, inTime).faultLine();
    assertTrue(first.contains("wsman:TimedOut"), first);
    assertEquals(first, client.pull(slow, context, inTime).faultLine());
  }

  @Test
  void aClassThatCannotBeFilteredSaysSo() {
    String whole = BASE.replace("WSPEC_Base", "WSPEC_Unfilterable");
    String fault = client.enumerate(whole, "<wsman:Filter>Color</wsman:Filter>").faultLine();
    assertTrue(fault.contains("wsen:FilteringNotSupported"), fault);
  }

  @Test
  void estimateOnDemand() {
    Client.Answer answer =
        client.send(
            Client.envelope(
                Client.N + "Enumerate",
                BASE + "<wsman:RequestTotalItemsCountEstimate s:mustUnderstand=\"true\"/>",
                "<wsen:Enumerate/>"));
    assertEquals("4", answer.at("//s:Header/wsman:TotalItemsCountEstimate"), answer::text);
  }

  @Test
  void sizeLimitsGiveFewerItems() {
    String many = resource("WSPEC_Many");
    String context = client.enumerate(many, "").at("//wsen:EnumerationContext");
    Client.Answer answer =
        client.send(
            Client.envelope(
                Client.N + "Pull",
                many
                    + "<wsman:MaxEnvelopeSize s:mustUnderstand=\"true\">8192</wsman:MaxEnvelopeSize>",
                "<wsen:Pull><wsen:EnumerationContext>"
                    + context
                    + "</wsen:EnumerationContext><wsen:MaxElements>1000</wsen:MaxElements></wsen:Pull>"));
    assertTrue(answer.http().body().length <= 8192);
    assertTrue(Integer.parseInt(answer.at("count(//wsen:Items/*)")) > 1);
  }
}
