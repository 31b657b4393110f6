package org.wsmanspec.benchmarks;

import java.io.PrintStream;

final class ManySubscriptions {
  private ManySubscriptions() {}

  static void run(PrintStream out, int count) {
    out.println(count);
  }
}
