package org.wsmanspec.suite.check;

import static org.wsmanspec.report.Verdict.FAIL;
import static org.wsmanspec.report.Verdict.PASS;
import static org.wsmanspec.report.Verdict.WARN;
import static org.wsmanspec.suite.check.PoolTalk.ANSWER;
import static org.wsmanspec.suite.check.PoolTalk.ASK;
import static org.wsmanspec.suite.check.PoolTalk.AVAILABLE;
import static org.wsmanspec.suite.check.PoolTalk.COMMAND;
import static org.wsmanspec.suite.check.PoolTalk.CREATE;
import static org.wsmanspec.suite.check.PoolTalk.INPUT;
import static org.wsmanspec.suite.check.PoolTalk.LAST;
import static org.wsmanspec.suite.check.PoolTalk.OPEN;
import static org.wsmanspec.suite.check.PoolTalk.OUTPUT;
import static org.wsmanspec.suite.check.PoolTalk.usual;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.psrp.EncryptedSessionKey;
import org.wsmanspec.message.psrp.Fragment;
import org.wsmanspec.message.psrp.FragmentReader;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PipelineOutput;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.message.psrp.PublicKey;
import org.wsmanspec.message.psrp.PublicKeyRequest;
import org.wsmanspec.message.psrp.SessionCapability;
import org.wsmanspec.message.psrp.SetMaxRunspaces;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.report.Verdict;

/** What servers say about runspace pools and pipelines. */
class PoolChecksTests {

  private static final String STATE = "<I32 N=\"PipelineState\">4</I32>";

  @Test
  void nothingIsWrongWithTheUsual() {
    usual().verdicts().expectClean();
  }

  @Test
  void fragmentsAreWholeAndInOrder() {
    fragments(f -> List.of(f.get(0), f.get(0)), "MS-PSRP-2.2.4-2", PASS);
    fragments(f -> List.of(number(f.get(0), 0)), "MS-PSRP-2.2.4-2", FAIL);
    fragments(
        f -> List.of(f.get(0), number(f.get(1), f.get(0).objectId())), "MS-PSRP-2.2.4-2", FAIL);
    fragments(f -> halves(f.get(0), 0, 1), "MS-PSRP-2.2.4-3", PASS);
    fragments(f -> halves(f.get(0), 0, 2), "MS-PSRP-2.2.4-3", FAIL);
    fragments(f -> halves(f.get(0), 1, 0), "MS-PSRP-2.2.4-3", FAIL);
    fragments(f -> flags(f.get(0), 0x43), "MS-PSRP-2.2.4-4", FAIL);
    fragments(f -> flags(f.get(0), 0x02), "MS-PSRP-2.2.4-5", FAIL);
    Verdicts cut = usual().then(t -> t.answer(OUTPUT, "AAAAAAAAAAQ", "AAAAAAAA")).verdicts();
    cut.expect(FAIL, "MS-PSRP-2.2.4-1");
  }

  private interface Bend extends UnaryOperator<List<Fragment>> {}

  private static void fragments(Bend bend, String requirement, Verdict verdict) {
    usual().fragments(OUTPUT, bend).verdicts().expect(verdict, requirement);
    usual().verdicts().expect(PASS, requirement);
  }

  private static Fragment number(Fragment f, long id) {
    return Fragment.of(id, f.fragmentId(), f.start(), f.end(), f.blob());
  }

  private static List<Fragment> flags(Fragment f, int flags) {
    byte[] octets = f.encode();
    octets[16] = (byte) flags;
    return FragmentReader.readAll(octets);
  }

  private static List<Fragment> halves(Fragment f, int first, int second) {
    byte[] blob = f.blob();
    List<Fragment> both = new ArrayList<>();
    for (int half : new int[] {first, second}) {
      byte[] part = half == 0 ? Arrays.copyOf(blob, 50) : Arrays.copyOfRange(blob, 50, blob.length);
      both.add(Fragment.of(f.objectId(), half, half == 0, half != 0, part));
    }
    return both;
  }

  @Test
  void longBlobsAreForClientsOnly() {
    String text = "x".repeat(33_000);
    PsrpMessage output = PoolTalk.toPipeline(new PipelineOutput(Primitive.string(text)));
    usual().say(OUTPUT, output).verdicts().expect(FAIL, "MS-PSRP-2.2.4-6");
    usual().data(COMMAND, 0, "read-host", text).verdicts().expect(WARN, "MS-PSRP-2.2.4-6");
  }

  @Test
  void headersTellWhoAndAboutWhat() {
    usual()
        .replace(
            OUTPUT, 0, m -> PsrpMessage.of(2, m.typeCode(), m.poolId(), m.pipelineId(), m.data()))
        .verdicts()
        .expect(FAIL, "MS-PSRP-2.2.1-1");
    usual()
        .replace(OUTPUT, 0, m -> PoolTalk.with(m, 0x41099, "<S>x</S>"))
        .verdicts()
        .expect(FAIL, "MS-PSRP-2.2.1-1");
    usual().verdicts().expect(PASS, "MS-PSRP-2.2.1-1").expect(PASS, "MS-PSRP-2.2.1-2");
    usual()
        .replace(
            OUTPUT,
            0,
            m -> PsrpMessage.of(1, m.typeCode(), m.poolId(), Optional.of(new UUID(1, 2)), m.data()))
        .verdicts()
        .expect(FAIL, "MS-PSRP-2.2.1-2");
    usual()
        .replace(
            OPEN,
            2,
            m -> PsrpMessage.of(1, m.typeCode(), new UUID(1, 2), Optional.empty(), m.data()))
        .verdicts()
        .expect(FAIL, "MS-PSRP-2.2.1-2");
  }

  @Test
  void messagesHaveTheShapeOfTheirType() {
    data(OPEN, 0, "PSVersion", "Version", "MS-PSRP-2.2.2.1-1", FAIL);
    data(OPEN, 1, "ApplicationPrivateData", "Data", "MS-PSRP-2.2.2.13-1", FAIL);
    data(OPEN, 2, ">2<", ">12<", "MS-PSRP-2.2.2.9-1", FAIL);
    data(LAST, 0, ">4<", ">9<", "MS-PSRP-2.2.2.21-1", FAIL);
    data(OUTPUT, 2, "\"mp\"", "\"parameters\"", "MS-PSRP-2.2.2.15-1", FAIL);
    data(OUTPUT, 2, ">11<", ">57<", "MS-PSRP-2.2.3.17-3", FAIL);
    data(
        AVAILABLE,
        0,
        "<I64 N=\"SetMinMaxRunspacesResponse\">1</I64>",
        "<B N=\"SetMinMaxRunspacesResponse\">true</B>",
        "MS-PSRP-2.2.2.8-1",
        FAIL);
    data(CREATE, 1, "MinRunspaces", "Min", "MS-PSRP-2.2.2.2-1", FAIL);
    data(COMMAND, 0, "\"NoInput\"", "\"Input\"", "MS-PSRP-2.2.2.10-1", FAIL);
    data(COMMAND, 0, "\"History\"", "\"Story\"", "MS-PSRP-2.2.3.11-1", PASS);
    data(COMMAND, 0, "\"Cmds\"", "\"Commands\"", "MS-PSRP-2.2.3.11-1", FAIL);
    data(COMMAND, 0, "\"IsScript\"", "\"Script\"", "MS-PSRP-2.2.3.12-1", FAIL);
    data(ASK, 0, "\"ci\"", "\"id\"", "MS-PSRP-2.2.2.11-1", FAIL);
    data(ANSWER, 0, "\"mr\"", "\"result\"", "MS-PSRP-2.2.2.16-1", FAIL);
    usual()
        .replace(INPUT, 1, m -> PoolTalk.with(m, m.typeCode(), "<S/>"))
        .verdicts()
        .expect(FAIL, "MS-PSRP-2.2.2.18-1");
  }

  private static void data(
      int at, int message, String find, String replace, String requirement, Verdict verdict) {
    usual().verdicts().expect(PASS, requirement);
    usual().data(at, message, find, replace).verdicts().expect(verdict, requirement);
  }

  @Test
  void objectsAreWrittenAsTheyShould() {
    output("<Str>x</Str>", "MS-PSRP-2.2.5-1", FAIL);
    output("<Version>2</Version>", "MS-PSRP-2.2.5.1.21-1", FAIL);
    output("<Ref RefId=\"9\"/>", "MS-PSRP-2.2.5.2.1-1", FAIL);
    output("<Obj RefId=\"0\"><TN RefId=\"0\"><S>x</S></TN></Obj>", "MS-PSRP-2.2.5.2.3-1", FAIL);
    output("<Obj RefId=\"0\"><DCT><En><S>x</S></En></DCT></Obj>", "MS-PSRP-2.2.5.2.6.4-1", FAIL);
    output("<S>a\u0085b</S>", "MS-PSRP-2.2.5.3.2-1", FAIL);
    output("<S>\uD83D\uDE00</S>", "MS-PSRP-2.2.5.3.2-1", WARN);
    output("<S>_xD83D__xDE00_</S>", "MS-PSRP-2.2.5.3.2-1", PASS);
    output("<DT>2024-05-01T00:00:00</DT>", "MS-PSRP-2.2.5.1.4-1", WARN);
    output("<DT>2024-05-01T00:00:00Z</DT>", "MS-PSRP-2.2.5.1.4-1", PASS);
    data(OPEN, 2, "<MS>", "<TN RefId=\"0\"><T>State</T></TN><MS>", "MS-PSRP-2.2.2.1-2", WARN);
    usual()
        .replace(
            OPEN,
            1,
            m ->
                PoolTalk.with(
                    m,
                    m.typeCode(),
                    "<Obj RefId=\"0\"><MS><Obj N=\"ApplicationPrivateData\" RefId=\"1\"><DCT><En>"
                        + "<I32 N=\"Key\">1</I32><S N=\"Value\">x</S></En></DCT></Obj></MS></Obj>"))
        .verdicts()
        .expect(FAIL, "MS-PSRP-2.2.3.18-1");
  }

  @Test
  void arraysTellTheirLengths() {
    String array =
        "<Obj N=\"V\" RefId=\"8\"><MS><Obj N=\"mae\" RefId=\"9\"><LST/></Obj>%s</MS></Obj>";
    String lengths = "<Obj N=\"mal\" RefId=\"10\"><LST><I32>0</I32></LST></Obj>";
    answered(String.format(array, lengths)).expect(PASS, "MS-PSRP-2.2.6.1.4-1");
    answered(String.format(array, "")).expect(FAIL, "MS-PSRP-2.2.6.1.4-1");
  }

  private static Verdicts answered(String value) {
    return usual()
        .data(ANSWER, 0, "<S N=\"mr\">yes</S>", value.replace("N=\"V\"", "N=\"mr\""))
        .verdicts();
  }

  private static void output(String clixml, String requirement, Verdict verdict) {
    usual()
        .replace(OUTPUT, 0, m -> PoolTalk.with(m, m.typeCode(), clixml))
        .verdicts()
        .expect(verdict, requirement);
  }

  @Test
  void versionsAreAgreedUpon() {
    data(OPEN, 0, ">2.0<", ">3.0<", "MS-PSRP-3.2.5.4.1-4", FAIL);
    data(OPEN, 0, "</MS>", "<Nil N=\"TimeZone\"/></MS>", "MS-PSRP-3.2.5.4.1-5", FAIL);
    usual()
        .replace(
            OPEN,
            0,
            m -> PsrpMessage.of(1, m.typeCode(), new UUID(1, 2), Optional.empty(), m.data()))
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.2.5.4.1-2");
    usual().data(CREATE, 0, ">2.3<", ">2.0<").verdicts().expect(FAIL, "MS-PSRP-3.2.5.4.1-3");
    usual()
        .data(CREATE, 0, ">2.3<", ">2.0<")
        .data(OPEN, 0, ">2.3<", ">2.0<")
        .verdicts()
        .expect(PASS, "MS-PSRP-3.2.5.4.1-3");
    usual().data(CREATE, 0, ">2.0<", ">1.0<").verdicts().expect(FAIL, "MS-PSRP-3.2.5.4.1-1");
    usual().version("3.0").verdicts().expect(FAIL, "MS-PSRP-3.2.5.3.1-1");
    usual()
        .then(t -> t.request(CREATE, Shells.OPTION_PROTOCOL_VERSION, "version"))
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.2.5.3.1-1");
    String mismatch = ShellTalk.fault("s:Receiver", "wsman:InternalError", "2152991685");
    refused("2.3", mismatch).expect(FAIL, "MS-PSRP-3.2.5.3.2-2");
    refused("3.0", mismatch)
        .expect(PASS, "MS-PSRP-3.2.5.3.1-1")
        .expect(PASS, "MS-PSRP-3.2.5.3.2-1");
    refused("3.0", ShellTalk.fault("s:Receiver", "wsman:InternalError", "1"))
        .expect(WARN, "MS-PSRP-3.2.5.3.2-1");
  }

  /** A second Create that is refused. */
  private static Verdicts refused(String version, String fault) {
    PsrpMessage capability = PoolTalk.toServer(SessionCapability.of("2.3"));
    byte[] octets = Fragment.of(1, 0, true, true, capability.encode()).encode();
    return usual()
        .then(
            t ->
                t.add(
                    Actions.CREATE,
                    ShellTalk.option(Shells.OPTION_PROTOCOL_VERSION, version, true),
                    "<rsp:Shell><pwsh:creationXml>"
                        + Base64.getEncoder().encodeToString(octets)
                        + "</pwsh:creationXml></rsp:Shell>",
                    fault))
        .verdicts();
  }

  @Test
  void aPoolOpensInOrder() {
    usual().verdicts().expect(PASS, "MS-PSRP-3.2.5.4.2-1").expect(PASS, "MS-PSRP-3.2.5.4.9-1");
    usual()
        .fragments(
            OPEN,
            f -> {
              List<Fragment> swapped = new ArrayList<>(f);
              Collections.swap(swapped, 1, 2);
              return swapped;
            })
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.2.5.4.2-1");
    usual().drop(OPEN, 1).verdicts().expect(FAIL, "MS-PSRP-3.2.5.4.2-1");
    usual()
        .drop(OPEN, 2)
        .then(t -> t.receive(Shells.STDOUT, "", ShellTalk.NOTHING_YET))
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.2.5.4.9-1");
  }

  @Test
  void informationIsForThoseWhoKnowIt() {
    usual()
        .replace(OUTPUT, 1, m -> PoolTalk.with(m, MessageType.INFORMATION_RECORD.code(), "<S/>"))
        .data(CREATE, 0, ">2.3<", ">2.2<")
        .verdicts()
        .expect(FAIL, "MS-PSRP-2.2.2.26-1");
    usual().data(CREATE, 0, ">2.3<", ">2.2<").verdicts().expect(PASS, "MS-PSRP-2.2.2.26-1");
  }

  @Test
  void nothingComesAfterTheEnd() {
    PsrpMessage output = PoolTalk.toPipeline(new PipelineOutput(Primitive.string("late")));
    usual().say(LAST, output).verdicts().expect(FAIL, "MS-PSRP-3.2.1.3.2-1");
    usual().verdicts().expect(PASS, "MS-PSRP-3.2.1.3.2-1").expect(PASS, "MS-PSRP-3.2.5.4.21-1");
    usual()
        .replace(LAST, 0, m -> PoolTalk.with(m, MessageType.PIPELINE_OUTPUT.code(), "<S>x</S>"))
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.2.5.4.21-1");
    usual()
        .then(
            t ->
                t.insert(
                    LAST + 1,
                    Actions.SHELL_RECEIVE,
                    "",
                    "<rsp:Receive><rsp:DesiredStream CommandId='"
                        + ShellTalk.COMMAND
                        + "'>stdout</rsp:DesiredStream></rsp:Receive>",
                    "<rsp:ReceiveResponse>"
                        + ShellTalk.stream("stdout", ShellTalk.COMMAND, "more", false)
                        + "</rsp:ReceiveResponse>"))
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.2.5.3.8-2");
  }

  @Test
  void outputComesOnItsStream() {
    usual().verdicts().expect(PASS, "MS-PSRP-3.2.5.3.8-1").expect(PASS, "MS-PSRP-3.2.5.1.1-1");
    usual()
        .then(t -> t.answer(OUTPUT, "Name='stdout'", "Name='stderr'"))
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.2.5.3.8-1");
    usual()
        .then(t -> t.answer(OUTPUT, " CommandId='" + ShellTalk.COMMAND + "'", ""))
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.2.5.3.8-1");
    usual()
        .then(
            t ->
                t.receive(
                    Shells.STDOUT,
                    "",
                    "<rsp:ReceiveResponse><rsp:Stream Name='stdout'/></rsp:ReceiveResponse>"))
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.2.5.1.1-1");
  }

  @Test
  void aPipelineStopsWhenItIsTold() {
    stopped(3).expect(PASS, "MS-PSRP-3.2.5.3.9-2");
    stopped(4).expect(WARN, "MS-PSRP-3.2.5.3.9-2");
    usual()
        .drop(LAST, 0)
        .then(PoolChecksTests::stop)
        .then(t -> t.answer(LAST + 1, "<s:Body>", "<s:Body>" + ShellTalk.NOTHING_YET))
        .then(t -> t.answer(LAST + 1, "ReceiveResponse</wsa:Action>", "fault</wsa:Action>"))
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.2.5.3.9-2");
  }

  private static ShellTalk stop(ShellTalk talk) {
    return talk.insert(
        LAST,
        Actions.SHELL_SIGNAL,
        "",
        "<rsp:Signal CommandId='"
            + ShellTalk.COMMAND
            + "'><rsp:Code>"
            + Shells.SIGNAL_STOP
            + "</rsp:Code></rsp:Signal>",
        "<rsp:SignalResponse/>");
  }

  private static Verdicts stopped(int state) {
    return usual()
        .data(LAST, 0, STATE, STATE.replace("4", String.valueOf(state)))
        .then(PoolChecksTests::stop)
        .verdicts();
  }

  @Test
  void recordsNameTheirTypes() {
    usual().verdicts().expect(PASS, "MS-PSRP-2.2.2.22-1");
    usual()
        .data(OUTPUT, 1, "WarningRecord", "DebugRecord")
        .verdicts()
        .expect(WARN, "MS-PSRP-2.2.2.22-1");
  }

  @Test
  void errorsOfStatesSayWhatTheyAre() {
    String error =
        "<Obj N=\"ExceptionAsErrorRecord\" RefId=\"9\"><MS><Nil N=\"Exception\"/>"
            + "<S N=\"FullyQualifiedErrorId\">%s</S><I32 N=\"ErrorCategory_Category\">0</I32>"
            + "<B N=\"SerializeExtendedInfo\">%s</B></MS></Obj></MS>";
    String pipeline = "RemotePSInvocationStateInfoReason";
    failed(LAST, 0, String.format(error, pipeline, false))
        .expect(PASS, "MS-PSRP-2.2.2.21-2")
        .expect(PASS, "MS-PSRP-2.2.3.15-2");
    failed(LAST, 0, String.format(error, "Other", false)).expect(PASS, "MS-PSRP-2.2.2.21-2");
    failed(LAST, 0, String.format(error, "", false)).expect(WARN, "MS-PSRP-2.2.2.21-2");
    failed(LAST, 0, String.format(error, pipeline, true)).expect(FAIL, "MS-PSRP-2.2.3.15-2");
    failed(OPEN, 2, String.format(error, "RemoteRunspaceStateInfoReason", false))
        .expect(PASS, "MS-PSRP-2.2.2.9-2");
    failed(OPEN, 2, String.format(error, "", false)).expect(WARN, "MS-PSRP-2.2.2.9-2");
    String me = String.format(error, "%s", false).replace("ExceptionAsErrorRecord", "me");
    failed(ANSWER, 0, String.format(me, "RemoteHostExecutionException"))
        .expect(PASS, "MS-PSRP-2.2.2.16-2");
    failed(ANSWER, 0, String.format(me, "")).expect(WARN, "MS-PSRP-2.2.2.16-2");
  }

  private static Verdicts failed(int at, int message, String error) {
    return usual()
        .replace(
            at,
            message,
            m -> {
              String text = new String(m.data(), StandardCharsets.UTF_8);
              int end = text.lastIndexOf("</MS>");
              return PoolTalk.with(
                  m, m.typeCode(), text.substring(0, end) + error + text.substring(end + 5));
            })
        .verdicts();
  }

  @Test
  void questionsAreAnswered() {
    usual().verdicts().expect(PASS, "MS-PSRP-2.2.2.8-1").expect(PASS, "MS-PSRP-3.2.5.4.11-1");
    usual()
        .data(AVAILABLE, 0, "\"ci\">1<", "\"ci\">2<")
        .verdicts()
        .expect(FAIL, "MS-PSRP-2.2.2.8-1");
    usual()
        .data(AVAILABLE, 0, "Response\">1<", "Response\">-1<")
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.2.5.4.11-1");
    asked(MessageType.SET_MAX_RUNSPACES, "MS-PSRP-3.2.5.4.6-1");
    asked(MessageType.SET_MIN_RUNSPACES, "MS-PSRP-3.2.5.4.7-1");
    asked(MessageType.GET_AVAILABLE_RUNSPACES, "MS-PSRP-3.2.5.4.11-1");
    asked(MessageType.RESET_RUNSPACE_STATE, "MS-PSRP-3.2.5.4.31-1");
    usual()
        .say(ASK, PoolTalk.toServer(new SetMaxRunspaces(2, 1)))
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.1.5.4.6-1");
  }

  private static void asked(MessageType type, String requirement) {
    usual()
        .replace(ASK, 0, m -> PoolTalk.with(m, type.code(), text(m)))
        .drop(AVAILABLE, 0)
        .then(t -> t.remove(AVAILABLE))
        .then(
            t ->
                t.insert(
                    AVAILABLE,
                    Actions.SHELL_RECEIVE,
                    "",
                    "<rsp:Receive><rsp:DesiredStream>stdout</rsp:DesiredStream></rsp:Receive>",
                    ShellTalk.NOTHING_YET))
        .verdicts()
        .expect(FAIL, requirement);
  }

  private static String text(PsrpMessage m) {
    return new String(m.data(), StandardCharsets.UTF_8);
  }

  @Test
  void callsOfTheHostAreToldApart() {
    usual().verdicts().expect(PASS, "MS-PSRP-3.2.5.4.15-1");
    usual()
        .fragments(
            OUTPUT,
            f -> {
              List<Fragment> twice = new ArrayList<>(f);
              twice.add(number(f.get(2), 77));
              return twice;
            })
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.2.5.4.15-1");
  }

  @Test
  void keysAreExchangedOnce() {
    String publicKey = key(276, "0602000000a400005253413100080000");
    String sessionKey = key(268, "010200001066000000a40000");
    keys(publicKey, sessionKey)
        .verdicts()
        .expectClean()
        .expect(PASS, "MS-PSRP-2.2.2.3-1")
        .expect(PASS, "MS-PSRP-2.2.2.4-1")
        .expect(PASS, "MS-PSRP-3.2.5.4.4-1")
        .expect(PASS, "MS-PSRP-3.1.5.4.3-1");
    keys(key(275, "06"), sessionKey).verdicts().expect(FAIL, "MS-PSRP-2.2.2.3-1");
    keys(publicKey, key(268, "0102000010660000")).verdicts().expect(FAIL, "MS-PSRP-2.2.2.4-1");
    keys(publicKey, sessionKey)
        .say(ASK, PoolTalk.toServer(new PublicKey(publicKey)))
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.1.5.4.3-1");
    keys(publicKey, sessionKey)
        .say(AVAILABLE, PoolTalk.toClient(new PublicKeyRequest()))
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.2.4-1");
    usual()
        .say(OPEN, PoolTalk.toClient(new PublicKeyRequest()))
        .verdicts()
        .expect(PASS, "MS-PSRP-3.2.4-1")
        .expect(PASS, "MS-PSRP-2.2.2.5-1");
    usual()
        .say(
            OPEN,
            PoolTalk.with(
                PoolTalk.toClient(new PublicKeyRequest()),
                MessageType.PUBLIC_KEY_REQUEST.code(),
                "<S>key</S>"))
        .verdicts()
        .expect(FAIL, "MS-PSRP-2.2.2.5-1");
    usual()
        .say(ASK, PoolTalk.toServer(new PublicKey(publicKey)))
        .then(
            t ->
                t.insert(
                    PoolTalk.delete(),
                    Actions.SHELL_RECEIVE,
                    "",
                    "<rsp:Receive><rsp:DesiredStream>stdout</rsp:DesiredStream></rsp:Receive>",
                    ShellTalk.NOTHING_YET))
        .verdicts()
        .expect(FAIL, "MS-PSRP-3.2.5.4.4-1");
  }

  private static PoolTalk keys(String publicKey, String sessionKey) {
    return usual()
        .say(ASK, PoolTalk.toServer(new PublicKey(publicKey)))
        .say(AVAILABLE, PoolTalk.toClient(new EncryptedSessionKey(sessionKey)));
  }

  private static String key(int length, String begin) {
    byte[] octets = Arrays.copyOf(HexFormat.of().parseHex(begin), length);
    return Base64.getEncoder().encodeToString(octets);
  }

  @Test
  void secureStringsNeedTheKey() {
    String secret = "<SS>" + Base64.getEncoder().encodeToString(new byte[16]) + "</SS>";
    usual()
        .replace(OUTPUT, 0, m -> PoolTalk.with(m, m.typeCode(), secret))
        .verdicts()
        .expect(FAIL, "MS-PSRP-2.2.5.1.24-1")
        .expect(FAIL, "MS-PSRP-3.2.5.4.5-1");
    usual()
        .say(OPEN, PoolTalk.toClient(new EncryptedSessionKey(key(268, "010200001066000000a40000"))))
        .replace(OUTPUT, 0, m -> PoolTalk.with(m, m.typeCode(), secret))
        .verdicts()
        .expect(PASS, "MS-PSRP-2.2.5.1.24-1")
        .expect(PASS, "MS-PSRP-3.2.5.4.5-1");
    usual()
        .data(CREATE, 0, ">2.3<", ">2.4<")
        .data(OPEN, 0, ">2.3<", ">2.4<")
        .replace(OUTPUT, 0, m -> PoolTalk.with(m, m.typeCode(), secret))
        .verdicts()
        .expectNothing("MS-PSRP-2.2.5.1.24-1");
  }

  @Test
  void metadataBeginsWithTheirNumber() {
    metadata("<Obj RefId=\"0\"><MS><I32 N=\"Count\">1</I32></MS></Obj>")
        .expect(PASS, "MS-PSRP-3.1.4.5-1")
        .expect(PASS, "MS-PSRP-2.2.3.21-1")
        .expect(PASS, "MS-PSRP-3.2.5.4.14-1")
        .expect(PASS, "MS-PSRP-2.2.2.14-1");
    metadata("<Obj RefId=\"0\"><MS><I32 N=\"Count\">7</I32></MS></Obj>")
        .expect(FAIL, "MS-PSRP-2.2.3.21-1");
    metadata("<S>x</S>").expect(FAIL, "MS-PSRP-3.1.4.5-1");
  }

  private static Verdicts metadata(String first) {
    String request =
        "<Obj RefId=\"0\"><MS><Nil N=\"Name\"/><I32 N=\"CommandType\">511</I32>"
            + "<Nil N=\"Namespace\"/><Nil N=\"ArgumentList\"/></MS></Obj>";
    return usual()
        .replace(
            COMMAND, 0, m -> PoolTalk.with(m, MessageType.GET_COMMAND_METADATA.code(), request))
        .drop(INPUT, 0)
        .drop(INPUT, 0)
        .replace(OUTPUT, 0, m -> PoolTalk.with(m, m.typeCode(), first))
        .replace(OUTPUT, 1, m -> PoolTalk.with(m, MessageType.PIPELINE_OUTPUT.code(), "<S>cmd</S>"))
        .verdicts();
  }
}
