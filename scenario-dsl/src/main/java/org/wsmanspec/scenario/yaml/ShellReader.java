package org.wsmanspec.scenario.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.scenario.FragmentFault;
import org.wsmanspec.scenario.ModelTexts;
import org.wsmanspec.scenario.Nearest;
import org.wsmanspec.scenario.Operation;
import org.wsmanspec.scenario.RequestParameters;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.ShellOperation;
import org.wsmanspec.scenario.ShellOperation.Cutting;
import org.wsmanspec.scenario.ShellOperation.PoolTerms;
import org.wsmanspec.scenario.ShellOperation.ShellTerms;
import org.wsmanspec.scenario.ShellOperation.Subject;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.yaml.OperationReaders.Entry;

/** Reads what steps do with remote shells and runspace pools. */
final class ShellReader {

  private static final List<String> UNTIL = List.of("done", "output", "once", "hostCall");

  private ShellReader() {}

  /** The operations by keyword, in the order of the documentation. */
  static Map<String, Entry> entries() {
    Map<String, Entry> all = new LinkedHashMap<>();
    all.put("shell", new Entry(ShellTables.SHELL, "Opens a remote shell.", ShellReader::shell));
    all.put(
        "command", new Entry(ShellTables.COMMAND, "Runs a command in it.", ShellReader::command));
    all.put(
        "input",
        new Entry(ShellTables.INPUT, "Sends input to a command or pipeline.", ShellReader::input));
    all.put(
        "receive",
        new Entry(
            ShellTables.RECEIVE,
            "Receives output, again and again until there is enough.",
            ShellReader::receive));
    all.put(
        "signal",
        new Entry(
            ShellTables.SIGNAL,
            "Sends a signal to a command.",
            (r, f, p) ->
                new ShellOperation.Signal(p, subject(f), f.requiredText("code"), f.position())));
    all.put(
        "disconnect",
        new Entry(
            ShellTables.DISCONNECT,
            "Leaves a shell that goes on.",
            (r, f, p) ->
                new ShellOperation.Disconnect(
                    p, subject(f), f.text("idleTimeout"), f.text("bufferMode"), f.position())));
    all.put(
        "reconnect",
        new Entry(
            ShellTables.RECONNECT,
            "Comes back to a shell.",
            (r, f, p) -> new ShellOperation.Reconnect(p, subject(f), f.position())));
    all.put(
        "connect",
        new Entry(
            ShellTables.CONNECT,
            "Takes a shell over.",
            (r, f, p) ->
                new ShellOperation.Connect(
                    p, subject(f), f.text("min"), f.text("max"), f.position())));
    all.put(
        "close",
        new Entry(
            ShellTables.CLOSE,
            "Closes a shell or pool.",
            (r, f, p) -> new ShellOperation.Close(p, subject(f), f.position())));
    all.put(
        "runspacePool",
        new Entry(ShellTables.POOL, "Opens a runspace pool of PowerShell.", ShellReader::pool));
    all.put("pipeline", new Entry(ShellTables.PIPELINE, "Runs a pipeline.", ShellReader::pipeline));
    all.put(
        "stop",
        new Entry(
            ShellTables.STOP,
            "Stops a pipeline.",
            (r, f, p) -> new ShellOperation.Stop(p, subject(f), f.position())));
    all.put(
        "hostResponse",
        new Entry(ShellTables.HOST_RESPONSE, "Answers a host call.", ShellReader::hostResponse));
    all.put(
        "message", new Entry(ShellTables.MESSAGE, "Sends any PSRP message.", ShellReader::message));
    return all;
  }

  private static Subject subject(Fields f) {
    return new Subject(
        either(f, "shell", "pool"), either(f, "command", "pipeline"), f.text("session"));
  }

  /** One of two names of the same thing. */
  private static Optional<Text> either(Fields f, String one, String other) {
    if (f.has(one) && f.has(other)) {
      f.source().problem(f.key(other), "there is a '" + one + "' already; give one of the two");
    }
    return f.text(one).or(() -> f.text(other));
  }

  private static Subject session(Fields f) {
    return new Subject(Optional.empty(), Optional.empty(), f.text("session"));
  }

  private static RequestParameters at(RequestParameters p, String resource) {
    return p.resource().isPresent() || p.uri().isPresent() ? p : p.at(Text.of(resource));
  }

  private static Cutting cutting(Fields f) {
    return new Cutting(
        f.text("fragmentSize"),
        f.text("fragmentFault")
            .filter(
                t ->
                    t.hasVariables()
                        || Fields.word(
                            f.source(),
                            f.value("fragmentFault").orElseThrow(),
                            t.template(),
                            FragmentFault.words(),
                            "'fragmentFault'")));
  }

  private static Operation shell(OperationReaders r, Fields f, RequestParameters p) {
    Optional<Fields> streams =
        f.value("streams").map(n -> Fields.of(f.source(), n, ShellTables.STREAMS));
    return new ShellOperation.OpenShell(
        at(p, "cmd"),
        session(f),
        f.text("as").orElse(Text.of("shell")),
        new ShellTerms(
            f.text("id"),
            f.text("name"),
            streams.flatMap(s -> s.text("input")),
            streams.flatMap(s -> s.text("output")),
            f.text("idleTimeout"),
            f.text("lifetime"),
            f.textMap("environment").orElse(Map.of()),
            f.text("workingDirectory"),
            f.text("codePage"),
            f.text("compression")),
        f.position());
  }

  private static Operation command(OperationReaders r, Fields f, RequestParameters p) {
    return new ShellOperation.RunCommand(
        p,
        new Subject(f.text("shell"), Optional.empty(), f.text("session")),
        f.text("as").orElse(Text.of("command")),
        f.requiredText("line"),
        f.texts("arguments"),
        f.text("id"),
        f.position());
  }

  private static Operation input(OperationReaders r, Fields f, RequestParameters p) {
    List<String> ways =
        f.present().stream().filter(k -> List.of("text", "base64", "objects").contains(k)).toList();
    if (ways.size() > 1) {
      f.source().problem(f.key(ways.get(1)), "there is '" + ways.get(0) + "' already");
    } else if (ways.isEmpty() && !f.has("end")) {
      f.source().problem(f.node(), "this sends nothing; give it text, base64, objects or end");
    }
    return new ShellOperation.SendInput(
        p,
        subject(f),
        f.text("stream"),
        f.text("text"),
        f.text("base64"),
        PsrpValueReader.values(f, "objects"),
        f.bool("end").orElse(false),
        cutting(f),
        f.position());
  }

  /** What ends the asking for output. */
  static List<String> untils() {
    List<String> words = new ArrayList<>(UNTIL);
    Arrays.stream(MessageType.values()).forEach(t -> words.add(t.name()));
    return words;
  }

  private static Operation receive(OperationReaders r, Fields f, RequestParameters p) {
    EventingReader.duration(f, "within");
    return new ShellOperation.Receive(
        p,
        subject(f),
        f.text("streams"),
        f.word("until", untils()),
        f.integer("atMost", 1, 100_000).orElse(ShellOperation.Receive.MOST),
        f.text("within"),
        f.position());
  }

  private static Operation pool(OperationReaders r, Fields f, RequestParameters p) {
    return new ShellOperation.OpenPool(
        at(p, "powershell"),
        session(f),
        f.text("as").orElse(Text.of("pool")),
        new PoolTerms(
            f.text("id"),
            f.text("name"),
            f.text("idleTimeout"),
            f.text("min"),
            f.text("max"),
            f.text("protocol"),
            f.text("psVersion"),
            f.text("serialization"),
            f.word("host", List.of("none", "full")),
            f.bool("opens").orElse(true)),
        cutting(f),
        f.position());
  }

  private static Operation pipeline(OperationReaders r, Fields f, RequestParameters p) {
    return new ShellOperation.StartPipeline(
        p,
        new Subject(f.text("pool"), Optional.empty(), f.text("session")),
        f.text("as").orElse(Text.of("pipeline")),
        PsrpValueReader.content(f),
        f.bool("input").orElse(false),
        f.bool("nested").orElse(false),
        f.bool("history").orElse(false),
        f.text("id"),
        cutting(f),
        f.position());
  }

  private static Operation hostResponse(OperationReaders r, Fields f, RequestParameters p) {
    if (f.has("value") && f.has("error")) {
      f.source().problem(f.key("error"), "a method returns a value or fails, not both");
    }
    return new ShellOperation.AnswerHost(
        p,
        subject(f),
        f.value("value").map(n -> PsrpValueReader.value(f.source(), n)),
        f.text("error"),
        f.text("call"),
        cutting(f),
        f.position());
  }

  private static Operation message(OperationReaders r, Fields f, RequestParameters p) {
    Text type = f.requiredText("type");
    boolean number = type.template().matches("(0x)?[0-9A-Fa-f]{1,8}");
    if (!type.hasVariables() && !type.template().isEmpty() && !number) {
      Node at = f.value("type").orElse(f.node());
      List<String> names = Arrays.stream(MessageType.values()).map(Enum::name).toList();
      Fields.word(f.source(), at, type.template(), names, "'type'");
    }
    return new ShellOperation.SendMessage(
        p,
        subject(f),
        type,
        f.text("value"),
        f.text("data"),
        f.text("stream"),
        cutting(f),
        f.position());
  }

  /** Report steps about shells and commands that no step of the scenario makes. */
  static void check(Reading reading, Scenario scenario) {
    Set<String> shells = new TreeSet<>();
    Set<String> commands = new TreeSet<>();
    ModelTexts.visit(scenario, ShellOperation.OpenShell.class, s -> shells.add(s.as().template()));
    ModelTexts.visit(scenario, ShellOperation.OpenPool.class, s -> shells.add(s.as().template()));
    ModelTexts.visit(
        scenario, ShellOperation.RunCommand.class, s -> commands.add(s.as().template()));
    ModelTexts.visit(
        scenario, ShellOperation.StartPipeline.class, s -> commands.add(s.as().template()));
    ModelTexts.visit(
        scenario,
        ShellOperation.class,
        operation -> {
          operation.subject().shell().ifPresent(t -> check(reading, t, shells, "opens the shell"));
          operation.subject().command().ifPresent(t -> check(reading, t, commands, "starts"));
          if (shells.isEmpty()) {
            report(
                reading,
                operation,
                "no step opens a shell for this",
                "put a step with 'shell' or 'runspacePool' before it");
          }
        });
  }

  private static void check(Reading reading, Text name, Set<String> made, String verb) {
    boolean free = name.hasVariables() || made.stream().anyMatch(m -> m.contains("${"));
    Source source = reading.sources().get(name.position().file());
    if (free || made.contains(name.template()) || source == null) {
      return;
    }
    source.at(
        name.position().line(),
        name.position().column(),
        name.template().length(),
        "no step " + verb + " '" + name.template() + "'",
        Optional.of(
            Nearest.to(name.template(), made)
                .map(n -> "did you mean '" + n + "'?")
                .orElse(made.isEmpty() ? "there is none" : "there is " + String.join(", ", made))));
  }

  private static void report(
      Reading reading, ShellOperation operation, String message, String help) {
    Source source = reading.sources().get(operation.position().file());
    if (source != null) {
      source.at(
          operation.position().line(),
          operation.position().column(),
          1,
          message,
          Optional.of(help));
    }
  }
}
