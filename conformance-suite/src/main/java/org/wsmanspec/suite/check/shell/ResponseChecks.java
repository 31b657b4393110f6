package org.wsmanspec.suite.check.shell;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;
import org.wsmanspec.suite.check.Tell;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;

/** What the answers to shell operations look like (MS-WSMV 2.2.4 and 3.1.4.11 to 3.1.4.17). */
public final class ResponseChecks {

  private static final String COMMAND = "MS-WSMV-3.1.4.11-1";
  private static final String SEND = "MS-WSMV-2.2.4.33-1";
  private static final String SIGNAL = "MS-WSMV-3.1.4.12-1";
  private static final String CONNECT = "MS-WSMV-2.2.4.11-1";
  private static final String DELETE = "MS-WSMV-3.1.4.4.1-2";
  private static final String RECEIVE = "MS-WSMV-2.2.4.27-1";
  private static final String STATE = "MS-WSMV-2.2.4.9-1";
  private static final String STATE_OF_COMMAND = "MS-WSMV-2.2.4.9-2";
  private static final String STATE_OF_SHELL = "MS-WSMV-2.2.4.9-3";

  private static final Set<String> STATES =
      Set.of(Shells.STATE_RUNNING, Shells.STATE_PENDING, Shells.STATE_DONE);

  private ResponseChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies("shell/command-response", List.of(COMMAND), ResponseChecks::command),
        body("shell/send-response", SEND, Actions.SHELL_SEND, Names.RSP_SEND_RESPONSE),
        body("shell/signal-response", SIGNAL, Actions.SHELL_SIGNAL, Names.RSP_SIGNAL_RESPONSE),
        body("shell/connect-response", CONNECT, Actions.SHELL_CONNECT, Names.RSP_CONNECT_RESPONSE),
        RemoteShells.checkCalls("shell/delete-response", List.of(DELETE), ResponseChecks::deleted),
        Check.ofReplies("shell/receive-response", List.of(RECEIVE), ResponseChecks::received),
        Check.ofReplies("shell/command-state", List.of(STATE), ResponseChecks::state),
        RemoteShells.checkCalls(
            "shell/command-state-of-what",
            List.of(STATE_OF_COMMAND, STATE_OF_SHELL),
            ResponseChecks::stateOfWhat));
  }

  private static Check body(String name, String requirement, String action, QName expected) {
    return Check.ofReplies(
        name,
        List.of(requirement),
        (reply, sink) -> {
          if (reply.answers(action)) {
            Tell.whether(
                reply.envelope().bodyIs(expected),
                sink,
                requirement,
                Namespaces.display(expected) + " in s:Body",
                content(reply),
                reply.place(),
                "");
          }
        });
  }

  private static String content(Reply reply) {
    return reply.envelope().bodyChild().map(Dom::name).map(Namespaces::display).orElse("nothing");
  }

  private static void command(Reply reply, FindingSink sink) {
    if (!reply.answers(Actions.SHELL_COMMAND)) {
      return;
    }
    boolean right =
        reply
            .envelope()
            .bodyChild()
            .filter(b -> Dom.is(b, Names.RSP_COMMAND_RESPONSE))
            .flatMap(b -> Dom.child(b, Names.RSP_COMMAND_ID))
            .filter(id -> !Dom.text(id).isEmpty())
            .isPresent();
    Tell.whether(
        right,
        sink,
        COMMAND,
        "rsp:CommandResponse with a CommandId",
        content(reply),
        reply.place(),
        "without it output, input and signals have no address");
  }

  private static void deleted(ShellCall call, FindingSink sink) {
    if (call.is(Operation.DELETE) && call.succeeded()) {
      call.reply()
          .ifPresent(
              r ->
                  Tell.whether(
                      r.envelope().bodyChildren().isEmpty(),
                      sink,
                      DELETE,
                      "an empty s:Body",
                      content(r),
                      r.place(),
                      ""));
    }
  }

  private static Optional<Element> receiveResponse(Reply reply) {
    return reply.answers(Actions.SHELL_RECEIVE)
        ? reply.envelope().bodyChild().filter(b -> Dom.is(b, Names.RSP_RECEIVE_RESPONSE))
        : Optional.empty();
  }

  private static void received(Reply reply, FindingSink sink) {
    if (!reply.answers(Actions.SHELL_RECEIVE)) {
      return;
    }
    Optional<Element> response = receiveResponse(reply);
    if (response.isEmpty()) {
      sink.broken(RECEIVE, "rsp:ReceiveResponse in s:Body", content(reply), reply.place(), "");
      return;
    }
    int streams = Dom.children(response.get(), Names.RSP_STREAM).size();
    int states = Dom.children(response.get(), Names.RSP_COMMAND_STATE).size();
    Tell.whether(
        states <= 1 && streams + states > 0,
        sink,
        RECEIVE,
        "rsp:Stream, and at most one rsp:CommandState",
        streams + " rsp:Stream and " + states + " rsp:CommandState",
        reply.at(response.get()),
        "");
  }

  private static void state(Reply reply, FindingSink sink) {
    for (Element state :
        receiveResponse(reply)
            .map(r -> Dom.children(r, Names.RSP_COMMAND_STATE))
            .orElse(List.of())) {
      String text = ShellCall.attribute(state, Names.STATE).orElse("");
      Tell.whether(
          STATES.contains(text),
          sink,
          STATE,
          "State " + Shells.STATE_RUNNING + ", …/Pending or …/Done",
          text.isEmpty() ? "no State" : Tell.quoted(text),
          reply.at(state),
          "clients compare the whole URI, and wait for ever for one that they do not know");
    }
  }

  private static void stateOfWhat(ShellCall call, FindingSink sink) {
    if (!call.is(Operation.RECEIVE) || call.desired().isEmpty()) {
      return;
    }
    call.commandState()
        .ifPresent(
            state -> {
              Optional<String> told = ShellCall.attribute(state, Names.COMMAND_ID);
              boolean command = call.commandId().isPresent();
              Tell.whether(
                  told.isPresent() == command,
                  sink,
                  command ? STATE_OF_COMMAND : STATE_OF_SHELL,
                  command
                      ? "CommandId " + call.commandId().orElse("")
                      : "no CommandId, since the Receive is for the shell",
                  told.map(t -> "CommandId " + t).orElse("none"),
                  call.reply().orElseThrow().at(state),
                  "");
            });
  }
}
