package org.wsmanspec.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.report.fleet.FleetEndpoint;
import org.wsmanspec.report.fleet.FleetEndpoint.State;
import org.wsmanspec.report.json.RunReportJson;

/** {@code run --targets}: many endpoints, some of which are bad, slow, silent or not there. */
@Timeout(120)
final class FleetRunTests {

  @TempDir private Path folder;

  @Test
  void eachEndpointIsJudgedByItself() throws IOException {
    try (FleetBed bed = new FleetBed(folder).proper("good").bad("bad").proper("other")) {
      CommandRun run = bed.run();
      assertEquals(1, run.code(), run::said);
      assertEquals(
          List.of("good", "bad", "other"),
          bed.fleet().endpoints().stream().map(e -> e.who().name()).toList());
      assertFalse(bed.row("good").failed());
      assertFalse(bed.row("other").failed());
      assertTrue(bed.row("bad").failed());
      assertTrue(bed.row("bad").failures().contains("DSP0226-transfer-05"), run::said);
      for (FleetEndpoint row : bed.fleet().endpoints()) {
        Path own = bed.of(row.who().name());
        for (String file : List.of("run.json", "evidence.jsonl", "junit.xml", "conformance.html")) {
          assertTrue(Files.isRegularFile(own.resolve(file)), file);
        }
        assertEquals(
            row.requirements(),
            FleetEndpoint.judged(
                    row.who(), RunReportJson.read(own.resolve("run.json")), Map.of(), true)
                .requirements());
      }
      assertTrue(run.out().contains("1 endpoint failed of 3 judged."), run::said);
      assertTrue(
          Files.readString(folder.resolve("out/fleet.html"))
              .contains("<a href=\"endpoints/bad/conformance.html\">bad</a>"));
    }
  }

  @Test
  void endpointsThatAreNotThereAreToldAndStopNobody() throws IOException {
    try (FleetBed bed =
        new FleetBed(folder)
            .at("gone", FleetBed.NOWHERE)
            .proper("good")
            .at("too", FleetBed.NOWHERE)) {
      CommandRun run = bed.run("--endpoints", "1");
      assertEquals(0, run.code(), run::said);
      assertEquals(State.UNREACHABLE, bed.row("gone").state());
      assertEquals(State.JUDGED, bed.row("good").state());
      assertTrue(run.out().contains("; 2 unreachable."), run::said);
      assertTrue(bed.row("gone").reason().contains("cannot be reached"), run::said);
    }
  }

  @Test
  void noneThatCouldBeReachedHasItsExitCode() {
    try (FleetBed bed =
        new FleetBed(folder).at("gone", FleetBed.NOWHERE).at("too", FleetBed.NOWHERE)) {
      CommandRun run = bed.run();
      assertEquals(4, run.code(), run::said);
      assertTrue(run.out().contains("No endpoint could be judged; 2 unreachable."), run::said);
    }
  }

  @Test
  void silenceGarbageAndRefusalStopNobody() throws IOException {
    try (FleetBed bed =
        new FleetBed(folder)
            .server("mute", HostileServer.Call::hang)
            .server("garbage", call -> call.send("\u0000\u0001 no HTTP at all"))
            .server("closed", call -> call.socket().close())
            .server(
                "locked",
                call ->
                    call.send(
                        "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"
                            + "Content-Length: 0\r\n\r\n"))
            .proper("good")) {
      CommandRun run = bed.run("--endpoints", "2");
      assertEquals(State.JUDGED, bed.row("good").state(), run::said);
      assertFalse(bed.row("good").failed(), run::said);
      assertEquals(State.UNREACHABLE, bed.row("locked").state(), run::said);
      assertTrue(bed.row("locked").reason().contains("HTTP 401"), run::said);
      for (String name : List.of("mute", "garbage", "closed")) {
        assertEquals(State.JUDGED, bed.row(name).state(), run::said);
      }
    }
  }

  @Test
  void connectionsAndEndpointsAreBounded() throws IOException {
    Counter first = new Counter();
    Counter second = new Counter();
    Counter third = new Counter();
    Counter together = new Counter();
    try (FleetBed bed =
        new FleetBed(folder)
            .server("a", call -> together.during(() -> first.during(() -> slow(call))))
            .server("b", call -> together.during(() -> second.during(() -> slow(call))))
            .server("c", call -> together.during(() -> third.during(() -> slow(call))))) {
      CommandRun run = bed.run("--endpoints", "2", "--per-endpoint", "2", "identify", "transfer");
      run.assertNoStackTrace();
      for (Counter counter : List.of(first, second, third)) {
        assertTrue(counter.most.get() <= 2, () -> counter.most + " at one endpoint");
      }
      assertTrue(together.most.get() <= 4, () -> together.most + " together");
      assertTrue(together.most.get() >= 2, "nothing was ever done side by side");
    }
  }

  private static void slow(HostileServer.Call call) throws IOException {
    call.pause();
    call.send(200, Answers.SOAP, Answers.properBytes(call, "a"));
  }

  private static final class Counter {
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    private interface Work {
      void run() throws IOException;
    }

    void during(Work work) throws IOException {
      int count = now.incrementAndGet();
      most.accumulateAndGet(count, Math::max);
      try {
        work.run();
      } finally {
        now.decrementAndGet();
      }
    }
  }

  @Test
  void pagesAreWrittenForThoseThatWantOne() throws IOException {
    try (FleetBed bed = new FleetBed(folder).proper("good").bad("bad")) {
      bed.run("--pages", "failed");
      assertTrue(Files.exists(bed.of("bad").resolve("conformance.html")));
      assertFalse(Files.exists(bed.of("good").resolve("conformance.html")));
      bed.run("--pages", "none");
      assertFalse(
          Files.exists(bed.of("bad").resolve("conformance.html")),
          "that of the former run is gone");
    }
  }

  @Test
  void aWaiverIsForTheFleetAndNotForEachEndpoint() throws IOException {
    Path waivers = folder.resolve("waivers.yaml");
    String waiver =
        """
          - id: %s
            reason: Known.
            link: https://example.org/issues/1
            owner: Lab
            expiry: 2026-12-31
        """;
    try (FleetBed bed = new FleetBed(folder).proper("good").bad("bad")) {
      Files.writeString(
          waivers,
          "waivers:\n"
              + waiver.formatted("DSP0226-transfer-05")
              + waiver.formatted("DSP0226-transport-13"));
      CommandRun needed = bed.run("--waivers", waivers.toString());
      assertEquals(0, needed.code(), needed::said);

      Files.writeString(
          waivers,
          "waivers:\n"
              + waiver.formatted("DSP0226-transfer-05")
              + waiver.formatted("DSP0226-transport-13")
              + waiver.formatted("DSP0226-addressing-50"));
      CommandRun stale = bed.run("--waivers", waivers.toString());
      assertEquals(1, stale.code(), stale::said);
      assertTrue(stale.out().contains("the waiver of DSP0226-addressing-50 is stale"), stale::said);
      assertFalse(stale.out().contains("transfer-05 is stale"), stale::said);
      assertFalse(bed.row("good").failed(), "the fleet's gate failed, not the endpoint's");
    }
  }

  @Test
  void passwordsStayOutOfEveryFile() throws IOException {
    try (FleetBed bed = new FleetBed(folder).proper("good").bad("bad").at("no", FleetBed.NOWHERE)) {
      Files.writeString(
          folder.resolve("target.yaml"),
          Files.readString(folder.resolve("target.yaml"))
              + "credentials: { scheme: basic, user: admin, password: correct-horse }\n");
      CommandRun run = bed.run();
      assertFalse(run.said().contains("correct-horse"), run::said);
      for (Path file : CommandRun.files(folder.resolve("out"))) {
        assertFalse(
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains("correct-horse"),
            file::toString);
      }
    }
  }

  @Test
  void optionsOfOneEndpointAreRefused() {
    try (FleetBed bed = new FleetBed(folder).at("gone", FleetBed.NOWHERE)) {
      for (List<String> options :
          List.of(
              List.of("--target", "mock"),
              List.of("--user", "me"),
              List.of("--insecure"),
              List.of("--parallel", "2"),
              List.of("--bundle", "b.zip"),
              List.of("--sink-port", "5000"),
              List.of("--endpoints", "0"),
              List.of("--endpoints", "257"),
              List.of("--per-endpoint", "65"),
              List.of("--shard", "3/2"))) {
        CommandRun run = bed.run(options.toArray(String[]::new));
        assertEquals(2, run.code(), run::said);
        assertTrue(run.err().contains(options.get(0)), run::said);
      }
    }
  }

  @Test
  void anInventoryWithMistakesIsRefusedBeforeAnythingIsSent() throws IOException {
    Path file = folder.resolve("wrong.yaml");
    Files.writeString(file, "inventory: Lab\ntargets:\n  - { name: a, adress: x }\n");
    CommandRun run =
        CommandRun.of("run", "--targets", file.toString(), "--out", folder + "/o", "identify");
    assertEquals(3, run.code(), run::said);
    assertTrue(run.err().contains("wrong.yaml:3:16: unknown key 'adress'"), run::said);
    CommandRun none = CommandRun.of("run", "--targets", folder + "/none.yaml", "identify");
    assertEquals(3, none.code(), none::said);
  }
}
