package org.wsmanspec.suite.check;

import static org.wsmanspec.report.Verdict.FAIL;
import static org.wsmanspec.report.Verdict.PASS;
import static org.wsmanspec.report.Verdict.WARN;

import org.junit.jupiter.api.Test;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.message.vocabulary.Uris;

/** What a service answers to shell operations. */
class ShellChecksTests {

  private static final int CREATE = 0;
  private static final int COMMAND = 1;
  private static final int SEND = 2;
  private static final int EMPTY = 3;
  private static final int RECEIVE = 4;
  private static final int SIGNAL = 5;
  private static final int DELETE = 6;

  private static final String DESCRIPTION =
      "<rsp:Shell><rsp:ShellId>x</rsp:ShellId><rsp:ResourceUri>u</rsp:ResourceUri>"
          + "<rsp:Owner>o</rsp:Owner><rsp:ClientIP>1</rsp:ClientIP>"
          + "<rsp:IdleTimeOut>PT1H</rsp:IdleTimeOut><rsp:InputStreams>stdin</rsp:InputStreams>"
          + "<rsp:OutputStreams>stdout</rsp:OutputStreams>"
          + "<rsp:ShellRunTime>PT1S</rsp:ShellRunTime>"
          + "<rsp:ShellInactivity>PT1S</rsp:ShellInactivity></rsp:Shell>";

  @Test
  void nothingIsWrongWithTheUsual() {
    ShellTalk.cmd()
        .verdicts()
        .expectClean()
        .expect(PASS, "MS-WSMV-3.1.4.14-3")
        .expect(PASS, "MS-WSMV-3.1.4.14-7")
        .expect(PASS, "MS-WSMV-2.2.4.40-3");
  }

  @Test
  void eachAnswerHasItsBody() {
    answer(COMMAND, "rsp:CommandId", "rsp:Id", "MS-WSMV-3.1.4.11-1");
    answer(SEND, "rsp:SendResponse", "rsp:Sent", "MS-WSMV-2.2.4.33-1");
    answer(SIGNAL, "rsp:SignalResponse", "rsp:Signalled", "MS-WSMV-3.1.4.12-1");
    answer(DELETE, "<s:Body>", "<s:Body><rsp:Deleted/>", "MS-WSMV-3.1.4.4.1-2");
    answer(RECEIVE, "rsp:ReceiveResponse>", "rsp:Received>", "MS-WSMV-2.2.4.27-1");
    ShellTalk.cmd()
        .answer(RECEIVE, ShellTalk.done(ShellTalk.COMMAND), done() + done())
        .verdicts()
        .expect(FAIL, "MS-WSMV-2.2.4.27-1");
  }

  private static String done() {
    return ShellTalk.done(ShellTalk.COMMAND);
  }

  @Test
  void commandStatesAreWholeUrisOfTheirCommand() {
    answer(RECEIVE, "CommandState/Done", "CommandState/done", "MS-WSMV-2.2.4.9-1");
    answer(
        RECEIVE,
        "<rsp:CommandState CommandId='" + ShellTalk.COMMAND + "'",
        "<rsp:CommandState",
        "MS-WSMV-2.2.4.9-2");
    ShellTalk.cmd()
        .insert(
            SEND,
            Actions.SHELL_RECEIVE,
            "",
            "<rsp:Receive><rsp:DesiredStream>stdout</rsp:DesiredStream></rsp:Receive>",
            "<rsp:ReceiveResponse>" + done() + "</rsp:ReceiveResponse>")
        .verdicts()
        .expect(FAIL, "MS-WSMV-2.2.4.9-3");
  }

  @Test
  void aShellIsDescribedWhenItIsMade() {
    answer(CREATE, "Name='ShellId'", "Name='Shell'", "MS-WSMV-3.1.4.5.2-2");
    answer(CREATE, "wsman:ResourceURI>", "wsman:URI>", "MS-WSMV-3.1.4.5.2-2");
    ShellTalk.cmd()
        .answer(CREATE, "rsp:InputStreams>", "rsp:Input>")
        .verdicts()
        .expect(WARN, "MS-WSMV-3.1.4.5.2-3");
    answer(
        CREATE,
        "<rsp:ResourceUri>" + Uris.SHELL_CMD,
        "<rsp:ResourceUri>" + Uris.SHELL,
        "MS-WSMV-2.2.4.37-2");
    answer(CREATE, "rsp:Shell>", "wsman:Shell>", "MS-WSMV-2.2.4.37-1");
  }

  @Test
  void aShellIsDescribedWhenAskedFor() {
    get("", DESCRIPTION).expect(PASS, "MS-WSMV-3.1.4.2.1-1").expect(PASS, "MS-WSMV-3.1.4.2.1-2");
    get("", DESCRIPTION.replace("InputStreams", "Input")).expect(FAIL, "MS-WSMV-3.1.4.2.1-1");
    get("", DESCRIPTION.replace("Owner", "User")).expect(WARN, "MS-WSMV-3.1.4.2.1-2");
    String fragment =
        "<wsman:FragmentTransfer s:mustUnderstand='true'>Owner</wsman:FragmentTransfer>";
    get(fragment, DESCRIPTION).expect(FAIL, "MS-WSMV-3.1.4.2.1-4");
    get(fragment, ShellTalk.fault("s:Sender", "wsman:UnsupportedFeature", "2150858871"))
        .expect(PASS, "MS-WSMV-3.1.4.2.1-4");
  }

  private static Verdicts get(String headers, String answer) {
    return ShellTalk.cmd().insert(DELETE, Uris.SHELL, Actions.GET, headers, "", answer).verdicts();
  }

  @Test
  void streamsAreBase64WithName() {
    answer(RECEIVE, "Name='stderr'", "Kind='stderr'", "MS-WSMV-2.2.4.40-1");
    answer(RECEIVE, "YSBi", "a b!", "MS-WSMV-2.2.4.40-1");
  }

  @Test
  void streamsAreThoseOfTheCommandThatWereOpened() {
    answer(RECEIVE, "Name='stderr'", "Name='stdlog'", "MS-WSMV-3.1.4.14-2");
    answer(
        RECEIVE,
        "Name='stdout' CommandId='" + ShellTalk.COMMAND + "'>",
        "Name='stdout' CommandId='FFFFFFFF-0E0F-1011-1213-141516171819'>",
        "MS-WSMV-2.2.4.40-2");
    answer(
        RECEIVE,
        "Name='stdout' CommandId='" + ShellTalk.COMMAND + "'>",
        "Name='stdout'>",
        "MS-WSMV-2.2.4.40-2");
  }

  @Test
  void nothingComesAfterTheEndOfAStream() {
    String last = ShellTalk.stream("stderr", ShellTalk.COMMAND, "", true);
    answer(
        RECEIVE,
        last,
        last + ShellTalk.stream("stdout", ShellTalk.COMMAND, "more", false),
        "MS-WSMV-2.2.4.40-3");
  }

  @Test
  void endsOfStreamsAreNoEndOfTheCommand() {
    ShellTalk talk = ShellTalk.cmd().answer(RECEIVE, done(), "");
    talk.insert(
            SIGNAL,
            Actions.SHELL_RECEIVE,
            "",
            "<rsp:Receive><rsp:DesiredStream CommandId='"
                + ShellTalk.COMMAND
                + "'>stdout stderr</rsp:DesiredStream></rsp:Receive>",
            ShellTalk.NOTHING_YET)
        .verdicts()
        .expect(FAIL, "MS-WSMV-3.1.4.14-7");
  }

  @Test
  void nothingYetIsSaidWithItsCode() {
    answer(EMPTY, "2150858793", "2150858770", "MS-WSMV-3.1.4.14-3");
    answer(EMPTY, "wsman:TimedOut", "wsman:InternalError", "MS-WSMV-3.1.4.14-3");
  }

  @Test
  void keepAliveIsIgnored() {
    ShellTalk.cmd()
        .answer(EMPTY, "wsman:TimedOut", "wsman:InvalidOptions")
        .answer(EMPTY, "2150858793", "2150858833")
        .verdicts()
        .expect(WARN, "MS-WSMV-3.1.4.14-1");
  }

  @Test
  void quotasHaveTheirSubcode() {
    String[][] codes = {
      {"2150859237", "MS-WSMV-2.2.4.23-1"},
      {"2150859239", "MS-WSMV-2.2.4.23-2"},
      {"2150859241", "MS-WSMV-2.2.4.23-3"},
      {"2150859173", "MS-WSMV-2.2.4.23-4"}
    };
    for (String[] code : codes) {
      refused(ShellTalk.fault("s:Sender", "wsman:QuotaLimit", code[0])).expect(PASS, code[1]);
      refused(ShellTalk.fault("s:Sender", "wsman:AccessDenied", code[0])).expect(FAIL, code[1]);
    }
    refused(ShellTalk.fault("s:Receiver", "wsman:InternalError", "2150859180"))
        .expect(PASS, "MS-WSMV-2.2.4.42-1");
    refused(ShellTalk.fault("s:Sender", "wsman:AccessDenied", "2150859180"))
        .expect(FAIL, "MS-WSMV-2.2.4.42-1");
  }

  private static Verdicts refused(String fault) {
    return ShellTalk.cmd().add(Actions.CREATE, "", "<rsp:Shell/>", fault).verdicts();
  }

  @Test
  void textShellsAreNotFiltered() {
    String enumerate =
        "<wsen:Enumerate><wsman:Filter Dialect='" + Uris.DIALECT_SELECTOR + "'/></wsen:Enumerate>";
    ShellTalk.cmd()
        .insert(DELETE, Actions.ENUMERATE, "", enumerate, "<wsen:EnumerateResponse/>")
        .verdicts()
        .expect(FAIL, "MS-WSMV-3.1.4.8.2-1");
    ShellTalk.cmd()
        .insert(
            DELETE,
            Actions.ENUMERATE,
            "",
            enumerate,
            ShellTalk.fault("s:Sender", "wsa:ActionNotSupported", "2150858771"))
        .verdicts()
        .expect(PASS, "MS-WSMV-3.1.4.8.2-1");
  }

  @Test
  void whatIsDeletedIsGone() {
    ShellTalk.cmd()
        .receive("stdout stderr", ShellTalk.COMMAND, ShellTalk.NOT_THERE)
        .verdicts()
        .expect(PASS, "MS-WSMV-3.1.4.4.1-1");
    ShellTalk.cmd()
        .receive(
            "stdout stderr",
            ShellTalk.COMMAND,
            "<rsp:ReceiveResponse>" + done() + "</rsp:ReceiveResponse>")
        .verdicts()
        .expect(WARN, "MS-WSMV-3.1.4.4.1-1");
    String[][] operations = {
      {Actions.SHELL_DISCONNECT, "MS-WSMV-3.1.4.15-2"},
      {Actions.SHELL_RECONNECT, "MS-WSMV-3.1.4.16-1"},
      {Actions.SHELL_CONNECT, "MS-WSMV-3.1.4.17-1"}
    };
    for (String[] operation : operations) {
      ShellTalk.cmd().add(operation[0], "", "", "").verdicts().expect(FAIL, operation[1]);
      ShellTalk.cmd()
          .add(Actions.SHELL_DISCONNECT, "", "", "")
          .add(operation[0], "", "", ShellTalk.NOT_THERE)
          .verdicts();
    }
  }

  @Test
  void aShellThatIsThereCanBeDeleted() {
    ShellTalk.cmd()
        .answer(
            DELETE,
            "<s:Body></s:Body>",
            "<s:Body>"
                + ShellTalk.fault("s:Receiver", "wsman:Concurrency", "2150858802")
                + "</s:Body>")
        .verdicts()
        .expect(WARN, "MS-WSMV-3.1.4.4.1-1");
  }

  @Test
  void aDisconnectedShellIsSilent() {
    disconnected().verdicts().expect(FAIL, "MS-WSMV-3.1.4.15-3");
    disconnected()
        .answer(RECEIVE + 1, "<s:Body>", "<s:Body>" + ShellTalk.NOT_THERE)
        .verdicts()
        .expect(PASS, "MS-WSMV-3.1.4.15-3");
    ShellTalk.cmd()
        .insert(SEND, Actions.SHELL_DISCONNECT, "", "<rsp:Disconnect/>", "")
        .verdicts()
        .expect(FAIL, "MS-WSMV-3.1.4.1.31.7-1");
    ShellTalk.cmd()
        .insert(SEND, Actions.SHELL_DISCONNECT, "", "<rsp:Disconnect/>", "")
        .insert(SEND + 1, Actions.SHELL_RECONNECT, "", "", "")
        .verdicts()
        .expectNothing("MS-WSMV-3.1.4.1.31.7-1");
  }

  private static ShellTalk disconnected() {
    return ShellTalk.cmd().insert(RECEIVE, Actions.SHELL_DISCONNECT, "", "<rsp:Disconnect/>", "");
  }

  @Test
  void aConnectedShellIsNotConnectedTo() {
    ShellTalk.cmd()
        .insert(SEND, Actions.SHELL_CONNECT, "", "<rsp:Connect/>", "<rsp:ConnectResponse/>")
        .verdicts()
        .expect(FAIL, "MS-WSMV-3.1.4.17-1")
        .expect(PASS, "MS-WSMV-2.2.4.11-1");
    ShellTalk.cmd()
        .insert(SEND, Actions.SHELL_CONNECT, "", "<rsp:Connect/>", "<rsp:Connected/>")
        .verdicts()
        .expect(FAIL, "MS-WSMV-2.2.4.11-1");
    ShellTalk.cmd()
        .insert(SEND, Actions.SHELL_RECONNECT, "", "<rsp:Reconnect/>", ShellTalk.NOT_THERE)
        .verdicts()
        .expect(WARN, "MS-WSMV-3.1.4.16-1");
    ShellTalk.cmd()
        .insert(SEND, Actions.SHELL_RECONNECT, "", "<rsp:Reconnect/>", "")
        .verdicts()
        .expect(PASS, "MS-WSMV-3.1.4.16-1");
  }

  @Test
  void compressedOutputIsChunks() {
    String header = "<rsp:CompressionType s:mustUnderstand='true'>xpress</rsp:CompressionType>";
    byte[] stored = {2, 0, 2, 0, 'a', ' ', 'b'};
    ShellTalk good =
        ShellTalk.cmd()
            .request(CREATE, "</s:Header>", header + "</s:Header>")
            .request(SEND, "YiBh", "AgACAGIgYQ==")
            .answer(
                RECEIVE,
                ShellTalk.stream("stdout", ShellTalk.COMMAND, "a b", false),
                ShellTalk.streamOf("stdout", ShellTalk.COMMAND, stored, false));
    good.verdicts()
        .expect(PASS, "MS-WSMV-3.1.4.1.31.6-1")
        .expect(PASS, "MS-WSMV-3.2.4.1.19-1")
        .expect(PASS, "MS-WSMV-3.2.4.1.19-2");
    ShellTalk.cmd()
        .request(CREATE, "</s:Header>", header + "</s:Header>")
        .verdicts()
        .expect(FAIL, "MS-WSMV-3.1.4.1.31.6-1")
        .expect(FAIL, "MS-WSMV-3.2.4.1.19-1");
    ShellTalk.cmd()
        .request(CREATE, "</s:Header>", header.replace("true", "false") + "</s:Header>")
        .verdicts()
        .expect(WARN, "MS-WSMV-3.2.4.1.19-2");
  }

  @Test
  void whatARecordingLeavesOutAccusesNobody() {
    // It begins after Create, so the command may be known from before.
    ShellTalk.cmd().remove(CREATE).remove(COMMAND - 1).verdicts().expectClean();
  }

  private static void answer(int at, String find, String replace, String requirement) {
    ShellTalk.cmd().answer(at, find, replace).verdicts().expect(FAIL, requirement);
    ShellTalk.cmd()
        .verdicts()
        .expect(PASS, requirement.equals("MS-WSMV-2.2.4.9-3") ? "MS-WSMV-2.2.4.9-2" : requirement);
  }

  @Test
  void clientsMayUseNamesOfTheNamespaceOfShells() {
    ShellTalk.cmd()
        .request(RECEIVE, "CommandId=", "rsp:CommandId=")
        .request(SIGNAL, "CommandId=", "rsp:CommandId=")
        .request(SIGNAL, Shells.SIGNAL_TERMINATE, Shells.SIGNAL_TERMINATE_CAPITAL)
        .verdicts()
        .expectClean();
  }
}
