package org.wsmanspec.suite.check;

import static org.wsmanspec.report.Verdict.PASS;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Uris;

/** Checks of instances of CIM classes and of what names them. */
class CimChecksTests {

  private static final String CLASS = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Disk";
  private static final String OTHER = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Point";

  private static final String GOOD =
      "<p:Name>sda</p:Name><p:EnabledState>5</p:EnabledState><p:Owner xsi:nil='true'/>"
          + "<p:OperationalStatus>2</p:OperationalStatus><p:OperationalStatus>3</p:OperationalStatus>"
          + "<p:Since><cim:Datetime>2026-11-21T12:00:00.5+01:00</cim:Datetime></p:Since>"
          + "<p:Lasts><cim:Interval>P2DT3H4M5.000000S</cim:Interval></p:Lasts>"
          + "<p:Old>20261121120000.123456+060</p:Old>"
          + "<p:Host><wsa:Address>http://e/</wsa:Address><wsa:ReferenceParameters>"
          + "<wsman:ResourceURI>http://e/Host</wsman:ResourceURI></wsa:ReferenceParameters></p:Host>"
          + "<p:Place xsi:type='q:CIM_Point_Type'><q:X>1</q:X></p:Place>"
          + "<x:More xmlns:x='http://e/open-content'>1</x:More>";

  private static String instance(String properties) {
    return "<p:CIM_Disk xmlns:p='"
        + CLASS
        + "' xmlns:q='"
        + OTHER
        + "'>"
        + properties
        + "</p:CIM_Disk>";
  }

  private static Verdicts get(String body) {
    return Verdicts.of(
        Talk.claiming("cim", "get")
            .exchange(
                Talk.request(
                        1,
                        Actions.GET,
                        "<wsman:SelectorSet><wsman:Selector Name='Name'>SDA</wsman:Selector>"
                            + "</wsman:SelectorSet>",
                        "")
                    .replace("http://e/R", CLASS),
                Talk.reply(1, Actions.responseTo(Actions.GET), "", body)));
  }

  @Test
  void aGoodInstanceIsClean() {
    get(instance(GOOD))
        .expectClean()
        .expect(PASS, "DSP0230-cim-01")
        .expect(PASS, "DSP0230-cim-02")
        .expect(PASS, "DSP0230-cim-03")
        .expect(PASS, "DSP0230-cim-05")
        .expect(PASS, "DSP0230-cim-06")
        .expect(PASS, "DSP0230-cim-07")
        .expect(PASS, "DSP0230-cim-08")
        .expect(PASS, "DSP0227-cim-07");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "<p:Name>sda<|<p:Name>sdb<|fail DSP0227-cim-07",
        "<p:Name>sda</p:Name>|<p:Name xsi:nil='true'/>|fail DSP0230-cim-03",
        "<p:Owner xsi:nil='true'/>|<p:Owner xsi:nil='true'>x</p:Owner>|fail DSP0230-cim-03",
        "<p:EnabledState>5|<p:EnabledState>Enabled|fail DSP0230-cim-05",
        "<p:EnabledState>5|<p:EnabledState>|fail DSP0230-cim-05",
        "<p:EnabledState>5|<p:EnabledState>70000|fail DSP0230-cim-05",
        "2026-11-21T12:00:00.5+01:00|20261121120000.123456+060|fail DSP0230-cim-06",
        "P2DT3H4M5.000000S|P2DT|fail DSP0230-cim-06",
        "cim:Interval|cim:Duration|fail DSP0230-cim-06",
        "CIM_Point_Type|CIM_Point|fail DSP0230-cim-08",
        "'q:CIM_Point|'r:CIM_Point|fail DSP0230-cim-08",
      })
  void whatIsWrittenWronglyIsNamed(String good, String bad, String complaint) {
    get(instance(GOOD.replace(good, bad == null ? "" : bad))).expectOnly(complaint);
  }

  @Test
  void aWrappedReferenceIsNamed() {
    get(instance(
            GOOD.replace("<p:Host>", "<p:Host><wsa:EndpointReference>")
                .replace("</p:Host>", "</wsa:EndpointReference></p:Host>")))
        .expectOnly("fail DSP0230-cim-07");
  }

  @Test
  void anEmbeddedInstanceMayLackItsType() {
    get(instance(GOOD.replace(" xsi:type='q:CIM_Point_Type'", ""))).expectClean();
  }

  @ParameterizedTest
  @CsvSource({
    "sda-1,SDA:1,true",
    "17,+17.0,true",
    "true,1,true",
    "1,0,false",
    "sda,sda1,false",
    "20261121120000.000000+000,2026-11-21T12:00:00Z,true"
  })
  void valuesAreComparedLeniently(String selector, String value, boolean same) {
    Verdicts verdicts =
        Verdicts.of(
            Talk.claiming("cim", "get")
                .exchange(
                    Talk.request(
                            1,
                            Actions.GET,
                            "<wsman:SelectorSet><wsman:Selector Name='Name'>"
                                + selector
                                + "</wsman:Selector></wsman:SelectorSet>",
                            "")
                        .replace("http://e/R", CLASS),
                    Talk.reply(
                        1,
                        Actions.responseTo(Actions.GET),
                        "",
                        instance("<p:Name>" + value + "</p:Name>"))));
    if (same) {
      verdicts.expectClean();
    } else {
      verdicts.expectOnly("fail DSP0227-cim-07");
    }
  }

  @Test
  void namespacesAreThoseOfTheClass() {
    get(instance("<q:Name>sda</q:Name>")).expectOnly("fail DSP0230-cim-02");
    get(instance("<Name>sda</Name>")).expectOnly("fail DSP0230-cim-01");
    get("<p:Disk xmlns:p='" + CLASS + "'/>").expectOnly("fail DSP0230-cim-01");
  }

  private static Verdicts pull(String items) {
    return Verdicts.of(
        Talk.claiming("cim", "enumeration", "enumeration.object-epr")
            .exchange(
                Talk.request(
                    1,
                    Actions.PULL,
                    "",
                    "<wsen:Pull><wsen:EnumerationContext>1</wsen:EnumerationContext></wsen:Pull>"),
                Talk.reply(
                    1,
                    Actions.responseTo(Actions.PULL),
                    "",
                    "<wsen:PullResponse><wsen:Items>"
                        + items
                        + "</wsen:Items><wsen:EndOfSequence/></wsen:PullResponse>")));
  }

  private static String item(String uri, String name) {
    return "<wsman:Item>"
        + instance("<p:Name>sda</p:Name>")
        + "<wsa:EndpointReference><wsa:Address>http://e/</wsa:Address><wsa:ReferenceParameters>"
        + "<wsman:ResourceURI>"
        + uri
        + "</wsman:ResourceURI><wsman:SelectorSet><wsman:Selector Name='Name'>"
        + name
        + "</wsman:Selector><wsman:Selector Name='__cimnamespace'>root/x</wsman:Selector>"
        + "</wsman:SelectorSet></wsa:ReferenceParameters></wsa:EndpointReference></wsman:Item>";
  }

  @Test
  void aReferenceNamesTheObjectBesideIt() {
    pull(item(CLASS, "sda"))
        .expectClean()
        .expect(PASS, "DSP0227-cim-02")
        .expect(PASS, "DSP0227-cim-04");
    pull(item(CLASS, "sdb")).expectOnly("fail DSP0227-cim-04");
  }

  @Test
  void aClassUriEndsWithTheClass() {
    pull(item(CLASS + "?Name=sda", "sda")).expectOnly("fail DSP0227-cim-02");
    pull(item(CLASS.replace("/2/", "/1/"), "sda")).expectOnly("warn DSP0227-cim-02");
    pull(item(CLASS.replace("CIM_Disk", "*"), "sda")).expectClean();
    pull(item("http://vendor.example/wbem/wscim/1/cim-schema/2/CIM_Disk", "sda"))
        .expectOnly("warn DSP0227-cim-02");
    pull(item("http://vendor.example/wbem/wscim/1/cim-schema/2/VEN_Disk", "sda")).expectClean();
    pull(item(Uris.WMI + "root/cimv2/CIM_Disk", "sda")).expectClean();
  }
}
