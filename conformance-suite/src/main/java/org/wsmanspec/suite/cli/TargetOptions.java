package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.wsmanspec.scenario.Secret;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.yaml.TargetReader;
import org.wsmanspec.scenario.yaml.UnreadableFileException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which endpoint is driven, and how it lets us in. */
final class TargetOptions {

  @Option(
      names = "--target",
      paramLabel = "FILE|URL|mock",
      defaultValue = "mock",
      description = "The endpoint: a target file, a URL, or the embedded one (${DEFAULT-VALUE}).")
  private String target = "mock";

  @Mixin private AccountOptions account = new AccountOptions();

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

  /** Whether the embedded reference endpoint is meant. */
  boolean embedded() {
    return target.equals("mock");
  }

  /**
   * The endpoint that is meant, where it is not the embedded one.
   *
   * @throws CommandFailure if the URL is none, or the file cannot be read
   */
  Target read() {
    Target read = target.contains("://") ? fromUrl() : fromFile();
    return account
        .user()
        .map(
            user ->
                read.with(
                    new Target.Credentials(scheme, user, Secret.of(account.password().orElse("")))))
        .orElse(read);
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
}
