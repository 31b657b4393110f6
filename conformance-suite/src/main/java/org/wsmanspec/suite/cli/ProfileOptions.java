package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.scenario.Profile;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.yaml.UnreadableFileException;
import org.wsmanspec.suite.profile.Profiles;
import picocli.CommandLine.Option;

/** By what kind of endpoint is judged. */
final class ProfileOptions {

  @Option(
      names = "--profile",
      paramLabel = "NAME|FILE",
      description =
          "By what kind of endpoint to judge: a shipped profile ('list profiles'), or a file.")
  private @Nullable String profile;

  /**
   * The profile that is named.
   *
   * @throws CommandFailure if there is no such profile, or its file has mistakes
   */
  Optional<Profile> named() {
    return Optional.ofNullable(profile).map(word -> find(word, "--profile"));
  }

  /**
   * The profile that is named, or else the one of the target.
   *
   * @throws CommandFailure as {@link #named()}
   */
  Optional<Profile> of(Target target) {
    return named().or(() -> target.profile().map(word -> find(word, "the target's profile")));
  }

  private static Profile find(String word, String what) {
    try {
      return Profiles.find(word);
    } catch (UnreadableFileException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT, "the profile " + word + " cannot be read: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, what + ": " + e.getMessage(), e);
    }
  }
}
