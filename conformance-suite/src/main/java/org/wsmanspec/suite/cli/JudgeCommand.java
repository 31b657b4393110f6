package org.wsmanspec.suite.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.capture.Capture;
import org.wsmanspec.message.capture.CaptureSet;
import org.wsmanspec.message.capture.Captures;
import org.wsmanspec.message.capture.Skipped;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Summary;
import org.wsmanspec.suite.Briefing;
import org.wsmanspec.suite.Judge;
import org.wsmanspec.suite.ReportMerge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code wsmanspec judge}: the checks, over recorded traffic. */
@Command(
    name = "judge",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Judge recorded traffic: HAR, recordings of other tools, envelopes, evidence.")
final class JudgeCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "CAPTURE", description = "Files or folders.")
  private List<Path> captures = new ArrayList<>();

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private ProfileOptions profile = new ProfileOptions();

  JudgeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Capture> found = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (Path path : captures) {
      if (!Files.exists(path)) {
        throw new CommandFailure(ExitCode.BAD_INPUT, "there is no file or folder " + path);
      }
      CaptureSet set = Captures.read(path);
      found.addAll(set.captures());
      skipped.addAll(set.skipped());
    }
    for (Skipped s : skipped) {
      terminal.err().println("passed over " + s.path() + ": " + s.why());
    }
    if (found.isEmpty()) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT,
          "no capture found in "
              + captures.stream().map(Path::toString).collect(Collectors.joining(", ")));
    }
    Briefing briefing = profile.named().map(Briefing.NONE::with).orElse(Briefing.NONE);
    List<Conversation> conversations = new ArrayList<>();
    List<RunReport> reports = new ArrayList<>();
    int number = 0;
    for (Capture capture : found) {
      String prefix = found.size() == 1 ? "" : String.format(Locale.ROOT, "c%03d-", ++number);
      Conversation conversation = ReportMerge.qualified(capture.conversation(), prefix);
      conversations.add(conversation);
      reports.add(Judge.standard().judge(conversation, briefing));
    }
    String subject =
        found.size() == 1 ? found.get(0).name() : found.size() + " captures of " + join(captures);
    List<String> notes =
        skipped.stream().map(s -> "passed over " + s.path() + ": " + s.why()).toList();
    RunReport report = ReportMerge.merge(subject, reports, notes);
    Conversation whole =
        ReportMerge.joined(
            new Conversation.Origin(
                subject,
                report.format(),
                EnumSet.allOf(Conversation.Party.class),
                Optional.empty()),
            conversations);
    List<String> missing = ReportFiles.write(output.folder(), report, whole, output.allure());
    terminal
        .out()
        .print(Summary.render(report, terminal.color() ? Summary.Style.ANSI : Summary.Style.PLAIN));
    missing.forEach(m -> terminal.err().println("left out " + m));
    terminal.out().println("Reports: " + output.folder().resolve("conformance.html"));
    return (report.failed() ? ExitCode.FAILED : ExitCode.HELD).code();
  }

  private static String join(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
  }
}
