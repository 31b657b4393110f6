package org.wsmanspec.suite.check.shell;

import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.evidence.Redaction;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultCodes;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.Reply;
import org.wsmanspec.suite.check.Tell;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;

/** How output comes (MS-WSMV 2.2.4.40, 3.1.4.1.31.1 and 3.1.4.14). */
public final class OutputChecks {

  private static final String BASE64 = "MS-WSMV-2.2.4.40-1";
  private static final String COMMAND = "MS-WSMV-2.2.4.40-2";
  private static final String END = "MS-WSMV-2.2.4.40-3";
  private static final String OPENED = "MS-WSMV-3.1.4.14-2";
  private static final String TIMED_OUT = "MS-WSMV-3.1.4.14-3";
  private static final String DONE = "MS-WSMV-3.1.4.14-7";

  private OutputChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies("shell/output-base64", List.of(BASE64), OutputChecks::output),
        Check.ofRequests("shell/input-base64", List.of(BASE64), OutputChecks::input),
        RemoteShells.check("shell/output-command", List.of(COMMAND), OutputChecks::commands),
        RemoteShells.check("shell/output-opened", List.of(OPENED), OutputChecks::opened),
        RemoteShells.check("shell/stream-end", List.of(END), OutputChecks::ends),
        RemoteShells.check("shell/done", List.of(DONE), OutputChecks::done),
        Check.ofReplies("shell/receive-timed-out", List.of(TIMED_OUT), OutputChecks::timedOut));
  }

  private static void output(Reply reply, FindingSink sink) {
    if (reply.answers(Actions.SHELL_RECEIVE)) {
      for (Element stream : reply.envelope().elements(Names.RSP_STREAM)) {
        stream(stream, reply.at(stream), sink);
      }
    }
  }

  private static void input(Asked asked, FindingSink sink) {
    if (asked.action().equals(Actions.SHELL_SEND)) {
      for (Element stream : asked.envelope().elements(Names.RSP_STREAM)) {
        stream(stream, asked.at(stream), sink);
      }
    }
  }

  private static void stream(Element stream, Place place, FindingSink sink) {
    if (Dom.text(stream).contains(Redaction.MARK)) {
      return;
    }
    Optional<String> wrong =
        ShellCall.attribute(stream, Names.NAME).filter(n -> !n.isBlank()).isEmpty()
            ? Optional.of("no Name")
            : octets(stream).isEmpty()
                ? Optional.of("no base64: " + Tell.quoted(Dom.text(stream)))
                : Optional.empty();
    Tell.unless(wrong, sink, BASE64, "rsp:Stream with a Name and base64", place, "");
  }

  /** The octets of a stream; empty if its text is no base64. */
  static Optional<byte[]> octets(Element stream) {
    try {
      return Optional.of(
          Base64.getDecoder().decode(Dom.text(stream).replaceAll("[ \\t\\r\\n]", "")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void commands(RemoteShell shell, FindingSink sink) {
    for (ShellCall call : shell.calls(Operation.RECEIVE)) {
      for (Element stream : call.output()) {
        Optional<String> command = ShellCall.attribute(stream, Names.COMMAND_ID);
        Place place = call.reply().orElseThrow().at(stream);
        if (command.isEmpty()) {
          // A stream of the shell is for whom asked for the shell.
          if (call.commandId().isEmpty()) {
            sink.held(COMMAND, place);
          } else if (shell.isText()) {
            sink.broken(
                COMMAND,
                "CommandId " + call.commandId().get(),
                "none",
                place,
                "whoever runs several commands cannot tell whose output it is");
          }
        } else if (shell.command(command.get()).isPresent()
            || call.commandId().filter(command.get()::equalsIgnoreCase).isPresent()) {
          sink.held(COMMAND, place);
        } else if (shell.whole()) {
          sink.broken(
              COMMAND,
              "the CommandId of a CommandResponse",
              Tell.quoted(command.get()),
              place,
              "no command of this shell has it");
        }
      }
    }
  }

  private static void opened(RemoteShell shell, FindingSink sink) {
    Optional<Set<String>> names = shell.outputStreams();
    if (names.isEmpty()) {
      return;
    }
    for (ShellCall call : shell.calls(Operation.RECEIVE)) {
      for (Element stream : call.output()) {
        String name = ShellCall.attribute(stream, Names.NAME).orElse("");
        if (name.isEmpty()) {
          continue;
        }
        Tell.whether(
            names.get().contains(name),
            sink,
            OPENED,
            "one of the streams that Create opened: " + String.join(" ", names.get()),
            Tell.quoted(name),
            call.reply().orElseThrow().at(stream),
            "clients stop at streams that they did not ask for");
      }
    }
  }

  private static void ends(RemoteShell shell, FindingSink sink) {
    Map<String, Place> ended = new HashMap<>();
    for (ShellCall call : shell.calls(Operation.RECEIVE)) {
      for (Element stream : call.output()) {
        end(stream, call.reply().orElseThrow().at(stream), ended, sink);
      }
    }
    ended.clear();
    for (ShellCall call : shell.calls(Operation.SEND)) {
      for (Element stream : call.streams()) {
        // What was refused may come again.
        if (call.succeeded()) {
          end(stream, call.asked().at(stream), ended, sink);
        }
      }
    }
  }

  private static void end(Element stream, Place place, Map<String, Place> ended, FindingSink sink) {
    boolean end = ShellCall.attribute(stream, Names.END).filter(Tell::isTrue).isPresent();
    Optional<String> command = ShellCall.attribute(stream, Names.COMMAND_ID);
    String name = ShellCall.attribute(stream, Names.NAME).orElse("");
    if (command.isEmpty()) {
      Tell.whether(
          !end, sink, END, "no End on a stream of the shell", "End true on " + name, place, "");
      return;
    }
    String key = command.get() + " " + name;
    if (ended.containsKey(key) && !Dom.text(stream).isEmpty()) {
      sink.broken(
          END,
          "nothing after the block with End true",
          "data of " + name + " after its end in " + ended.get(key).exchange().where(),
          place,
          "");
    } else if (end) {
      sink.held(END, place);
      ended.putIfAbsent(key, place);
    }
  }

  private static void done(RemoteShell shell, FindingSink sink) {
    Set<String> opened = shell.outputStreams().orElse(Set.of());
    if (!shell.isText() || opened.isEmpty()) {
      return;
    }
    for (ShellCommand command : shell.commands()) {
      Set<String> ended = new HashSet<>();
      for (ShellCall call : command.calls(Operation.RECEIVE)) {
        if (ShellCommand.tellsDone(call)) {
          sink.held(DONE, call.response());
          break;
        }
        boolean all = ended.containsAll(opened) && command.done().isEmpty();
        if (all && (call.succeeded() || isTimeOut(call))) {
          sink.broken(
              DONE,
              "CommandState Done, since all streams of the command have ended",
              call.failed() ? call.summary() : "none",
              call.response(),
              "clients wait for Done, and not for the ends of streams");
          break;
        }
        call.output().stream()
            .filter(s -> ShellCall.attribute(s, Names.END).filter(Tell::isTrue).isPresent())
            .forEach(s -> ended.add(ShellCall.attribute(s, Names.NAME).orElse("")));
      }
    }
  }

  static boolean isTimeOut(ShellCall call) {
    return call.fault()
        .filter(f -> FaultDetails.has(f, FaultCodes.OPERATION_TIMED_OUT))
        .isPresent();
  }

  private static void timedOut(Reply reply, FindingSink sink) {
    if (reply.askedAction().filter(Actions.SHELL_RECEIVE::equals).isEmpty()) {
      return;
    }
    reply
        .fault()
        .ifPresent(
            fault -> {
              boolean subcode = fault.hasSubcode(FaultSubcode.TIMED_OUT.qname());
              boolean code = FaultDetails.has(fault, FaultCodes.OPERATION_TIMED_OUT);
              if (subcode || code) {
                Tell.whether(
                    subcode && code,
                    sink,
                    TIMED_OUT,
                    "wsman:TimedOut with f:WSManFault of Code " + FaultCodes.OPERATION_TIMED_OUT,
                    fault.summary()
                        + (FaultDetails.code(fault).isPresent()
                            ? " (code " + FaultDetails.code(fault).getAsLong() + ")"
                            : " (no code)"),
                    reply.at(fault.element()),
                    "by the code clients know that they are to receive again");
              }
            });
  }
}
