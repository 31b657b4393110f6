package org.wsmanspec.suite.check.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.Durations;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Tell;
import org.wsmanspec.suite.check.shell.RemoteShells;
import org.wsmanspec.suite.check.shell.ShellCall;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;

/** What requests to shells look like (MS-WSMV 2.2.4.7 to 2.2.4.38 and 3.2.4.1.20). */
public final class ShellRequestChecks {

  private static final String COMMAND = "MS-WSMV-2.2.4.7-1";
  private static final String CONNECT = "MS-WSMV-2.2.4.12-1";
  private static final String DISCONNECT = "MS-WSMV-2.2.4.15-1";
  private static final String VARIABLE = "MS-WSMV-2.2.4.16-1";
  private static final String SEND = "MS-WSMV-2.2.4.32-1";
  private static final String SHELL = "MS-WSMV-2.2.4.37-1";
  private static final String LIFETIME = "MS-WSMV-2.2.4.37-4";
  private static final String SIGNAL = "MS-WSMV-2.2.4.38-1";
  private static final String COMMANDS = "MS-WSMV-3.1.4.8.2-2";
  private static final String KEEP_ALIVE = "MS-WSMV-3.2.4.1.20-1";

  private static final Duration LONGEST = Duration.ofSeconds(0x7FFFFFFF);
  private static final List<String> CODES =
      List.of(
          Shells.SIGNAL_TERMINATE,
          Shells.SIGNAL_CTRL_C,
          Shells.SIGNAL_CTRL_BREAK,
          Shells.SIGNAL_STOP,
          Shells.SIGNAL_STOP_CTRL);

  private ShellRequestChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        calls("client/shell-command", Operation.COMMAND, COMMAND, ShellRequestChecks::command),
        calls("client/shell-connect", Operation.CONNECT, CONNECT, ShellRequestChecks::connect),
        calls(
            "client/shell-disconnect",
            Operation.DISCONNECT,
            DISCONNECT,
            ShellRequestChecks::disconnect),
        calls("client/shell-send", Operation.SEND, SEND, ShellRequestChecks::send),
        calls("client/shell-signal", Operation.SIGNAL, SIGNAL, ShellRequestChecks::signal),
        calls(
            "client/shell-keep-alive", Operation.RECEIVE, KEEP_ALIVE, ShellRequestChecks::receive),
        RemoteShells.checkCalls(
            "client/shell-create",
            List.of(SHELL, VARIABLE, LIFETIME),
            (call, sink) -> {
              if (call.is(Operation.CREATE)) {
                create(call, sink);
              }
            }),
        Check.ofRequests(
            "client/shell-commands", List.of(COMMANDS), ShellRequestChecks::enumerate));
  }

  private interface Body {
    void look(ShellCall call, FindingSink sink);
  }

  private static Check calls(String name, Operation operation, String requirement, Body body) {
    return RemoteShells.checkCalls(
        name,
        List.of(requirement),
        (call, sink) -> {
          if (call.is(operation)) {
            body.look(call, sink);
          }
        });
  }

  private static String content(ShellCall call) {
    return call.asked()
        .envelope()
        .bodyChild()
        .map(Dom::name)
        .map(Namespaces::display)
        .orElse("nothing");
  }

  private static boolean has(ShellCall call, QName body, QName child) {
    return call.body(body).filter(b -> Dom.child(b, child).isPresent()).isPresent();
  }

  private static void command(ShellCall call, FindingSink sink) {
    boolean one =
        call.body(Names.RSP_COMMAND_LINE)
            .filter(b -> Dom.children(b, Names.RSP_COMMAND).size() == 1)
            .isPresent();
    Tell.whether(
        one,
        sink,
        COMMAND,
        "rsp:CommandLine with one rsp:Command",
        content(call),
        call.request(),
        "");
  }

  private static void connect(ShellCall call, FindingSink sink) {
    Tell.whether(
        call.body(Names.RSP_CONNECT).isPresent(),
        sink,
        CONNECT,
        "rsp:Connect in s:Body",
        content(call),
        call.request(),
        "");
  }

  private static void disconnect(ShellCall call, FindingSink sink) {
    Optional<Element> body = call.body(Names.RSP_DISCONNECT);
    Optional<String> wrong =
        body.isEmpty()
            ? Optional.of(content(call))
            : Dom.child(body.get(), Names.RSP_BUFFER_MODE)
                .map(Dom::text)
                .filter(m -> !m.equals("Block") && !m.equals("Drop"))
                .map(m -> "BufferMode " + Tell.quoted(m))
                .or(
                    () ->
                        Dom.child(body.get(), Names.RSP_IDLE_TIME_OUT)
                            .map(Dom::text)
                            .filter(t -> Durations.read(t).isEmpty())
                            .map(t -> "IdleTimeOut " + Tell.quoted(t)));
    Tell.unless(
        wrong,
        sink,
        DISCONNECT,
        "rsp:Disconnect; in it a duration as IdleTimeOut, and BufferMode Block or Drop, if at all",
        call.request(),
        "");
  }

  private static void send(ShellCall call, FindingSink sink) {
    Tell.whether(
        has(call, Names.RSP_SEND, Names.RSP_STREAM),
        sink,
        SEND,
        "rsp:Send with rsp:Stream",
        content(call),
        call.request(),
        "");
  }

  private static void signal(ShellCall call, FindingSink sink) {
    String code = call.signalCode().orElse("");
    Tell.whether(
        CODES.stream().anyMatch(c -> Shells.same(code, c)),
        sink,
        SIGNAL,
        Shells.SIGNAL_TERMINATE + ", …/ctrl_c or …/ctrl_break, or " + Shells.SIGNAL_STOP,
        code.isEmpty() ? "no rsp:Code" : Tell.quoted(code),
        call.request(),
        "");
  }

  private static void receive(ShellCall call, FindingSink sink) {
    Optional<Element> option = call.option(Shells.OPTION_KEEP_ALIVE);
    Tell.whether(
        option.filter(o -> Tell.isTrue(Dom.text(o))).isPresent(),
        sink,
        KEEP_ALIVE,
        "option " + Shells.OPTION_KEEP_ALIVE + " TRUE",
        option.map(o -> Tell.quoted(Dom.text(o))).orElse("none"),
        call.request(),
        "WinRM 1.1 keeps a shell for its IdleTimeOut only then");
  }

  private static void create(ShellCall call, FindingSink sink) {
    Optional<Element> shell = call.body(Names.RSP_SHELL);
    Tell.whether(
        shell.isPresent(), sink, SHELL, "rsp:Shell in s:Body", content(call), call.request(), "");
    if (shell.isEmpty()) {
      return;
    }
    for (Element environment : Dom.children(shell.get(), Names.RSP_ENVIRONMENT)) {
      for (Element variable : Dom.children(environment, Names.RSP_VARIABLE)) {
        Tell.whether(
            ShellCall.attribute(variable, Names.NAME).filter(n -> !n.isBlank()).isPresent(),
            sink,
            VARIABLE,
            "rsp:Variable with a Name",
            "none",
            call.asked().at(variable),
            "");
      }
    }
    Dom.child(shell.get(), Names.RSP_LIFETIME)
        .ifPresent(
            lifetime -> {
              Optional<Duration> duration = Durations.read(Dom.text(lifetime));
              Tell.whether(
                  duration.filter(d -> !d.isNegative() && d.compareTo(LONGEST) <= 0).isPresent(),
                  sink,
                  LIFETIME,
                  "a duration from 0 to 2147483647 seconds",
                  Tell.quoted(Dom.text(lifetime)),
                  call.asked().at(lifetime),
                  "");
            });
  }

  private static void enumerate(Asked asked, FindingSink sink) {
    boolean commands =
        asked.action().equals(Actions.ENUMERATE)
            && asked.envelope().resourceUri().filter(Uris.SHELL_COMMANDS::equals).isPresent();
    if (!commands) {
      return;
    }
    boolean named =
        asked.envelope().selectors().stream()
                .anyMatch(s -> s.name().equalsIgnoreCase(Uris.SHELL_ID_SELECTOR))
            || asked.envelope().elements(Names.WSMAN_SELECTOR_SET).stream()
                .flatMap(set -> EndpointReference.selectorsIn(set).stream())
                .anyMatch(s -> s.name().equalsIgnoreCase(Uris.SHELL_ID_SELECTOR));
    Tell.whether(
        named,
        sink,
        COMMANDS,
        "the ShellId of the shell whose commands are meant",
        "none",
        asked.place(),
        "");
  }
}
