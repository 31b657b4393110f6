package org.wsmanspec.suite.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.message.vocabulary.Uris;

/** Conversations with a shell, from pairs of messages that a test may bend. */
final class ShellTalk {

  /** The id of the shell. */
  static final String SHELL = "A6CCF0B4-4D1B-4F2A-8F3C-2F1D9E0B7A55";

  /** The id of the command. */
  static final String COMMAND = "0A0B0C0D-0E0F-1011-1213-141516171819";

  /** The fault that says that there is nothing yet. */
  static final String NOTHING_YET = fault("s:Receiver", "wsman:TimedOut", "2150858793");

  /** The fault for what is not there. */
  static final String NOT_THERE = fault("s:Sender", "wsman:InvalidSelectors", "2150858843");

  private static final String KEEP_ALIVE = option(Shells.OPTION_KEEP_ALIVE, "TRUE", false);

  private final String uri;
  private final List<String[]> pairs = new ArrayList<>();

  ShellTalk(String uri) {
    this.uri = uri;
  }

  /** A text shell with a command that takes input, from Create to Delete. */
  static ShellTalk cmd() {
    ShellTalk talk = new ShellTalk(Uris.SHELL_CMD);
    talk.add(
        Actions.CREATE,
        "",
        "<rsp:Shell><rsp:Environment><rsp:Variable Name='X'>1</rsp:Variable></rsp:Environment>"
            + "<rsp:Lifetime>PT10M</rsp:Lifetime><rsp:InputStreams>stdin</rsp:InputStreams>"
            + "<rsp:OutputStreams>stdout stderr</rsp:OutputStreams></rsp:Shell>",
        created(Uris.SHELL_CMD, "stdin", "stdout stderr"));
    talk.add(
        Actions.SHELL_COMMAND,
        "",
        "<rsp:CommandLine><rsp:Command>sort</rsp:Command></rsp:CommandLine>",
        "<rsp:CommandResponse><rsp:CommandId>"
            + COMMAND
            + "</rsp:CommandId></rsp:CommandResponse>");
    talk.add(
        Actions.SHELL_SEND,
        "",
        "<rsp:Send>" + stream("stdin", COMMAND, "b a", true) + "</rsp:Send>",
        "<rsp:SendResponse/>");
    talk.receive("stdout stderr", COMMAND, NOTHING_YET);
    talk.receive(
        "stdout stderr",
        COMMAND,
        "<rsp:ReceiveResponse>"
            + stream("stdout", COMMAND, "a b", false)
            + stream("stdout", COMMAND, "", true)
            + stream("stderr", COMMAND, "", true)
            + done(COMMAND)
            + "</rsp:ReceiveResponse>");
    talk.signal(COMMAND, Shells.SIGNAL_TERMINATE);
    talk.add(Actions.DELETE, "", "", "");
    return talk;
  }

  /** CommandState Done with an exit code. */
  static String done(String command) {
    return "<rsp:CommandState CommandId='"
        + command
        + "' State='"
        + Shells.STATE_DONE
        + "'><rsp:ExitCode>0</rsp:ExitCode></rsp:CommandState>";
  }

  /** The body of a CreateResponse. */
  static String created(String uri, String input, String output) {
    return "<wxf:ResourceCreated><wsa:Address>http://h/wsman</wsa:Address>"
        + "<wsa:ReferenceParameters><wsman:ResourceURI>"
        + uri
        + "</wsman:ResourceURI><wsman:SelectorSet><wsman:Selector Name='ShellId'>"
        + SHELL
        + "</wsman:Selector></wsman:SelectorSet></wsa:ReferenceParameters></wxf:ResourceCreated>"
        + "<rsp:Shell><rsp:ShellId>"
        + SHELL
        + "</rsp:ShellId><rsp:ResourceUri>"
        + uri
        + "</rsp:ResourceUri><rsp:InputStreams>"
        + input
        + "</rsp:InputStreams><rsp:OutputStreams>"
        + output
        + "</rsp:OutputStreams></rsp:Shell>";
  }

  /** An rsp:Stream; the command may be empty. */
  static String stream(String name, String command, String text, boolean end) {
    return streamOf(name, command, text.getBytes(StandardCharsets.UTF_8), end);
  }

  /** An rsp:Stream of octets. */
  static String streamOf(String name, String command, byte[] octets, boolean end) {
    return "<rsp:Stream Name='"
        + name
        + "'"
        + (command.isEmpty() ? "" : " CommandId='" + command + "'")
        + (end ? " End='true'" : "")
        + ">"
        + Base64.getEncoder().encodeToString(octets)
        + "</rsp:Stream>";
  }

  /** A wsman:OptionSet with one option. */
  static String option(String name, String value, boolean mustComply) {
    return "<wsman:OptionSet><wsman:Option Name='"
        + name
        + "'"
        + (mustComply ? " MustComply='true'" : "")
        + ">"
        + value
        + "</wsman:Option></wsman:OptionSet>";
  }

  /** An s:Fault with a code of Windows. */
  static String fault(String code, String subcode, String number) {
    return Talk.fault(code, subcode, "")
        .replace(
            "</s:Fault>",
            "<s:Detail><f:WSManFault Code='"
                + number
                + "' Machine='h'><f:Message>no</f:Message></f:WSManFault></s:Detail></s:Fault>");
  }

  ShellTalk receive(String streams, String command, String answer) {
    return add(
        Actions.SHELL_RECEIVE,
        KEEP_ALIVE,
        "<rsp:Receive><rsp:DesiredStream"
            + (command.isEmpty() ? "" : " CommandId='" + command + "'")
            + ">"
            + streams
            + "</rsp:DesiredStream></rsp:Receive>",
        answer);
  }

  ShellTalk signal(String command, String code) {
    return add(
        Actions.SHELL_SIGNAL,
        "",
        "<rsp:Signal"
            + (command.isEmpty() ? "" : " CommandId='" + command + "'")
            + "><rsp:Code>"
            + code
            + "</rsp:Code></rsp:Signal>",
        "<rsp:SignalResponse/>");
  }

  /** Add a request to the shell, and the answer with this body. */
  ShellTalk add(String action, String headers, String body, String answer) {
    return insert(pairs.size(), action, headers, body, answer);
  }

  /** Insert a request before another one. */
  ShellTalk insert(int at, String action, String headers, String body, String answer) {
    return insert(at, uri, action, headers, body, answer);
  }

  /** Insert a request for another resource before another request. */
  ShellTalk insert(
      int at, String resource, String action, String headers, String body, String answer) {
    boolean named = !action.equals(Actions.CREATE);
    int n = pairs.size() % 10;
    String request =
        Talk.request(n, action, (named ? selector() : "") + headers, body)
            .replace("http://e/R", resource);
    String reply =
        answer.contains("<s:Fault>")
            ? Talk.reply(n, faultAction(answer), "", answer)
            : Talk.reply(n, action + "Response", "", answer);
    pairs.add(at, new String[] {request, reply});
    return this;
  }

  private static String faultAction(String fault) {
    return fault.contains("<s:Value>wsman:") ? Actions.WSMAN_FAULT : Namespaces.WSA + "/fault";
  }

  private static String selector() {
    return "<wsman:SelectorSet><wsman:Selector Name='ShellId'>"
        + SHELL
        + "</wsman:Selector></wsman:SelectorSet>";
  }

  int size() {
    return pairs.size();
  }

  /** Bend a request; what is to be found must be there. */
  ShellTalk request(int at, String find, String replace) {
    return bend(at, 0, find, replace);
  }

  /** Bend an answer; what is to be found must be there. */
  ShellTalk answer(int at, String find, String replace) {
    return bend(at, 1, find, replace);
  }

  private ShellTalk bend(int at, int side, String find, String replace) {
    String text = pairs.get(at)[side];
    if (!text.contains(find)) {
      throw new IllegalArgumentException("no " + find + " in " + text);
    }
    pairs.get(at)[side] = text.replace(find, replace);
    return this;
  }

  ShellTalk remove(int at) {
    pairs.remove(at);
    return this;
  }

  /** Add all to a conversation, these two a second time while they are under way. */
  void overlapping(Talk talk, int... twice) {
    timed(talk, 0, twice);
  }

  /** Add all to a conversation, these two a second time when they are over. */
  void apart(Talk talk, int... twice) {
    timed(talk, 1, twice);
  }

  private void timed(Talk talk, int pause, int... twice) {
    for (int i = 0; i < pairs.size(); i++) {
      String[] pair = pairs.get(i);
      int at = i;
      talk.later(2 * i, pair[0], pair[1]);
      if (Arrays.stream(twice).anyMatch(t -> t == at)) {
        talk.later(2 * i + pause, pair[0], pair[1]);
      }
    }
  }

  /** What the judge says of both parties. */
  Verdicts verdicts() {
    Talk talk =
        Talk.claiming("shell.cmd", "shell.disconnect", "powershell.disconnect").judgingClient();
    pairs.forEach(p -> talk.exchange(p[0], p[1]));
    return Verdicts.of(talk);
  }
}
