package org.wsmanspec.suite.check.client;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.FaultCodes;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Moments;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.Tell;
import org.wsmanspec.suite.check.shell.FaultDetails;
import org.wsmanspec.suite.check.shell.RemoteShell;
import org.wsmanspec.suite.check.shell.RemoteShells;
import org.wsmanspec.suite.check.shell.ShellCall;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;
import org.wsmanspec.suite.check.shell.ShellCommand;

/** How a client uses shells: ids, streams, order (MS-WSMV 2.2.4.14 to 2.2.4.40, 3.1.4.5.2 ff.). */
public final class ShellUseChecks {

  private static final String RECEIVE_ID = "MS-WSMV-2.2.4.14-1";
  private static final String SIGNAL_ID = "MS-WSMV-2.2.4.38-4";
  private static final String STREAM_ID = "MS-WSMV-2.2.4.40-2";
  private static final String SHELL_ID = "MS-WSMV-3.1.4.5.2-4";
  private static final String SAME = "MS-WSMV-3.1.4.5.2-5";
  private static final String INPUT = "MS-WSMV-2.2.4.37-3";
  private static final String SHELL_STDIN = "MS-WSMV-3.1.4.1.31.1-2";
  private static final String NEXT = "MS-WSMV-2.2.4.38-3";
  private static final String LAST = "MS-WSMV-3.1.4.14-6";
  private static final String ONE_SEND = "MS-WSMV-3.1.4.13-1";
  private static final String ONE_RECEIVE = "MS-WSMV-3.1.4.14-5";
  private static final String AGAIN = "MS-WSMV-3.1.4.14-4";

  private ShellUseChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        RemoteShells.check(
            "client/command-ids", List.of(RECEIVE_ID, SIGNAL_ID, STREAM_ID), ShellUseChecks::ids),
        Check.of(
            "client/shell-ids",
            List.of(SHELL_ID),
            (conversation, sink) -> shellIds(RemoteShells.in(conversation), sink)),
        RemoteShells.check("client/shell-same", List.of(SAME), ShellUseChecks::same),
        RemoteShells.check(
            "client/shell-input", List.of(INPUT, SHELL_STDIN), ShellUseChecks::input),
        RemoteShells.check(
            "client/shell-terminate", List.of(NEXT, LAST), ShellUseChecks::terminate),
        RemoteShells.check(
            "client/shell-one-at-a-time",
            List.of(ONE_SEND, ONE_RECEIVE),
            ShellUseChecks::oneAtATime),
        RemoteShells.check("client/receive-again", List.of(AGAIN), ShellUseChecks::again));
  }

  private static void ids(RemoteShell shell, FindingSink sink) {
    for (ShellCall call : shell.calls()) {
      Optional<String> requirement =
          switch (call.operation()) {
            case RECEIVE -> Optional.of(RECEIVE_ID);
            case SIGNAL -> Optional.of(SIGNAL_ID);
            case SEND -> Optional.of(STREAM_ID);
            default -> Optional.empty();
          };
      if (requirement.isEmpty() || call.commandId().isEmpty()) {
        continue;
      }
      if (shell.command(call.commandId().get()).isPresent()) {
        sink.held(requirement.get(), call.request());
      } else if (shell.whole() && !mayRun(shell, call)) {
        sink.broken(
            requirement.get(),
            "the CommandId of a CommandResponse",
            call.commandId().get(),
            call.request(),
            "no command of this shell has it");
      }
    }
  }

  /** Whether a Command went unanswered whose id the client may have proposed. */
  private static boolean mayRun(RemoteShell shell, ShellCall call) {
    return shell.calls(Operation.CONNECT).stream().anyMatch(c -> !c.failed())
        || shell.calls(Operation.COMMAND).stream()
            .anyMatch(c -> c.reply().isEmpty() || shell.before(call, c));
  }

  /** A client that goes on with the id that it proposed, and not with the one that it was given. */
  private static void shellIds(RemoteShells shells, FindingSink sink) {
    for (RemoteShell shell : shells.all()) {
      if (shell.created().isPresent()) {
        shell.calls().forEach(c -> sink.held(SHELL_ID, c.request()));
        continue;
      }
      Optional<RemoteShell> meant =
          shells.all().stream()
              .filter(s -> s.proposedId().filter(shell.id()::equalsIgnoreCase).isPresent())
              .findFirst();
      for (ShellCall call : shell.calls()) {
        if (meant.filter(m -> m.before(m.created().orElseThrow(), call)).isPresent()) {
          sink.broken(
              SHELL_ID,
              "ShellId " + meant.get().id() + ", as the answer to Create has it",
              shell.id() + ", which the client had proposed",
              call.request(),
              "a service may give a shell another id than its client proposed");
        }
      }
    }
  }

  private static void same(RemoteShell shell, FindingSink sink) {
    if (shell.created().isEmpty()) {
      return;
    }
    ShellCall create = shell.created().get();
    for (ShellCall call : shell.calls()) {
      Optional<String> wrong =
          language(create, call, Names.WSMAN_LOCALE)
              .or(() -> language(create, call, Names.WSMV_DATA_LOCALE))
              .or(() -> encoding(create, call));
      // Whoever connects may be another client.
      if (shell.calls(Operation.CONNECT).isEmpty()) {
        Tell.unless(
            wrong,
            sink,
            SAME,
            "wsman:Locale, wsmv:DataLocale and encoding of the Create in "
                + create.exchange().where(),
            call.request(),
            "");
      }
    }
  }

  private static Optional<String> language(ShellCall create, ShellCall call, QName header) {
    Optional<String> first = language(create, header);
    Optional<String> now = language(call, header);
    return now.isPresent() && first.isPresent() && !now.get().equalsIgnoreCase(first.get())
        ? Optional.of(Namespaces.display(header) + " " + now.get())
        : Optional.empty();
  }

  private static Optional<String> language(ShellCall call, QName header) {
    return call.asked().envelope().header(header).flatMap(h -> Dom.attribute(h, Names.XML_LANG));
  }

  private static Optional<String> encoding(ShellCall create, ShellCall call) {
    String first = create.asked().envelope().encoding().charset().name();
    String now = call.asked().envelope().encoding().charset().name();
    return first.equals(now) ? Optional.empty() : Optional.of("encoding " + now);
  }

  private static void input(RemoteShell shell, FindingSink sink) {
    Optional<Set<String>> names = shell.inputStreams();
    for (ShellCall call : shell.calls(Operation.SEND)) {
      for (Element stream : call.streams()) {
        Place place = call.asked().at(stream);
        String name = ShellCall.attribute(stream, Names.NAME).orElse("");
        names.ifPresent(
            opened ->
                Tell.whether(
                    opened.contains(name),
                    sink,
                    INPUT,
                    "one of the streams that Create opened: " + String.join(" ", opened),
                    Tell.quoted(name),
                    place,
                    ""));
        if (shell.isText()) {
          Tell.whether(
              ShellCall.attribute(stream, Names.COMMAND_ID).isPresent(),
              sink,
              SHELL_STDIN,
              "the CommandId of a command that reads it",
              "none",
              place,
              "a text shell answers wsman:InternalError");
        }
      }
    }
  }

  private static void terminate(RemoteShell shell, FindingSink sink) {
    if (!shell.isText() || !shell.whole()) {
      return;
    }
    for (ShellCommand command : shell.commands()) {
      if (command.done().isEmpty()) {
        continue;
      }
      Optional<ShellCall> next =
          shell.calls().stream()
              .filter(c -> shell.before(command.done().get(), c) && !c.is(command.done().get()))
              .filter(c -> c.is(Operation.COMMAND) || c.is(Operation.DELETE))
              .findFirst();
      next.ifPresent(n -> signalled(command, n, n.is(Operation.COMMAND) ? NEXT : LAST, sink));
    }
  }

  private static void signalled(
      ShellCommand command, ShellCall next, String requirement, FindingSink sink) {
    List<String> codes =
        command.calls(Operation.SIGNAL).stream().flatMap(s -> s.signalCode().stream()).toList();
    if (codes.stream().anyMatch(Shells::isTerminate)) {
      sink.held(requirement, next.request());
    } else if (!codes.isEmpty()) {
      sink.soft(
          requirement,
          "Signal terminate for the command that is done",
          Tell.quoted(codes.get(0)),
          next.request(),
          "services are known to take it for terminate");
    } else {
      sink.broken(
          requirement,
          "Signal terminate for the command that is done, before",
          next.operation().title() + ", and no Signal",
          next.request(),
          "the service keeps the command until the shell ends");
    }
  }

  private static void oneAtATime(RemoteShell shell, FindingSink sink) {
    alone(shell.calls(Operation.SEND), ONE_SEND, sink);
    for (ShellCommand command : shell.commands()) {
      alone(command.calls(Operation.RECEIVE), ONE_RECEIVE, sink);
    }
  }

  static void alone(List<ShellCall> calls, String requirement, FindingSink sink) {
    for (int i = 1; i < calls.size(); i++) {
      ShellCall before = calls.get(i - 1);
      ShellCall call = calls.get(i);
      // What never got an answer may have been given up.
      if (Moments.ended(before.exchange()).isPresent()
          && Moments.began(call.exchange()).isPresent()
          && before.reply().isPresent()) {
        Tell.whether(
            !Moments.overlap(before.exchange(), call.exchange()),
            sink,
            requirement,
            "the answer to " + before.exchange().where() + " first",
            call.operation().title() + " while that one was under way",
            call.request(),
            "");
      }
    }
  }

  private static void again(RemoteShell shell, FindingSink sink) {
    if (!shell.whole()) {
      return;
    }
    for (ShellCommand command : shell.commands()) {
      List<ShellCall> receives = command.calls(Operation.RECEIVE);
      for (int i = 0; i < receives.size(); i++) {
        ShellCall call = receives.get(i);
        boolean told =
            call.fault()
                .filter(f -> FaultDetails.has(f, FaultCodes.OPERATION_TIMED_OUT))
                .isPresent();
        if (!told) {
          continue;
        }
        if (i + 1 < receives.size()) {
          sink.held(AGAIN, receives.get(i + 1).request());
        } else if (command.calls(Operation.SIGNAL).isEmpty()
            && shell.deleted().filter(d -> shell.before(call, d)).isPresent()) {
          sink.broken(
              AGAIN,
              "another Receive, since the service said that there was nothing yet",
              "Delete of the shell, and no Signal",
              shell.deleted().get().request(),
              "code " + FaultCodes.OPERATION_TIMED_OUT + " tells of no failure");
        }
      }
    }
  }
}
