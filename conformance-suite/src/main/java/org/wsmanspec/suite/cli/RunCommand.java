package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.evidence.EvidenceException;
import org.wsmanspec.message.evidence.EvidenceReader;
import org.wsmanspec.message.evidence.EvidenceWriter;
import org.wsmanspec.message.evidence.Redaction;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Summary;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Secret;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.run.EvidenceRecorder;
import org.wsmanspec.scenario.run.RunOptions;
import org.wsmanspec.scenario.run.ScenarioRunner;
import org.wsmanspec.scenario.run.TargetTransport;
import org.wsmanspec.scenario.run.UnreachableTargetException;
import org.wsmanspec.scenario.transport.Transport;
import org.wsmanspec.scenario.transport.TransportSetupException;
import org.wsmanspec.scenario.yaml.TargetReader;
import org.wsmanspec.scenario.yaml.UnreadableFileException;
import org.wsmanspec.suite.Judge;
import org.wsmanspec.suite.ReferenceTarget;
import org.wsmanspec.suite.plans.Plans;
import org.wsmanspec.suite.scenarios.ScenarioSelection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wsmanspec run}: drive, record, judge, report. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Drive scenarios against an endpoint, judge every message, report.")
final class RunCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--target",
      paramLabel = "FILE|URL|mock",
      defaultValue = "mock",
      description = "The endpoint: a target file, a URL, or the embedded one (${DEFAULT-VALUE}).")
  private String target = "mock";

  @Option(names = "--user", paramLabel = "NAME", description = "User name, with a URL.")
  private @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "File whose first line is the password.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--scheme",
      paramLabel = "basic|digest|ntlm",
      defaultValue = "basic",
      description = "How to authenticate, with --user (${DEFAULT-VALUE}).")
  private Target.Scheme scheme = Target.Scheme.BASIC;

  @Option(
      names = "--insecure",
      description = "With a URL: trust any certificate and any host name.")
  private boolean insecure;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/wsmanspec",
      description = "Where evidence and reports go (${DEFAULT-VALUE}).")
  private Path out = Path.of("target/wsmanspec");

  @Option(names = "--no-allure", description = "Leave out allure.html, which takes a few seconds.")
  private boolean noAllure;

  @Option(
      names = "--plan",
      paramLabel = "NAME|FILE",
      description = "A plan instead of scenarios: a shipped one ('list plans') or a file.")
  private @Nullable String plan;

  @Parameters(
      arity = "0..*",
      paramLabel = "SCENARIO",
      description = "Files, folders, areas, ids, or patterns with *; without any, all.")
  private List<String> words = new ArrayList<>();

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Scenario> scenarios = scenarios();
    if (target.equals("mock")) {
      try (ReferenceEndpoint endpoint = ReferenceEndpoint.builder().build().start()) {
        return run(
            ReferenceTarget.at(endpoint.address()),
            scenarios,
            RunOptions.DEFAULT.withJournal(endpoint::journal));
      }
    }
    return run(foreignTarget(), scenarios, RunOptions.DEFAULT);
  }

  private List<Scenario> scenarios() {
    if (plan != null && !words.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--plan chooses the scenarios, so '" + words.get(0) + "' cannot stand beside it");
    }
    try {
      return plan == null ? ScenarioSelection.choose(words) : Plans.find(plan).scenarios();
    } catch (UnreadableFileException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, "cannot read: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, e.getMessage(), e);
    }
  }

  private Target foreignTarget() {
    Target read = target.contains("://") ? fromUrl() : fromFile();
    if (user == null) {
      return read;
    }
    String password = passwordFile == null ? "" : PasswordFile.read(passwordFile);
    return read.with(new Target.Credentials(scheme, user, Secret.of(password)));
  }

  private Target fromUrl() {
    try {
      Target read = Target.of(new URI(target));
      return insecure
          ? new Target(
              read.name(),
              read.address(),
              read.credentials(),
              new Target.Tls(Target.Trust.ANY, Optional.empty(), false),
              read.limits(),
              read.disruptive(),
              read.claims(),
              read.resources())
          : read;
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, "--target: " + e.getMessage(), e);
    }
  }

  private Target fromFile() {
    Path file = Path.of(target);
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT,
          "there is no target file " + target + "; a URL begins with http:// or https://");
    }
    try {
      return new TargetReader().read(file);
    } catch (UnreadableFileException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT,
          "the target file " + target + " cannot be read: " + e.getMessage(),
          e);
    }
  }

  private int run(Target endpoint, List<Scenario> scenarios, RunOptions options) {
    Path evidence = out.resolve("evidence.jsonl");
    Conversation conversation = drive(endpoint, scenarios, options, evidence);
    Map<String, String> titles = new HashMap<>();
    scenarios.forEach(s -> titles.put(s.id(), s.title()));
    RunReport report = Judge.standard().judge(conversation, titles);
    List<String> missing = ReportFiles.write(out, report, conversation, !noAllure);
    terminal
        .out()
        .print(Summary.render(report, terminal.color() ? Summary.Style.ANSI : Summary.Style.PLAIN));
    missing.forEach(m -> terminal.err().println("left out " + m));
    terminal.out().println("Reports:  " + out.resolve("conformance.html"));
    terminal.out().println("Evidence: " + evidence);
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

  private Conversation drive(
      Target endpoint, List<Scenario> scenarios, RunOptions options, Path evidence) {
    terminal
        .err()
        .println(
            String.format(
                Locale.ROOT,
                "%d %s against %s",
                scenarios.size(),
                scenarios.size() == 1 ? "scenario" : "scenarios",
                endpoint.address()));
    try {
      Files.createDirectories(out);
      // A file of a former run would be continued, and a conversation is of one run.
      Files.deleteIfExists(evidence);
      try (EvidenceWriter writer = new EvidenceWriter(evidence, Redaction.of(endpoint.secrets()));
          Transport transport = TargetTransport.open(endpoint, Clock.systemUTC())) {
        new ScenarioRunner(
                endpoint,
                transport,
                options,
                List.of(new EvidenceRecorder(writer), new Progress(terminal, scenarios.size())))
            .run(scenarios);
      }
      // What is judged and reported is what was stored: without secrets, and the same again later.
      return EvidenceReader.read(evidence);
    } catch (UnreachableTargetException e) {
      throw new CommandFailure(ExitCode.UNREACHABLE, e.getMessage(), e);
    } catch (TransportSetupException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    } catch (EvidenceException | IOException | UncheckedIOException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL, "the evidence cannot be written: " + e.getMessage(), e);
    }
  }
}
