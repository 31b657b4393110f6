package org.wsmanspec.suite.check;

import static org.wsmanspec.report.Verdict.FAIL;
import static org.wsmanspec.report.Verdict.PASS;
import static org.wsmanspec.report.Verdict.WARN;

import org.junit.jupiter.api.Test;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.message.vocabulary.Uris;

/** What clients ask of shells. */
class ClientShellChecksTests {

  private static final int CREATE = 0;
  private static final int COMMAND = 1;
  private static final int SEND = 2;
  private static final int EMPTY = 3;
  private static final int RECEIVE = 4;
  private static final int SIGNAL = 5;
  private static final int DELETE = 6;

  private static final String OTHER = "FFFFFFFF-0E0F-1011-1213-141516171819";

  @Test
  void requestsHaveTheirBodies() {
    request(COMMAND, "rsp:Command>", "rsp:Line>", "MS-WSMV-2.2.4.7-1");
    request(SEND, "rsp:Stream", "rsp:Data", "MS-WSMV-2.2.4.32-1");
    request(CREATE, "rsp:Shell>", "wsman:Shell>", "MS-WSMV-2.2.4.37-1");
    request(CREATE, "Variable Name=", "Variable Key=", "MS-WSMV-2.2.4.16-1");
    request(CREATE, "PT10M", "10", "MS-WSMV-2.2.4.37-4");
    request(CREATE, "PT10M", "-PT1S", "MS-WSMV-2.2.4.37-4");
    request(SIGNAL, "signal/terminate", "signal/stop", "MS-WSMV-2.2.4.38-1");
  }

  @Test
  void disconnectAndConnectHaveTheirBodies() {
    asked(Actions.SHELL_DISCONNECT, "<rsp:Disconnect/>").expect(PASS, "MS-WSMV-2.2.4.15-1");
    asked(Actions.SHELL_DISCONNECT, "<rsp:Disconnected/>").expect(FAIL, "MS-WSMV-2.2.4.15-1");
    asked(
            Actions.SHELL_DISCONNECT,
            "<rsp:Disconnect><rsp:BufferMode>Keep</rsp:BufferMode></rsp:Disconnect>")
        .expect(FAIL, "MS-WSMV-2.2.4.15-1");
    asked(Actions.SHELL_CONNECT, "<rsp:Connect/>").expect(PASS, "MS-WSMV-2.2.4.12-1");
    asked(Actions.SHELL_CONNECT, "<rsp:Connected/>").expect(FAIL, "MS-WSMV-2.2.4.12-1");
  }

  private static Verdicts asked(String action, String body) {
    return ShellTalk.cmd().insert(SIGNAL, action, "", body, "").verdicts();
  }

  @Test
  void commandIdsAreThoseOfTheService() {
    request(RECEIVE, ShellTalk.COMMAND, OTHER, "MS-WSMV-2.2.4.14-1");
    request(SIGNAL, ShellTalk.COMMAND, OTHER, "MS-WSMV-2.2.4.38-4");
    request(SEND, ShellTalk.COMMAND, OTHER, "MS-WSMV-2.2.4.40-2");
  }

  @Test
  void aProposedShellIdIsNotUsedUnlessItWasTaken() {
    String proposed = "11111111-4D1B-4F2A-8F3C-2F1D9E0B7A55";
    ShellTalk.cmd()
        .request(CREATE, "<rsp:Shell>", "<rsp:Shell ShellId='" + proposed + "'>")
        .verdicts()
        .expect(PASS, "MS-WSMV-3.1.4.5.2-4");
    ShellTalk.cmd()
        .request(CREATE, "<rsp:Shell>", "<rsp:Shell ShellId='" + proposed + "'>")
        .request(COMMAND, ShellTalk.SHELL, proposed)
        .verdicts()
        .expect(FAIL, "MS-WSMV-3.1.4.5.2-4");
  }

  @Test
  void inputGoesToCommandsOnStreamsThatWereOpened() {
    request(SEND, "Name='stdin'", "Name='in'", "MS-WSMV-2.2.4.37-3");
    ShellTalk.cmd()
        .request(SEND, " CommandId='" + ShellTalk.COMMAND + "'", "")
        .verdicts()
        .expect(WARN, "MS-WSMV-3.1.4.1.31.1-2");
  }

  @Test
  void localeStaysTheSame() {
    String english = "<wsman:Locale xml:lang='en-US' s:mustUnderstand='false'/></s:Header>";
    ShellTalk.cmd()
        .request(CREATE, "</s:Header>", english)
        .request(COMMAND, "</s:Header>", english)
        .verdicts()
        .expect(PASS, "MS-WSMV-3.1.4.5.2-5");
    ShellTalk.cmd()
        .request(CREATE, "</s:Header>", english)
        .request(COMMAND, "</s:Header>", english.replace("en-US", "de-DE"))
        .verdicts()
        .expect(FAIL, "MS-WSMV-3.1.4.5.2-5");
  }

  @Test
  void aCommandThatIsDoneIsTerminated() {
    ShellTalk.cmd().remove(SIGNAL).verdicts().expect(FAIL, "MS-WSMV-3.1.4.14-6");
    ShellTalk.cmd()
        .request(SIGNAL, Shells.SIGNAL_TERMINATE, Shells.SIGNAL_CTRL_C)
        .verdicts()
        .expect(WARN, "MS-WSMV-3.1.4.14-6");
    ShellTalk.cmd().verdicts().expect(PASS, "MS-WSMV-3.1.4.14-6");
    next(ShellTalk.cmd(), DELETE).expect(PASS, "MS-WSMV-2.2.4.38-3");
    next(ShellTalk.cmd().remove(SIGNAL), SIGNAL).expect(FAIL, "MS-WSMV-2.2.4.38-3");
  }

  private static Verdicts next(ShellTalk talk, int at) {
    return talk.insert(
            at,
            Actions.SHELL_COMMAND,
            "",
            "<rsp:CommandLine><rsp:Command>dir</rsp:Command></rsp:CommandLine>",
            "<rsp:CommandResponse><rsp:CommandId>"
                + OTHER
                + "</rsp:CommandId></rsp:CommandResponse>")
        .verdicts();
  }

  @Test
  void whoIsToldThatThereIsNothingYetAsksAgain() {
    ShellTalk.cmd().verdicts().expect(PASS, "MS-WSMV-3.1.4.14-4");
    ShellTalk.cmd().remove(SIGNAL).remove(RECEIVE).verdicts().expect(WARN, "MS-WSMV-3.1.4.14-4");
    ShellTalk.cmd().remove(RECEIVE).verdicts().expectNothing("MS-WSMV-3.1.4.14-4");
  }

  @Test
  void receiveSaysThatTheShellIsToBeKept() {
    ShellTalk.cmd()
        .request(EMPTY, Shells.OPTION_KEEP_ALIVE, "OTHER")
        .verdicts()
        .expect(WARN, "MS-WSMV-3.2.4.1.20-1");
  }

  @Test
  void commandsAreThoseOfAShell() {
    String filter =
        "<wsen:Enumerate><wsman:Filter Dialect='"
            + Uris.DIALECT_SELECTOR
            + "'><wsman:SelectorSet><wsman:Selector Name='ShellId'>x</wsman:Selector>"
            + "</wsman:SelectorSet></wsman:Filter></wsen:Enumerate>";
    enumerated(filter).expect(PASS, "MS-WSMV-3.1.4.8.2-2");
    enumerated("<wsen:Enumerate/>").expect(WARN, "MS-WSMV-3.1.4.8.2-2");
  }

  private static Verdicts enumerated(String body) {
    ShellTalk talk = ShellTalk.cmd();
    talk.insert(
        DELETE, Uris.SHELL_COMMANDS, Actions.ENUMERATE, "", body, "<wsen:EnumerateResponse/>");
    return talk.request(
            DELETE,
            "<wsman:SelectorSet><wsman:Selector Name='ShellId'>" + ShellTalk.SHELL,
            "<wsman:SelectorSet><wsman:Selector Name='Other'>" + ShellTalk.SHELL)
        .verdicts();
  }

  @Test
  void oneSendAndOneReceiveAtATime() {
    Talk talk = Talk.claiming("shell.cmd").judgingClient();
    ShellTalk.cmd().overlapping(talk, SEND, RECEIVE);
    Verdicts.of(talk).expect(FAIL, "MS-WSMV-3.1.4.13-1").expect(WARN, "MS-WSMV-3.1.4.14-5");
    Talk apart = Talk.claiming("shell.cmd").judgingClient();
    ShellTalk.cmd().apart(apart, SEND, RECEIVE);
    Verdicts.of(apart).expect(PASS, "MS-WSMV-3.1.4.13-1").expect(PASS, "MS-WSMV-3.1.4.14-5");
  }

  private static void request(int at, String find, String replace, String requirement) {
    ShellTalk.cmd().verdicts().expect(PASS, requirement);
    ShellTalk.cmd().request(at, find, replace).verdicts().expect(FAIL, requirement);
  }
}
