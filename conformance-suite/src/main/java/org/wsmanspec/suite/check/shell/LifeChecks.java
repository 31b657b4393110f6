package org.wsmanspec.suite.check.shell;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.FaultCodes;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Tell;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;

/**
 * What can be done with a shell that is deleted or disconnected, and that one is there until then
 * (MS-WSMV 3.1.4.1.31.7, 3.1.4.4.1, 3.1.4.15 to 3.1.4.17).
 */
public final class LifeChecks {

  private static final String FREED = "MS-WSMV-3.1.4.4.1-1";
  private static final String DISCONNECT = "MS-WSMV-3.1.4.15-2";
  private static final String RECONNECT = "MS-WSMV-3.1.4.16-1";
  private static final String CONNECT = "MS-WSMV-3.1.4.17-1";
  private static final String POOL_COMMAND = "MS-PSRP-3.2.5.3.3-1";
  private static final String POOL_SEND = "MS-PSRP-3.2.5.3.5-1";
  private static final String POOL_DELETE = "MS-PSRP-3.2.5.3.11-1";
  private static final String DISCONNECTED = "MS-WSMV-3.1.4.1.31.7-1";
  private static final String SILENT = "MS-WSMV-3.1.4.15-3";
  private static final String SUPPORTED = "MS-WSMV-3.1.4.15-1";

  private static final Set<Operation> NOT_WHEN_DISCONNECTED =
      EnumSet.of(Operation.COMMAND, Operation.SEND, Operation.SIGNAL);

  private LifeChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        RemoteShells.check(
            "shell/deleted",
            List.of(FREED, DISCONNECT, RECONNECT, CONNECT, POOL_COMMAND, POOL_SEND, POOL_DELETE),
            LifeChecks::deleted),
        RemoteShells.check(
            "shell/disconnected", List.of(DISCONNECTED, SILENT), LifeChecks::disconnected),
        RemoteShells.check(
            "shell/connected", List.of(RECONNECT, CONNECT, SUPPORTED), LifeChecks::connected),
        RemoteShells.check("shell/delete", List.of(FREED), LifeChecks::refusedDelete));
  }

  /** Requests that name a shell which the service said is deleted. */
  private static void deleted(RemoteShell shell, FindingSink sink) {
    for (ShellCall call : shell.calls()) {
      if (call.reply().isEmpty() || !shell.deletedBefore(call) || call.is(Operation.CREATE)) {
        continue;
      }
      Tell.whether(
          call.failed(),
          sink,
          rule(shell, call),
          "a fault, since "
              + shell.deleted().orElseThrow().exchange().where()
              + " deleted the shell",
          call.operation().title() + "Response",
          call.response(),
          "whoever believes that a shell is freed leaves something running");
    }
  }

  private static String rule(RemoteShell shell, ShellCall call) {
    return switch (call.operation()) {
      case DISCONNECT -> DISCONNECT;
      case RECONNECT -> RECONNECT;
      case CONNECT -> CONNECT;
      case COMMAND -> shell.isPool() ? POOL_COMMAND : FREED;
      case SEND -> shell.isPool() ? POOL_SEND : FREED;
      case DELETE -> shell.isPool() ? POOL_DELETE : FREED;
      default -> FREED;
    };
  }

  private static void disconnected(RemoteShell shell, FindingSink sink) {
    for (ShellCall call : shell.calls()) {
      Optional<ShellCall> since = shell.disconnectedBefore(call);
      if (since.isEmpty() || call.reply().isEmpty() || shell.deletedBefore(call)) {
        continue;
      }
      String where = "the shell is disconnected since " + since.get().exchange().where();
      if (NOT_WHEN_DISCONNECTED.contains(call.operation())) {
        Tell.whether(
            call.failed(),
            sink,
            DISCONNECTED,
            "a fault, wsman:InternalError: " + where,
            call.operation().title() + "Response",
            call.response(),
            "");
      } else if (call.is(Operation.RECEIVE)) {
        Tell.whether(
            call.output().stream().allMatch(s -> s.getTextContent().isBlank()),
            sink,
            SILENT,
            "no output: " + where,
            call.output().size() + " rsp:Stream",
            call.response(),
            "it is lost for the client that connects next");
      }
    }
  }

  private static void connected(RemoteShell shell, FindingSink sink) {
    if (shell.created().isEmpty()) {
      return;
    }
    boolean surely = shell.whole();
    for (ShellCall call : shell.calls()) {
      boolean live = surely && !shell.deletedBefore(call) && !waited(shell, call);
      if (!live || call.reply().isEmpty() || call.commandId().isPresent()) {
        continue;
      }
      boolean connected = shell.disconnectedBefore(call).isEmpty();
      if (call.is(Operation.CONNECT) && connected && neverDisconnected(shell, call)) {
        Tell.whether(
            call.failed(),
            sink,
            CONNECT,
            "a fault, since the shell is connected",
            "ConnectResponse",
            call.response(),
            "two clients then take each other's output");
      } else if (call.is(Operation.RECONNECT) && connected && neverDisconnected(shell, call)) {
        reconnected(call, sink);
      } else if (call.is(Operation.DISCONNECT)
          && connected
          && shell.isPool()
          && shell.proposedId().isPresent()) {
        Tell.whether(
            call.succeeded() || excused(call),
            sink,
            SUPPORTED,
            "DisconnectResponse",
            call.summary(),
            call.response(),
            "the client proposed the ShellId, as it has to");
      }
    }
  }

  /** A Reconnect of a connected shell: only that its own client is refused for nothing is wrong. */
  private static void reconnected(ShellCall call, FindingSink sink) {
    if (call.succeeded()) {
      sink.held(RECONNECT, call.response());
    } else if (call.fault()
        .filter(f -> f.hasSubcode(FaultSubcode.INVALID_SELECTORS.qname()))
        .isPresent()) {
      sink.soft(
          RECONNECT,
          "success, since the shell is there and connected",
          call.summary(),
          call.response(),
          "it may have ended without being told");
    }
  }

  private static boolean neverDisconnected(RemoteShell shell, ShellCall call) {
    return shell.calls(Operation.DISCONNECT).stream()
        .noneMatch(d -> !shell.before(call, d) && !d.failed());
  }

  /** Whether so much time may have gone by that the shell ended by itself. */
  private static boolean waited(RemoteShell shell, ShellCall call) {
    return IdleTimes.mayBeOver(shell, call);
  }

  private static boolean excused(ShellCall call) {
    return call.fault()
        .filter(
            f ->
                f.hasSubcode(FaultSubcode.ACCESS_DENIED.qname())
                    || f.hasSubcode(FaultSubcode.TIMED_OUT.qname())
                    || f.hasSubcode(FaultSubcode.INVALID_SELECTORS.qname())
                    || FaultDetails.has(f, FaultCodes.CLIENT_SESSION_MISMATCH))
        .isPresent();
  }

  /** A Delete of a shell that is there for sure. */
  private static void refusedDelete(RemoteShell shell, FindingSink sink) {
    if (!shell.whole()) {
      return;
    }
    shell.calls(Operation.DELETE).stream()
        .filter(d -> d.reply().isPresent() && !shell.deletedBefore(d))
        .findFirst()
        .filter(d -> !IdleTimes.mayBeOver(shell, d))
        .ifPresent(
            d -> {
              if (d.succeeded()) {
                sink.held(FREED, d.response());
              } else if (!excused(d) && !circumstances(d)) {
                sink.broken(
                    FREED,
                    "DeleteResponse, since the shell is there",
                    d.summary(),
                    d.response(),
                    "what waits or runs in a shell is no reason to keep it");
              }
            });
  }

  /** A Delete that was bent on purpose says something else. */
  private static boolean circumstances(ShellCall call) {
    return call.fault()
        .flatMap(Fault::subcode)
        .flatMap(FaultSubcode::of)
        .filter(
            s ->
                s == FaultSubcode.INTERNAL_ERROR
                    || s == FaultSubcode.CONCURRENCY
                    || s == FaultSubcode.QUOTA_LIMIT)
        .isEmpty();
  }
}
