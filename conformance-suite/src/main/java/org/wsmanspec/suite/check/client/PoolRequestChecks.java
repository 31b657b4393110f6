package org.wsmanspec.suite.check.client;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Tell;
import org.wsmanspec.suite.check.psrp.Pool;
import org.wsmanspec.suite.check.psrp.Pools;
import org.wsmanspec.suite.check.psrp.ProtocolVersion;
import org.wsmanspec.suite.check.psrp.Said;
import org.wsmanspec.suite.check.shell.ShellCall;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;

/** How a client puts messages into requests (MS-PSRP 3.1.5.1.1 and 3.1.5.3). */
public final class PoolRequestChecks {

  private static final String CREATE = "MS-PSRP-3.1.5.3.1-1";
  private static final String CREATION_XML = "MS-PSRP-3.1.5.3.1-2";
  private static final String FIRST = "MS-PSRP-3.1.5.3.1-3";
  private static final String COMMAND = "MS-PSRP-3.1.5.3.3-1";
  private static final String COMMAND_TYPES = "MS-PSRP-3.1.5.3.3-2";
  private static final String SEND_ID = "MS-PSRP-3.1.5.3.5-1";
  private static final String SEND_TYPES = "MS-PSRP-3.1.5.3.5-3";
  private static final String STREAMS = "MS-PSRP-3.1.5.1.1-3";
  private static final String PRIORITY = "MS-PSRP-3.1.5.1.1-4";
  private static final String RECEIVE = "MS-PSRP-3.1.5.3.7-1";
  private static final String STOP = "MS-PSRP-3.1.5.3.9-1";
  private static final String CONNECT = "MS-PSRP-3.1.5.3.14-1";
  private static final String CONNECT_ONCE = "MS-PSRP-3.1.5.4.29-1";

  private static final Set<MessageType> OPENING =
      EnumSet.of(MessageType.SESSION_CAPABILITY, MessageType.INIT_RUNSPACEPOOL);
  private static final Set<MessageType> CONNECTING =
      EnumSet.of(MessageType.SESSION_CAPABILITY, MessageType.CONNECT_RUNSPACEPOOL);
  private static final Set<MessageType> COMMANDS =
      EnumSet.of(MessageType.CREATE_PIPELINE, MessageType.GET_COMMAND_METADATA);
  private static final Set<MessageType> HOST_RESPONSES =
      EnumSet.of(MessageType.RUNSPACEPOOL_HOST_RESPONSE, MessageType.PIPELINE_HOST_RESPONSE);

  private PoolRequestChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Pools.check("client/pool-create", List.of(CREATE, FIRST), PoolRequestChecks::create),
        Pools.checkMessages(
            "client/pool-carriers",
            List.of(CREATION_XML, COMMAND_TYPES, SEND_ID, SEND_TYPES, PRIORITY),
            PoolRequestChecks::carrier),
        Pools.check(
            "client/pool-requests",
            List.of(COMMAND, STREAMS, RECEIVE, STOP),
            PoolRequestChecks::requests),
        Pools.check(
            "client/pool-connect", List.of(CONNECT, CONNECT_ONCE), PoolRequestChecks::connect));
  }

  private static void create(Pool pool, FindingSink sink) {
    pool.shell()
        .created()
        .ifPresent(
            c ->
                Tell.unless(
                    wrong(pool, c),
                    sink,
                    CREATE,
                    "protocolversion 2.x with MustComply true, input streams stdin and pr, output stream stdout",
                    c.request(),
                    ""));
    if (pool.fromTheBeginning()) {
      pool.ofClient().stream()
          .findFirst()
          .ifPresent(
              s ->
                  Tell.whether(
                      s.is(MessageType.SESSION_CAPABILITY),
                      sink,
                      FIRST,
                      "SESSION_CAPABILITY first",
                      s.name(),
                      s.place(),
                      ""));
    }
  }

  private static Optional<String> wrong(Pool pool, ShellCall create) {
    Optional<Element> option = create.option(Shells.OPTION_PROTOCOL_VERSION);
    if (option.isEmpty()) {
      return Optional.of("no protocolversion");
    }
    if (Dom.attribute(option.get(), Names.MUST_COMPLY).filter(Tell::isTrue).isEmpty()) {
      return Optional.of("protocolversion without MustComply true");
    }
    if (ProtocolVersion.of(Dom.text(option.get())).filter(v -> v.major() == 2).isEmpty()) {
      return Optional.of("protocolversion " + Tell.quoted(Dom.text(option.get())));
    }
    Set<String> input = pool.shell().inputStreams().orElse(Set.of());
    if (!input.equals(Set.of(Shells.STDIN, Shells.PROMPT_RESPONSE))) {
      return Optional.of("input streams " + String.join(" ", input));
    }
    Set<String> output = pool.shell().outputStreams().orElse(Set.of());
    return output.equals(Set.of(Shells.STDOUT))
        ? Optional.empty()
        : Optional.of("output streams " + String.join(" ", output));
  }

  private static void carrier(Said said, FindingSink sink) {
    Optional<MessageType> type = said.type();
    if (!said.byClient() || type.isEmpty()) {
      return;
    }
    switch (said.call().operation()) {
      case CREATE -> types(said, OPENING, CREATION_XML, sink);
      case COMMAND -> types(said, COMMANDS, COMMAND_TYPES, sink);
      case SEND -> sent(said, type.get(), sink);
      default -> {
        // Connect has a check of its own.
      }
    }
  }

  private static void types(Said said, Set<MessageType> due, String rule, FindingSink sink) {
    Tell.whether(
        said.type().filter(due::contains).isPresent(),
        sink,
        rule,
        String.join(" or ", due.stream().map(MessageType::name).toList()),
        said.name(),
        said.place(),
        "");
  }

  private static void sent(Said said, MessageType type, FindingSink sink) {
    boolean clients =
        type.direction() != MessageType.Direction.TO_CLIENT
            && type != MessageType.CONNECT_RUNSPACEPOOL;
    Tell.whether(
        clients,
        sink,
        SEND_TYPES,
        "a message that a client sends with Send",
        said.name(),
        said.place(),
        "");
    boolean host = HOST_RESPONSES.contains(type);
    if (host) {
      Tell.whether(
          said.stream().filter(Shells.PROMPT_RESPONSE::equals).isPresent(),
          sink,
          PRIORITY,
          "stream pr",
          "stream " + said.stream().orElse(""),
          said.place(),
          "on stdin the answer waits behind input that the prompt holds up");
    }
    boolean pipeline = type.target() == MessageType.Target.PIPELINE;
    if (pipeline == said.commandId().isPresent()) {
      sink.held(SEND_ID, said.place());
    } else if (host) {
      sink.soft(
          SEND_ID,
          "the CommandId of the pipeline",
          "none",
          said.place(),
          "services are known to find the pipeline by its GUID");
    } else {
      sink.broken(
          SEND_ID,
          pipeline ? "the CommandId of the pipeline" : "no CommandId",
          said.commandId().map(c -> "CommandId " + c).orElse("none"),
          said.place(),
          "");
    }
  }

  private static void requests(Pool pool, FindingSink sink) {
    for (ShellCall call : pool.shell().calls()) {
      switch (call.operation()) {
        case COMMAND -> command(call, sink);
        case SEND -> streams(call, sink);
        case RECEIVE -> receive(call, sink);
        case SIGNAL -> signal(call, sink);
        default -> {
          // The others carry no messages of pipelines.
        }
      }
    }
  }

  private static void command(ShellCall call, FindingSink sink) {
    Optional<Element> line = call.body(Names.RSP_COMMAND_LINE);
    Optional<String> wrong =
        line.isEmpty()
            ? Optional.of("no rsp:CommandLine")
            : line.flatMap(l -> Dom.child(l, Names.RSP_COMMAND))
                    .filter(c -> Dom.text(c).isEmpty())
                    .isEmpty()
                ? Optional.of("rsp:Command with text, or none")
                : Optional.of(Dom.children(line.get(), Names.RSP_ARGUMENTS).size())
                    .filter(n -> n != 1)
                    .map(n -> n + " rsp:Arguments");
    Tell.unless(
        wrong, sink, COMMAND, "an empty rsp:Command and one rsp:Arguments", call.request(), "");
  }

  private static void streams(ShellCall call, FindingSink sink) {
    for (Element stream : call.streams()) {
      String name = ShellCall.attribute(stream, Names.NAME).orElse("");
      Tell.whether(
          name.equals(Shells.STDIN) || name.equals(Shells.PROMPT_RESPONSE),
          sink,
          STREAMS,
          "stream stdin or pr",
          Tell.quoted(name),
          call.asked().at(stream),
          "");
    }
  }

  private static void receive(ShellCall call, FindingSink sink) {
    call.desired()
        .ifPresent(
            d ->
                Tell.whether(
                    Dom.text(d).equals(Shells.STDOUT),
                    sink,
                    RECEIVE,
                    "DesiredStream stdout",
                    Tell.quoted(Dom.text(d)),
                    call.asked().at(d),
                    ""));
  }

  private static void signal(ShellCall call, FindingSink sink) {
    String code = call.signalCode().orElse("");
    if (!code.startsWith("powershell/")) {
      return;
    }
    Tell.whether(
        Shells.isStop(code) && call.commandId().isPresent(),
        sink,
        STOP,
        "code " + Shells.SIGNAL_STOP + " and the CommandId",
        Tell.quoted(code) + call.commandId().map(c -> "").orElse(" without CommandId"),
        call.request(),
        "services take another code for the end of the command");
  }

  private static void connect(Pool pool, FindingSink sink) {
    for (ShellCall call : pool.shell().calls(Operation.CONNECT)) {
      List<Said> said = pool.ofClient().stream().filter(s -> s.call().equals(call)).toList();
      if (call.failed() || call.reply().isEmpty()) {
        continue;
      }
      boolean toPool = call.commandId().isEmpty();
      List<String> names = said.stream().map(Said::name).toList();
      boolean types =
          toPool
              ? names.equals(CONNECTING.stream().map(MessageType::name).toList())
              : names.isEmpty();
      boolean option = !toPool || call.option(Shells.OPTION_PROTOCOL_VERSION).isPresent();
      Tell.whether(
          types && option,
          sink,
          CONNECT,
          toPool
              ? "protocolversion, and connectXml with SESSION_CAPABILITY and CONNECT_RUNSPACEPOOL"
              : "no message, since it is for a pipeline",
          (option ? "" : "no protocolversion; ") + String.join(", ", names),
          call.request(),
          "");
      long times = said.stream().filter(s -> s.is(MessageType.CONNECT_RUNSPACEPOOL)).count();
      if (times > 0) {
        Tell.whether(
            times == 1,
            sink,
            CONNECT_ONCE,
            "CONNECT_RUNSPACEPOOL once",
            times + " times",
            call.request(),
            "");
      }
    }
  }
}
