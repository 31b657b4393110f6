package org.wsmanspec.suite.cli;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.sarif.Places;
import org.wsmanspec.scenario.Profile;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.run.RunOptions;
import org.wsmanspec.suite.Briefing;
import org.wsmanspec.suite.Judge;
import org.wsmanspec.suite.ReferenceTarget;
import org.wsmanspec.suite.sink.RunSink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code wsmanspec run}: drive, record, judge, report.
 *
 * <p>Its options live in groups, one for each idea; this class only puts them together.
 */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Drive scenarios against an endpoint, judge every message, report.")
final class RunCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Mixin private TargetOptions target = new TargetOptions();
  @Mixin private PaceOptions pace = new PaceOptions();
  @Mixin private SinkOptions events = new SinkOptions();
  @Mixin private ProfileOptions profile = new ProfileOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private GateOptions gate = new GateOptions();
  @Mixin private BundleOptions bundle = new BundleOptions();
  @Mixin private ScenarioOptions scenarios = new ScenarioOptions();

  RunCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    bundle.check();
    List<Scenario> chosen = scenarios.read();
    GateOptions.Ready ready = gate.read(chosen.stream().map(Scenario::id).toList(), clock);
    RunOptions options = pace.of(RunOptions.DEFAULT);
    if (target.embedded()) {
      try (ReferenceEndpoint endpoint = ReferenceEndpoint.builder().build().start()) {
        return run(
            ReferenceTarget.at(endpoint.address()),
            chosen,
            options.withJournal(endpoint::journal),
            ready);
      }
    }
    return run(target.read(), chosen, options, ready);
  }

  private int run(
      Target described, List<Scenario> chosen, RunOptions options, GateOptions.Ready ready) {
    Optional<Profile> by = profile.of(described);
    Target endpoint = by.map(described::with).orElse(described);
    Drive drive = new Drive(terminal, output.folder());
    Conversation conversation;
    try (RunSink sink = events.open(endpoint.address())) {
      conversation = drive.run(endpoint, chosen, options.withSink(sink));
    }
    Briefing briefing = Briefing.on(chosen);
    RunReport report =
        ready.apply(Judge.standard().judge(conversation, by.map(briefing::with).orElse(briefing)));
    new Publisher(terminal, output).publish(report, conversation, Places.in(drive.evidence()));
    terminal.out().println("Evidence: " + drive.evidence());
    bundle.write(
        report,
        Map.of("evidence.jsonl", drive.evidence()),
        gate.waiverFile(),
        List.of(endpoint.credentials().user()));
    bundle.file().ifPresent(f -> terminal.out().println("Bundle:   " + f));
    if (!report.failed() && lockedOut(conversation)) {
      // Nothing failed, because nothing was let in: that is no success to build on.
      throw new CommandFailure(
          ExitCode.UNREACHABLE,
          "the endpoint answered every request with HTTP 401, so nothing could be judged; check user,"
              + " password and authentication scheme");
    }
    return Publisher.exitCode(report);
  }

  private static boolean lockedOut(Conversation conversation) {
    return !conversation.exchanges().isEmpty()
        && conversation.exchanges().stream()
            .allMatch(e -> e.response().filter(r -> r.status() == 401).isPresent());
  }
}
