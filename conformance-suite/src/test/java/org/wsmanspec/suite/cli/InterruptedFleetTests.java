package org.wsmanspec.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.evidence.EvidenceReader;
import org.wsmanspec.report.fleet.Fleet;
import org.wsmanspec.report.fleet.FleetEndpoint.State;

/** A fleet in a process of its own that is told to end, or killed, amid the second endpoint. */
@Timeout(180)
final class InterruptedFleetTests {

  @TempDir private Path folder;

  private interface Ending {
    Process of(Process process);
  }

  /** One endpoint is done, one amid its turn, one waits for it. */
  private void end(Ending ending) throws IOException, InterruptedException {
    CountDownLatch amid = new CountDownLatch(1);
    try (FleetBed bed =
        new FleetBed(folder)
            .proper("done")
            .server(
                "amid",
                call -> {
                  if (call.body().contains("Identify")) {
                    call.send(200, Answers.SOAP, Answers.properBytes(call, "a"));
                    return;
                  }
                  amid.countDown();
                  call.hang();
                })
            .proper("waiting")) {
      Path target = folder.resolve("target.yaml");
      Files.writeString(
          target, Files.readString(target).replace("responseSeconds: 1", "responseSeconds: 120"));
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Main.class.getName(),
                  "run",
                  "--targets",
                  bed.inventory().toString(),
                  "--endpoints",
                  "1",
                  "--out",
                  folder.resolve("out").toString(),
                  "identify",
                  "get-instance")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("said.txt").toFile())
              .start();
      try {
        assertTrue(amid.await(120, TimeUnit.SECONDS), "the run never came so far");
      } finally {
        ending.of(process).waitFor();
      }
    }
  }

  private void assertRows(Path out) {
    Fleet fleet = FleetBed.read(out);
    assertEquals(State.JUDGED, FleetBed.row(fleet, "done").state());
    assertEquals(State.NOT_RUN, FleetBed.row(fleet, "amid").state());
    assertEquals(State.NOT_RUN, FleetBed.row(fleet, "waiting").state());
    assertTrue(Files.isRegularFile(out.resolve("endpoints/done/run.json")));
    Conversation kept = EvidenceReader.read(out.resolve("endpoints/amid/evidence.jsonl"));
    assertFalse(kept.exchanges().isEmpty(), "what it had answered is kept");
    assertTrue(Files.isRegularFile(out.resolve("fleet.html")));
  }

  @Test
  void anInterruptLeavesTheFleetAsItIsByThen() throws IOException, InterruptedException {
    end(
        process -> {
          process.destroy();
          return process;
        });
    String said = Files.readString(folder.resolve("said.txt"));
    assertTrue(said.contains("interrupted after 1 of 3 endpoints"), said);
    assertRows(folder.resolve("out"));
    assertTrue(
        FleetBed.row(FleetBed.read(folder.resolve("out")), "amid")
            .reason()
            .contains("interrupted amid it"),
        said);
  }

  @Test
  void whatAKilledRunHasDoneIsMergedAllTheSame() throws IOException, InterruptedException {
    end(Process::destroyForcibly);
    CommandRun run =
        FleetBed.command(
            Map.of(),
            List.of(
                "merge",
                folder.resolve("out").toString(),
                "--out",
                folder.resolve("merged").toString()));
    assertEquals(1, run.code(), run::said);
    assertTrue(run.out().contains("1 judged, 2 not run"), run::said);
    assertRows(folder.resolve("merged"));
  }
}
