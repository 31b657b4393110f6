package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.evidence.EvidenceException;
import org.wsmanspec.message.evidence.EvidenceWriter;
import org.wsmanspec.message.evidence.Redaction;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.mock.cim.JournalSink;
import org.wsmanspec.mock.cim.ObjectManager;
import org.wsmanspec.mock.cim.SampleRepository;
import org.wsmanspec.mock.cim.mof.MofSyntaxException;
import org.wsmanspec.mock.http.AuthenticationScheme;
import org.wsmanspec.mock.http.EndpointRecorder;
import org.wsmanspec.mock.http.Misbehavior;
import org.wsmanspec.mock.personality.Personalities;
import org.wsmanspec.mock.personality.Personality;
import org.wsmanspec.mock.shell.cmd.HostEngine;
import org.wsmanspec.scenario.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wsmanspec mock}: the reference endpoint by itself, until interrupted. */
@Command(
    name = "mock",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Run the reference endpoint by itself.")
final class MockCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "5985",
      description = "Port to listen on; 0 picks a free one (${DEFAULT-VALUE}).")
  private int port = 5985;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @Option(names = "--https", description = "HTTPS with a certificate made for this start.")
  private boolean https;

  @Mixin private AccountOptions account = new AccountOptions();

  @Option(
      names = "--scheme",
      paramLabel = "basic|digest",
      defaultValue = "basic",
      description = "How clients authenticate (${DEFAULT-VALUE}).")
  private AuthenticationScheme scheme = AuthenticationScheme.BASIC;

  @Option(
      names = "--mof",
      paramLabel = "FILE",
      description = "Load this MOF besides the sample repository; may be repeated.")
  private List<Path> mof = new ArrayList<>();

  @Option(
      names = "--ready-file",
      paramLabel = "FILE",
      description = "Write the address to this file once the endpoint listens.")
  private @Nullable Path readyFile;

  @Option(
      names = "--personality",
      paramLabel = "NAME",
      description = "Be a faulty variant; 'wsmanspec list personalities' shows them.")
  private @Nullable String personality;

  @Option(
      names = "--evidence",
      paramLabel = "FILE",
      description = "Record what clients ask and are answered, for 'wsmanspec judge' and 'import'.")
  private @Nullable Path evidence;

  @Option(
      names = "--host-shell",
      description =
          "Have the text shell run commands of this host, with the rights of this process,"
              + " instead of its own harmless ones.")
  private boolean hostShell;

  @Mixin private PublishOptions publish = new PublishOptions();

  MockCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    ReferenceEndpoint.Builder builder =
        ReferenceEndpoint.builder().host(host).port(port).https(https).repository(this::repository);
    account.user().ifPresent(user -> builder.credentials(user, password(), scheme));
    publish.key().ifPresent(builder::clientKey);
    if (hostShell) {
      terminal.out().println("commands of the text shell run on this host");
      builder.shell(new HostEngine());
    }
    Misbehavior misbehavior =
        personality == null ? Misbehavior.NONE : personality(personality).misbehavior();
    builder.misbehavior(misbehavior);
    Optional<EvidenceWriter> witness = witness();
    witness.ifPresent(
        w ->
            builder.misbehavior(new EndpointRecorder(misbehavior, Clock.systemUTC(), w::exchange)));
    try (ReferenceEndpoint endpoint = start(builder)) {
      terminal.out().println("listening at " + endpoint.address() + ", stop with Ctrl-C");
      publish.begin(endpoint, terminal);
      announce(endpoint);
      // Nothing counts this down: the process ends by a signal.
      new CountDownLatch(1).await();
    } finally {
      witness.ifPresent(EvidenceWriter::close);
    }
    return ExitCode.HELD.code();
  }

  /** Where the traffic goes; a file that is there is replaced. */
  private Optional<EvidenceWriter> witness() {
    if (evidence == null) {
      return Optional.empty();
    }
    try {
      Files.deleteIfExists(evidence);
      EvidenceWriter writer =
          new EvidenceWriter(
              evidence, Redaction.of(account.password().map(List::of).orElse(List.of())));
      writer.header(
          new Conversation.Origin(
              "clients of the reference endpoint",
              "mock",
              EnumSet.allOf(Conversation.Party.class),
              Optional.of(Instant.now())),
          Declaration.NONE);
      return Optional.of(writer);
    } catch (IOException | EvidenceException e) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT, "the evidence " + evidence + " cannot be written: " + e, e);
    }
  }

  private static Personality personality(String name) {
    Optional<Personality> found = Personalities.find(name);
    List<String> servers =
        Personalities.shipped().stream()
            .filter(p -> p.party() == Personality.Party.SERVICE)
            .map(Personality::name)
            .toList();
    return found
        .filter(p -> p.party() == Personality.Party.SERVICE)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    found.isPresent()
                        ? "'" + name + "' is a faulty client, which the endpoint cannot be"
                        : "there is no personality '"
                            + name
                            + "'"
                            + Nearest.to(name, servers)
                                .map(n -> "; did you mean " + n + "?")
                                .orElse("; 'wsmanspec list personalities' shows what there is")));
  }

  private String password() {
    return account
        .password()
        .orElseThrow(() -> new CommandFailure(ExitCode.USAGE, "--user needs --password-file"));
  }

  private static ReferenceEndpoint start(ReferenceEndpoint.Builder builder) {
    try {
      return builder.build().start();
    } catch (IllegalStateException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private ObjectManager repository(JournalSink journal) {
    ObjectManager manager = SampleRepository.create(journal);
    if (!mof.isEmpty()) {
      try {
        manager.load(mof.toArray(Path[]::new));
      } catch (MofSyntaxException e) {
        throw new CommandFailure(ExitCode.BAD_INPUT, String.valueOf(e.getMessage()), e);
      } catch (IOException e) {
        throw new CommandFailure(ExitCode.BAD_INPUT, "cannot read the MOF: " + e.getMessage(), e);
      }
    }
    return manager;
  }

  /** Written aside and moved, so that a reader never sees half an address. */
  private void announce(ReferenceEndpoint endpoint) {
    if (readyFile == null) {
      return;
    }
    try {
      Path aside = readyFile.resolveSibling(readyFile.getFileName() + ".part");
      Files.writeString(aside, endpoint.address().toString(), StandardCharsets.UTF_8);
      Files.move(aside, readyFile, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT, "the ready file " + readyFile + " cannot be written: " + e, e);
    }
  }
}
