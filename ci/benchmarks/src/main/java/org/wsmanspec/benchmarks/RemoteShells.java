package org.wsmanspec.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.mock.EndpointLimits;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.mock.shell.CommandPort;
import org.wsmanspec.mock.shell.CommandRequest;
import org.wsmanspec.mock.shell.CommandState;
import org.wsmanspec.mock.shell.ShellEngine;
import org.wsmanspec.mock.shell.ShellPort;
import org.wsmanspec.mock.shell.ShellRequest;
import org.wsmanspec.mock.shell.ShellSession;

/**
 * What remote shells cost: {@code idle}, {@code stream} or {@code pipelines}. See
 * docs/performance.md.
 */
public final class RemoteShells {

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final String CMD = Namespaces.RSP + "/cmd";
  private static final String FLOOD = Namespaces.RSP + "/flood";
  private static final String STREAMS =
      "<r:InputStreams>stdin</r:InputStreams><r:OutputStreams>stdout stderr</r:OutputStreams>";
  private static final Pattern STREAM = Pattern.compile("Stream [^>]*>([A-Za-z0-9+/=]+)<");
  private static final int PIECE = 64 * 1024;

  private RemoteShells() {}

  /** Runs what is named. */
  public static void main(String[] arguments) throws Exception {
    for (String what :
        arguments.length == 0 ? new String[] {"idle", "stream", "pipelines"} : arguments) {
      switch (what) {
        case "idle" -> idle(1_000);
        case "stream" -> stream(1L << 30);
        case "pipelines" -> pipelines(2_000);
        default -> throw new IllegalArgumentException("there is no " + what);
      }
    }
  }

  private static void idle(int count) throws IOException {
    for (String kind : List.of("cmd", "PowerShell")) {
      try (ReferenceEndpoint endpoint =
              ReferenceEndpoint.builder().limits(limits(count)).build().start();
          ShellWire wire = new ShellWire(endpoint.address(), CMD);
          ShellWire pools = new ShellWire(endpoint.address(), PoolWire.RESOURCE)) {
        wire.close(wire.open("", "", STREAMS, ""));
        new PoolWire(pools).close();
        long before = heap();
        int threads = Thread.activeCount();
        List<AutoCloseable> open = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          if (kind.equals("cmd")) {
            String id = wire.open("", "", STREAMS, "");
            open.add(() -> wire.close(id));
          } else {
            open.add(new PoolWire(pools));
          }
        }
        OUT.printf(
            Locale.ROOT,
            "idle %s: %d shells, %d KB each, %d threads more%n",
            kind,
            count,
            (heap() - before) / 1024 / count,
            Thread.activeCount() - threads);
        for (AutoCloseable each : open) {
          close(each);
        }
        open.clear();
        OUT.printf(Locale.ROOT, "  closed: %d KB more than before%n", (heap() - before) / 1024);
      }
    }
  }

  private static void close(AutoCloseable each) throws IOException {
    try {
      each.close();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static void stream(long octets) throws IOException {
    try (ReferenceEndpoint endpoint =
            ReferenceEndpoint.builder().shell(new Flood(octets)).build().start();
        ShellWire wire = new ShellWire(endpoint.address(), FLOOD)) {
      String shell = wire.open("", "", STREAMS, "");
      long before = heap();
      long most = 0;
      long received = 0;
      int answers = 0;
      long cpu = cpu();
      long began = System.nanoTime();
      String command = wire.command(shell, "", "<r:Command>flood</r:Command>");
      while (true) {
        String answer = wire.receive(shell, command, "stdout stderr");
        Matcher matcher = STREAM.matcher(answer);
        while (matcher.find()) {
          int letters = matcher.end(1) - matcher.start(1);
          received += letters / 4 * 3L;
        }
        if (++answers % 500 == 0) {
          most = Math.max(most, heap() - before);
        }
        if (answer.contains("CommandState/Done")) {
          break;
        }
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      wire.close(shell);
      OUT.printf(
          Locale.ROOT,
          "stream: %d MB in %d answers, %.1f s (%.0f MB/s), %.1f s of processor time, at most %d KB"
              + " on the heap more than before%n",
          received >> 20,
          answers,
          seconds,
          (received >> 20) / seconds,
          (cpu() - cpu) / 1e9,
          most / 1024);
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

  /** A kind of shell whose one command writes and writes. */
  private record Flood(long octets) implements ShellEngine {
    @Override
    public boolean runs(String resourceUri) {
      return resourceUri.equals(FLOOD);
    }

    @Override
    public Set<String> options(String operation) {
      return Set.of();
    }

    @Override
    public ShellSession open(ShellRequest request, ShellPort port) {
      return new ShellSession() {
        @Override
        public void command(CommandRequest asked, CommandPort to) {
          to.executor().execute(() -> write(to));
        }

        @Override
        public void send(Optional<String> command, String stream, byte[] data, boolean end) {}

        @Override
        public void signal(Optional<String> command, String code) {}

        @Override
        public void close() {}
      };
    }

    private void write(CommandPort to) {
      byte[] piece = new byte[PIECE];
      Arrays.fill(piece, (byte) 'x');
      for (long left = octets; left > 0; left -= PIECE) {
        to.write("stdout", piece);
      }
      to.end("stdout");
      to.state(CommandState.DONE, OptionalInt.of(0));
    }
  }
}
