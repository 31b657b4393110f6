package org.wsmanspec.suite.check.client;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Dictionary;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.psrp.CreatePipeline;
import org.wsmanspec.message.psrp.HostInfo;
import org.wsmanspec.message.psrp.InitRunspacePool;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.RunspacePoolState;
import org.wsmanspec.message.psrp.RunspacePoolStateMessage;
import org.wsmanspec.message.psrp.SessionCapability;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Tell;
import org.wsmanspec.suite.check.psrp.Pipeline;
import org.wsmanspec.suite.check.psrp.Pool;
import org.wsmanspec.suite.check.psrp.Pools;
import org.wsmanspec.suite.check.psrp.ProtocolVersion;
import org.wsmanspec.suite.check.psrp.Said;
import org.wsmanspec.suite.check.shell.ShellCall;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;
import org.wsmanspec.suite.check.shell.ShellCommand;

/** What a client says when, of a pool and its pipelines (MS-PSRP 3.1.1.3.2, 3.1.4 and 3.1.5.4). */
public final class PoolUseChecks {

  private static final String CAPABILITY = "MS-PSRP-3.1.5.4.1-1";
  private static final String VERSION = "MS-PSRP-3.1.5.4.1-2";
  private static final String INIT = "MS-PSRP-3.1.5.4.2-1";
  private static final String RECEIVES = "MS-PSRP-3.1.4.1-1";
  private static final String SESSION = "MS-PSRP-3.1.4.9-1";
  private static final String RECONNECT = "MS-PSRP-3.1.5.3.18-1";
  private static final String ONE_SEND = "MS-PSRP-3.1.5.3.5-2";
  private static final String OVER = "MS-PSRP-3.1.1.3.2-1";
  private static final String BROKEN = "MS-PSRP-3.1.5.1-2";
  private static final String END = "MS-PSRP-3.1.4.3-1";
  private static final String INPUT = "MS-PSRP-3.1.5.4.17-1";
  private static final String HOST_DATA = "MS-PSRP-2.2.3.14-1";
  private static final String OLD = "MS-PSRP-2.2.2.31-1";

  private static final int HOST_KEYS = 10;
  private static final Set<MessageType> INPUTS =
      EnumSet.of(MessageType.PIPELINE_INPUT, MessageType.END_OF_PIPELINE_INPUT);

  private PoolUseChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Pools.check(
            "client/pool-open", List.of(CAPABILITY, VERSION, INIT, RECEIVES), PoolUseChecks::open),
        Pools.check("client/pool-session", List.of(SESSION, RECONNECT), PoolUseChecks::session),
        Pools.check(
            "client/pool-one-send",
            List.of(ONE_SEND),
            (pool, sink) -> {
              List<ShellCall> sends = pool.shell().calls(Operation.SEND);
              ShellUseChecks.alone(
                  sends.stream().filter(c -> c.commandId().isEmpty()).toList(), ONE_SEND, sink);
              for (ShellCommand command : pool.shell().commands()) {
                ShellUseChecks.alone(command.calls(Operation.SEND), ONE_SEND, sink);
              }
            }),
        Pools.check("client/pool-broken", List.of(BROKEN), PoolUseChecks::broken),
        Pools.checkPipelines(
            "client/pipeline-input", List.of(OVER, END, INPUT), PoolUseChecks::pipeline),
        Pools.checkMessages("client/host-info", List.of(HOST_DATA), PoolUseChecks::hostInfo),
        Pools.check("client/reset-version", List.of(OLD), PoolUseChecks::reset));
  }

  private static boolean connects(Pool pool) {
    return !pool.shell().calls(Operation.CONNECT).isEmpty();
  }

  private static void open(Pool pool, FindingSink sink) {
    if (!pool.fromTheBeginning()) {
      return;
    }
    List<Said> capabilities =
        pool.ofClient().stream()
            .filter(s -> s.is(MessageType.SESSION_CAPABILITY))
            .filter(s -> !s.call().is(Operation.CONNECT))
            .toList();
    for (int i = 0; i < capabilities.size(); i++) {
      capability(capabilities.get(i), i, sink);
    }
    List<Said> inits = pool.all(MessageType.INIT_RUNSPACEPOOL);
    for (int i = 0; i < inits.size(); i++) {
      Said init = inits.get(i);
      boolean after = capabilities.stream().anyMatch(c -> pool.before(c, init));
      Tell.whether(
          i == 0 && after,
          sink,
          INIT,
          "INIT_RUNSPACEPOOL once, after SESSION_CAPABILITY",
          i > 0 ? "a second one" : "INIT_RUNSPACEPOOL first",
          init.place(),
          "");
    }
    receives(pool, sink);
  }

  private static void capability(Said said, int before, FindingSink sink) {
    Optional<SessionCapability> told = said.payload(SessionCapability.class);
    Optional<String> wrong =
        before > 0
            ? Optional.of("a second one")
            : told.filter(
                    c ->
                        !c.psVersion().equals("2.0") || !c.serializationVersion().equals("1.1.0.1"))
                .map(
                    c ->
                        "PSVersion "
                            + c.psVersion()
                            + ", SerializationVersion "
                            + c.serializationVersion());
    if (told.isPresent()) {
      Tell.unless(
          wrong,
          sink,
          CAPABILITY,
          "SESSION_CAPABILITY once, with PSVersion 2.0 and SerializationVersion 1.1.0.1",
          said.place(),
          "");
      Tell.whether(
          ProtocolVersion.of(told.get().protocolVersion()).filter(v -> v.major() == 2).isPresent(),
          sink,
          VERSION,
          "protocolversion 2.x",
          told.get().protocolVersion(),
          said.place(),
          "");
    }
  }

  private static void receives(Pool pool, FindingSink sink) {
    List<ShellCall> receives =
        pool.shell().calls(Operation.RECEIVE).stream()
            .filter(c -> c.commandId().isEmpty())
            .toList();
    if (!receives.isEmpty()) {
      sink.held(RECEIVES, receives.get(0).request());
    } else if (pool.whole()) {
      pool.shell().calls(Operation.DELETE).stream()
          .filter(
              d -> pool.shell().calls(Operation.COMMAND).stream().anyMatch(ShellCall::succeeded))
          .findFirst()
          .ifPresent(
              d ->
                  sink.broken(
                      RECEIVES,
                      "Receive for the pool",
                      "none, until Delete",
                      d.request(),
                      "whether the pool opened is not known to such a client"));
    }
  }

  private static void session(Pool pool, FindingSink sink) {
    boolean disconnects =
        pool.shell().calls(Operation.DISCONNECT).stream().anyMatch(ShellCall::succeeded);
    if (!disconnects || pool.shell().created().isEmpty()) {
      return;
    }
    Optional<String> session = sessionId(pool.shell().created().get());
    for (ShellCall call : pool.shell().calls()) {
      if (call.is(Operation.CONNECT)) {
        // From here on it may be another client.
        break;
      }
      Optional<String> told = sessionId(call);
      Tell.whether(
          told.isPresent() && told.equals(session),
          sink,
          SESSION,
          "wsmv:SessionId " + session.orElse("in every message, as in Create"),
          told.map(Tell::quoted).orElse("none"),
          call.request(),
          "services know by it who may reconnect");
    }
    reconnected(pool, sink);
  }

  private static Optional<String> sessionId(ShellCall call) {
    return call.asked().envelope().header(Names.WSMV_SESSION_ID).map(Dom::text);
  }

  /** Receives for a pipeline after the pool was reconnected, and not the pipeline. */
  private static void reconnected(Pool pool, FindingSink sink) {
    List<ShellCall> reconnects =
        pool.shell().calls(Operation.RECONNECT).stream()
            .filter(c -> c.succeeded() && c.commandId().isEmpty())
            .toList();
    for (ShellCommand command : pool.shell().commands()) {
      for (ShellCall receive : command.calls(Operation.RECEIVE)) {
        Optional<ShellCall> since =
            reconnects.stream()
                .filter(r -> pool.shell().before(r, receive))
                .filter(r -> pool.shell().before(command.started(), r))
                .reduce((a, b) -> b);
        since.ifPresent(
            r -> {
              boolean done =
                  command.calls(Operation.RECONNECT).stream()
                      .anyMatch(c -> pool.shell().before(r, c) && pool.shell().before(c, receive));
              if (done) {
                sink.held(RECONNECT, receive.request());
              } else {
                sink.soft(
                    RECONNECT,
                    "Reconnect with the CommandId before",
                    "Receive at once",
                    receive.request(),
                    "a service may answer it all the same");
              }
            });
      }
    }
  }

  /** What is sent to a pool that said that it is closed or broken. */
  private static void broken(Pool pool, FindingSink sink) {
    Optional<Said> end =
        pool.ofServer().stream()
            .filter(
                s ->
                    s.payload(RunspacePoolStateMessage.class)
                        .filter(
                            p ->
                                p.stateCode() == RunspacePoolState.BROKEN.code()
                                    || p.stateCode() == RunspacePoolState.CLOSED.code())
                        .isPresent())
            .findFirst();
    if (end.isEmpty()) {
      return;
    }
    boolean sent = false;
    for (ShellCall call : pool.shell().calls()) {
      boolean after = pool.shell().before(end.get().call(), call) && !call.is(end.get().call());
      if (after && (call.is(Operation.COMMAND) || call.is(Operation.SEND))) {
        sent = true;
        sink.broken(
            BROKEN,
            "nothing but Delete, since " + end.get(),
            call.operation().title(),
            call.request(),
            "");
      } else if (after && call.is(Operation.DELETE) && !sent) {
        sink.held(BROKEN, call.request());
      }
    }
  }

  private static void pipeline(Pool pool, Pipeline pipeline, FindingSink sink) {
    over(pool, pipeline, sink);
    Optional<CreatePipeline> created =
        pipeline.created().flatMap(s -> s.payload(CreatePipeline.class));
    if (created.isEmpty()) {
      return;
    }
    List<Said> ends = pipeline.all(MessageType.END_OF_PIPELINE_INPUT);
    for (Said input : pipeline.all(MessageType.PIPELINE_INPUT)) {
      boolean late = ends.stream().anyMatch(e -> pool.before(e, input));
      Tell.whether(
          !late && !created.get().noInput() && pool.before(pipeline.created().get(), input),
          sink,
          INPUT,
          "input while the pipeline takes any",
          late
              ? "PIPELINE_INPUT after END_OF_PIPELINE_INPUT"
              : "PIPELINE_INPUT for a pipeline with NoInput " + created.get().noInput(),
          input.place(),
          "");
    }
    if (!ends.isEmpty()) {
      sink.held(END, ends.get(0).place());
    } else if (!created.get().noInput()) {
      neverEnded(pool, pipeline, sink);
    }
  }

  /** Input without end, though the pool was deleted in order and the pipeline was not over. */
  private static void neverEnded(Pool pool, Pipeline pipeline, FindingSink sink) {
    boolean fed = !pipeline.all(MessageType.PIPELINE_INPUT).isEmpty();
    boolean stopped =
        pipeline
            .commandId()
            .flatMap(pool.shell()::command)
            .filter(c -> !c.calls(Operation.SIGNAL).isEmpty())
            .isPresent();
    if (fed && !stopped && pipeline.ended().isEmpty() && pool.whole() && !connects(pool)) {
      pool.shell()
          .deleted()
          .ifPresent(
              d ->
                  sink.broken(
                      END,
                      "END_OF_PIPELINE_INPUT for pipeline " + pipeline.id(),
                      "none, until Delete",
                      d.request(),
                      "the pipeline waits for more"));
    }
  }

  /** What a client still sends after it was told that the pipeline is over. */
  private static void over(Pool pool, Pipeline pipeline, FindingSink sink) {
    Optional<Said> end = pipeline.ended();
    if (end.isEmpty()) {
      return;
    }
    List<Said> late = new ArrayList<>();
    for (Said said : pipeline.ofClient()) {
      if (pool.shell().before(end.get().call(), said.call())
          && said.type().filter(INPUTS::contains).isPresent()) {
        late.add(said);
      }
    }
    for (Said said : late) {
      sink.broken(
          OVER,
          "nothing, since the pipeline was over in " + end.get().exchange().where(),
          said.name(),
          said.place(),
          "");
    }
    if (late.isEmpty()) {
      pipeline.created().ifPresent(c -> sink.held(OVER, c.place()));
    }
  }

  private static void hostInfo(Said said, FindingSink sink) {
    Optional<HostInfo> info =
        said.payload(InitRunspacePool.class)
            .map(InitRunspacePool::hostInfo)
            .or(() -> said.payload(CreatePipeline.class).map(CreatePipeline::hostInfo));
    Optional<List<Dictionary.Entry>> data =
        info.flatMap(HostInfo::hostDefaultData)
            .flatMap(v -> said.document().map(d -> d.resolve(v)))
            .filter(ComplexObject.class::isInstance)
            .map(ComplexObject.class::cast)
            .flatMap(o -> o.property("data"))
            .flatMap(v -> said.document().map(d -> d.resolve(v)))
            .filter(ComplexObject.class::isInstance)
            .map(ComplexObject.class::cast)
            .flatMap(ComplexObject::entries);
    data.ifPresent(
        entries -> {
          Set<String> keys = new HashSet<>();
          entries.forEach(e -> keys.add(text(e.key())));
          List<String> missing = new ArrayList<>();
          for (int key = 0; key < HOST_KEYS; key++) {
            if (!keys.contains(String.valueOf(key))) {
              missing.add(String.valueOf(key));
            }
          }
          Tell.whether(
              missing.isEmpty(),
              sink,
              HOST_DATA,
              "default data with keys 0 to 9",
              "no " + String.join(", ", missing),
              said.place(),
              "");
        });
  }

  private static String text(ClixmlValue value) {
    return value instanceof Primitive p ? p.text().strip() : "";
  }

  /** RESET_RUNSPACE_STATE is for those who know it. */
  private static void reset(Pool pool, FindingSink sink) {
    Optional<ProtocolVersion> version = pool.version();
    for (Said said : pool.all(MessageType.RESET_RUNSPACE_STATE)) {
      if (said.byClient() && version.filter(v -> !v.atLeast(2, 3)).isPresent()) {
        sink.broken(
            OLD,
            "RESET_RUNSPACE_STATE at protocol 2.3 and later",
            "protocol " + version.get(),
            said.place(),
            "");
      }
    }
  }
}
