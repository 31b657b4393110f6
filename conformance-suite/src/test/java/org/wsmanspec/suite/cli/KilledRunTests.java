package org.wsmanspec.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.json.RunReportJson;

/** The tool in a process of its own: killed amid a run, and what it prints beside its results. */
@Timeout(180)
final class KilledRunTests {

  private static final int ANSWERED = 3;

  @TempDir private Path folder;

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("NO_COLOR", "1");
    File out = folder.resolve("stdout.txt").toFile();
    File err = folder.resolve("stderr.txt").toFile();
    return builder.redirectOutput(out).redirectError(err).start();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("stdout.txt"))
        + Files.readString(folder.resolve("stderr.txt"));
  }

  private RunReport judge(Path evidence) {
    Path out = folder.resolve("judged");
    CommandRun run =
        CommandRun.of("judge", "--no-allure", "--out", out.toString(), evidence.toString());
    run.assertNoStackTrace();
    assertEquals(0, run.code(), run::said);
    return RunReportJson.read(out.resolve("run.json"));
  }

  @Test
  void whatAKilledRunHasSeenIsNotLost() throws IOException, InterruptedException {
    CountDownLatch blocked = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    HostileServer.Behavior behavior =
        call -> {
          if (calls.incrementAndGet() > ANSWERED) {
            blocked.countDown();
            call.hang();
          }
          call.send(200, Answers.SOAP, Answers.properBytes(call, "a"));
        };
    Path evidence = folder.resolve("out/evidence.jsonl");
    try (HostileServer server = new HostileServer(behavior)) {
      Path target = CommandRun.target(folder, server.address());
      Files.writeString(
          target, Files.readString(target).replace("responseSeconds: 1", "responseSeconds: 120"));
      Process process =
          start(
              "run",
              "--target",
              target.toString(),
              "--out",
              folder.resolve("out").toString(),
              "identify*",
              "get-instance");
      try {
        assertTrue(blocked.await(120, TimeUnit.SECONDS), "the run never came so far");
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
    RunReport whole = judge(evidence);
    assertEquals(ANSWERED, whole.exchanges());
    assertTrue(
        whole.scenarios().stream().anyMatch(s -> s.id().equals("identify")),
        whole.scenarios()::toString);

    byte[] bytes = Files.readAllBytes(evidence);
    Path cut = Files.write(folder.resolve("cut.jsonl"), Arrays.copyOf(bytes, bytes.length - 20));
    RunReport rest = judge(cut);
    assertTrue(
        rest.notes().stream().anyMatch(n -> n.contains("the last line was cut or garbled")),
        rest.notes()::toString);
  }

  @Test
  void aRunPrintsItsResultsAndNothingOfTheLibraries() throws IOException, InterruptedException {
    Process process =
        start("run", "--no-allure", "--out", folder.resolve("out").toString(), "get-singleton");
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the run does not end");
    String said = said();
    assertEquals(0, process.exitValue(), said);
    assertFalse(said.contains("INFO"), said);
    assertFalse(said.contains("SLF4J"), said);
    assertFalse(said.contains("\u001b"), said);
    String progress = Files.readString(folder.resolve("stderr.txt"));
    assertTrue(
        progress.strip().matches("1 scenarios? against http://127\\.0\\.0\\.1:\\d+/\\S*"),
        progress);
  }
}
