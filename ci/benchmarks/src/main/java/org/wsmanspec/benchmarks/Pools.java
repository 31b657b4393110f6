package org.wsmanspec.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wsmanspec.mock.EndpointLimits;
import org.wsmanspec.mock.ReferenceEndpoint;

/** What runspace pools cost: {@code idle} or {@code pipelines}. See docs/performance.md. */
public final class Pools {

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private Pools() {}

  /** Runs what is named. */
  public static void main(String[] arguments) throws Exception {
    for (String what : arguments.length == 0 ? new String[] {"idle", "pipelines"} : arguments) {
      switch (what) {
        case "idle" -> idle(1_000);
        case "pipelines" -> pipelines(2_000);
        default -> throw new IllegalArgumentException("there is no " + what);
      }
    }
  }

  private static void idle(int count) throws IOException {
    try (ReferenceEndpoint endpoint =
            ReferenceEndpoint.builder().limits(limits(count)).build().start();
        ShellWire wire = new ShellWire(endpoint.address(), PoolWire.RESOURCE)) {
      new PoolWire(wire).close();
      long before = heap();
      int threads = Thread.activeCount();
      List<PoolWire> open = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        open.add(new PoolWire(wire));
      }
      OUT.printf(
          Locale.ROOT,
          "idle: %d pools, %d KB each, %d threads more%n",
          count,
          (heap() - before) / 1024 / count,
          Thread.activeCount() - threads);
      for (PoolWire each : open) {
        each.close();
      }
      open.clear();
      OUT.printf(Locale.ROOT, "  closed: %d KB more than before%n", (heap() - before) / 1024);
    }
  }

  private static void pipelines(int count) throws IOException {
    try (ReferenceEndpoint endpoint = ReferenceEndpoint.builder().build().start();
        ShellWire wire = new ShellWire(endpoint.address(), PoolWire.RESOURCE);
        PoolWire pool = new PoolWire(wire)) {
      for (int round = 0; round < 3; round++) {
        long cpu = cpu();
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
          if (pool.run("1 + 1") < 2) {
            throw new IOException("no output");
          }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        OUT.printf(
            Locale.ROOT,
            "pipelines: %.0f a second, %.0f µs of processor time each (client and endpoint)%n",
            count / seconds,
            (cpu() - cpu) / 1e3 / count);
      }
    }
  }

  private static EndpointLimits limits(int shells) {
    EndpointLimits usual = EndpointLimits.DEFAULT;
    return usual.withShells(usual.shells().withShells(shells + 1, shells + 1));
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Octets in use after full collections. */
  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
