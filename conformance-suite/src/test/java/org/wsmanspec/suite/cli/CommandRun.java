package org.wsmanspec.suite.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.evidence.Evidence;
import org.wsmanspec.message.evidence.EvidenceReader;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.json.RunReportJson;

/** One command, run in this process, and what it said. */
record CommandRun(int code, String out, String err) {

  static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.execute(arguments, new PrintWriter(out, true), new PrintWriter(err, true), false);
    return new CommandRun(code, out.toString(), err.toString());
  }

  static CommandRun of(List<String> arguments) {
    return of(arguments.toArray(String[]::new));
  }

  /** Standard output and standard error, for messages of failed tests. */
  String said() {
    return "exit code " + code + "\n" + out + err;
  }

  /** That the tool did not fall over. */
  void assertNoStackTrace() {
    assertFalse(said().contains("\tat "), this::said);
    assertFalse(said().contains("fault of the tool"), this::said);
  }

  /** What a run left in its folder. */
  record Results(CommandRun command, RunReport report, Evidence evidence) {

    static Results in(Path folder, CommandRun command) {
      command.assertNoStackTrace();
      for (String name : List.of("conformance.html", "junit.xml", "run.json", "evidence.jsonl")) {
        assertTrue(Files.isRegularFile(folder.resolve(name)), () -> name + "\n" + command.said());
      }
      return new Results(
          command,
          RunReportJson.read(folder.resolve("run.json")),
          EvidenceReader.load(folder.resolve("evidence.jsonl")));
    }

    Conversation conversation() {
      return evidence.conversation();
    }

    RequirementResult requirement(String id) {
      return report.requirements().stream()
          .filter(r -> r.requirement().id().equals(id))
          .findFirst()
          .orElseThrow();
    }

    /** All findings that are no passes, a line each. */
    List<String> findings() {
      List<String> lines = new ArrayList<>();
      for (RequirementResult r : report.requirements()) {
        for (Finding f : r.findings()) {
          if (f.verdict() != org.wsmanspec.report.Verdict.PASS) {
            lines.add(
                f.verdict() + " " + f.requirement() + ": " + f.expected() + " <> " + f.actual());
          }
        }
      }
      return lines;
    }
  }

  /** Write a target file with short limits. */
  static Path target(Path folder, URI address, String... further) {
    String text =
        """
        target: Hostile
        address: %s
        limits: { connectSeconds: 1, responseSeconds: 1, maxResponseBytes: 1000000 }
        claims: [identify, get, default-addressing]
        resources:
          instance: { uri: "http://example.org/res", selectors: { Name: a } }
          singleton: { uri: "http://example.org/one" }
        %s
        """
            .formatted(address, String.join("\n", further));
    try {
      return Files.writeString(folder.resolve("target.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files below a folder. */
  static List<Path> files(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
