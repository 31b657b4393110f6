package org.wsmanspec.mock.powershell;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.w3c.dom.Element;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.psrp.CreatePipeline;
import org.wsmanspec.message.psrp.GetCommandMetadata;
import org.wsmanspec.message.psrp.HostInfo;
import org.wsmanspec.message.psrp.MessageReader;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PipelineState;
import org.wsmanspec.message.psrp.PsrpException;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.message.psrp.PsrpPayload;
import org.wsmanspec.message.psrp.RunspacePoolState;
import org.wsmanspec.message.psrp.RunspacePoolStateMessage;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.mock.cim.Caller;
import org.wsmanspec.mock.shell.CommandPort;
import org.wsmanspec.mock.shell.CommandRequest;
import org.wsmanspec.mock.shell.ShellPort;
import org.wsmanspec.mock.shell.ShellRequest;
import org.wsmanspec.mock.shell.ShellSession;
import org.wsmanspec.mock.soap.SoapFaultException;

/** A runspace pool on the side of the server (MS-PSRP 3.2). */
final class Pool implements ShellSession {

  private final ShellPort port;
  private final Caller caller;
  private final Supplier<Runspace> factory;
  private final Outgoing outgoing;
  private final Negotiation negotiation = new Negotiation(this);
  private final PoolKey key;
  private final Debugger debugger = new Debugger(this);
  private final AtomicLong calls = new AtomicLong(1);
  private final Map<String, PipelineRun> pipelines = new ConcurrentHashMap<>();
  private final Map<String, MessageReader> readers = new HashMap<>();
  private volatile RunspacePoolState state = RunspacePoolState.BEFORE_OPEN;
  private UUID id = Outgoing.NO_POOL;
  private Runspaces runspaces;
  private Optional<HostInfo> hostInfo = Optional.empty();

  Pool(ShellRequest request, ShellPort port, Supplier<Runspace> factory) {
    this.port = port;
    this.caller = request.caller();
    this.factory = factory;
    this.outgoing = new Outgoing(request.maximumEnvelope());
    this.key = new PoolKey(this);
    this.runspaces = new Runspaces(factory, 1, 1);
  }

  /** Takes what Create brings. */
  void open(ShellRequest request) {
    negotiation.checkOption(request.options());
    if (!request.inputStreams().contains(Shells.STDIN)
        || !request.outputStreams().contains(Shells.STDOUT)) {
      throw PoolFaults.streams("A pool has the input streams stdin and pr and the output stdout");
    }
    byte[] creation =
        Contents.of(request.content(), Contents.CREATION).orElseThrow(PoolFaults::noCreationXml);
    try {
      reader(Shells.STDIN)
          .feed(
              creation,
              received -> {
                MessageType type = received.message().type().orElse(null);
                if (type != MessageType.SESSION_CAPABILITY
                    && type != MessageType.INIT_RUNSPACEPOOL) {
                  throw PoolFaults.input(
                      "creationXml holds SESSION_CAPABILITY and INIT_RUNSPACEPOOL only, but came"
                          + " with "
                          + received.message());
                }
                accept(received.message());
              });
      reader(Shells.STDIN).endOfStreamElement();
    } catch (PsrpException e) {
      throw PoolFaults.data(e);
    }
    if (id.equals(Outgoing.NO_POOL)) {
      throw PoolFaults.input("creationXml does not begin with SESSION_CAPABILITY");
    }
  }

  private MessageReader reader(String stream) {
    return readers.computeIfAbsent(stream, s -> new MessageReader());
  }

  // ---- what the parts of the pool share

  UUID id() {
    return id;
  }

  void id(UUID value) {
    id = value;
  }

  RunspacePoolState state() {
    return state;
  }

  void state(RunspacePoolState value) {
    state = value;
  }

  Caller caller() {
    return caller;
  }

  Outgoing outgoing() {
    return outgoing;
  }

  Runspaces runspaces() {
    return runspaces;
  }

  Debugger debugger() {
    return debugger;
  }

  Optional<HostInfo> hostInfo() {
    return hostInfo;
  }

  long nextCallId() {
    return calls.getAndIncrement();
  }

  boolean knows(String version) {
    return negotiation.knows(version);
  }

  PoolKey key() {
    return key;
  }

  void ensureKey() {
    key.ensure();
  }

  ClixmlValue encrypted(SecureText text) {
    return key.encrypted(text);
  }

  Deserializer deserializer() {
    return new Deserializer(key.current());
  }

  /** Gets the sizes and the host that INIT_RUNSPACEPOOL tells. */
  void initialize(int minimum, int maximum, HostInfo host, ClixmlValue applicationArguments) {
    Object arguments = deserializer().read(applicationArguments);
    hostInfo = Optional.of(host);
    runspaces =
        new Runspaces(
            () -> {
              Runspace runspace = factory.get();
              runspace.applicationArguments(arguments);
              debugger.watch(runspace);
              return runspace;
            },
            minimum,
            maximum);
  }

  void send(PsrpPayload payload) {
    outgoing.send(port, id, Optional.empty(), payload);
  }

  /** Sends one of the messages whose pool id is zero. */
  void sendWithoutPool(PsrpPayload payload) {
    outgoing.send(port, Outgoing.NO_POOL, Optional.empty(), payload);
  }

  void forget(PipelineRun run) {
    runspaces.forget(run);
  }

  void released(PipelineRun run, Runspace runspace) {
    if (!run.isNested()) {
      runspaces.release(runspace);
    }
  }

  /** The pool cannot go on (MS-PSRP 3.2.1.2.2). */
  SoapFaultException broken(String why) {
    if (state != RunspacePoolState.BROKEN && state != RunspacePoolState.CLOSED) {
      state = RunspacePoolState.BROKEN;
      stopAll();
      send(
          RunspacePoolStateMessage.of(
              RunspacePoolState.BROKEN, ErrorRecords.reason("RemoteRunspaceStateInfoReason", why)));
    }
    return PoolFaults.input(why);
  }

  private void stopAll() {
    new ArrayList<>(pipelines.values()).forEach(PipelineRun::stop);
    pipelines.clear();
  }

  // ---- what the client asks for

  private void requireOpened() {
    if (state != RunspacePoolState.OPENED) {
      throw PoolFaults.notOpened(state.name().toLowerCase(Locale.ROOT));
    }
  }

  private static String fold(String commandId) {
    return commandId.toUpperCase(Locale.ROOT);
  }

  @Override
  public void command(CommandRequest request, CommandPort commandPort) {
    requireOpened();
    if (request.arguments().size() != 1) {
      throw PoolFaults.input(
          "A Command carries one rsp:Arguments with the first fragment of CREATE_PIPELINE");
    }
    PipelineRun run = new PipelineRun(this, request.id(), commandPort, new MessageReader());
    try {
      byte[] first = Base64.getMimeDecoder().decode(request.arguments().get(0));
      pipelines.put(fold(request.id()), run);
      feed(run, first);
    } catch (IllegalArgumentException e) {
      pipelines.remove(fold(request.id()));
      throw PoolFaults.input("rsp:Arguments is no base64");
    } catch (SoapFaultException e) {
      pipelines.remove(fold(request.id()));
      throw e;
    }
  }

  private void feed(PipelineRun run, byte[] octets) {
    try {
      run.reader.feed(octets, r -> accept(run, r.message()));
      run.reader.endOfStreamElement();
    } catch (PsrpException e) {
      run.stop(
          PipelineState.FAILED,
          Optional.of(
              ErrorRecords.reason(
                  "RemotePSInvocationStateInfoReason", String.valueOf(e.getMessage()))));
      throw PoolFaults.data(e);
    }
  }

  private void accept(PipelineRun run, PsrpMessage message) {
    PsrpPayload payload = message.payload();
    if (run.isCreated()) {
      new PipelineMessages(this).accept(run, payload, message.dataLength());
    } else if (payload instanceof CreatePipeline || payload instanceof GetCommandMetadata) {
      run.created(message.pipelineId().orElse(run.id()), payload);
      start(run);
    } else {
      throw PoolFaults.input(
          "A pipeline begins with CREATE_PIPELINE or GET_COMMAND_METADATA, not with "
              + payload.type());
    }
  }

  private void start(PipelineRun run) {
    if (run.isNested() || debugger.goesBeside(run)) {
      runspaces
          .running()
          .ifPresentOrElse(
              run::begin,
              () ->
                  run.stop(
                      PipelineState.FAILED,
                      Optional.of(
                          ErrorRecords.reason(
                              "RemotePSInvocationStateInfoReason",
                              "A nested pipeline needs one that runs."))));
    } else if (!runspaces.start(run)) {
      throw PoolFaults.command("Too many pipelines wait for a runspace");
    }
  }

  @Override
  public void send(Optional<String> command, String stream, byte[] data, boolean end) {
    if (!stream.equals(Shells.STDIN) && !stream.equals(Shells.PROMPT_RESPONSE)) {
      throw PoolFaults.stream(stream);
    }
    if (command.isPresent()) {
      requireOpened();
      PipelineRun run =
          Optional.ofNullable(pipelines.get(fold(command.get())))
              .orElseThrow(() -> PoolFaults.command("There is no such pipeline"));
      if (run.hasEnded()) {
        throw PoolFaults.command("The pipeline has ended");
      }
      feed(run, data);
      return;
    }
    if (state == RunspacePoolState.BROKEN || state == RunspacePoolState.CLOSED) {
      throw PoolFaults.notOpened(state.name().toLowerCase(Locale.ROOT));
    }
    try {
      reader(stream).feed(data, r -> accept(r.message()));
      reader(stream).endOfStreamElement();
    } catch (PsrpException e) {
      throw broken(String.valueOf(e.getMessage()));
    }
  }

  private void accept(PsrpMessage message) {
    if (message.type().filter(t -> t == MessageType.PIPELINE_HOST_RESPONSE).isPresent()) {
      // Some clients leave out the CommandId; the message knows its pipeline.
      PipelineRun run =
          pipelines.values().stream()
              .filter(p -> message.pipelineId().filter(p.id()::equals).isPresent())
              .findFirst()
              .orElseThrow(() -> PoolFaults.command("There is no such pipeline"));
      accept(run, message);
      return;
    }
    negotiation.accept(message);
  }

  @Override
  public void signal(Optional<String> command, String code) {
    if (command.isEmpty()) {
      throw PoolFaults.command("A signal is for a pipeline: it needs a CommandId");
    }
    boolean terminate = Shells.isTerminate(code);
    if (!terminate && !Shells.isStop(code)) {
      throw PoolFaults.command("A pipeline knows the signal " + Shells.SIGNAL_STOP + " only");
    }
    PipelineRun run = pipelines.get(fold(command.get()));
    if (run == null) {
      throw PoolFaults.command("There is no such pipeline");
    }
    run.stop();
    if (terminate) {
      pipelines.remove(fold(command.get()));
    }
  }

  @Override
  public List<Element> connect(List<Element> content, Map<String, String> options) {
    negotiation.checkOption(options);
    List<Element> answer = negotiation.connect(content);
    readers.clear();
    return answer;
  }

  @Override
  public void close() {
    state = RunspacePoolState.CLOSED;
    stopAll();
    debugger.close();
  }
}
