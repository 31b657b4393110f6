package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.evidence.EvidenceException;
import org.wsmanspec.message.evidence.EvidenceReader;
import org.wsmanspec.message.evidence.EvidenceWriter;
import org.wsmanspec.message.evidence.Redaction;
import org.wsmanspec.scenario.Secret;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.run.EvidenceRecorder;
import org.wsmanspec.scenario.run.RunOptions;
import org.wsmanspec.scenario.run.ScenarioRunner;
import org.wsmanspec.scenario.run.TargetTransport;
import org.wsmanspec.scenario.run.UnreachableTargetException;
import org.wsmanspec.scenario.transport.Transport;
import org.wsmanspec.scenario.transport.TransportSetupException;
import org.wsmanspec.suite.probe.Probe;
import org.wsmanspec.suite.probe.ProbeBounds;
import org.wsmanspec.suite.probe.ProbePlan;
import org.wsmanspec.suite.probe.ProbeResult;
import org.wsmanspec.suite.probe.ProbeSummary;
import org.wsmanspec.suite.probe.TargetFile;
import org.wsmanspec.suite.probe.WellKnown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wsmanspec probe}: find out what an endpoint can do, and write a target file. */
@Command(
    name = "probe",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Find out what an endpoint can do, by asking and never by changing, and write a target file.",
      "Given a probe's evidence file instead of a URL, decide again from what it holds."
    })
final class ProbeCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      arity = "1",
      paramLabel = "URL|EVIDENCE",
      description = "The endpoint; without a path, /wsman is asked. Or the evidence of a probe.")
  private String subject = "";

  @Option(names = "--user", paramLabel = "NAME", description = "User name.")
  private @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "File whose first line is the password.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--password-environment",
      paramLabel = "NAME",
      defaultValue = "WSMAN_PASSWORD",
      description =
          "Without --password-file: the environment variable that holds it (${DEFAULT-VALUE}).")
  private String passwordEnvironment = "WSMAN_PASSWORD";

  @Option(
      names = "--scheme",
      paramLabel = "basic|digest|ntlm",
      defaultValue = "basic",
      description = "How to authenticate, with --user (${DEFAULT-VALUE}).")
  private Target.Scheme scheme = Target.Scheme.BASIC;

  @Option(names = "--insecure", description = "Trust any certificate and any host name.")
  private boolean insecure;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description = "How long to wait for each answer (${DEFAULT-VALUE}).")
  private int timeout = 20;

  @Option(
      names = "--max-requests",
      paramLabel = "N",
      defaultValue = "250",
      description = "How many requests to send at most (${DEFAULT-VALUE}).")
  private int maxRequests = 250;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      defaultValue = "target.yaml",
      description = "The target file to write (${DEFAULT-VALUE}).")
  private Path output = Path.of("target.yaml");

  @Option(
      names = "--evidence",
      paramLabel = "FILE",
      description = "Where the exchanges are kept (probe.jsonl beside the target file).")
  private @Nullable Path evidence;

  @Option(names = "--overwrite", description = "Replace the target file if it is there.")
  private boolean overwrite;

  ProbeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (Files.exists(output) && !overwrite) {
      throw new CommandFailure(
          ExitCode.USAGE,
          output + " is there already; name another file with -o, or say --overwrite");
    }
    if (timeout < 1 || maxRequests < 1) {
      throw new CommandFailure(ExitCode.USAGE, "--timeout and --max-requests are numbers from 1");
    }
    ProbeBounds bounds =
        new ProbeBounds(maxRequests, ProbeBounds.USUAL.time(), ProbeBounds.USUAL.octets());
    if (!subject.contains("://")) {
      return decide(recorded(Path.of(subject)), bounds, Path.of(subject));
    }
    Path record =
        Optional.ofNullable(evidence).orElseGet(() -> output.resolveSibling("probe.jsonl"));
    return decide(drive(target(), bounds, record), bounds, record);
  }

  private Conversation recorded(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT,
          "there is no evidence file " + file + "; a URL begins with http:// or https://");
    }
    try {
      return EvidenceReader.read(file);
    } catch (EvidenceException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    }
  }

  private Target target() {
    try {
      URI uri = new URI(subject);
      String path = String.valueOf(uri.getRawPath());
      Target target = Target.of(path.isEmpty() || path.equals("/") ? uri.resolve("/wsman") : uri);
      Target.Limits limits =
          new Target.Limits(
              Target.Limits.USUAL.connect(),
              Duration.ofSeconds(timeout),
              Target.Limits.USUAL.maxResponseBytes());
      Target.Tls tls =
          insecure ? new Target.Tls(Target.Trust.ANY, Optional.empty(), false) : Target.Tls.STRICT;
      return new Target(
          target.name(),
          target.address(),
          credentials(),
          tls,
          limits,
          false,
          Set.of(),
          target.resources());
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, "the URL to probe: " + e.getMessage(), e);
    }
  }

  private Target.Credentials credentials() {
    if (user == null) {
      return Target.Credentials.NONE;
    }
    String password =
        passwordFile != null
            ? PasswordFile.read(passwordFile)
            : Optional.ofNullable(System.getenv(passwordEnvironment))
                .orElseThrow(
                    () ->
                        new CommandFailure(
                            ExitCode.USAGE,
                            "with --user comes a password: name a file with --password-file, or set"
                                + " the environment variable "
                                + passwordEnvironment));
    return new Target.Credentials(scheme, user, Secret.of(password));
  }

  private Conversation drive(Target target, ProbeBounds bounds, Path record) {
    terminal.err().println("probing " + target.address());
    ProbePlan plan =
        new ProbePlan(
            WellKnown.shipped(), bounds, target.credentials().scheme() != Target.Scheme.NONE);
    try {
      Path folder = record.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.deleteIfExists(record);
      try (EvidenceWriter writer = new EvidenceWriter(record, Redaction.of(target.secrets()));
          Transport transport = TargetTransport.open(target, Clock.systemUTC())) {
        new ScenarioRunner(
                target, transport, RunOptions.DEFAULT, List.of(new EvidenceRecorder(writer)))
            .run(soFar -> plan.next(soFar.get()));
      }
      // What is decided upon is what was stored, so that it can be decided again.
      return EvidenceReader.read(record);
    } catch (UnreachableTargetException e) {
      throw new CommandFailure(ExitCode.UNREACHABLE, e.getMessage(), e);
    } catch (TransportSetupException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    } catch (EvidenceException | IOException | UncheckedIOException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL, "the evidence cannot be written: " + e.getMessage(), e);
    }
  }

  private int decide(Conversation conversation, ProbeBounds bounds, Path record) {
    ProbeResult result = Probe.decide(conversation, WellKnown.shipped(), bounds);
    switch (result.standing()) {
      case FOREIGN ->
          throw new CommandFailure(
              ExitCode.UNREACHABLE,
              result.address()
                  + " does not speak WS-Management: it answered "
                  + result.encounter()
                  + "; check port and path, which is often /wsman");
      case MUTE ->
          throw new CommandFailure(
              ExitCode.UNREACHABLE,
              result.address()
                  + " takes requests and does not answer; check port and protocol, give it more time"
                  + " with --timeout"
                  + (user == null
                      ? ", or say who asks with --user: some are silent otherwise"
                      : ""));
      case OPEN, LOCKED -> write(result, record);
    }
    terminal.out().print(ProbeSummary.render(result));
    terminal.out().println("Target file: " + output);
    terminal.out().println("Evidence:    " + record);
    if (result.standing() == org.wsmanspec.suite.probe.Standing.LOCKED) {
      throw new CommandFailure(ExitCode.UNREACHABLE, locked(result));
    }
    return ExitCode.HELD.code();
  }

  private String locked(ProbeResult result) {
    String offers =
        result.schemes().isEmpty() ? "" : "; it offers " + String.join(", ", schemes(result));
    return user == null
        ? "the endpoint asks for credentials" + offers + ". Give --user and --password-file"
        : "the endpoint refused these credentials ("
            + result.encounter()
            + ")"
            + offers
            + ". Nothing more was tried, so as not to lock the account";
  }

  /** The names of the schemes, without their realms and nonces. */
  private static List<String> schemes(ProbeResult result) {
    return result.schemes().stream().map(s -> s.split("[ ,]", 2)[0]).distinct().toList();
  }

  private void write(ProbeResult result, Path record) {
    URI address = URI.create(result.address());
    TargetFile.Setting setting =
        new TargetFile.Setting(
            String.valueOf(address.getRawAuthority()),
            record.toString(),
            Optional.ofNullable(user).map(u -> scheme.name().toLowerCase(Locale.ROOT)),
            Optional.ofNullable(user),
            Optional.ofNullable(passwordFile).map(this::beside),
            Optional.of(passwordEnvironment),
            insecure);
    try {
      Path folder = output.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(output, TargetFile.render(result, setting), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL,
          "the target file " + output + " cannot be written: " + e.getMessage(),
          e);
    }
  }

  /** A path as the target file names it: relative to itself where that is possible. */
  private String beside(Path file) {
    Path folder = output.toAbsolutePath().normalize().getParent();
    Path whole = file.toAbsolutePath().normalize();
    try {
      return folder == null ? whole.toString() : folder.relativize(whole).toString();
    } catch (IllegalArgumentException e) {
      return whole.toString();
    }
  }
}
