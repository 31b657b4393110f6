package org.wsmanspec.fuzz;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** What is on the heap after it was collected, again and again during a run. */
final class Heap {

  /** So much may come and go between two measurements. */
  private static final long SLACK = 24L * 1024 * 1024;

  private final List<Long> used = new ArrayList<>();

  /** Measure, which takes a moment. */
  void measure() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    used.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
  }

  /** Octets in use at each measurement. */
  List<Long> used() {
    return List.copyOf(used);
  }

  /** Whether the second half of the run ended higher than the first, beyond what comes and goes. */
  boolean grows() {
    int size = used.size();
    if (size < 4) {
      return false;
    }
    long before = used.subList(1, size / 2 + 1).stream().mapToLong(Long::longValue).max().orElse(0);
    long after =
        used.subList(size / 2 + 1, size).stream().mapToLong(Long::longValue).min().orElse(0);
    return after > before + SLACK;
  }
}
