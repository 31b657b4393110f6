package org.wsmanspec.mock.cim;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;

/** The methods of Win32_Process. They start and end nothing but entries of the repository. */
final class SampleProcesses {
  private static final AtomicInteger NEXT = new AtomicInteger(4096);

  private SampleProcesses() {}

  static MethodResult create(MethodCall call) {
    String commandLine = call.given("CommandLine").flatMap(CimValue::text).orElse("").trim();
    if (commandLine.isEmpty()) {
      return call.returns(21);
    }
    int id = NEXT.getAndAdd(4);
    String name = commandLine.split("\\s", 2)[0];
    call.manager()
        .create(
            call.path().namespace(),
            CimInstance.of("Win32_Process")
                .set("Handle", Integer.toString(id))
                .set("Name", name)
                .set("Caption", name)
                .set("CommandLine", commandLine)
                .set("ProcessId", CimType.UINT32, id)
                .set("ParentProcessId", CimType.UINT32, BigInteger.valueOf(8))
                .set("ThreadCount", CimType.UINT32, 1)
                .build());
    return call.returns(0).with("ProcessId", CimValue.of(CimType.UINT32, id));
  }

  static MethodResult terminate(MethodCall call) {
    call.manager().remove(call.path());
    return call.returns(0);
  }
}
