package org.wsmanspec.suite.cli;

import java.nio.file.Path;
import java.util.List;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Summary;
import org.wsmanspec.report.sarif.Places;

/**
 * Writes a report in every form and tells the result.
 *
 * @param terminal gets the summary
 * @param output where the files go
 */
record Publisher(Terminal terminal, OutputOptions output) {

  /**
   * Write the files and print the summary, with the place of the page.
   *
   * @param places lines of the evidence file beside the reports
   */
  void publish(RunReport report, Conversation conversation, Places places) {
    Path folder = output.folder();
    List<String> missing = ReportFiles.write(folder, report, conversation, places, output.allure());
    terminal
        .out()
        .print(Summary.render(report, terminal.color() ? Summary.Style.ANSI : Summary.Style.PLAIN));
    missing.forEach(m -> terminal.err().println("left out " + m));
    terminal.out().println("Reports:  " + folder.resolve("conformance.html"));
  }

  /** The exit code that a report gives. */
  static int exitCode(RunReport report) {
    return (report.failed() ? ExitCode.FAILED : ExitCode.HELD).code();
  }
}
