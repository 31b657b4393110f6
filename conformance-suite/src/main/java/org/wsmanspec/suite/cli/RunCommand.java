package org.wsmanspec.suite.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Summary;
import org.wsmanspec.scenario.Profile;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.run.RunOptions;
import org.wsmanspec.suite.Briefing;
import org.wsmanspec.suite.Judge;
import org.wsmanspec.suite.ReferenceTarget;
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

  @Mixin private TargetOptions target = new TargetOptions();
  @Mixin private ProfileOptions profile = new ProfileOptions();
  @Mixin private PaceOptions pace = new PaceOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private ScenarioOptions scenarios = new ScenarioOptions();

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Scenario> chosen = scenarios.read();
    RunOptions options = pace.of(RunOptions.DEFAULT);
    if (target.embedded()) {
      try (ReferenceEndpoint endpoint = ReferenceEndpoint.builder().build().start()) {
        return run(
            ReferenceTarget.at(endpoint.address()), chosen, options.withJournal(endpoint::journal));
      }
    }
    return run(target.read(), chosen, options);
  }

  private int run(Target described, List<Scenario> chosen, RunOptions options) {
    Optional<Profile> by = profile.of(described);
    Target endpoint = by.map(described::with).orElse(described);
    Drive drive = new Drive(terminal, output.folder());
    Conversation conversation = drive.run(endpoint, chosen, options);
    Briefing briefing = Briefing.on(chosen);
    RunReport report =
        Judge.standard().judge(conversation, by.map(briefing::with).orElse(briefing));
    List<String> missing =
        ReportFiles.write(output.folder(), report, conversation, output.allure());
    terminal
        .out()
        .print(Summary.render(report, terminal.color() ? Summary.Style.ANSI : Summary.Style.PLAIN));
    missing.forEach(m -> terminal.err().println("left out " + m));
    terminal.out().println("Reports:  " + output.folder().resolve("conformance.html"));
    terminal.out().println("Evidence: " + drive.evidence());
    if (!report.failed() && lockedOut(conversation)) {
      // Nothing failed, because nothing was let in: that is no success to build on.
      throw new CommandFailure(
          ExitCode.UNREACHABLE,
          "the endpoint answered every request with HTTP 401, so nothing could be judged; check user,"
              + " password and authentication scheme");
    }
    return (report.failed() ? ExitCode.FAILED : ExitCode.HELD).code();
  }

  private static boolean lockedOut(Conversation conversation) {
    return !conversation.exchanges().isEmpty()
        && conversation.exchanges().stream()
            .allMatch(e -> e.response().filter(r -> r.status() == 401).isPresent());
  }
}
