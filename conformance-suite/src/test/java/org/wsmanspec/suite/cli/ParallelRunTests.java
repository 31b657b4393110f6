package org.wsmanspec.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.report.json.RunReportJson;

/** {@code run --parallel N}, and runs against endpoints that fall silent or restart. */
@Timeout(120)
final class ParallelRunTests {

  @TempDir private Path folder;

  private CommandRun run(String... arguments) {
    List<String> all =
        new java.util.ArrayList<>(
            List.of("run", "--no-allure", "--out", folder.resolve("out").toString()));
    all.addAll(List.of(arguments));
    return CommandRun.of(all);
  }

  private CommandRun.Results results(CommandRun run) {
    return CommandRun.Results.in(folder.resolve("out"), run);
  }

  @Test
  void evidenceIsInTheOrderOfTheScenarios() {
    CommandRun alone = run("identify", "transfer", "fragment");
    List<String> expected =
        results(alone).conversation().exchanges().stream().map(ParallelRunTests::line).toList();
    CommandRun together = run("--parallel", "3", "identify", "transfer", "fragment");
    assertEquals(0, together.code(), together::said);
    assertEquals(
        expected,
        results(together).conversation().exchanges().stream().map(ParallelRunTests::line).toList());
  }

  private static String line(Exchange exchange) {
    return exchange.id()
        + exchange.step().map(s -> " " + s.scenario() + " " + s.path()).orElse("")
        + exchange.response().map(r -> " " + r.status()).orElse("");
  }

  @Test
  void aNumberOfWorkersThatMakesNoSenseIsRefused() {
    for (String number : List.of("0", "-1", "65", "two")) {
      CommandRun run = run("--parallel", number, "identify");
      assertEquals(2, run.code(), run::said);
      assertTrue(run.err().contains("--parallel"), run::said);
    }
  }

  @Test
  void anEndpointThatAnswersNothingEndsTheRunEarly() throws IOException {
    try (HostileServer server = new HostileServer(HostileServer.Call::hang)) {
      CommandRun run =
          run(
              "--target",
              CommandRun.target(folder, server.address()).toString(),
              "transfer",
              "addressing",
              "identify");
      RunReport report = results(run).report();
      assertTrue(report.exchanges() <= 5, () -> report.exchanges() + " exchanges");
      assertTrue(
          report.notes().stream().anyMatch(n -> n.contains("answered nothing any more")),
          report.notes()::toString);
      assertTrue(
          report.scenarios().stream()
              .allMatch(
                  s ->
                      s.verdict() == Verdict.INCONCLUSIVE || s.verdict() == Verdict.NOT_APPLICABLE),
          report.scenarios()::toString);
    }
  }

  @Test
  void anEndpointThatRestartsDoesNotLoseTheRun() throws IOException {
    try (RestartingServer server =
        new RestartingServer(
            2, call -> call.send(200, Answers.SOAP, Answers.properBytes(call, "a")))) {
      CommandRun run =
          run(
              "--target",
              CommandRun.target(folder, server.address()).toString(),
              "get-instance",
              "identify");
      RunReport report = RunReportJson.read(folder.resolve("out/run.json"));
      assertEquals(0, run.code(), run::said);
      assertTrue(
          report.notes().stream().anyMatch(n -> n.contains("was there again later")),
          report.notes()::toString);
      assertTrue(
          report.scenarios().stream()
              .anyMatch(s -> s.id().equals("identify") && s.verdict() == Verdict.PASS),
          report.scenarios()::toString);
    }
  }
}
