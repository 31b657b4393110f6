package org.wsmanspec.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.ScenarioResult;
import org.wsmanspec.report.Verdict;

/** A run of a few scenarios against a hostile server, and what it must leave behind. */
record HostileRun(CommandRun.Results results) {

  /** One second to connect and one to answer, and what a busy machine adds. */
  private static final Duration BOUND = Duration.ofSeconds(6);

  static HostileRun against(Path folder, HostileServer.Behavior behavior) throws IOException {
    try (HostileServer server = new HostileServer(behavior)) {
      CommandRun command =
          CommandRun.of(
              "run",
              "--no-allure",
              "--target",
              CommandRun.target(folder, server.address()).toString(),
              "--out",
              folder.toString(),
              "get-instance",
              "identify*");
      HostileRun run = new HostileRun(CommandRun.Results.in(folder, command));
      run.assertComplete();
      return run;
    }
  }

  /** Each scenario asked, nothing took too long, and the evidence holds all of it. */
  private void assertComplete() {
    List<Exchange> exchanges = results.conversation().exchanges();
    assertEquals(
        List.of("get-instance", "identify-without-header-element", "identify"),
        exchanges.stream()
            .flatMap(e -> e.step().stream())
            .map(StepRef::scenario)
            .distinct()
            .toList());
    for (Exchange exchange : exchanges) {
      Duration total = exchange.timing().orElseThrow().total();
      assertTrue(total.compareTo(BOUND) < 0, () -> exchange.id() + " took " + total);
    }
    assertEquals(List.of(), results.evidence().notes());
    boolean lockedOut =
        exchanges.stream().allMatch(e -> e.response().filter(r -> r.status() == 401).isPresent());
    int expected = results.report().failed() ? 1 : lockedOut ? 4 : 0;
    assertEquals(expected, results.command().code(), results.command()::said);
  }

  Exchange get() {
    return results.conversation().exchanges().get(0);
  }

  ScenarioResult scenario(String id) {
    return results.report().scenarios().stream()
        .filter(s -> s.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  HostileRun assertTrouble(Trouble.Kind kind, String text) {
    Trouble trouble = get().trouble().orElseThrow();
    assertEquals(kind, trouble.kind(), trouble::text);
    assertTrue(trouble.text().contains(text), trouble::text);
    return this;
  }

  /** That a requirement got this verdict, and that a finding says why. */
  HostileRun assertFinding(String requirement, Verdict verdict, String text) {
    assertEquals(verdict, results.requirement(requirement).verdict(), this::findings);
    boolean said =
        results.requirement(requirement).findings().stream()
            .filter(f -> f.verdict() == verdict)
            .map(HostileRun::said)
            .anyMatch(f -> f.contains(text));
    assertTrue(said, () -> "'" + text + "' is not said of " + requirement + ":\n" + findings());
    return this;
  }

  /** What became of the scenario that gets an instance. */
  HostileRun assertGet(Verdict verdict, String text) {
    ScenarioResult.StepResult step = scenario("get-instance").steps().get(0);
    assertEquals(verdict, scenario("get-instance").verdict(), this::findings);
    assertTrue(step.detail().contains(text), step::detail);
    return this;
  }

  private static String said(Finding f) {
    return f.expected() + " | " + f.actual() + " | " + f.hint();
  }

  private String findings() {
    StringBuilder all = new StringBuilder();
    results.report().requirements().stream()
        .flatMap(r -> r.findings().stream())
        .filter(f -> f.verdict() != Verdict.PASS && f.verdict() != Verdict.NOT_APPLICABLE)
        .forEach(
            f ->
                all.append(f.verdict())
                    .append(' ')
                    .append(f.requirement())
                    .append(": ")
                    .append(said(f))
                    .append('\n'));
    return all.toString();
  }
}
