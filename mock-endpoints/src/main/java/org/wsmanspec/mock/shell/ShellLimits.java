package org.wsmanspec.mock.shell;

import java.time.Duration;

/**
 * What users of remote shells may cost the endpoint.
 *
 * @param perUser shells that one user may have open at a time
 * @param openShells shells of all users together
 * @param commandsPerShell commands of one shell that have not been terminated
 * @param bufferedOctets octets of output that may wait on one shell or command
 * @param usualIdle how long a shell lives without use where its client states no IdleTimeOut
 * @param longestIdle the longest IdleTimeOut that is granted
 */
public record ShellLimits(
    int perUser,
    int openShells,
    int commandsPerShell,
    int bufferedOctets,
    Duration usualIdle,
    Duration longestIdle) {

  /** Bounds like those of a Windows server. */
  public static final ShellLimits DEFAULT =
      new ShellLimits(
          30, 2_000, 100, 512 * 1024, Duration.ofHours(2), Duration.ofMillis(Integer.MAX_VALUE));

  /** The same with another number of shells. */
  public ShellLimits withShells(int user, int all) {
    return new ShellLimits(user, all, commandsPerShell, bufferedOctets, usualIdle, longestIdle);
  }

  /** The same with another bound on commands of a shell. */
  public ShellLimits withCommands(int value) {
    return new ShellLimits(perUser, openShells, value, bufferedOctets, usualIdle, longestIdle);
  }

  /** The same with another bound on output that waits, in octets. */
  public ShellLimits withBufferedOctets(int value) {
    return new ShellLimits(perUser, openShells, commandsPerShell, value, usualIdle, longestIdle);
  }

  /** The same with other bounds on idle shells. */
  public ShellLimits withIdle(Duration usual, Duration longest) {
    return new ShellLimits(perUser, openShells, commandsPerShell, bufferedOctets, usual, longest);
  }
}
