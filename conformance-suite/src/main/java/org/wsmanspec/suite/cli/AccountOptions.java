package org.wsmanspec.suite.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who logs in: the options of every command that knows a user. */
final class AccountOptions {

  @Option(names = "--user", paramLabel = "NAME", description = "User name to log in with.")
  private @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "File whose first line is the password.")
  private @Nullable Path passwordFile;

  /** The user name, if one is given. */
  Optional<String> user() {
    return Optional.ofNullable(user);
  }

  /**
   * The password, if a file is given.
   *
   * @throws CommandFailure if the file cannot be read or has no first line
   */
  Optional<String> password() {
    return Optional.ofNullable(passwordFile).map(PasswordFile::read);
  }
}
