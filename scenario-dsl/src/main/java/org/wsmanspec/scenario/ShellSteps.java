package org.wsmanspec.scenario;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.clixml.Clixml;
import org.wsmanspec.message.clixml.ClixmlDocument;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.Notation;
import org.wsmanspec.scenario.Scenarios.OperationStep;
import org.wsmanspec.scenario.ShellOperation.Cutting;
import org.wsmanspec.scenario.ShellOperation.PoolTerms;
import org.wsmanspec.scenario.ShellOperation.ShellTerms;
import org.wsmanspec.scenario.ShellOperation.Subject;

/**
 * Writes the steps of remote shells and runspace pools in Java.
 *
 * <p>What a step says beside its arguments are parts by the keys of scenario files, such as {@code
 * part("idleTimeout", "PT60S")}; of these {@code shell}, {@code pool}, {@code command}, {@code
 * pipeline} and {@code session} tell what the step is about.
 */
public final class ShellSteps {

  private ShellSteps() {}

  /**
   * A shell of the target's resource {@code cmd}.
   *
   * @param environment variables of its commands
   */
  public static OperationStep shell(String as, Map<String, String> environment) {
    return new OperationStep(
            (p, o) ->
                new ShellOperation.OpenShell(
                    p,
                    subject(o),
                    Text.of(as),
                    new ShellTerms(
                        o.text("id"),
                        o.text("name"),
                        o.text("input"),
                        o.text("output"),
                        o.text("idleTimeout"),
                        o.text("lifetime"),
                        texts(environment),
                        o.text("workingDirectory"),
                        o.text("codePage"),
                        o.text("compression")),
                    Position.NONE))
        .resource("cmd");
  }

  /** A command in the latest shell, or in that of the part {@code shell}. */
  public static OperationStep command(String as, String line, String... arguments) {
    return new OperationStep(
        (p, o) ->
            new ShellOperation.RunCommand(
                p,
                subject(o),
                Text.of(as),
                Text.of(line),
                List.of(arguments).stream().map(Text::of).toList(),
                o.text("id"),
                Position.NONE));
  }

  /** Input for a command: the part {@code text} or {@code base64}. */
  public static OperationStep input(boolean end) {
    return input(end, List.of());
  }

  /** Input for a pipeline. */
  public static OperationStep input(boolean end, List<?> objects) {
    return new OperationStep(
        (p, o) ->
            new ShellOperation.SendInput(
                p,
                subject(o),
                o.text("stream"),
                o.text("text"),
                o.text("base64"),
                objects.stream().map(ShellSteps::value).toList(),
                end,
                cutting(o),
                Position.NONE));
  }

  /** Receives until there is enough, at most so many times. */
  public static OperationStep receive(String until, int atMost) {
    return new OperationStep(
        (p, o) ->
            new ShellOperation.Receive(
                p,
                subject(o),
                o.text("streams"),
                Optional.of(until),
                atMost,
                o.text("within"),
                Position.NONE));
  }

  /** A signal: {@code terminate}, {@code ctrl_c}, {@code ctrl_break}, {@code stop} or any text. */
  public static OperationStep signal(String code) {
    return new OperationStep(
        (p, o) -> new ShellOperation.Signal(p, subject(o), Text.of(code), Position.NONE));
  }

  /** Stops a pipeline. */
  public static OperationStep stop() {
    return new OperationStep((p, o) -> new ShellOperation.Stop(p, subject(o), Position.NONE));
  }

  /** Leaves a shell. */
  public static OperationStep disconnect() {
    return new OperationStep(
        (p, o) ->
            new ShellOperation.Disconnect(
                p, subject(o), o.text("idleTimeout"), o.text("bufferMode"), Position.NONE));
  }

  /** Comes back to a shell. */
  public static OperationStep reconnect() {
    return new OperationStep((p, o) -> new ShellOperation.Reconnect(p, subject(o), Position.NONE));
  }

  /** Takes a shell over. */
  public static OperationStep connect() {
    return new OperationStep(
        (p, o) ->
            new ShellOperation.Connect(p, subject(o), o.text("min"), o.text("max"), Position.NONE));
  }

  /** Closes a shell or pool. */
  public static OperationStep close() {
    return new OperationStep((p, o) -> new ShellOperation.Close(p, subject(o), Position.NONE));
  }

  /** A runspace pool of the target's resource {@code powershell}, opened. */
  public static OperationStep runspacePool(String as) {
    return new OperationStep(
            (p, o) ->
                new ShellOperation.OpenPool(
                    p,
                    subject(o),
                    Text.of(as),
                    new PoolTerms(
                        o.text("id"),
                        o.text("name"),
                        o.text("idleTimeout"),
                        o.text("min"),
                        o.text("max"),
                        o.text("protocol"),
                        o.text("psVersion"),
                        o.text("serialization"),
                        o.text("host").map(Text::template),
                        o.text("opens").filter(t -> t.template().equals("false")).isEmpty()),
                    cutting(o),
                    Position.NONE))
        .resource("powershell");
  }

  /** A pipeline of a script, without input. */
  public static OperationStep pipeline(String as, String script) {
    return pipeline(as, new PipelineContent.Script(Text.of(script)), false);
  }

  /** A pipeline. */
  public static OperationStep pipeline(String as, PipelineContent content, boolean input) {
    return new OperationStep(
        (p, o) ->
            new ShellOperation.StartPipeline(
                p,
                subject(o),
                Text.of(as),
                content,
                input,
                o.text("nested").filter(t -> t.template().equals("true")).isPresent(),
                o.text("history").filter(t -> t.template().equals("true")).isPresent(),
                o.text("id"),
                cutting(o),
                Position.NONE));
  }

  /** A PSRP message, with {@code value} or {@code data} as parts. */
  public static OperationStep message(String type) {
    return new OperationStep(
        (p, o) ->
            new ShellOperation.SendMessage(
                p,
                subject(o),
                Text.of(type),
                o.text("value"),
                o.text("data"),
                o.text("stream"),
                cutting(o),
                Position.NONE));
  }

  /** Answers a host call with a value; with the part {@code error} it fails. */
  public static OperationStep hostResponse(Object value) {
    return new OperationStep(
        (p, o) ->
            new ShellOperation.AnswerHost(
                p,
                subject(o),
                o.text("error").isPresent() ? Optional.empty() : Optional.of(value(value)),
                o.text("error"),
                o.text("call"),
                cutting(o),
                Position.NONE));
  }

  /**
   * A value for a pipeline: text, booleans, numbers, lists, maps, CLIXML, or a value of the model.
   *
   * @throws IllegalArgumentException if it is of another class
   */
  public static PsrpValue value(Object value) {
    if (value instanceof PsrpValue already) {
      return already;
    } else if (value instanceof String text) {
      return new PsrpValue.Str(Text.of(text));
    } else if (value instanceof Boolean bool) {
      return new PsrpValue.Bool(bool);
    } else if (value instanceof Number number) {
      return new PsrpValue.Num(number.toString());
    } else if (value instanceof List<?> items) {
      return new PsrpValue.Many(items.stream().map(ShellSteps::value).toList());
    } else if (value instanceof Map<?, ?> map) {
      Map<String, PsrpValue> entries = new LinkedHashMap<>();
      map.forEach((k, v) -> entries.put(String.valueOf(k), value(v)));
      return new PsrpValue.Table(entries);
    } else if (value instanceof ClixmlValue clixml) {
      byte[] xml = Clixml.write(new ClixmlDocument(Notation.PLAIN, clixml));
      String text = new String(xml, StandardCharsets.UTF_8);
      return new PsrpValue.Clixml(Text.of(text.replace("${", "$${")));
    }
    throw new IllegalArgumentException("a pipeline takes no " + value.getClass().getName());
  }

  private static Subject subject(OperationStep o) {
    return new Subject(
        o.text("shell").or(() -> o.text("pool")),
        o.text("command").or(() -> o.text("pipeline")),
        o.text("session"));
  }

  private static Cutting cutting(OperationStep o) {
    return new Cutting(o.text("fragmentSize"), o.text("fragmentFault"));
  }

  private static Map<String, Text> texts(Map<String, String> values) {
    Map<String, Text> texts = new LinkedHashMap<>();
    values.forEach((k, v) -> texts.put(k, Text.of(v)));
    return texts;
  }

  /** What a command said, for {@link ExpectationBuilder#remote}. */
  public static RemoteExpectation output(String stdout, int exitCode) {
    Map<String, Text> streams = Map.of("stdout", Text.of(stdout));
    return new RemoteExpectation(
        Optional.of(
            new RemoteExpectation.Output(
                streams,
                Optional.of(Text.of(Integer.toString(exitCode))),
                Optional.empty(),
                Optional.empty())),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** How a pipeline ended and what it put out, for {@link ExpectationBuilder#remote}. */
  public static RemoteExpectation results(String state, String... output) {
    List<RemoteExpectation.Item> items = new ArrayList<>();
    for (String text : output) {
      items.add(new RemoteExpectation.Item(Optional.of(Text.of(text)), Map.of()));
    }
    return new RemoteExpectation(
        Optional.empty(),
        Optional.of(
            new RemoteExpectation.Pipeline(
                Optional.of(Text.of(state)),
                Optional.empty(),
                Map.of("output", new RemoteExpectation.Records(Optional.empty(), items)))),
        Optional.empty(),
        List.of());
  }
}
