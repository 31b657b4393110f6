package org.wsmanspec.suite.check.shell;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Durations;
import org.wsmanspec.suite.check.Moments;

/** Whether a shell may have ended because nobody used it, or because its lifetime was over. */
final class IdleTimes {

  private IdleTimes() {}

  /**
   * Whether so much time went by before a call that the shell may have ended by itself. Where no
   * times are known, or no limit, it counts as short.
   */
  static boolean mayBeOver(RemoteShell shell, ShellCall call) {
    Optional<Duration> limit = limit(shell);
    if (limit.isEmpty() || shell.created().isEmpty()) {
      return false;
    }
    ShellCall last = shell.created().get();
    for (ShellCall each : shell.calls()) {
      if (each.is(call)) {
        break;
      }
      if (longer(last, each, limit.get())) {
        return true;
      }
      last = each;
    }
    return longer(last, call, limit.get());
  }

  private static boolean longer(ShellCall first, ShellCall second, Duration limit) {
    return Moments.between(first.exchange(), second.exchange())
        .filter(d -> d.compareTo(limit) >= 0)
        .isPresent();
  }

  /** The shortest of what was asked for and what was granted. */
  private static Optional<Duration> limit(RemoteShell shell) {
    return shell.created().stream()
        .flatMap(
            c ->
                Stream.concat(
                    c.body(Names.RSP_SHELL).stream(), RemoteShell.description(c).stream()))
        .flatMap(
            s ->
                Stream.of(Names.RSP_IDLE_TIME_OUT, Names.RSP_LIFETIME)
                    .flatMap(n -> Dom.child(s, n).stream()))
        .flatMap(e -> Durations.read(Dom.text(e)).stream())
        .filter(d -> !d.isZero() && !d.isNegative())
        .min(Duration::compareTo);
  }
}
