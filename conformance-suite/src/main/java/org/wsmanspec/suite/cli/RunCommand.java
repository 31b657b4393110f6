package org.wsmanspec.suite.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.fleet.Fleet;
import org.wsmanspec.report.sarif.Places;
import org.wsmanspec.scenario.Inventory;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

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

  static final String LOCKED_OUT =
      "the endpoint answered every request with HTTP 401, so nothing could be judged; check user,"
          + " password and authentication scheme";

  /** Options of one endpoint, which an inventory has for each of its own. */
  private static final List<String> OF_ONE =
      List.of(
          "--target",
          "--user",
          "--password-file",
          "--scheme",
          "--insecure",
          "--parallel",
          "--bundle",
          "--redact-hosts",
          "--redact",
          "--no-allure");

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private TargetOptions target = new TargetOptions();
  @Mixin private FleetOptions fleet = new FleetOptions();
  @Mixin private ShardOptions shard = new ShardOptions();
  @Mixin private PaceOptions pace = new PaceOptions();
  @Mixin private SinkOptions events = new SinkOptions();
  @Mixin private ProfileOptions profile = new ProfileOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private GateOptions gate = new GateOptions();
  @Mixin private BundleOptions bundle = new BundleOptions();
  @Mixin private ScenarioOptions scenarios = new ScenarioOptions();

  RunCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    bundle.check();
    List<Scenario> chosen = scenarios.read();
    GateOptions.Ready ready = gate.read(chosen.stream().map(Scenario::id).toList(), clock);
    RunOptions options = pace.of(RunOptions.DEFAULT);
    Optional<Shard> part = shard.read(environment);
    if (fleet.file().isPresent()) {
      return fleet(fleet.file().get(), chosen, options, ready, part);
    }
    if (target.embedded()) {
      if (part.isPresent()) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "--shard needs a --target that all shards share, or --targets; each would start an"
                + " embedded endpoint of its own");
      }
      try (ReferenceEndpoint endpoint = ReferenceEndpoint.builder().build().start()) {
        return run(
            ReferenceTarget.at(endpoint.address()),
            chosen,
            options.withJournal(endpoint::journal),
            ready);
      }
    }
    Target described = target.read();
    if (part.isEmpty()) {
      ShardFile.remove(output.folder());
      return run(described, chosen, options, ready);
    }
    ShardFile.of(part.get(), chosen).write(output.folder());
    return run(described, part.get().share(chosen), options, ready.ofPart());
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
      throw new CommandFailure(ExitCode.UNREACHABLE, LOCKED_OUT);
    }
    return Publisher.exitCode(report);
  }

  private int fleet(
      Path file,
      List<Scenario> chosen,
      RunOptions options,
      GateOptions.Ready ready,
      Optional<Shard> part) {
    for (String option : OF_ONE) {
      if (given(option)) {
        throw new CommandFailure(
            ExitCode.USAGE, option + " is for one endpoint and cannot stand beside --targets");
      }
    }
    if (fleet.endpoints() > 1 && (given("--sink-port") || given("--sink-url"))) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--sink-port and --sink-url are one place for events, which several endpoints at a time"
              + " cannot share; they need --endpoints 1");
    }
    Inventory inventory = FleetOptions.read(file);
    Fleet result =
        FleetRun.run(
            terminal,
            inventory,
            scenarios.title(),
            part,
            fleet.endpoints(),
            ready.gating().failOn(),
            new EndpointRun(
                output.folder(),
                chosen,
                options.withParallel(fleet.perEndpoint()),
                events,
                profile,
                ready,
                fleet.pages()));
    return FleetOutcome.tell(terminal, result, output.folder(), false);
  }

  private boolean given(String option) {
    return spec != null && spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  static boolean lockedOut(Conversation conversation) {
    return !conversation.exchanges().isEmpty()
        && conversation.exchanges().stream()
            .allMatch(e -> e.response().filter(r -> r.status() == 401).isPresent());
  }
}
