package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.allure.AllureFailedException;
import org.wsmanspec.report.allure.AllureHtml;
import org.wsmanspec.report.allure.AllureResults;
import org.wsmanspec.report.allure.AllureUnavailableException;
import org.wsmanspec.report.html.ConformanceHtml;
import org.wsmanspec.report.json.RunReportJson;
import org.wsmanspec.report.junit.JUnitXml;
import org.wsmanspec.report.sarif.Places;
import org.wsmanspec.report.sarif.Sarif;
import org.wsmanspec.report.summary.Badge;
import org.wsmanspec.report.summary.MarkdownSummary;

/** Every rendering of a report, in one folder. */
final class ReportFiles {

  private ReportFiles() {}

  /**
   * Write them all.
   *
   * @param places lines of the evidence file beside the reports
   * @param allure whether the Allure page is wanted; its raw results are written anyway
   * @return what could not be written and why; empty if all could
   * @throws CommandFailure if the folder cannot be written
   */
  static List<String> write(
      Path folder, RunReport report, Conversation conversation, Places places, boolean allure) {
    List<String> missing = new ArrayList<>();
    try {
      Files.createDirectories(folder);
      RunReportJson.write(report, folder.resolve("run.json"));
      JUnitXml.write(report, folder.resolve("junit.xml"));
      Sarif.write(report, places, folder.resolve("results.sarif"));
      MarkdownSummary.write(report, folder.resolve("summary.md"));
      Badge.write(report, folder.resolve("badge.json"));
      ConformanceHtml.write(report, conversation, folder.resolve("conformance.html"));
      Path results = folder.resolve("allure-results");
      clear(results);
      AllureResults.write(report, conversation, results);
      Files.deleteIfExists(folder.resolve("allure.html"));
      if (allure) {
        Path home = Path.of(System.getProperty("wsmanspec.allure.home", "allure-commandline"));
        AllureHtml.generate(results, folder.resolve("allure.html"), home);
      }
    } catch (AllureUnavailableException | AllureFailedException e) {
      missing.add("allure.html: " + e.getMessage());
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL,
          "the reports cannot be written to " + folder + ": " + e.getMessage(),
          e);
    }
    return missing;
  }

  /** Results of a former run would be mixed into this one's page. */
  private static void clear(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> old;
    try (Stream<Path> walk = Files.walk(folder)) {
      old = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : old) {
      Files.delete(path);
    }
  }
}
