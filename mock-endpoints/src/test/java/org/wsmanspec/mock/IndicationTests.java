package org.wsmanspec.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wsmanspec.mock.Subscriber.PULL;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.Client.Answer;
import org.wsmanspec.mock.Subscriber.Subscribed;
import org.wsmanspec.mock.cim.Caller;
import org.wsmanspec.mock.cim.CimInstance;
import org.wsmanspec.mock.cim.CimType;
import org.wsmanspec.mock.cim.CimValue;
import org.wsmanspec.mock.cim.ObjectManager;
import org.wsmanspec.mock.cim.ObjectPath;

/** CIM indications as events: DSP0227 section 10. */
class IndicationTests {

  private static final String CIM = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/";
  private static final String ALL = "<wsman:ResourceURI>" + Client.WMI + "*</wsman:ResourceURI>";

  private ReferenceEndpoint endpoint;
  private Subscriber subscriber;
  private ObjectManager manager;

  @BeforeEach
  void start() {
    endpoint = ReferenceEndpoint.builder().build().start();
    subscriber = new Subscriber(endpoint);
    manager = endpoint.objectManager();
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private static String wql(String query) {
    return PULL + "<wsman:Filter Dialect=\"" + Uris.DIALECT_WQL + "\">" + query + "</wsman:Filter>";
  }

  private static String dmtf(String className) {
    return "<wsman:ResourceURI>" + CIM + className + "</wsman:ResourceURI>";
  }

  private void changeSettings() {
    CimInstance made =
        manager.create(
            "root/cimv2",
            CimInstance.of("WSPEC_Setting").set("InstanceID", "new").set("Owner", "me").build());
    ObjectPath path = made.path().orElseThrow();
    manager.modifyInstance(
        new Caller("test"),
        path,
        CimInstance.of("WSPEC_Setting").set("Value", CimType.SINT32, 9).build(),
        Optional.empty());
    manager.remove(path);
    manager.update(
        ObjectPath.parse("root/cimv2:WSPEC_Base.Id=\"base\""), Map.of("Common", CimValue.of("x")));
  }

  @Test
  void changesOfInstancesAreIndicated() {
    Subscribed all = subscriber.subscribed(dmtf("CIM_InstIndication"), PULL);
    changeSettings();
    Answer answer = subscriber.pull(all, 10);
    assertEquals(
        List.of(
            "CIM_InstCreation", "CIM_InstModification", "CIM_InstDeletion", "CIM_InstModification"),
        Subscriber.strings(answer, "//wsen:Items/*/@xsi:type").stream()
            .map(t -> t.substring(t.indexOf(':') + 1).replace("_Type", ""))
            .toList());
    String second = "//wsen:Items/*[2]/";
    assertEquals(CIM + "CIM_InstModification", answer.at("namespace-uri(//wsen:Items/*[2])"));
    assertEquals(
        "9", answer.at(second + "*[local-name()='SourceInstance']/*[local-name()='Value']"));
    assertEquals(
        "0", answer.at(second + "*[local-name()='PreviousInstance']/*[local-name()='Value']"));
    assertTrue(
        answer
            .at(second + "*[local-name()='SourceInstance']/@xsi:type")
            .endsWith("WSPEC_Setting_Type"));
    assertEquals(
        "root/cimv2:WSPEC_Setting.InstanceID=\"new\"",
        answer.at(second + "*[local-name()='SourceInstanceModelPath']"));
    assertTrue(
        answer.at(second + "*[local-name()='IndicationTime']/cim:Datetime").endsWith("+00:00"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT * FROM __InstanceCreationEvent WITHIN 5 WHERE TargetInstance ISA 'WSPEC_Setting'     | 1
          SELECT * FROM __InstanceModificationEvent WITHIN 1 WHERE TargetInstance ISA 'WSPEC_Setting' | 1
          SELECT * FROM __InstanceOperationEvent WITHIN 1 WHERE TargetInstance ISA 'WSPEC_Setting'    | 3
          SELECT * FROM __InstanceOperationEvent WITHIN 1                                             | 4
          SELECT * FROM __InstanceModificationEvent WITHIN 1 WHERE TargetInstance.Value = 8           | 0
          SELECT * FROM CIM_InstModification WHERE SourceInstance ISA 'WSPEC_Base'                    | 1
          SELECT * FROM CIM_InstIndication WHERE SourceInstance.Owner = 'me'                          | 3
          SELECT * FROM WSPEC_TickEvent                                                               | 0
          """)
  void queries(String query, int expected) {
    Subscribed subscription = subscriber.subscribed(ALL, wql(query));
    changeSettings();
    Answer answer = subscriber.pull(subscription, 10);
    assertEquals(
        expected,
        answer.envelope().isFault() ? 0 : Integer.parseInt(answer.at("count(//wsen:Items/*)")));
  }

  @Test
  void eventsOfWmiHaveItsShape() {
    Subscribed subscription =
        subscriber.subscribed(
            ALL,
            wql(
                "SELECT * FROM __InstanceDeletionEvent WITHIN 1 WHERE TargetInstance ISA 'WSPEC_Setting'"));
    changeSettings();
    Answer answer = subscriber.pull(subscription, 10);
    assertEquals(
        Client.WMI + "__InstanceDeletionEvent", answer.at("namespace-uri(//wsen:Items/*)"));
    assertEquals(
        "new", answer.at("//*[local-name()='TargetInstance']/*[local-name()='InstanceID']"));
    assertTrue(answer.at("//*[local-name()='TIME_CREATED']").matches("1[0-9]{17}"));
  }

  @Test
  void anyIndicationCanBeRaised() {
    Subscribed ticks =
        subscriber.subscribed(ALL, wql("SELECT * FROM WSPEC_TickEvent WHERE Number > 1"));
    Subscribed source =
        subscriber.subscribed(
            dmtf("CIM_InstModification"),
            wql("SELECT * FROM CIM_InstModification WHERE SourceInstance ISA 'WSPEC_EventSource'"));
    assertEquals(200, subscriber.raise("<p:Count>3</p:Count><p:Text>tick</p:Text>").status());
    assertEquals(
        List.of("2", "3"),
        Subscriber.strings(subscriber.pull(ticks, 9), "//*[local-name()='Number']"));
    assertEquals(
        List.of("1", "2", "3"),
        Subscriber.strings(
            subscriber.pull(source, 9),
            "//*[local-name()='SourceInstance']/*[local-name()='Raised']"));
  }

  @Test
  void polymorphism() {
    String mode = "<wsmb:PolymorphismMode>%s</wsmb:PolymorphismMode>";
    Subscribed cast =
        subscriber.subscribed(
            dmtf("CIM_InstIndication"), PULL + mode.formatted("ExcludeSubClassProperties"));
    Subscribed none =
        subscriber.subscribed(dmtf("CIM_InstIndication"), PULL + mode.formatted("None"));
    changeSettings();
    Answer answer = subscriber.pull(cast, 10);
    assertEquals("4", answer.at("count(//wsen:Items/*[local-name()='CIM_InstIndication'])"));
    assertEquals("0", answer.at("count(//*[local-name()='PreviousInstance'])"));
    assertEquals("s:Receiver wsman:TimedOut", subscriber.pull(none, 1).faultLine());
    assertEquals(
        "s:Sender wsmb:PolymorphismModeNotSupported",
        subscriber
            .subscribe(ALL, wql("SELECT * FROM CIM_InstCreation") + mode.formatted("None"))
            .faultLine());
  }

  @Test
  void xpathAndWqlDialectsOfAClass() {
    Subscribed subscription =
        subscriber.subscribed(
            dmtf("CIM_InstIndication"),
            PULL
                + "<wsman:Filter>/s:Envelope/s:Body/CIM_InstDeletion/SourceInstance[Owner='me']"
                + "</wsman:Filter>");
    changeSettings();
    assertEquals("1", subscriber.pull(subscription, 9).at("count(//wsen:Items/*)"));
  }

  @Test
  void faults() {
    assertEquals("s:Sender wse:InvalidMessage", subscriber.subscribe(ALL, PULL).faultLine());
    assertEquals(
        "s:Sender wse:FilteringRequestedUnavailable",
        subscriber.subscribe(ALL, PULL + "<wsman:Filter>a</wsman:Filter>").faultLine());
    for (String query :
        List.of(
            "SELECT",
            "SELECT * FROM Win32_Service",
            "SELECT * FROM No_Such",
            "SELECT * FROM CIM_InstCreation WHERE Nothing = 1")) {
      assertEquals(
          "s:Sender wsman:CannotProcessFilter",
          subscriber.subscribe(ALL, wql(query)).faultLine(),
          query);
    }
    assertEquals(
        "s:Sender wse:EventSourceUnableToProcess",
        subscriber
            .subscribe(dmtf("CIM_InstDeletion"), wql("SELECT * FROM CIM_InstCreation"))
            .faultLine());
    assertEquals(
        "s:Sender wsman:AccessDenied",
        subscriber
            .subscribe(
                "<wsman:ResourceURI>http://schemas.microsoft.com/wbem/wsman/1/wmi/root/private/WSPEC_Private"
                    + "</wsman:ResourceURI>",
                PULL)
            .faultLine());
  }

  @Test
  void aStoredFilterCanBeSubscribedTo() {
    String filter =
        "<wsman:ResourceURI>http://schemas.microsoft.com/wbem/wsman/1/wmi/root/interop/"
            + "CIM_IndicationFilter</wsman:ResourceURI><wsman:SelectorSet>"
            + "<wsman:Selector Name=\"SystemCreationClassName\">CIM_ComputerSystem</wsman:Selector>"
            + "<wsman:Selector Name=\"SystemName\">WSPEC-HOST</wsman:Selector>"
            + "<wsman:Selector Name=\"CreationClassName\">CIM_IndicationFilter</wsman:Selector>"
            + "<wsman:Selector Name=\"Name\">%s</wsman:Selector></wsman:SelectorSet>";
    String settings = filter.formatted("wsmanspec:settings");
    assertEquals(
        "s:Sender wsman:InvalidParameter",
        subscriber.subscribe(settings, wql("SELECT * FROM CIM_InstCreation")).faultLine());
    assertEquals(
        "s:Sender wsa:DestinationUnreachable",
        subscriber.subscribe(filter.formatted("none"), PULL).faultLine());
    Subscribed subscription = subscriber.subscribed(settings, PULL);
    changeSettings();
    Answer answer = subscriber.pull(subscription, 9);
    assertEquals("1", answer.at("count(//wsen:Items/*)"));
    assertEquals(200, subscriber.operation(subscription, "Unsubscribe", "").status());
    assertEquals(
        "wsmanspec:settings",
        manager
            .enumerateInstances(new Caller("t"), "root/interop", "CIM_IndicationFilter", true)
            .next()
            .text("Name")
            .orElse(""),
        "the stored filter stays");
  }
}
