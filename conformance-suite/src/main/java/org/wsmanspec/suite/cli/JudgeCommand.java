package org.wsmanspec.suite.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.capture.Capture;
import org.wsmanspec.message.capture.CaptureSet;
import org.wsmanspec.message.capture.Skipped;
import org.wsmanspec.message.evidence.EvidenceWriter;
import org.wsmanspec.message.evidence.Redaction;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.sarif.Places;
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
  private final Clock clock;

  @Parameters(arity = "1..*", paramLabel = "CAPTURE", description = "Files, folders or bundles.")
  private List<Path> captures = new ArrayList<>();

  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private GateOptions gate = new GateOptions();
  @Mixin private BundleOptions bundle = new BundleOptions();

  @Mixin private ProfileOptions profile = new ProfileOptions();

  JudgeCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    bundle.check();
    try (Scratch scratch = Scratch.open()) {
      CaptureSet set = CaptureFiles.read(captures, scratch.folder());
      for (Skipped s : set.skipped()) {
        terminal.err().println("passed over " + s.path() + ": " + s.why());
      }
      if (set.captures().isEmpty()) {
        throw new CommandFailure(ExitCode.BAD_INPUT, "no capture found in " + join(captures));
      }
      return judge(set, scratch.folder());
    }
  }

  private int judge(CaptureSet set, Path scratch) {
    List<Capture> found = set.captures();
    GateOptions.Ready ready =
        gate.read(
            found.stream()
                .flatMap(c -> c.conversation().steps().stream())
                .map(s -> s.step().scenario())
                .distinct()
                .toList(),
            clock);
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
        found.size() == 1 ? name(found.get(0)) : found.size() + " captures of " + join(captures);
    RunReport report =
        ready.apply(ReportMerge.merge(subject, reports, CaptureFiles.notes(set.skipped())));
    Conversation whole =
        ReportMerge.joined(
            new Conversation.Origin(
                subject,
                report.format(),
                EnumSet.allOf(Conversation.Party.class),
                Optional.empty()),
            conversations);
    new Publisher(terminal, output).publish(report, whole, Places.NONE);
    if (bundle.file().isPresent()) {
      bundle.write(report, evidence(found, scratch), gate.waiverFile(), List.of());
      terminal.out().println("Bundle:   " + bundle.file().get());
    }
    return Publisher.exitCode(report);
  }

  /** A run of ours is known by its endpoint, wherever its evidence lies. */
  private static String name(Capture capture) {
    return capture.conversation().steps().isEmpty()
        ? capture.name()
        : capture.conversation().origin().name();
  }

  /** Each capture as an evidence file of its own, since each is judged by itself. */
  private static Map<String, Path> evidence(List<Capture> captures, Path scratch) {
    Map<String, Path> files = new TreeMap<>();
    for (Capture capture : captures) {
      String name =
          captures.size() == 1
              ? "evidence.jsonl"
              : String.format(Locale.ROOT, "evidence/c%03d.jsonl", files.size() + 1);
      Path file = scratch.resolve("out-" + files.size() + ".jsonl");
      EvidenceWriter.write(file, capture.conversation(), Redaction.of(List.of()));
      files.put(name, file);
    }
    return files;
  }

  private static String join(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
  }
}
