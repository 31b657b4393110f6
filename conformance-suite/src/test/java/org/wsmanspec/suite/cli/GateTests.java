package org.wsmanspec.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Standing;
import org.wsmanspec.report.json.RunReportJson;

/** Waivers, baselines and comparisons, from the command line. */
@Timeout(120)
final class GateTests {

  /** What the broken endpoint fails, and with them the scenario. */
  private static final List<String> BROKEN = List.of("DSP0226-transfer-05", "DSP0226-transport-13");

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:15:30Z"), ZoneOffset.UTC);

  @TempDir private static Path runs;
  @TempDir private Path folder;

  /** One run that holds, and one that does not; all else judges their evidence again. */
  @BeforeAll
  static void drive() throws IOException {
    drive(
        "good",
        new HostileServer(call -> call.send(200, Answers.SOAP, Answers.properBytes(call, "a"))));
    drive("bad", new HostileServer(call -> call.send(200, Answers.SOAP, new byte[0])));
  }

  private static void drive(String name, HostileServer server) throws IOException {
    try (server) {
      Path made = Files.createDirectories(runs.resolve(name));
      CommandRun.of(
              "run",
              "--no-allure",
              "--target",
              CommandRun.target(made, server.address()).toString(),
              "--out",
              made.toString(),
              "get-instance")
          .assertNoStackTrace();
    }
  }

  /** A command on the day of these tests; {@code good} and {@code bad} are the runs. */
  private CommandRun run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> words = new ArrayList<>();
    for (String word : arguments) {
      words.add(
          word.replace("GOOD", runs.resolve("good").toString())
              .replace("BAD", runs.resolve("bad").toString())
              .replace("DIR", folder.toString()));
    }
    int code =
        Main.execute(
            words.toArray(String[]::new),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false,
            CLOCK);
    CommandRun run = new CommandRun(code, out.toString(), err.toString());
    run.assertNoStackTrace();
    return run;
  }

  private CommandRun judge(String name, String... more) {
    List<String> words = new ArrayList<>(List.of("judge", "--no-allure", "--out", "DIR/out"));
    words.addAll(List.of(more));
    words.add(name + "/evidence.jsonl");
    return run(words.toArray(String[]::new));
  }

  private RunReport report() {
    return RunReportJson.read(folder.resolve("out/run.json"));
  }

  private String waivers(String expiry) throws IOException {
    return waivers(BROKEN, expiry);
  }

  private String waivers(List<String> ids, String expiry) throws IOException {
    StringBuilder text = new StringBuilder("waivers:\n");
    for (String id : ids) {
      text.append(
          """
            - id: %s
              reason: The firmware of the lab sends nothing.
              link: https://example.org/issues/12
              owner: Lab
              expiry: %s
          """
              .formatted(id, expiry));
    }
    return Files.writeString(folder.resolve("waivers.yaml"), text).toString();
  }

  @Test
  void theRunsAreWhatTheTestsNeed() {
    assertEquals(0, judge("GOOD").code());
    CommandRun bad = judge("BAD");
    assertEquals(1, bad.code(), bad::said);
    assertEquals(2L, report().standings().get(Standing.FAIL));
  }

  @Test
  void aWaivedFailurePassesAndIsShownInEveryReport() throws IOException {
    CommandRun run = judge("BAD", "--waivers", waivers("2026-11-21"));
    assertEquals(0, run.code(), run::said);
    assertTrue(run.out().contains("WAIVED " + BROKEN.get(0)), run::said);
    assertEquals(2L, report().standings().get(Standing.WAIVED));
    for (String name :
        List.of("conformance.html", "junit.xml", "results.sarif", "summary.md", "run.json")) {
      String text = Files.readString(folder.resolve("out").resolve(name));
      assertTrue(text.contains("The firmware of the lab sends nothing."), name);
    }
    assertTrue(Files.readString(folder.resolve("out/badge.json")).contains("yellow"));
  }

  @Test
  void anExpiredWaiverFailsWithItsPlace() throws IOException {
    String file = waivers("2026-11-20");
    CommandRun run = judge("BAD", "--waivers", file);
    assertEquals(1, run.code(), run::said);
    assertTrue(
        run.out()
            .contains(
                file
                    + ":2:9: the waiver of "
                    + BROKEN.get(0)
                    + " expired on 2026-11-20\n    2 |   - id: "),
        run::said);
    assertEquals(2L, report().standings().get(Standing.FAIL));
    assertEquals(0, judge("BAD", "--waivers", file, "--fail-on", "none").code());
  }

  @Test
  void aStaleWaiverFailsARunThatHolds() throws IOException {
    CommandRun run = judge("GOOD", "--waivers", waivers("2027-01-01"));
    assertEquals(1, run.code(), run::said);
    assertTrue(run.out().contains("is stale: it held in this run"), run::said);
    assertTrue(run.out().contains("gate          failed"), run::said);
  }

  @Test
  void aWrongWaiverFileIsFoundBeforeAnythingIsDriven() throws IOException {
    String file = waivers(List.of("DSP0226-transport-1x"), "2027-01-01");
    CommandRun run = run("run", "--waivers", file, "--out", "DIR/never", "get-instance");
    assertEquals(3, run.code(), run::said);
    assertTrue(run.err().contains(file + ":2:9: there is no requirement"), run::said);
    assertEquals(3, run("run", "--waivers", "DIR/missing", "--out", "DIR/never").code());
    assertEquals(3, run("run", "--baseline", "DIR/missing", "--out", "DIR/never").code());
    assertFalse(Files.exists(folder.resolve("never")));
  }

  @Test
  void aBaselineLetsWhatIsKnownThroughAndNothingElse() {
    assertEquals(0, run("baseline", "create", "BAD", "-o", "DIR/base.json").code());
    CommandRun known = judge("BAD", "--baseline", "DIR/base.json");
    assertEquals(0, known.code(), known::said);
    assertTrue(known.out().contains("KNOWN " + BROKEN.get(0)), known::said);
    assertEquals(0, run("baseline", "create", "GOOD", "-o", "DIR/none.json").code());
    assertEquals(1, judge("BAD", "--baseline", "DIR/none.json").code());
    CommandRun fixed = judge("GOOD", "--baseline", "DIR/base.json");
    assertEquals(0, fixed.code(), fixed::said);
    assertTrue(fixed.out().contains("Fixed since the baseline: " + BROKEN.get(0)), fixed::said);
    assertTrue(
        fixed.out().replaceAll("\\s+", " ").contains("wsmanspec baseline create"), fixed::said);
  }

  @Test
  void theSameRunGivesTheSameBaseline() throws IOException {
    run("baseline", "create", "BAD", "-o", "DIR/a.json");
    judge("BAD");
    run("baseline", "create", "DIR/out", "-o", "DIR/b.json");
    assertEquals(
        Files.readString(folder.resolve("a.json")), Files.readString(folder.resolve("b.json")));
  }

  @Test
  void warningsFailOnDemand() {
    RunReport good = RunReportJson.read(runs.resolve("good/run.json"));
    boolean warns = good.standings().getOrDefault(Standing.WARN, 0L) > 0;
    assertEquals(warns ? 1 : 0, judge("GOOD", "--fail-on", "should").code());
    assertEquals(0, judge("BAD", "--fail-on", "none").code());
    assertEquals(2, judge("BAD", "--fail-on", "perhaps").code());
  }

  @Test
  void aRegressionGives1() throws IOException {
    CommandRun worse = run("diff", "GOOD", "BAD");
    assertEquals(1, worse.code(), worse::said);
    assertTrue(worse.out().startsWith("New failures\n\n  " + BROKEN.get(0) + "  "), worse::said);
    CommandRun better = run("diff", "BAD", "GOOD");
    assertEquals(0, better.code(), better::said);
    assertTrue(better.out().contains("\nFixed\n") || better.out().startsWith("Fixed\n"));
    assertEquals(0, run("diff", "BAD/run.json", "BAD").code());
    assertEquals(0, run("diff", "--fail-on", "none", "GOOD", "BAD").code());
    assertEquals(0, run("diff", "GOOD", "BAD", "--waivers", waivers("2027-01-01")).code());
    assertEquals(
        1, run("diff", "GOOD", "BAD", "--waivers", waivers("2020-01-01")).code(), "expired");
    run("baseline", "create", "GOOD", "-o", "DIR/base.json");
    assertEquals(1, run("diff", "DIR/base.json", "BAD").code());
    assertTrue(run("diff", "--format", "json", "GOOD", "BAD").out().startsWith("{\n"));
    assertTrue(run("diff", "--format", "markdown", "GOOD", "BAD").out().startsWith("### "));
  }

  @Test
  void whatIsNoRunIsToldSo() throws IOException {
    Files.writeString(folder.resolve("odd.json"), "{\"a\":1}");
    Files.createDirectory(folder.resolve("empty"));
    Transcript transcript = new Transcript(folder);
    for (String line :
        List.of(
            "diff DIR/odd.json DIR/odd.json",
            "diff DIR/empty DIR/empty",
            "diff DIR/missing DIR/empty",
            "baseline create DIR/empty",
            "bundle DIR/empty",
            "bundle DIR/missing",
            "bundle --verify DIR/odd.json",
            "bundle --verify DIR/missing")) {
      assertEquals(3, transcript.run(line.split(" ", -1)).code());
    }
    for (String line :
        List.of(
            "diff",
            "baseline",
            "baseline make",
            "diff --format html a b",
            "run --redact-hosts",
            "judge --redact Lab DIR/odd.json")) {
      assertEquals(2, transcript.run(line.split(" ", -1)).code());
    }
    transcript.assertGolden("bad-runs.txt");
  }

  @Test
  void aBundleIsJudgedLikeTheRunItHolds() throws IOException {
    CommandRun packed =
        run(
            "bundle",
            "BAD",
            "-o",
            "DIR/b.zip",
            "--redact-hosts",
            "--waivers",
            waivers("2027-01-01"));
    assertEquals(0, packed.code(), packed::said);
    CommandRun verified = run("bundle", "--verify", "DIR/b.zip");
    assertEquals(0, verified.code(), verified::said);
    assertTrue(verified.out().contains("all as the manifest says"), verified::said);
    CommandRun judged = run("judge", "--no-allure", "--out", "DIR/out", "DIR/b.zip");
    assertEquals(1, judged.code(), judged::said);
    assertTrue(judged.out().contains("FAIL " + BROKEN.get(0)), judged::said);
    assertEquals(0, run("diff", "BAD", "DIR/out").code());
  }

  @Test
  void judgingPacksWhatItWasGiven() throws IOException {
    CommandRun run = judge("BAD", "--bundle", "DIR/b.zip");
    assertEquals(1, run.code(), run::said);
    assertTrue(run.out().contains("Bundle:   " + folder.resolve("b.zip")), run::said);
    assertEquals(0, run("bundle", "--verify", "DIR/b.zip").code());
    CommandRun two =
        run(
            "judge",
            "--no-allure",
            "--out",
            "DIR/out",
            "--bundle",
            "DIR/two.zip",
            "BAD/evidence.jsonl",
            "GOOD/evidence.jsonl");
    assertEquals(1, two.code(), two::said);
    CommandRun again = run("judge", "--no-allure", "--out", "DIR/again", "DIR/two.zip");
    assertEquals(1, again.code(), again::said);
    assertEquals(0, run("diff", "DIR/out", "DIR/again").code());
  }

  @Test
  void aBundleThatWasChangedIsRefused() throws IOException {
    run("bundle", "BAD", "-o", "DIR/b.zip");
    byte[] bytes = Files.readAllBytes(folder.resolve("b.zip"));
    bytes[bytes.length / 2] ^= 0x20;
    Files.write(folder.resolve("b.zip"), bytes);
    assertEquals(3, run("bundle", "--verify", "DIR/b.zip").code());
    assertEquals(3, run("judge", "--no-allure", "--out", "DIR/out", "DIR/b.zip").code());
  }

  @Test
  void notesOfTheSameReasonAreOne() throws IOException {
    Path mixed = Files.createDirectory(folder.resolve("mixed"));
    for (int i = 0; i < 9; i++) {
      Files.writeString(mixed.resolve("word" + i + ".txt"), "Not a recording.\n");
    }
    Files.copy(runs.resolve("good/evidence.jsonl"), mixed.resolve("good.jsonl"));
    CommandRun run = run("judge", "--no-allure", "--out", "DIR/out", "DIR/mixed");
    assertEquals(0, run.code(), run::said);
    List<String> notes = report().notes();
    assertEquals(1, notes.size(), notes::toString);
    assertTrue(notes.get(0).startsWith("passed over 9 files, "), notes::toString);
    assertTrue(notes.get(0).contains(" and 6 more: "), notes::toString);
  }
}
