package org.wsmanspec.scenario.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.psrp.ConnectRunspacePool;
import org.wsmanspec.message.psrp.Destination;
import org.wsmanspec.message.psrp.EndOfPipelineInput;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.message.psrp.ErrorRecord;
import org.wsmanspec.message.psrp.GetAvailableRunspaces;
import org.wsmanspec.message.psrp.HostCall;
import org.wsmanspec.message.psrp.HostResponse;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PipelineInput;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.message.psrp.PsrpPayload;
import org.wsmanspec.message.psrp.ResetRunspaceState;
import org.wsmanspec.message.psrp.SessionCapability;
import org.wsmanspec.message.psrp.SetMaxRunspaces;
import org.wsmanspec.message.psrp.SetMinRunspaces;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.scenario.PipelineContent;
import org.wsmanspec.scenario.Position;
import org.wsmanspec.scenario.ShellOperation;
import org.wsmanspec.scenario.ShellOperation.Cutting;
import org.wsmanspec.scenario.ShellOperation.PoolTerms;
import org.wsmanspec.scenario.ShellOperation.Receive;
import org.wsmanspec.scenario.ShellOperation.Subject;
import org.wsmanspec.scenario.Text;

/** Drives what is special about runspace pools and pipelines (MS-PSRP over MS-WSMV). */
final class PoolDriver {

  /** Octets of fragments in one Send: their base64 fits the envelopes that all servers take. */
  private static final int ROOM = 90_000;

  private final RemoteShells shells;
  private final ShellDriver.Talk talk;
  private final StepContext step;

  PoolDriver(RemoteShells shells, ShellDriver.Talk talk) {
    this.shells = shells;
    this.talk = talk;
    this.step = talk.step();
  }

  void open(ShellOperation.OpenPool open, double scale) {
    PoolTerms terms = open.terms();
    PsrpClient pool = new PsrpClient(talk.fresh(), terms.protocol().map(step::text).orElse("2.3"));
    RemoteShell shell =
        new RemoteShell(step.text(open.as()), Shells.STDOUT, Optional.empty(), Optional.of(pool));
    shells.add(shell, step);
    Optional<String> id = talk.id(terms.id(), Optional.of(pool.id()));
    List<PsrpMessage> messages =
        List.of(
            pool.message(Optional.empty(), PsrpPayloadMaker.capability(terms, step)),
            pool.message(Optional.empty(), PsrpPayloadMaker.init(terms, step)));
    List<byte[]> fragments = FragmentCutter.cut(pool.fragmenter(), messages, open.cutting(), step);
    String body =
        ShellXml.root("Shell", Map.of("ShellId", id))
            .element("Name", terms.name().map(step::text))
            .element("IdleTimeOut", terms.idleTimeout().map(step::text))
            .element("InputStreams", Optional.of(Shells.STDIN + " " + Shells.PROMPT_RESPONSE))
            .element("OutputStreams", Optional.of(Shells.STDOUT))
            .powershell("creationXml", fragments)
            .close("Shell");
    Exchange exchange = talk.create(body, Map.of(Shells.OPTION_PROTOCOL_VERSION, pool.protocol()));
    ShellDriver.opened(shells, shell, exchange, id, step);
    if (terms.opens() && ShellAnswers.address(exchange).isPresent()) {
      Receive receive =
          new Receive(
              open.parameters(),
              Subject.shell(shell.name()),
              Optional.empty(),
              Optional.of(MessageType.RUNSPACEPOOL_STATE.name()),
              Receive.MOST,
              Optional.empty(),
              Position.NONE);
      new Receiving(receive, talk, shells, scale).loop();
    }
  }

  void start(ShellOperation.StartPipeline start) {
    RemoteShell shell = shells.shell(start.subject(), step);
    PsrpClient pool = shell.pool();
    UUID pipeline = talk.fresh();
    RemoteCommand command = new RemoteCommand(step.text(start.as()), shell, Optional.of(pipeline));
    shells.add(command, step);
    Optional<String> id = talk.id(start.id(), Optional.of(pipeline));
    PsrpMessage message =
        new PsrpPayloadMaker(step, pool)
            .pipeline(start)
            .map(p -> pool.message(Optional.of(pipeline), p))
            .orElseGet(() -> raw(pool, pipeline, start.content()));
    List<byte[]> fragments =
        FragmentCutter.cut(pool.fragmenter(), List.of(message), start.cutting(), step);
    String body =
        ShellXml.root("CommandLine", Map.of("CommandId", id))
            .element("Command", Optional.of(""))
            .element("Arguments", Optional.of(ShellXml.base64(fragments.subList(0, 1))))
            .close("CommandLine");
    Exchange exchange = talk.ask(Actions.SHELL_COMMAND, body);
    ShellDriver.started(command, exchange, id, step);
    if (fragments.size() > 1 && ShellAnswers.commandId(exchange).isPresent()) {
      send(shell, Optional.of(command.id()), Shells.STDIN, fragments.subList(1, fragments.size()));
    }
  }

  private PsrpMessage raw(PsrpClient pool, UUID pipeline, PipelineContent content) {
    String clixml = content instanceof PipelineContent.Raw raw ? step.markup(raw.clixml()) : "";
    return PsrpMessage.of(
        Destination.SERVER.code(),
        MessageType.CREATE_PIPELINE.code(),
        pool.id(),
        Optional.of(pipeline),
        clixml.getBytes(StandardCharsets.UTF_8));
  }

  void input(ShellOperation.SendInput input) {
    RemoteCommand command = command(input.subject());
    PsrpClient pool = command.shell().pool();
    PsrpPayloadMaker maker = new PsrpPayloadMaker(step, pool);
    List<PsrpMessage> messages = new ArrayList<>();
    input
        .objects()
        .forEach(
            o -> messages.add(pool.message(command.pipeline(), new PipelineInput(maker.value(o)))));
    if (input.end()) {
      messages.add(pool.message(command.pipeline(), new EndOfPipelineInput()));
    }
    send(
        command.shell(),
        Optional.of(command.id()),
        input.stream().map(step::text).orElse(Shells.STDIN),
        FragmentCutter.cut(pool.fragmenter(), messages, input.cutting(), step));
  }

  private RemoteCommand command(Subject subject) {
    return shells
        .command(subject, step)
        .orElseThrow(() -> NotDrivenException.mistake("it needs a pipeline, but names none"));
  }

  void send(ShellOperation.SendMessage message) {
    RemoteShell shell = shells.shell(message.subject(), step);
    PsrpClient pool = shell.pool();
    boolean named = message.subject().command().isPresent();
    Optional<RemoteCommand> command =
        named ? shells.command(message.subject(), step) : Optional.empty();
    send(
        shell,
        command.map(RemoteCommand::id),
        message.stream().map(step::text).orElse(Shells.STDIN),
        FragmentCutter.cut(
            pool.fragmenter(),
            List.of(made(message, pool, command.flatMap(RemoteCommand::pipeline))),
            message.cutting(),
            step));
  }

  private PsrpMessage made(
      ShellOperation.SendMessage message, PsrpClient pool, Optional<UUID> pipeline) {
    String word = step.text(message.type()).strip();
    Optional<MessageType> type =
        word.matches("[A-Z_]+") ? Optional.of(MessageType.valueOf(word)) : Optional.empty();
    if (message.data().isPresent() || type.isEmpty()) {
      return PsrpMessage.of(
          Destination.SERVER.code(),
          type.map(MessageType::code).orElseGet(() -> Long.decode(word).intValue()),
          pool.id(),
          pipeline,
          message
              .data()
              .map(d -> step.markup(d).getBytes(StandardCharsets.UTF_8))
              .orElseGet(() -> new byte[0]));
    }
    return pool.message(pipeline, said(type.get(), message.value(), pool));
  }

  private PsrpPayload said(MessageType type, Optional<Text> value, PsrpClient pool) {
    int number = PsrpPayloadMaker.number(value, 1, step);
    return switch (type) {
      case SET_MAX_RUNSPACES -> new SetMaxRunspaces(number, pool.nextCallId());
      case SET_MIN_RUNSPACES -> new SetMinRunspaces(number, pool.nextCallId());
      case GET_AVAILABLE_RUNSPACES -> new GetAvailableRunspaces(pool.nextCallId());
      case RESET_RUNSPACE_STATE -> new ResetRunspaceState(pool.nextCallId());
      case PUBLIC_KEY -> pool.publicKey();
      case SESSION_CAPABILITY -> SessionCapability.of(pool.protocol());
      case END_OF_PIPELINE_INPUT -> new EndOfPipelineInput();
      default ->
          throw NotDrivenException.mistake(
              "what a message " + type.name() + " says is not known here; give its data");
    };
  }

  void answer(ShellOperation.AnswerHost answer) {
    RemoteShell shell = shells.shell(answer.subject(), step);
    PsrpClient pool = shell.pool();
    PsrpClient.Call call =
        pool.answer()
            .orElseThrow(
                () -> NotDrivenException.missing("it answers a host call, but none waits for it"));
    HostCall asked = call.call();
    if (answer.call().isPresent()) {
      asked =
          new HostCall(
              asked.type(),
              PsrpPayloadMaker.number(answer.call(), 0, step),
              asked.method(),
              asked.parameters());
    }
    ClixmlValue value =
        answer.value().map(v -> new PsrpPayloadMaker(step, pool).value(v)).orElse(Primitive.NIL);
    HostResponse response =
        answer.error().isPresent()
            ? HostResponse.failure(asked, error(step.text(answer.error().get())))
            : HostResponse.to(asked, value);
    Optional<String> commandId =
        call.pipeline().flatMap(p -> shells.command(answer.subject(), step)).map(RemoteCommand::id);
    send(
        shell,
        commandId,
        Shells.PROMPT_RESPONSE,
        FragmentCutter.cut(
            pool.fragmenter(),
            List.of(pool.message(call.pipeline(), response)),
            answer.cutting(),
            step));
  }

  private static ErrorRecord error(String message) {
    return new ErrorRecord(
        message,
        Primitive.string(message),
        Primitive.NIL,
        Optional.of("RemoteHostExecutionException"),
        ErrorRecord.Category.of(ErrorCategory.INVALID_OPERATION),
        List.of());
  }

  void connect(ShellOperation.Connect connect, Map<String, Optional<String>> commandId) {
    RemoteShell shell = shells.shell(connect.subject(), step);
    ShellXml xml = ShellXml.root("Connect", commandId);
    if (!shell.isPool() || !commandId.isEmpty()) {
      talk.ask(Actions.SHELL_CONNECT, xml.close("Connect"));
      return;
    }
    PsrpClient pool = shell.pool();
    pool.connects();
    ConnectRunspacePool payload =
        connect.min().isEmpty() && connect.max().isEmpty()
            ? ConnectRunspacePool.keepSizes()
            : new ConnectRunspacePool(
                OptionalInt.of(PsrpPayloadMaker.number(connect.min(), 1, step)),
                OptionalInt.of(PsrpPayloadMaker.number(connect.max(), 1, step)));
    List<PsrpMessage> messages =
        List.of(
            pool.message(Optional.empty(), SessionCapability.of(pool.protocol())),
            pool.message(Optional.empty(), payload));
    String body =
        xml.powershell(
                "connectXml", FragmentCutter.cut(pool.fragmenter(), messages, Cutting.USUAL, step))
            .close("Connect");
    Exchange exchange =
        talk.ask(
            shell,
            Actions.SHELL_CONNECT,
            body,
            Map.of(Shells.OPTION_PROTOCOL_VERSION, pool.protocol()),
            Optional.empty());
    pool.take(exchange);
  }

  /** Send fragments, as many as fit into each request. */
  private void send(
      RemoteShell shell, Optional<String> command, String stream, List<byte[]> fragments) {
    int from = 0;
    while (from < fragments.size()) {
      int to = from + 1;
      int size = fragments.get(from).length;
      while (to < fragments.size() && size + fragments.get(to).length <= ROOM) {
        size += fragments.get(to).length;
        to++;
      }
      Exchange exchange =
          talk.ask(
              shell,
              Actions.SHELL_SEND,
              ShellXml.root("Send", Map.of()).stream(
                      stream, command, fragments.subList(from, to), false)
                  .close("Send"),
              Map.of(),
              Optional.empty());
      if (exchange.responseEnvelope().filter(e -> !e.isFault()).isEmpty()) {
        return;
      }
      from = to;
    }
  }
}
