package org.wsmanspec.suite.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.psrp.ApplicationPrivateData;
import org.wsmanspec.message.psrp.CreatePipeline;
import org.wsmanspec.message.psrp.Destination;
import org.wsmanspec.message.psrp.EndOfPipelineInput;
import org.wsmanspec.message.psrp.EnumValue;
import org.wsmanspec.message.psrp.Fragment;
import org.wsmanspec.message.psrp.GetAvailableRunspaces;
import org.wsmanspec.message.psrp.HostCall;
import org.wsmanspec.message.psrp.HostInfo;
import org.wsmanspec.message.psrp.HostMethod;
import org.wsmanspec.message.psrp.HostResponse;
import org.wsmanspec.message.psrp.InformationalRecord;
import org.wsmanspec.message.psrp.InitRunspacePool;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PipelineInput;
import org.wsmanspec.message.psrp.PipelineOutput;
import org.wsmanspec.message.psrp.PipelineState;
import org.wsmanspec.message.psrp.PipelineStateMessage;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.message.psrp.PsrpPayload;
import org.wsmanspec.message.psrp.RunspaceAvailability;
import org.wsmanspec.message.psrp.RunspacePoolState;
import org.wsmanspec.message.psrp.RunspacePoolStateMessage;
import org.wsmanspec.message.psrp.SessionCapability;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.message.vocabulary.Uris;

/** A session with a runspace pool, whose messages a test may bend before they are wrapped. */
final class PoolTalk {

  static final UUID POOL = UUID.fromString(ShellTalk.SHELL);
  static final UUID PIPELINE = UUID.fromString(ShellTalk.COMMAND);

  static final int CREATE = 0;
  static final int OPEN = 1;
  static final int COMMAND = 2;
  static final int INPUT = 3;
  static final int OUTPUT = 4;
  static final int ANSWER = 5;
  static final int LAST = 6;
  static final int ASK = 7;
  static final int AVAILABLE = 8;

  private static final int DELETE = 9;

  /** One request: its operation, and the messages in it and in its answer. */
  private static final class Step {
    private final String operation;
    private final String stream;
    private final boolean pipeline;
    private final List<PsrpMessage> messages = new ArrayList<>();
    private boolean done;
    private UnaryOperator<List<Fragment>> fragments = f -> f;

    private Step(String operation, String stream, boolean pipeline) {
      this.operation = operation;
      this.stream = stream;
      this.pipeline = pipeline;
    }
  }

  private final List<Step> steps = new ArrayList<>();
  private final List<UnaryOperator<ShellTalk>> after = new ArrayList<>();
  private String version = "2.3";

  private PoolTalk() {}

  /** A pool that is opened, a pipeline with input, output and a prompt, a question, Delete. */
  static PoolTalk usual() {
    PoolTalk talk = new PoolTalk();
    talk.step(Actions.CREATE, "", false)
        .messages
        .addAll(List.of(toServer(SessionCapability.of("2.3")), toServer(init())));
    talk.step(Actions.SHELL_RECEIVE, Shells.STDOUT, false)
        .messages
        .addAll(
            List.of(
                PsrpMessage.of(
                    Destination.CLIENT,
                    new UUID(0, 0),
                    Optional.empty(),
                    SessionCapability.of("2.3")),
                toClient(new ApplicationPrivateData(dictionary())),
                toClient(RunspacePoolStateMessage.of(RunspacePoolState.OPENED))));
    talk.step(Actions.SHELL_COMMAND, "", true)
        .messages
        .add(ofPipeline(CreatePipeline.ofScript("read-host", false)));
    talk.step(Actions.SHELL_SEND, Shells.STDIN, true)
        .messages
        .addAll(
            List.of(
                ofPipeline(new PipelineInput(Primitive.string("a"))),
                ofPipeline(new EndOfPipelineInput())));
    HostCall call =
        new HostCall(
            MessageType.PIPELINE_HOST_CALL,
            1,
            EnumValue.hostMethod(HostMethod.READ_LINE),
            List.of());
    talk.step(Actions.SHELL_RECEIVE, Shells.STDOUT, true)
        .messages
        .addAll(
            List.of(
                toPipeline(new PipelineOutput(Primitive.string("x"))),
                toPipeline(InformationalRecord.of(MessageType.WARNING_RECORD, "careful")),
                toPipeline(call)));
    talk.step(Actions.SHELL_SEND, Shells.PROMPT_RESPONSE, true)
        .messages
        .add(ofPipeline(HostResponse.to(call, Primitive.string("yes"))));
    Step last = talk.step(Actions.SHELL_RECEIVE, Shells.STDOUT, true);
    last.messages.add(toPipeline(PipelineStateMessage.of(PipelineState.COMPLETED)));
    last.done = true;
    talk.step(Actions.SHELL_SEND, Shells.STDIN, false)
        .messages
        .add(toServer(new GetAvailableRunspaces(1)));
    talk.step(Actions.SHELL_RECEIVE, Shells.STDOUT, false)
        .messages
        .add(toClient(RunspaceAvailability.available(1, 1)));
    talk.step(Actions.DELETE, "", false);
    return talk;
  }

  private static InitRunspacePool init() {
    return new InitRunspacePool(
        1,
        1,
        EnumValue.threadOptions("Default", 0),
        EnumValue.apartmentState("UNKNOWN", 2),
        HostInfo.none(),
        Primitive.NIL);
  }

  private static ComplexObject dictionary() {
    return ComplexObject.builder()
        .types(
            "System.Management.Automation.PSPrimitiveDictionary",
            "System.Collections.Hashtable",
            "System.Object")
        .dictionary(List.of())
        .build();
  }

  private Step step(String operation, String stream, boolean pipeline) {
    Step step = new Step(operation, stream, pipeline);
    steps.add(step);
    return step;
  }

  /** A message of the client about the pool. */
  static PsrpMessage toServer(PsrpPayload payload) {
    return PsrpMessage.of(Destination.SERVER, POOL, Optional.empty(), payload);
  }

  /** A message of the client about the pipeline. */
  static PsrpMessage ofPipeline(PsrpPayload payload) {
    return PsrpMessage.of(Destination.SERVER, POOL, Optional.of(PIPELINE), payload);
  }

  /** A message of the server about the pool. */
  static PsrpMessage toClient(PsrpPayload payload) {
    return PsrpMessage.of(Destination.CLIENT, POOL, Optional.empty(), payload);
  }

  /** A message of the server about the pipeline. */
  static PsrpMessage toPipeline(PsrpPayload payload) {
    return PsrpMessage.of(Destination.CLIENT, POOL, Optional.of(PIPELINE), payload);
  }

  /** Add a message to a request or answer. */
  PoolTalk say(int at, PsrpMessage message) {
    steps.get(at).messages.add(message);
    return this;
  }

  /** Put a message before all others of a request or answer. */
  PoolTalk sayFirst(int at, PsrpMessage message) {
    steps.get(at).messages.add(0, message);
    return this;
  }

  /** Leave a message out. */
  PoolTalk drop(int at, int message) {
    steps.get(at).messages.remove(message);
    return this;
  }

  /** Put another message into the place of one. */
  PoolTalk replace(int at, int message, UnaryOperator<PsrpMessage> other) {
    List<PsrpMessage> messages = steps.get(at).messages;
    messages.set(message, other.apply(messages.get(message)));
    return this;
  }

  /** Bend the data of a message; what is to be found must be there. */
  PoolTalk data(int at, int message, String find, String replace) {
    return replace(
        at,
        message,
        m -> {
          String text = new String(m.data(), StandardCharsets.UTF_8);
          if (!text.contains(find)) {
            throw new IllegalArgumentException("no " + find + " in " + text);
          }
          return with(m, m.typeCode(), text.replace(find, replace));
        });
  }

  /** The same message with another type and other data. */
  static PsrpMessage with(PsrpMessage m, int type, String data) {
    return PsrpMessage.of(
        m.destinationCode(),
        type,
        m.poolId(),
        m.pipelineId(),
        data.getBytes(StandardCharsets.UTF_8));
  }

  /** Bend the fragments of a request or answer. */
  PoolTalk fragments(int at, UnaryOperator<List<Fragment>> bend) {
    steps.get(at).fragments = bend;
    return this;
  }

  /** The version in the option of Create. */
  PoolTalk version(String other) {
    version = other;
    return this;
  }

  /** Bend what is wrapped. */
  PoolTalk then(UnaryOperator<ShellTalk> bend) {
    after.add(bend);
    return this;
  }

  /** What the judge says of both parties. */
  Verdicts verdicts() {
    ShellTalk talk = new ShellTalk(Uris.POWERSHELL);
    long[] next = {1, 1};
    for (Step step : steps) {
      boolean byServer = step.operation.equals(Actions.SHELL_RECEIVE);
      List<Fragment> fragments = new ArrayList<>();
      for (PsrpMessage message : step.messages) {
        long id = next[byServer ? 1 : 0]++;
        fragments.add(Fragment.of(id, 0, true, true, message.encode()));
      }
      byte[] octets = Fragment.encode(step.fragments.apply(fragments));
      add(talk, step, octets);
    }
    for (UnaryOperator<ShellTalk> bend : after) {
      talk = bend.apply(talk);
    }
    return talk.verdicts();
  }

  private void add(ShellTalk talk, Step step, byte[] octets) {
    String command = step.pipeline ? ShellTalk.COMMAND : "";
    String base64 = Base64.getEncoder().encodeToString(octets);
    switch (step.operation) {
      case Actions.CREATE ->
          talk.add(
              Actions.CREATE,
              ShellTalk.option(Shells.OPTION_PROTOCOL_VERSION, version, true),
              "<rsp:Shell ShellId='"
                  + ShellTalk.SHELL
                  + "'><rsp:InputStreams>stdin pr</rsp:InputStreams>"
                  + "<rsp:OutputStreams>stdout</rsp:OutputStreams><pwsh:creationXml>"
                  + base64
                  + "</pwsh:creationXml></rsp:Shell>",
              ShellTalk.created(Uris.POWERSHELL, "stdin pr", "stdout"));
      case Actions.SHELL_COMMAND ->
          talk.add(
              Actions.SHELL_COMMAND,
              "",
              "<rsp:CommandLine CommandId='"
                  + command
                  + "'><rsp:Command/><rsp:Arguments>"
                  + base64
                  + "</rsp:Arguments></rsp:CommandLine>",
              "<rsp:CommandResponse><rsp:CommandId>"
                  + command
                  + "</rsp:CommandId></rsp:CommandResponse>");
      case Actions.SHELL_SEND ->
          talk.add(
              Actions.SHELL_SEND,
              "",
              "<rsp:Send>"
                  + ShellTalk.streamOf(step.stream, command, octets, false)
                  + "</rsp:Send>",
              "<rsp:SendResponse/>");
      case Actions.SHELL_RECEIVE ->
          talk.receive(
              Shells.STDOUT,
              command,
              "<rsp:ReceiveResponse>"
                  + ShellTalk.streamOf(step.stream, command, octets, false)
                  + (step.done ? ShellTalk.done(command) : "")
                  + "</rsp:ReceiveResponse>");
      default -> talk.add(step.operation, "", "", "");
    }
  }

  /** The place of the last request. */
  static int delete() {
    return DELETE;
  }
}
