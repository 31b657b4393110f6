package org.wsmanspec.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.capture.Capture;
import org.wsmanspec.message.capture.Captures;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Verdict;

/**
 * What the judge says of traffic that others recorded against real products. Every complaint in the
 * golden file has been held against the specification; a new one is a false alarm until shown to be
 * right.
 *
 * <p>Run with {@code -Dwsmanspec.updateGolden=true} to write the golden file anew.
 */
class CaptureVerdictsTests {

  private static final String GOLDEN = "capture-verdicts.txt";
  private static final Path ROOT = Path.of(System.getProperty("wsmanspec.root"));

  @Test
  void complaintsAboutRealTrafficAreTheKnownOnes() throws IOException {
    Path captures = ROOT.resolveSibling("shared").resolve("captures");
    assumeTrue(Files.isDirectory(captures), "the recordings are not beside the repository");
    List<String> lines = new ArrayList<>();
    for (Capture capture : Captures.read(captures).captures()) {
      RunReport report = Judge.standard().judge(capture.conversation());
      for (RequirementResult result : report.requirements()) {
        if (result.verdict() == Verdict.FAIL || result.verdict() == Verdict.WARN) {
          lines.add(line(capture, result));
        }
      }
    }
    String actual = String.join("\n", lines) + "\n";
    if (Boolean.getBoolean("wsmanspec.updateGolden")) {
      Files.writeString(
          ROOT.resolve("conformance-suite/src/test/resources/org/wsmanspec/suite").resolve(GOLDEN),
          actual);
      return;
    }
    assertEquals(golden(), actual);
  }

  /** Capture, verdict, requirement, number of findings, and the first of them. */
  private static String line(Capture capture, RequirementResult result) {
    List<Finding> grave =
        result.findings().stream().filter(f -> f.verdict() == result.verdict()).toList();
    Finding first = grave.get(0);
    return String.join(
        " | ",
        capture.name(),
        result.verdict().text(),
        result.requirement().id(),
        String.valueOf(grave.size()),
        first.expected(),
        first.actual().replaceAll("\\s+", " "));
  }

  private static String golden() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(CaptureVerdictsTests.class.getResourceAsStream(GOLDEN))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
