package org.wsmanspec.fuzz;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.evidence.EvidenceException;
import org.wsmanspec.message.evidence.EvidenceReader;
import org.wsmanspec.message.evidence.EvidenceWriter;
import org.wsmanspec.message.evidence.Redaction;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.suite.Judge;

/** Judges mutated conversations, on one thread. */
final class JudgeFuzzer {

  private static final int TWICE_EVERY = 20;
  private static final int STORED_EVERY = 100;
  private static final Duration SLOW = Duration.ofSeconds(10);

  private final Findings findings;
  private final ConversationCase cases;
  private final ByteMutations bytes;
  private final Path file;
  private int number;

  /**
   * A fuzzer.
   *
   * @param file where evidence is written and read again
   */
  JudgeFuzzer(Seeds seeds, Findings findings, long seed, Path file) {
    SplittableRandom random = new SplittableRandom(seed);
    this.findings = findings;
    this.cases = new ConversationCase(seeds, random);
    this.bytes = new ByteMutations(random.split());
    this.file = file;
  }

  /** Judge one conversation. */
  void next() {
    number++;
    Conversation conversation = cases.next();
    try {
      long begun = System.nanoTime();
      RunReport report = Judge.standard().judge(conversation);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      if (took.compareTo(SLOW) > 0) {
        findings.add("a judgment took longer than " + SLOW, took.toString(), stored(conversation));
      }
      if (number % TWICE_EVERY == 0 && !report.equals(Judge.standard().judge(conversation))) {
        findings.add("two judgments of the same differ", "", stored(conversation));
      }
      if (number % STORED_EVERY == 0) {
        store(conversation, report);
      }
    } catch (RuntimeException | StackOverflowError e) {
      findings.add("the judge threw " + kind(e), trace(e), stored(conversation));
    }
  }

  /** What is stored gets the same verdicts; what is stored and damaged is read or refused. */
  private void store(Conversation conversation, RunReport report) {
    byte[] whole = stored(conversation);
    try {
      Conversation read = read(whole);
      if (!Verdicts.of(report).equals(Verdicts.of(Judge.standard().judge(read)))) {
        findings.add(
            "stored and read again, it is judged otherwise",
            Verdicts.difference(report, Judge.standard().judge(read)),
            whole);
      }
      RunReport damaged = Judge.standard().judge(read(bytes.bend(whole)));
      assert damaged.exchanges() >= 0;
    } catch (EvidenceException e) {
      // What was damaged is refused with a reason, as it should be.
      return;
    }
  }

  private Conversation read(byte[] evidence) {
    try {
      Files.write(file, evidence);
      return EvidenceReader.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] stored(Conversation conversation) {
    try {
      Files.deleteIfExists(file);
      EvidenceWriter.write(file, conversation, Redaction.of(List.of()));
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("evidence cannot be written for a finding", e);
    }
  }

  private static String kind(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    for (StackTraceElement at : trace) {
      if (at.getClassName().startsWith("org.wsmanspec.")) {
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
