package org.wsmanspec.mock.cim;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The methods of the sample repository. */
final class SampleMethods {
  private static final String NAMESPACE = ObjectManager.DEFAULT_NAMESPACE;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final Map<String, String> START_MODES =
      Map.of(
          "boot", "Boot",
          "system", "System",
          "automatic", "Auto",
          "auto", "Auto",
          "manual", "Manual",
          "disabled", "Disabled");

  private SampleMethods() {}

  static void register(ObjectManager manager, Pause pause) {
    manager.setMethod(NAMESPACE, "WSPEC_Service", "Add", SampleMethods::add);
    manager.setMethod(NAMESPACE, "WSPEC_Service", "Echo", SampleMethods::echo);
    manager.setMethod(
        NAMESPACE,
        "WSPEC_Service",
        "Version",
        call -> call.returns(0).with("Number", CimValue.of("1.0")));
    manager.setMethod(NAMESPACE, "WSPEC_Service", "Wait", call -> await(call, pause));
    manager.setMethod(NAMESPACE, "WSPEC_Service", "Count", SampleMethods::count);
    manager.setMethod(NAMESPACE, "WSPEC_Service", "Fail", SampleMethods::fail);
    manager.setMethod(NAMESPACE, "Win32_Service", "StartService", SampleMethods::start);
    manager.setMethod(NAMESPACE, "Win32_Service", "StopService", SampleMethods::stop);
    manager.setMethod(NAMESPACE, "Win32_Service", "ChangeStartMode", SampleMethods::startMode);
    manager.setMethod(NAMESPACE, "Win32_Process", "Create", SampleProcesses::create);
    manager.setMethod(NAMESPACE, "Win32_Process", "Terminate", SampleProcesses::terminate);
    manager.setMethod(
        NAMESPACE,
        "Win32_OperatingSystem",
        "Reboot",
        call -> {
          call.manager()
              .update(
                  call.path(),
                  Map.of("LastBootUpTime", property(call, "LocalDateTime").orElseThrow()));
          return call.returns(0);
        });
  }

  static Optional<CimValue> property(MethodCall call, String name) {
    return call.instance().flatMap(i -> i.property(name));
  }

  private static MethodResult add(MethodCall call) {
    long sum = number(call, "a").longValueExact() + number(call, "b").longValueExact();
    return call.returns(0).with("sum", CimValue.of(CimType.SINT64, sum));
  }

  private static BigInteger number(MethodCall call, String name) {
    return (BigInteger) call.given(name).flatMap(CimValue::scalar).orElseThrow();
  }

  private static MethodResult echo(MethodCall call) {
    MethodResult result = call.returns(0);
    for (CimParameter parameter : call.method().parameters()) {
      CimValue value = call.in().get(parameter.name());
      if (value != null) {
        result = result.with(parameter.name(), value);
      }
    }
    return result;
  }

  private static MethodResult await(MethodCall call, Pause pause) throws InterruptedException {
    Duration wanted =
        call.given("Duration")
            .flatMap(CimValue::scalar)
            .flatMap(v -> ((CimDateTime) v).toDuration())
            .filter(d -> d.compareTo(LONGEST_WAIT) <= 0)
            .orElseThrow(
                () ->
                    new CimException(
                        CimStatus.INVALID_PARAMETER,
                        CimException.Problem.BAD_VALUE,
                        "Duration",
                        "Duration is an interval of at most " + LONGEST_WAIT));
    pause.await(wanted);
    return call.returns(0);
  }

  private static MethodResult count(MethodCall call) {
    // Two calls at once must both count, so the number is read and written in one step.
    CimInstance after =
        call.manager()
            .update(
                call.path(),
                before -> {
                  BigInteger calls =
                      (BigInteger) before.property("Calls").flatMap(CimValue::scalar).orElseThrow();
                  return Map.of("Calls", CimValue.of(CimType.UINT32, calls.add(BigInteger.ONE)));
                });
    return call.returns(0).with("Calls", after.property("Calls").orElseThrow());
  }

  private static MethodResult fail(MethodCall call) {
    throw new CimException(
        CimStatus.FAILED, "Fail", call.given("Text").flatMap(CimValue::text).orElse("As asked"));
  }

  private static MethodResult start(MethodCall call) {
    if (text(call, "StartMode").equals("Disabled")) {
      return call.returns(14);
    }
    if (text(call, "State").equals("Running")) {
      return call.returns(10);
    }
    state(call, "Running", 64);
    return call.returns(0);
  }

  private static MethodResult stop(MethodCall call) {
    if (!text(call, "State").equals("Running")) {
      return call.returns(5);
    }
    if (dependentRuns(call)) {
      return call.returns(3);
    }
    state(call, "Stopped", 0);
    return call.returns(0);
  }

  private static boolean dependentRuns(MethodCall call) {
    AssociationFilter dependents =
        new AssociationFilter(
            Optional.of("Win32_DependentService"),
            Optional.empty(),
            Optional.of("Antecedent"),
            Optional.of("Dependent"));
    Iterator<CimInstance> found = call.manager().associated(call.path(), dependents);
    while (found.hasNext()) {
      if (found.next().text("State").filter("Running"::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static void state(MethodCall call, String state, int processId) {
    boolean running = processId != 0;
    Map<String, CimValue> values = new LinkedHashMap<>();
    values.put("State", CimValue.of(state));
    values.put("Started", CimValue.of(running));
    values.put("AcceptStop", CimValue.of(running));
    values.put("ProcessId", CimValue.of(CimType.UINT32, processId));
    values.put("ExitCode", CimValue.of(CimType.UINT32, 0));
    call.manager().update(call.path(), values);
  }

  private static MethodResult startMode(MethodCall call) {
    String asked = call.given("StartMode").flatMap(CimValue::text).orElse("");
    String mode = START_MODES.get(Names.fold(asked));
    if (mode == null) {
      return call.returns(21);
    }
    call.manager().update(call.path(), Map.of("StartMode", CimValue.of(mode)));
    return call.returns(0);
  }

  private static String text(MethodCall call, String name) {
    return property(call, name).flatMap(CimValue::text).orElse("");
  }
}
