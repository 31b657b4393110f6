package org.wsmanspec.scenario.run;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.scenario.RequestParameters;
import org.wsmanspec.scenario.RequestParameters.Header;
import org.wsmanspec.scenario.RequestParameters.Option;
import org.wsmanspec.scenario.ShellOperation;
import org.wsmanspec.scenario.ShellOperation.ShellTerms;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.Variables;
import org.wsmanspec.scenario.expect.CodePages;
import org.wsmanspec.scenario.run.RequestModel.Addressed;

/** Drives the operations on remote shells. What is special about pools {@link PoolDriver} does. */
final class ShellDriver {

  private static final Addressed NOWHERE = new Addressed("", Map.of());

  private static final Map<String, String> SIGNALS =
      Map.of(
          "terminate", Shells.SIGNAL_TERMINATE,
          "ctrl_c", Shells.SIGNAL_CTRL_C,
          "ctrl_break", Shells.SIGNAL_CTRL_BREAK,
          "stop", Shells.SIGNAL_STOP);

  private final RemoteShells shells = new RemoteShells();
  private final RunOptions options;

  ShellDriver(RunOptions options) {
    this.options = options;
  }

  /** The shells of the scenario. */
  RemoteShells shells() {
    return shells;
  }

  /**
   * The encoding of the text of a step's output, as Java calls it.
   *
   * @throws NotDrivenException if there is no such shell
   */
  Optional<String> encoding(ShellOperation operation, StepContext step) {
    boolean opens =
        operation instanceof ShellOperation.OpenShell
            || operation instanceof ShellOperation.OpenPool;
    return opens
        ? Optional.empty()
        : shells.shell(operation.subject(), step).encoding().map(Charset::name);
  }

  /**
   * Do what an operation says.
   *
   * @param ask sends a request of this step
   * @throws NotDrivenException if it cannot be done
   */
  void drive(ShellOperation operation, StepContext step, Function<ShellRequest, Exchange> ask) {
    Talk talk = new Talk(operation, step, ask);
    if (operation instanceof ShellOperation.OpenShell open) {
      open(open, talk);
    } else if (operation instanceof ShellOperation.OpenPool open) {
      new PoolDriver(shells, talk).open(open, options.timeScale());
    } else if (operation instanceof ShellOperation.RunCommand run) {
      run(run, talk);
    } else if (operation instanceof ShellOperation.StartPipeline start) {
      new PoolDriver(shells, talk).start(start);
    } else if (operation instanceof ShellOperation.SendInput input) {
      input(input, talk);
    } else if (operation instanceof ShellOperation.SendMessage message) {
      new PoolDriver(shells, talk).send(message);
    } else if (operation instanceof ShellOperation.AnswerHost answer) {
      new PoolDriver(shells, talk).answer(answer);
    } else if (operation instanceof ShellOperation.Receive receive) {
      new Receiving(receive, talk, shells, options.timeScale()).loop();
    } else if (operation instanceof ShellOperation.Signal signal) {
      String code = step.text(signal.code());
      signal(SIGNALS.getOrDefault(code, code), talk);
    } else if (operation instanceof ShellOperation.Stop) {
      signal(Shells.SIGNAL_STOP, talk);
    } else if (operation instanceof ShellOperation.Disconnect disconnect) {
      talk.ask(
          Actions.SHELL_DISCONNECT,
          ShellXml.root("Disconnect", Map.of())
              .element("IdleTimeOut", disconnect.idleTimeout().map(step::text))
              .element("BufferMode", disconnect.bufferMode().map(step::text))
              .close("Disconnect"));
    } else if (operation instanceof ShellOperation.Reconnect) {
      talk.ask(
          Actions.SHELL_RECONNECT,
          ShellXml.root("Reconnect", commandId(talk, false)).close("Reconnect"));
    } else if (operation instanceof ShellOperation.Connect connect) {
      new PoolDriver(shells, talk).connect(connect, commandId(talk, false));
    } else if (operation instanceof ShellOperation.Close) {
      close(talk);
    }
  }

  private void open(ShellOperation.OpenShell open, Talk talk) {
    StepContext step = talk.step;
    ShellTerms terms = open.terms();
    String output = terms.outputStreams().map(step::text).orElse("stdout stderr");
    Optional<String> codePage = terms.codePage().map(step::text);
    RemoteShell shell =
        new RemoteShell(
            step.text(open.as()), output, codePage.flatMap(CodePages::of), Optional.empty());
    shells.add(shell, step);
    Optional<String> id = talk.id(terms.id(), Optional.empty());
    Map<String, String> environment = new LinkedHashMap<>();
    terms.environment().forEach((k, v) -> environment.put(k, step.text(v)));
    String body =
        ShellXml.root("Shell", Map.of("ShellId", id))
            .element("Name", terms.name().map(step::text))
            .environment(environment)
            .element("WorkingDirectory", terms.workingDirectory().map(step::text))
            .element("Lifetime", terms.lifetime().map(step::text))
            .element("IdleTimeOut", terms.idleTimeout().map(step::text))
            .element(
                "InputStreams",
                Optional.of(terms.inputStreams().map(step::text).orElse(Shells.STDIN))
                    .filter(s -> !s.isEmpty()))
            .element("OutputStreams", Optional.of(output).filter(s -> !s.isEmpty()))
            .close("Shell");
    Map<String, String> more = new LinkedHashMap<>();
    codePage.ifPresent(c -> more.put(Shells.OPTION_CODE_PAGE, c));
    List<String> headers =
        terms.compression().map(step::text).map(ShellDriver::compression).stream().toList();
    Exchange exchange = ask(talk, NOWHERE, Actions.CREATE, body, more, Optional.empty(), headers);
    opened(shells, shell, exchange, id, step);
  }

  private static String compression(String type) {
    return "<rsp:CompressionType s:mustUnderstand=\"true\" xmlns:rsp=\""
        + Namespaces.RSP
        + "\">"
        + Variables.escape(type)
        + "</rsp:CompressionType>";
  }

  /** Take note of what was answered to a Create. */
  static void opened(
      RemoteShells shells,
      RemoteShell shell,
      Exchange exchange,
      Optional<String> proposed,
      StepContext step) {
    Optional<Addressed> told = ShellAnswers.address(exchange);
    if (told.isPresent()) {
      shells.opened(shell, told.get(), step);
    } else if (exchange.response().isEmpty() && proposed.isPresent()) {
      // The answer is not known, and neither is needed.
      String uri = exchange.requestEnvelope().flatMap(e -> e.resourceUri()).orElse("");
      shells.opened(shell, ShellAnswers.address(uri, proposed.get()), step);
    } else {
      shell.refused(ShellAnswers.saying(exchange, "the Create"));
    }
  }

  private void run(ShellOperation.RunCommand run, Talk talk) {
    StepContext step = talk.step;
    RemoteShell shell = shells.shell(run.subject(), step);
    RemoteCommand command = new RemoteCommand(step.text(run.as()), shell, Optional.empty());
    shells.add(command, step);
    Optional<String> id = talk.id(run.id(), Optional.empty());
    ShellXml xml =
        ShellXml.root("CommandLine", Map.of("CommandId", id))
            .element("Command", Optional.of(step.text(run.line())));
    run.arguments().forEach(a -> xml.element("Arguments", Optional.of(step.text(a))));
    Exchange exchange = talk.ask(Actions.SHELL_COMMAND, xml.close("CommandLine"));
    started(command, exchange, id, step);
  }

  /** Take note of what was answered to a Command. */
  static void started(
      RemoteCommand command, Exchange exchange, Optional<String> proposed, StepContext step) {
    Optional<String> told = ShellAnswers.commandId(exchange);
    if (told.isPresent()) {
      RemoteShells.started(command, told.get(), step);
    } else if (exchange.response().isEmpty() && proposed.isPresent()) {
      RemoteShells.started(command, proposed.get(), step);
    } else {
      command.refused(ShellAnswers.saying(exchange, "the Command"));
    }
  }

  private void input(ShellOperation.SendInput input, Talk talk) {
    StepContext step = talk.step;
    RemoteShell shell = shells.shell(input.subject(), step);
    boolean raw = input.text().isPresent() || input.base64().isPresent();
    if (shell.isPool() && !raw) {
      new PoolDriver(shells, talk).input(input);
      return;
    }
    byte[] octets = new byte[0];
    if (input.base64().isPresent()) {
      String digits = step.text(input.base64().get()).replaceAll("\\s", "");
      try {
        octets = Base64.getDecoder().decode(digits);
      } catch (IllegalArgumentException e) {
        throw NotDrivenException.mistake("'" + digits + "' is no base64");
      }
    } else if (input.text().isPresent()) {
      octets = step.text(input.text().get()).getBytes(shell.sendingEncoding());
    }
    String stream = input.stream().map(step::text).orElse(Shells.STDIN);
    Optional<String> command = shells.command(input.subject(), step).map(RemoteCommand::id);
    talk.ask(
        Actions.SHELL_SEND,
        ShellXml.root("Send", Map.of()).stream(stream, command, List.of(octets), input.end())
            .close("Send"));
  }

  private void signal(String code, Talk talk) {
    talk.ask(
        Actions.SHELL_SIGNAL,
        ShellXml.root("Signal", commandId(talk, true))
            .element("Code", Optional.of(code))
            .close("Signal"));
  }

  /**
   * The attribute CommandId.
   *
   * @param latest whether the latest command is meant where none is named
   */
  private Map<String, Optional<String>> commandId(Talk talk, boolean latest) {
    boolean named = talk.operation.subject().command().isPresent();
    return named || latest
        ? Map.of(
            "CommandId", shells.command(talk.operation.subject(), talk.step).map(RemoteCommand::id))
        : Map.of();
  }

  private void close(Talk talk) {
    RemoteShell shell = shells.shell(talk.operation.subject(), talk.step);
    Exchange exchange = talk.ask(Actions.DELETE, "");
    if (ShellAnswers.gone(exchange)) {
      shell.closed();
    }
  }

  private Exchange ask(
      Talk talk,
      Addressed addressed,
      String action,
      String body,
      Map<String, String> more,
      Optional<Text> timeout,
      List<String> headers) {
    boolean first = talk.first();
    // What the scenario says of the request is meant for the one that the step is named for.
    RequestParameters given = first ? talk.operation.parameters() : RequestParameters.NONE;
    List<Option> all = new ArrayList<>(given.options());
    more.forEach(
        (name, value) -> {
          if (all.stream().noneMatch(o -> talk.step.text(o.name()).equals(name))) {
            boolean must = name.equals(Shells.OPTION_PROTOCOL_VERSION);
            all.add(
                new Option(
                    Text.of(name),
                    Optional.of(literal(value)),
                    must ? Optional.of(true) : Optional.empty(),
                    Optional.empty()));
          }
        });
    List<Text> blocks = new ArrayList<>(given.headers());
    headers.forEach(h -> blocks.add(literal(h)));
    shells
        .session(talk.operation.subject().session(), talk.step, talk.fresh().toString())
        .ifPresent(s -> blocks.add(literal(session(s))));
    boolean must = more.containsKey(Shells.OPTION_PROTOCOL_VERSION);
    RequestParameters parameters =
        given.with(
            all,
            given.optionsMustUnderstand().or(() -> must ? Optional.of(true) : Optional.empty()),
            given.timeout().or(() -> timeout.map(t -> new Header(t, false))),
            blocks);
    ShellRequest request = new ShellRequest(parameters, addressed, action, body, first);
    return talk.ask.apply(request);
  }

  private static String session(String id) {
    return "<wsmv:SessionId s:mustUnderstand=\"false\" xmlns:wsmv=\""
        + Namespaces.WSMV
        + "\">"
        + id
        + "</wsmv:SessionId>";
  }

  /** A text in which nothing is a variable. */
  private static Text literal(String text) {
    return Text.of(text.replace("${", "$${"));
  }

  /** The requests of one step. */
  final class Talk {

    private final ShellOperation operation;
    private final StepContext step;
    private final Function<ShellRequest, Exchange> ask;
    private int asked;

    Talk(ShellOperation operation, StepContext step, Function<ShellRequest, Exchange> ask) {
      this.operation = operation;
      this.step = step;
      this.ask = ask;
    }

    StepContext step() {
      return step;
    }

    /** A fresh GUID, whatever the run makes ids of. */
    UUID fresh() {
      String text = options.uuids().get();
      try {
        return UUID.fromString(text);
      } catch (IllegalArgumentException e) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
      }
    }

    /**
     * The id to propose: as the scenario says, in upper case where it is a fresh one.
     *
     * @param own the one that is proposed where the scenario says nothing
     */
    Optional<String> id(Optional<Text> written, Optional<UUID> own) {
      String word = written.map(step::text).orElse(own.isPresent() ? "client" : "server");
      return switch (word) {
        case "server" -> Optional.empty();
        case "client" ->
            Optional.of(own.orElseGet(this::fresh).toString().toUpperCase(Locale.ROOT));
        default -> Optional.of(word);
      };
    }

    private boolean first() {
      asked++;
      return asked == 1 || operation instanceof ShellOperation.Receive;
    }

    /** Ask for a new shell. */
    Exchange create(String body, Map<String, String> more) {
      return ShellDriver.this.ask(
          this, NOWHERE, Actions.CREATE, body, more, Optional.empty(), List.of());
    }

    /** Ask something of the shell that the step is about. */
    Exchange ask(String action, String body) {
      return ask(shells.shell(operation.subject(), step), action, body, Map.of(), Optional.empty());
    }

    /** Ask something of a shell. */
    Exchange ask(
        RemoteShell shell,
        String action,
        String body,
        Map<String, String> more,
        Optional<Text> timeout) {
      return ShellDriver.this.ask(this, shell.addressed(), action, body, more, timeout, List.of());
    }
  }
}
