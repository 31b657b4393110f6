package org.wsmanspec.mock.cim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleRepositoryTests {
  private static final String NS = "root/cimv2";
  private static final Caller CALLER = new Caller("tester");

  private final ObjectManager manager = SampleRepository.create(JournalSink.NONE);

  static int count(Iterator<CimInstance> instances) {
    int count = 0;
    while (instances.hasNext()) {
      instances.next();
      count++;
    }
    return count;
  }

  private MethodResult invoke(String path, String method, Map<String, CimValue> in) {
    return manager.invokeMethod(CALLER, ObjectPath.parse(path), method, in);
  }

  private String text(String path, String property) {
    return manager.getInstance(CALLER, ObjectPath.parse(path)).text(property).orElse("NULL");
  }

  @Test
  void hasFourNamespaces() {
    assertEquals(
        Set.of("root/cimv2", "root/hardware", "root/interop", "root/private"),
        manager.namespaces());
  }

  @ParameterizedTest
  @CsvSource({
    "root/cimv2, Win32_OperatingSystem, 1",
    "root/cimv2, Win32_ComputerSystem, 1",
    "root/cimv2, Win32_Process, 40",
    "root/cimv2, Win32_Service, 30",
    "root/cimv2, Win32_LogicalDisk, 3",
    "root/cimv2, Win32_NetworkAdapter, 3",
    "root/cimv2, CIM_LogicalDevice, 6",
    "root/cimv2, Win32_SystemServices, 30",
    "root/cimv2, WSPEC_Pair, 2",
    "root/cimv2, WSPEC_Empty, 0",
    "root/cimv2, WSPEC_Many, 10000",
    "root/cimv2, WSPEC_Large, 1",
    "root/hardware, CIM_ComputerSystem, 2",
    "root/interop, CIM_Namespace, 3",
  })
  void hasInstances(String namespace, String className, int expected) {
    assertEquals(expected, count(manager.enumerateInstances(CALLER, namespace, className, true)));
  }

  @Test
  void givesDmtfClassesMajorVersionTwo() {
    for (String namespace : manager.namespaces()) {
      for (CimClass cimClass : manager.classes(namespace)) {
        if (cimClass.name().startsWith("CIM_")) {
          assertTrue(cimClass.version().orElse("none").startsWith("2."), () -> cimClass.toString());
          assertTrue(cimClass.resourcePrefix().isPresent(), () -> cimClass.toString());
        }
      }
    }
  }

  @Test
  void holdsEveryTypeOfValue() {
    CimInstance all = manager.getInstance(CALLER, ObjectPath.parse("WSPEC_Types.Id=\"all\""));
    CimClass cimClass = manager.findClass(NS, "WSPEC_Types").orElseThrow();
    Set<CimType> types = new HashSet<>();
    cimClass.properties().forEach(p -> types.add(p.type()));
    assertEquals(Set.of(CimType.values()), types);
    assertEquals("18446744073709551615", all.text("Unsigned64").orElseThrow());
    assertEquals("-9223372036854775808", all.text("Signed64").orElseThrow());
    assertEquals("Z", all.text("Letter").orElseThrow());
    assertEquals("Grüße, \"quoted\" & <marked>\tand tabbed", all.text("Text").orElseThrow());
    assertEquals(List.of("one", "", "three"), all.property("Texts").orElseThrow().texts());
    assertTrue(all.property("NullArray").orElseThrow().isNull());
    CimValue empty = all.property("EmptyArray").orElseThrow();
    assertFalse(empty.isNull());
    assertEquals(List.of(), empty.elements());
    assertEquals(
        "-4",
        all.property("Place").flatMap(CimValue::embedded).flatMap(p -> p.text("Y")).orElseThrow());
    assertEquals("root/cimv2:WSPEC_Pair.Name=\"left\",Number=1", all.text("Partner").orElseThrow());
    assertTrue(cimClass.property("octets").orElseThrow().isOctetString());
  }

  @Test
  void namesTheSingletonWithoutKeys() {
    ObjectPath path = manager.resolve(NS, "win32_operatingsystem", Map.of());
    assertEquals("WSPEC-HOST", manager.getInstance(CALLER, path).text("csname").orElseThrow());
  }

  @Test
  void needsAllKeysOfAPair() {
    CimException e =
        assertThrows(
            CimException.class, () -> manager.resolve(NS, "WSPEC_Pair", Map.of("Name", "left")));
    assertEquals(CimException.Problem.MISSING_KEY, e.problem());
    assertEquals(Optional.of("Number"), e.name());
    CimException none =
        assertThrows(CimException.class, () -> manager.resolve(NS, "WSPEC_Pair", Map.of()));
    assertEquals(CimException.Problem.MISSING_KEY, none.problem());
    CimException unknown =
        assertThrows(
            CimException.class,
            () ->
                manager.resolve(NS, "WSPEC_Pair", Map.of("Name", "left", "Number", "1", "X", "")));
    assertEquals(CimException.Problem.UNKNOWN_KEY, unknown.problem());
    CimException bad =
        assertThrows(
            CimException.class,
            () -> manager.resolve(NS, "WSPEC_Pair", Map.of("Name", "left", "Number", "one")));
    assertEquals(CimException.Problem.BAD_VALUE, bad.problem());
  }

  @Test
  void startsAndStopsServices() {
    String path = "Win32_Service.Name=\"AudioSrv\"";
    assertEquals("Running", text(path, "State"));
    assertEquals("10", invoke(path, "startservice", Map.of()).returnValue().text().orElseThrow());
    assertEquals("0", invoke(path, "StopService", Map.of()).returnValue().text().orElseThrow());
    assertEquals("Stopped", text(path, "State"));
    assertEquals("false", text(path, "Started"));
    assertEquals("5", invoke(path, "StopService", Map.of()).returnValue().text().orElseThrow());
    Map<String, CimValue> mode = Map.of("startmode", CimValue.of("Disabled"));
    assertEquals("0", invoke(path, "ChangeStartMode", mode).returnValue().text().orElseThrow());
    assertEquals("14", invoke(path, "StartService", Map.of()).returnValue().text().orElseThrow());
    assertEquals("Disabled", text(path, "StartMode"));
  }

  @Test
  void doesNotStopAServiceOthersNeed() {
    String path = "Win32_Service.Name=\"RpcSs\"";
    assertEquals("3", invoke(path, "StopService", Map.of()).returnValue().text().orElseThrow());
    assertEquals("Running", text(path, "State"));
  }

  @Test
  void invokesTheMethodsForTests() {
    String path = "WSPEC_Service.Name=\"main\"";
    MethodResult sum =
        invoke(
            path,
            "Add",
            Map.of(
                "a", CimValue.of(CimType.SINT32, Integer.MAX_VALUE),
                "B", CimValue.of(CimType.SINT32, 1)));
    assertEquals("2147483648", sum.out("sum").orElseThrow().text().orElseThrow());
    CimValue partner = CimValue.of(ObjectPath.parse("wspec_pair.NUMBER=2,Name=\"right\""));
    MethodResult echo =
        invoke(
            path,
            "Echo",
            Map.of("Numbers", CimValue.array(CimType.UINT32, List.of(3, 1)), "Partner", partner));
    assertEquals(List.of("Numbers", "Partner"), new ArrayList<>(echo.out().keySet()));
    assertEquals(List.of("3", "1"), echo.out("Numbers").orElseThrow().texts());
    assertEquals(
        "root/cimv2:WSPEC_Pair.Name=\"right\",Number=2",
        echo.out("Partner").orElseThrow().text().orElseThrow());
    assertEquals(
        "1.0",
        invoke("WSPEC_Service", "Version", Map.of())
            .out("Number")
            .orElseThrow()
            .text()
            .orElseThrow());
    invoke(path, "Count", Map.of());
    assertEquals(
        "2", invoke(path, "Count", Map.of()).out("Calls").orElseThrow().text().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "WSPEC_Service.Name=\"main\", Nothing, METHOD_NOT_FOUND, Nothing",
    "WSPEC_Service.Name=\"main\", Unimplemented, METHOD_NOT_AVAILABLE, Unimplemented",
    "WSPEC_Service.Name=\"main\", Fail, FAILED, Fail",
    "WSPEC_Service.Name=\"main\", Add, INVALID_PARAMETER, a",
    "WSPEC_Service, Count, INVALID_PARAMETER, Name",
    "WSPEC_Service.Name=\"none\", Count, NOT_FOUND, root/cimv2:WSPEC_Service.Name=\"none\"",
    "WSPEC_Nothing, Count, INVALID_CLASS, WSPEC_Nothing",
  })
  void refusesCalls(String path, String method, CimStatus status, String name) {
    CimException e = assertThrows(CimException.class, () -> invoke(path, method, Map.of()));
    assertEquals(status, e.status());
    assertEquals(Optional.of(name), e.name());
  }

  @Test
  void refusesParametersTheMethodDoesNotHave() {
    String path = "WSPEC_Service.Name=\"main\"";
    CimValue one = CimValue.of(CimType.SINT32, 1);
    CimException unknown =
        assertThrows(
            CimException.class, () -> invoke(path, "Add", Map.of("a", one, "b", one, "c", one)));
    assertEquals(Optional.of("c"), unknown.name());
    CimException mistyped =
        assertThrows(
            CimException.class, () -> invoke(path, "Add", Map.of("a", one, "b", CimValue.of("1"))));
    assertEquals(CimException.Problem.BAD_VALUE, mistyped.problem());
    assertEquals(Optional.of("b"), mistyped.name());
  }

  @Test
  void waitsAsLongAsAskedAndCanBeInterrupted() {
    List<Duration> waits = new ArrayList<>();
    ObjectManager patient =
        SampleRepository.create(JournalSink.NONE, AccessPolicy.GRANT_ALL, waits::add);
    ObjectPath path = ObjectPath.parse("WSPEC_Service.Name=\"main\"");
    Map<String, CimValue> in =
        Map.of("Duration", CimValue.parse(CimType.DATETIME, "00000000000130.500000:000"));
    patient.invokeMethod(CALLER, path, "Wait", in);
    assertEquals(List.of(Duration.ofMillis(90_500)), waits);

    ObjectManager interrupted =
        SampleRepository.create(
            JournalSink.NONE,
            AccessPolicy.GRANT_ALL,
            d -> {
              throw new InterruptedException();
            });
    CimException e =
        assertThrows(CimException.class, () -> interrupted.invokeMethod(CALLER, path, "Wait", in));
    assertEquals(CimStatus.FAILED, e.status());
    assertTrue(Thread.interrupted(), "the thread stays interrupted");
  }

  @Test
  void createsAndTerminatesProcesses() {
    MethodResult created =
        invoke("Win32_Process", "Create", Map.of("CommandLine", CimValue.of("ping -n 1")));
    String id = created.out("ProcessId").orElseThrow().text().orElseThrow();
    String path = "Win32_Process.Handle=\"" + id + "\"";
    assertEquals("ping", text(path, "Name"));
    invoke(path, "Terminate", Map.of());
    assertThrows(CimException.class, () -> text(path, "Name"));
  }
}
