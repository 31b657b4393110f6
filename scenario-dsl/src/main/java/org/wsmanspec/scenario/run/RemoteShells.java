package org.wsmanspec.scenario.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.scenario.ShellOperation.Subject;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.run.RequestModel.Addressed;

/** The remote shells of one scenario and their commands, by the names that its steps give them. */
final class RemoteShells {

  private final List<RemoteShell> shells = new ArrayList<>();
  private final List<RemoteCommand> commands = new ArrayList<>();
  private final Map<String, String> sessions = new HashMap<>();

  /** A shell is about to be opened. */
  void add(RemoteShell shell, StepContext step) {
    shells.add(shell);
    String why = "the shell '" + shell.name() + "' was not opened";
    step.variables().lack("shells." + shell.name() + ".id", why);
    step.variables().lack("shells." + shell.name() + ".resource", why);
  }

  /** A command is about to be started. */
  void add(RemoteCommand command, StepContext step) {
    commands.add(command);
    step.variables()
        .lack("commands." + command.name() + ".id", "'" + command.name() + "' was not started");
  }

  /** A shell is there: tell the variables. */
  void opened(RemoteShell shell, Addressed where, StepContext step) {
    shell.opened(where);
    String prefix = "shells." + shell.name() + ".";
    step.variables().set(prefix + "resource", where.uri());
    where.selectors().entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(Uris.SHELL_ID_SELECTOR))
        .forEach(e -> step.variables().set(prefix + "id", e.getValue()));
  }

  /** A command runs: tell the variables. */
  static void started(RemoteCommand command, String id, StepContext step) {
    command.started(id);
    step.variables().set("commands." + command.name() + ".id", id);
  }

  /** The shell that a step is about. */
  RemoteShell shell(Subject subject, StepContext step) {
    if (subject.shell().isPresent()) {
      return shell(step.text(subject.shell().get()));
    }
    return subject.command().map(c -> command(step.text(c)).shell()).orElseGet(this::latest);
  }

  /** The latest of a name that is open; if none is, the latest. */
  private RemoteShell shell(String name) {
    List<RemoteShell> named = shells.stream().filter(s -> s.name().equals(name)).toList();
    if (named.isEmpty()) {
      throw NotDrivenException.missing(
          "it needs the shell '" + name + "', which no step has opened");
    }
    for (int i = named.size() - 1; i >= 0; i--) {
      if (named.get(i).left()) {
        return named.get(i);
      }
    }
    return named.get(named.size() - 1);
  }

  private RemoteShell latest() {
    if (shells.isEmpty()) {
      throw NotDrivenException.missing("it needs a shell, but no step has opened one");
    }
    return shells.get(shells.size() - 1);
  }

  /** The command that a step is about; empty if it names only a shell, or nothing runs in it. */
  Optional<RemoteCommand> command(Subject subject, StepContext step) {
    if (subject.command().isPresent()) {
      return Optional.of(command(step.text(subject.command().get())));
    } else if (subject.shell().isPresent() || commands.isEmpty()) {
      return Optional.empty();
    }
    RemoteCommand last = commands.get(commands.size() - 1);
    return last.shell().equals(latest()) ? Optional.of(last) : Optional.empty();
  }

  private RemoteCommand command(String name) {
    for (int i = commands.size() - 1; i >= 0; i--) {
      if (commands.get(i).name().equals(name)) {
        return commands.get(i);
      }
    }
    throw NotDrivenException.missing("it needs '" + name + "', which no step has started");
  }

  /** The value of wsmv:SessionId; empty to leave it out. */
  Optional<String> session(Optional<Text> written, StepContext step, String fresh) {
    String name = written.map(step::text).orElse("");
    return name.equals(Subscriptions.NONE)
        ? Optional.empty()
        : Optional.of(sessions.computeIfAbsent(name, n -> "uuid:" + fresh));
  }

  /** Those that the endpoint may still hold. */
  List<RemoteShell> left() {
    return shells.stream().filter(RemoteShell::left).toList();
  }
}
