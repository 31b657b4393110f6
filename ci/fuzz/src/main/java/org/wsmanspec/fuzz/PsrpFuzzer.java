package org.wsmanspec.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.wsmanspec.message.clixml.Clixml;
import org.wsmanspec.message.clixml.ClixmlDocument;
import org.wsmanspec.message.clixml.ClixmlException;
import org.wsmanspec.message.clixml.ClixmlLimits;
import org.wsmanspec.message.psrp.Destination;
import org.wsmanspec.message.psrp.MessageReader;
import org.wsmanspec.message.psrp.PsrpException;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.message.psrp.PsrpPayload;

/** Reads mutated fragments and CLIXML, on one thread. */
final class PsrpFuzzer {

  /** So much may be allocated for nothing, and so much more for each octet. */
  private static final long ALLOCATED = 4L * 1024 * 1024;

  private static final long ALLOCATED_AN_OCTET = 3_000;
  private static final Duration SLOW = Duration.ofSeconds(2);

  private final Findings findings;
  private final PsrpCase cases;
  private final Tally tally;
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  PsrpFuzzer(List<PsrpMessage> seeds, Findings findings, Tally tally, long seed) {
    this.findings = findings;
    this.tally = tally;
    this.cases = new PsrpCase(seeds, new SplittableRandom(seed));
  }

  /** What became of the cases. */
  static final class Tally {
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong unfit = new AtomicLong();
    private final AtomicLong octets = new AtomicLong();
    private final AtomicLong slowest = new AtomicLong();
    private final AtomicLong most = new AtomicLong();

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%,d were read and %,d refused, %,d messages did not say what their type asks for; %,d octets"
              + " in all; the slowest took %,d µs, the most that one allocated was %,d KB",
          read.get(),
          refused.get(),
          unfit.get(),
          octets.get(),
          slowest.get() / 1000,
          most.get() / 1024);
    }
  }

  /** Read one. */
  void next() {
    boolean stream = cases.nextIsStream();
    byte[] octets = stream ? cases.stream() : cases.data();
    List<List<byte[]>> cuts = stream ? List.of(List.of(octets), cases.cut(octets)) : List.of();
    long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    long begun = System.nanoTime();
    try {
      boolean fine = stream ? stream(octets, cuts) : data(octets);
      (fine ? tally.read : tally.refused).incrementAndGet();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      findings.add("the PSRP codec threw " + kind(e), trace(e), octets);
    }
    long took = System.nanoTime() - begun;
    long more = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - allocated;
    tally.octets.addAndGet(octets.length);
    tally.slowest.accumulateAndGet(took, Math::max);
    tally.most.accumulateAndGet(more, Math::max);
    if (took > SLOW.toNanos()) {
      findings.add("reading PSRP took longer than " + SLOW, took / 1_000_000 + " ms", octets);
    }
    if (more > ALLOCATED + ALLOCATED_AN_OCTET * octets.length) {
      findings.add(
          "reading PSRP allocates much more than there is",
          more + " octets for " + octets.length,
          octets);
    }
  }

  /** However the stream is cut, the same comes of it. */
  private boolean stream(byte[] octets, List<List<byte[]>> cuts) {
    List<List<String>> all = new ArrayList<>();
    for (List<byte[]> pieces : cuts) {
      List<String> came = new ArrayList<>();
      MessageReader reader = new MessageReader();
      try {
        for (byte[] piece : pieces) {
          reader.feed(
              piece, r -> came.add(r.objectId() + " " + digest(r.message(), all.isEmpty())));
        }
        reader.end();
      } catch (PsrpException e) {
        came.add(e.kind() + " " + e.getMessage());
      }
      all.add(came);
    }
    if (!all.get(0).equals(all.get(1))) {
      findings.add("cut otherwise, a stream reads otherwise", all.toString(), octets);
    }
    return all.get(0).stream().allMatch(s -> Character.isDigit(s.charAt(0)));
  }

  private String digest(PsrpMessage message, boolean first) {
    byte[] encoded = message.encode();
    if (first) {
      look(message, encoded);
    }
    return Integer.toString(Arrays.hashCode(encoded));
  }

  private void look(PsrpMessage message, byte[] encoded) {
    if (!PsrpMessage.decode(encoded).equals(message)) {
      findings.add("a message is written otherwise than it was read", message.toString(), encoded);
    }
    try {
      PsrpPayload says = message.payload();
      PsrpMessage again =
          PsrpMessage.of(Destination.CLIENT, message.poolId(), message.pipelineId(), says);
      if (!again.payload().getClass().equals(says.getClass())) {
        findings.add("a record reads otherwise than it was written", says.toString(), encoded);
      }
    } catch (PsrpException e) {
      // Such a message is refused with a reason, as it should be.
      tally.unfit.incrementAndGet();
    }
  }

  /** What was read is written such that the same is read again. */
  private boolean data(byte[] octets) {
    Clixml.Inspection inspection = Clixml.inspect(octets, ClixmlLimits.DEFAULT);
    if (!inspection.problems().isEmpty()) {
      return false;
    }
    ClixmlDocument document = inspection.document().orElseThrow();
    byte[] written = Clixml.write(document);
    ClixmlDocument again = Clixml.read(written);
    if (!again.root().equals(document.root()) && isNumbered(document)) {
      findings.add("CLIXML reads otherwise than it was written", document + "\n" + again, octets);
    }
    if (!Arrays.equals(written, Clixml.write(again))) {
      findings.add("CLIXML is written otherwise the second time", document.toString(), octets);
    }
    try {
      Clixml.detached(document.root(), ClixmlLimits.DEFAULT);
    } catch (ClixmlException e) {
      // Objects may contain themselves, which is told with a reason.
      return true;
    }
    return true;
  }

  /** Whether everything that can have a number had one: the writer gives the others theirs. */
  private static boolean isNumbered(ClixmlDocument document) {
    return !document.root().toString().contains("refId=Optional.empty");
  }

  private static String kind(Throwable e) {
    for (StackTraceElement at : e.getStackTrace()) {
      if (at.getClassName().startsWith("org.wsmanspec.message.")) {
        return e.getClass().getName() + " in " + at.getClassName() + "." + at.getMethodName();
      }
    }
    return e.getClass().getName();
  }

  private static String trace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text, true));
    String all = text.toString();
    return all.substring(0, Math.min(all.length(), 4000));
  }
}
