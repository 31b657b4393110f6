package org.wsmanspec.suite.check;

import static org.wsmanspec.report.Verdict.FAIL;
import static org.wsmanspec.report.Verdict.PASS;
import static org.wsmanspec.report.Verdict.WARN;
import static org.wsmanspec.suite.check.PoolTalk.ANSWER;
import static org.wsmanspec.suite.check.PoolTalk.ASK;
import static org.wsmanspec.suite.check.PoolTalk.COMMAND;
import static org.wsmanspec.suite.check.PoolTalk.CREATE;
import static org.wsmanspec.suite.check.PoolTalk.INPUT;
import static org.wsmanspec.suite.check.PoolTalk.LAST;
import static org.wsmanspec.suite.check.PoolTalk.OPEN;
import static org.wsmanspec.suite.check.PoolTalk.OUTPUT;
import static org.wsmanspec.suite.check.PoolTalk.usual;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.psrp.ConnectRunspacePool;
import org.wsmanspec.message.psrp.Fragment;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PipelineInput;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.message.psrp.ResetRunspaceState;
import org.wsmanspec.message.psrp.RunspacePoolInitData;
import org.wsmanspec.message.psrp.RunspacePoolState;
import org.wsmanspec.message.psrp.RunspacePoolStateMessage;
import org.wsmanspec.message.psrp.SessionCapability;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Shells;

/** What clients say about runspace pools and pipelines, and how Connect is answered. */
class ClientPoolChecksTests {

  private static final String OF_COMMAND = " CommandId='" + ShellTalk.COMMAND + "'";

  @Test
  void createAsksForTheRightStreamsAndVersion() {
    request(CREATE, "MustComply='true'", "MustComply='false'", "MS-PSRP-3.1.5.3.1-1");
    request(CREATE, "stdin pr", "stdin", "MS-PSRP-3.1.5.3.1-1");
    request(CREATE, "Streams>stdout", "Streams>stdout stderr", "MS-PSRP-3.1.5.3.1-1");
  }

  @Test
  void openingIsSaidOnceAndFirst() {
    usual()
        .verdicts()
        .expect(PASS, "MS-PSRP-3.1.5.3.1-2")
        .expect(PASS, "MS-PSRP-3.1.5.3.1-3")
        .expect(PASS, "MS-PSRP-3.1.5.4.1-1")
        .expect(PASS, "MS-PSRP-3.1.5.4.2-1");
    usual()
        .say(CREATE, PoolTalk.toServer(new ResetRunspaceState(5)))
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.1.5.3.1-2");
    usual()
        .fragments(
            CREATE,
            f -> {
              List<Fragment> swapped = new ArrayList<>(f);
              Collections.swap(swapped, 0, 1);
              return swapped;
            })
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.1.5.3.1-3")
        .expect(FAIL, "MS-PSRP-3.1.5.4.2-1");
    usual()
        .say(ASK, PoolTalk.toServer(SessionCapability.of("2.3")))
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.1.5.4.1-1");
    usual().data(CREATE, 0, "1.1.0.1", "1.1.0.2").verdicts().expect(FAIL, "MS-PSRP-3.1.5.4.1-1");
    usual().data(CREATE, 0, ">2.3<", ">3.0<").verdicts().expect(WARN, "MS-PSRP-3.1.5.4.1-2");
  }

  @Test
  void aPoolIsReceivedFrom() {
    usual().verdicts().expect(PASS, "MS-PSRP-3.1.4.1-1");
    usual()
        .then(t -> t.remove(PoolTalk.AVAILABLE).remove(OPEN))
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.1.4.1-1");
  }

  @Test
  void commandsCarryOneMessageOfTheirs() {
    request(COMMAND, "<rsp:Command/>", "<rsp:Command>dir</rsp:Command>", "MS-PSRP-3.1.5.3.3-1");
    request(
        COMMAND,
        "<rsp:Arguments>",
        "<rsp:Arguments></rsp:Arguments><rsp:Arguments>",
        "MS-PSRP-3.1.5.3.3-1");
    usual().verdicts().expect(PASS, "MS-PSRP-3.1.5.3.3-2");
    usual()
        .say(COMMAND, PoolTalk.ofPipeline(new PipelineInput(Primitive.string("x"))))
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.1.5.3.3-2");
  }

  @Test
  void sendIsForWhomItNames() {
    request(INPUT, OF_COMMAND, "", "MS-PSRP-3.1.5.3.5-1");
    usual()
        .then(t -> t.request(ANSWER, OF_COMMAND, ""))
        .verdicts()
        .expect(WARN, "MS-PSRP-3.1.5.3.5-1");
    request(INPUT, "Name='stdin'", "Name='stdout'", "MS-PSRP-3.1.5.1.1-3");
    usual().verdicts().expect(PASS, "MS-PSRP-3.1.5.1.1-4").expect(PASS, "MS-PSRP-3.1.5.3.5-3");
    usual()
        .then(t -> t.request(ANSWER, "Name='pr'", "Name='stdin'"))
        .verdicts()
        .expect(WARN, "MS-PSRP-3.1.5.1.1-4");
    usual()
        .say(
            ASK,
            PsrpMessage.of(
                2,
                MessageType.RUNSPACEPOOL_INIT_DATA.code(),
                PoolTalk.POOL,
                Optional.empty(),
                new byte[0]))
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.1.5.3.5-3");
    request(OUTPUT, ">stdout<", ">stdout stderr<", "MS-PSRP-3.1.5.3.7-1");
  }

  @Test
  void stopIsSpelledAsItIs() {
    signal(Shells.SIGNAL_STOP, ShellTalk.COMMAND).expect(PASS, "MS-PSRP-3.1.5.3.9-1");
    signal(Shells.SIGNAL_STOP_CTRL, ShellTalk.COMMAND).expect(PASS, "MS-PSRP-3.1.5.3.9-1");
    signal("powershell/signal/stop", ShellTalk.COMMAND).expect(FAIL, "MS-PSRP-3.1.5.3.9-1");
    signal(Shells.SIGNAL_STOP, "").expect(FAIL, "MS-PSRP-3.1.5.3.9-1");
  }

  private static Verdicts signal(String code, String command) {
    return usual().then(t -> t.signal(command, code)).verdicts();
  }

  @Test
  void inputEndsAndEndsOnce() {
    usual()
        .verdicts()
        .expect(PASS, "MS-PSRP-3.1.4.3-1")
        .expect(PASS, "MS-PSRP-3.1.5.4.17-1")
        .expect(PASS, "MS-PSRP-3.1.1.3.2-1");
    usual().drop(INPUT, 1).drop(LAST, 0).verdicts().expect(FAIL, "MS-PSRP-3.1.4.3-1");
    usual()
        .say(INPUT, PoolTalk.ofPipeline(new PipelineInput(Primitive.string("late"))))
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.1.5.4.17-1");
    usual()
        .data(COMMAND, 0, "\"NoInput\">false", "\"NoInput\">true")
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.1.5.4.17-1");
    usual()
        .say(ASK, PoolTalk.ofPipeline(new PipelineInput(Primitive.string("late"))))
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.1.1.3.2-1");
  }

  @Test
  void callsOfTheHostAreAnswered() {
    usual()
        .verdicts()
        .expect(PASS, "MS-PSRP-2.2.3.17-1")
        .expect(PASS, "MS-PSRP-2.2.3.17-2")
        .expect(PASS, "MS-PSRP-3.1.5.4.16-1");
    usual()
        .data(ANSWER, 0, "\"ci\">1<", "\"ci\">2<")
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.1.5.4.16-1");
    usual()
        .data(OUTPUT, 2, ">11<", ">16<")
        .data(ANSWER, 0, ">11<", ">16<")
        .verdicts()
        .expect(FAIL, "MS-PSRP-2.2.3.17-2");
    usual()
        .drop(ANSWER, 0)
        .drop(LAST, 0)
        .then(t -> receive(receive(t)))
        .verdicts()
        .expect(FAIL, "MS-PSRP-2.2.3.17-1");
  }

  private static ShellTalk receive(ShellTalk talk) {
    return talk.insert(
        ANSWER,
        Actions.SHELL_RECEIVE,
        "",
        "<rsp:Receive><rsp:DesiredStream"
            + OF_COMMAND
            + ">stdout</rsp:DesiredStream></rsp:Receive>",
        ShellTalk.NOTHING_YET);
  }

  @Test
  void nothingButDeleteIsSentToABrokenPool() {
    PsrpMessage broken = PoolTalk.toClient(RunspacePoolStateMessage.of(RunspacePoolState.BROKEN));
    usual().say(OPEN, broken).verdicts().expect(FAIL, "MS-PSRP-3.1.5.1-2");
    usual().say(PoolTalk.AVAILABLE, broken).verdicts().expect(PASS, "MS-PSRP-3.1.5.1-2");
  }

  @Test
  void aResetIsForThoseWhoKnowIt() {
    PsrpMessage reset = PoolTalk.toServer(new ResetRunspaceState(9));
    usual().say(ASK, reset).verdicts().expect(PASS, "MS-PSRP-2.2.2.31-1");
    usual()
        .say(ASK, reset)
        .data(OPEN, 0, ">2.3<", ">2.2<")
        .verdicts()
        .expect(FAIL, "MS-PSRP-2.2.2.31-1");
  }

  @Test
  void aHostTellsAllItsData() {
    hostData(10).expect(PASS, "MS-PSRP-2.2.3.14-1");
    hostData(9).expect(FAIL, "MS-PSRP-2.2.3.14-1");
  }

  private static Verdicts hostData(int keys) {
    StringBuilder entries = new StringBuilder();
    for (int i = 0; i < keys; i++) {
      entries.append("<En><I32 N=\"Key\">").append(i).append("</I32><S N=\"Value\">v</S></En>");
    }
    return usual()
        .data(
            CREATE,
            1,
            "</MS></Obj><Nil N=\"ApplicationArguments\"",
            "<Obj N=\"_hostDefaultData\" RefId=\"90\"><MS><Obj N=\"data\" RefId=\"91\"><DCT>"
                + entries
                + "</DCT></Obj></MS></Obj></MS></Obj><Nil N=\"ApplicationArguments\"")
        .verdicts();
  }

  @Test
  void aSessionThatDisconnectsNamesItselfThroughout() {
    usual()
        .then(t -> session(disconnect(t), t.size()))
        .verdicts()
        .expect(PASS, "MS-PSRP-3.1.4.9-1");
    usual().then(t -> session(disconnect(t), 2)).verdicts().expect(FAIL, "MS-PSRP-3.1.4.9-1");
  }

  private static ShellTalk disconnect(ShellTalk talk) {
    return talk.insert(ANSWER, Actions.SHELL_DISCONNECT, "", "<rsp:Disconnect/>", "")
        .insert(ANSWER + 1, Actions.SHELL_RECONNECT, "", "", "");
  }

  private static ShellTalk session(ShellTalk talk, int first) {
    for (int i = 0; i < Math.min(first, talk.size()); i++) {
      talk.request(i, "</s:Header>", "<wsmv:SessionId>uuid:1</wsmv:SessionId></s:Header>");
    }
    return talk;
  }

  @Test
  void pipelinesAreReconnectedThemselves() {
    usual().then(ClientPoolChecksTests::disconnect).verdicts().expect(WARN, "MS-PSRP-3.1.5.3.18-1");
    usual()
        .then(ClientPoolChecksTests::disconnect)
        .then(
            t ->
                t.insert(
                    ANSWER + 2,
                    Actions.SHELL_RECONNECT,
                    "",
                    "<rsp:Reconnect" + OF_COMMAND + "/>",
                    ""))
        .verdicts()
        .expect(PASS, "MS-PSRP-3.1.5.3.18-1");
  }

  @Test
  void connectSaysAndIsToldWhatItShould() {
    PsrpMessage capability = PoolTalk.toServer(SessionCapability.of("2.3"));
    PsrpMessage connect = PoolTalk.toServer(ConnectRunspacePool.keepSizes());
    PsrpMessage told = PoolTalk.toClient(SessionCapability.of("2.3"));
    PsrpMessage sizes = PoolTalk.toClient(new RunspacePoolInitData(1, 1));
    connected(true, List.of(capability, connect), List.of(told, sizes))
        .expect(PASS, "MS-PSRP-3.1.5.3.14-1")
        .expect(PASS, "MS-PSRP-3.1.5.3.15-1")
        .expect(PASS, "MS-PSRP-3.2.5.4.29-1")
        .expect(PASS, "MS-PSRP-3.1.5.4.29-1")
        .expect(PASS, "MS-PSRP-2.2.2.29-1")
        .expect(PASS, "MS-PSRP-2.2.2.30-1");
    connected(true, List.of(capability), List.of(told, sizes)).expect(FAIL, "MS-PSRP-3.1.5.3.14-1");
    connected(true, List.of(capability, connect, connect), List.of(told, sizes))
        .expect(FAIL, "MS-PSRP-3.1.5.4.29-1");
    connected(false, List.of(capability, connect), List.of(told, sizes))
        .expect(FAIL, "MS-PSRP-3.2.5.3.14-1");
    connected(true, List.of(capability, connect), List.of(sizes))
        .expect(FAIL, "MS-PSRP-3.1.5.3.15-1");
    connected(true, List.of(capability, connect), List.of(told))
        .expect(FAIL, "MS-PSRP-3.2.5.4.29-1");
    connected(
            true,
            List.of(capability, PoolTalk.with(connect, connect.typeCode(), "<I32>1</I32>")),
            List.of(told, PoolTalk.with(sizes, sizes.typeCode(), "<Obj RefId=\"0\"><MS/></Obj>")))
        .expect(FAIL, "MS-PSRP-2.2.2.29-1")
        .expect(FAIL, "MS-PSRP-2.2.2.30-1");
  }

  private static Verdicts connected(
      boolean option, List<PsrpMessage> asked, List<PsrpMessage> told) {
    return usual()
        .then(
            t ->
                t.insert(PoolTalk.delete(), Actions.SHELL_DISCONNECT, "", "<rsp:Disconnect/>", "")
                    .insert(
                        PoolTalk.delete() + 1,
                        Actions.SHELL_CONNECT,
                        option ? ShellTalk.option(Shells.OPTION_PROTOCOL_VERSION, "2.3", true) : "",
                        "<rsp:Connect><pwsh:connectXml>"
                            + base64(asked)
                            + "</pwsh:connectXml></rsp:Connect>",
                        "<rsp:ConnectResponse><rsp:InputStreams>stdin pr</rsp:InputStreams>"
                            + "<rsp:OutputStreams>stdout</rsp:OutputStreams>"
                            + "<pwsh:connectResponseXml>"
                            + base64(told)
                            + "</pwsh:connectResponseXml></rsp:ConnectResponse>"))
        .verdicts();
  }

  private static String base64(List<PsrpMessage> messages) {
    List<Fragment> fragments = new ArrayList<>();
    for (PsrpMessage message : messages) {
      fragments.add(Fragment.of(fragments.size() + 1, 0, true, true, message.encode()));
    }
    return Base64.getEncoder().encodeToString(Fragment.encode(fragments));
  }

  @Test
  void poolsCanBeDisconnectedAndAreNotFoundWhenDeleted() {
    usual()
        .then(
            t ->
                t.insert(
                    ASK,
                    Actions.SHELL_DISCONNECT,
                    "",
                    "<rsp:Disconnect/>",
                    ShellTalk.fault("s:Receiver", "wsman:InternalError", "2150859205")))
        .verdicts()
        .expect(WARN, "MS-WSMV-3.1.4.15-1");
    String[][] late = {
      {Actions.SHELL_COMMAND, "<rsp:CommandLine/>", "MS-PSRP-3.2.5.3.3-1"},
      {Actions.SHELL_SEND, "<rsp:Send/>", "MS-PSRP-3.2.5.3.5-1"},
      {Actions.DELETE, "", "MS-PSRP-3.2.5.3.11-1"}
    };
    for (String[] each : late) {
      usual().then(t -> t.add(each[0], "", each[1], "")).verdicts().expect(FAIL, each[2]);
      usual()
          .then(t -> t.add(each[0], "", each[1], ShellTalk.NOT_THERE))
          .verdicts()
          .expect(PASS, each[2]);
    }
  }

  private static void request(int at, String find, String replace, String requirement) {
    usual().verdicts().expect(PASS, requirement);
    usual().then(t -> t.request(at, find, replace)).verdicts().expect(FAIL, requirement);
  }

  @Test
  void userEventsHaveTheirProperties() {
    String good =
        "<Obj RefId=\"0\"><MS><I32 N=\"PSEventArgs.EventIdentifier\">1</I32>"
            + "<S N=\"PSEventArgs.SourceIdentifier\">s</S>"
            + "<DT N=\"PSEventArgs.TimeGenerated\">2024-05-01T00:00:00Z</DT>"
            + "<Nil N=\"PSEventArgs.Sender\"/><Nil N=\"PSEventArgs.SourceArgs\"/>"
            + "<Nil N=\"PSEventArgs.MessageData\"/><Nil N=\"PSEventArgs.ComputerName\"/>"
            + "<G N=\"PSEventArgs.RunspaceId\">"
            + new UUID(1, 2)
            + "</G></MS></Obj>";
    event(good).expect(PASS, "MS-PSRP-2.2.2.12-1");
    event(good.replace("SourceIdentifier", "Source")).expect(FAIL, "MS-PSRP-2.2.2.12-1");
  }

  private static Verdicts event(String data) {
    return usual()
        .say(
            OPEN,
            PoolTalk.with(
                PoolTalk.toClient(RunspacePoolStateMessage.of(RunspacePoolState.OPENED)),
                MessageType.USER_EVENT.code(),
                data))
        .verdicts();
  }

  @Test
  void questionsAboutRunspacesHaveTheirProperties() {
    String[][] types = {
      {"MaxRunspaces", "MS-PSRP-2.2.2.6-1"},
      {"MinRunspaces", "MS-PSRP-2.2.2.7-1"}
    };
    for (String[] type : types) {
      int code =
          (type[0].startsWith("Max")
                  ? MessageType.SET_MAX_RUNSPACES
                  : MessageType.SET_MIN_RUNSPACES)
              .code();
      String data = "<Obj RefId=\"0\"><MS><I32 N=\"%s\">1</I32><I64 N=\"ci\">1</I64></MS></Obj>";
      usual()
          .replace(ASK, 0, m -> PoolTalk.with(m, code, String.format(data, type[0])))
          .verdicts()
          .expect(PASS, type[1]);
      usual()
          .replace(ASK, 0, m -> PoolTalk.with(m, code, String.format(data, "Runspaces")))
          .verdicts()
          .expect(FAIL, type[1]);
    }
  }
}
