package org.wsmanspec.suite.check.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;

/** A command of a shell, and the requests that name it, in order. */
public final class ShellCommand {

  private final String id;
  private final ShellCall started;
  private final List<ShellCall> calls = new ArrayList<>();

  ShellCommand(String id, ShellCall started) {
    this.id = id;
    this.started = started;
  }

  void add(ShellCall call) {
    calls.add(call);
  }

  /** The CommandId that the service gave. */
  public String id() {
    return id;
  }

  /** The Command, answered with success. */
  public ShellCall started() {
    return started;
  }

  /** Requests that name it, in order. */
  public List<ShellCall> calls() {
    return Collections.unmodifiableList(calls);
  }

  /** Those of one kind. */
  public List<ShellCall> calls(Operation operation) {
    return calls.stream().filter(c -> c.is(operation)).toList();
  }

  /** The first Receive that told that it is done. */
  public Optional<ShellCall> done() {
    return calls(Operation.RECEIVE).stream().filter(ShellCommand::tellsDone).findFirst();
  }

  /** Whether an answer says that the command is done. */
  public static boolean tellsDone(ShellCall call) {
    return call.commandState()
        .flatMap(s -> ShellCall.attribute(s, Names.STATE))
        .filter(s -> s.strip().equals(Shells.STATE_DONE))
        .isPresent();
  }
}
