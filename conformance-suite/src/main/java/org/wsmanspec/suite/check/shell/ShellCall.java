package org.wsmanspec.suite.check.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.Reply;

/**
 * One request to a shell and what became of it.
 *
 * @param asked the request
 * @param reply the answer, if there is one in SOAP
 * @param operation what was asked
 */
public record ShellCall(Asked asked, Optional<Reply> reply, Operation operation) {

  /** Whether it is this very call, and not just one that says the same. */
  public boolean is(ShellCall other) {
    return asked.exchange().id().equals(other.asked.exchange().id());
  }

  /** What can be asked of a shell. */
  public enum Operation {
    CREATE(Actions.CREATE),
    GET(Actions.GET),
    DELETE(Actions.DELETE),
    COMMAND(Actions.SHELL_COMMAND),
    SEND(Actions.SHELL_SEND),
    RECEIVE(Actions.SHELL_RECEIVE),
    SIGNAL(Actions.SHELL_SIGNAL),
    DISCONNECT(Actions.SHELL_DISCONNECT),
    RECONNECT(Actions.SHELL_RECONNECT),
    CONNECT(Actions.SHELL_CONNECT);

    private final String action;

    Operation(String action) {
      this.action = action;
    }

    public String action() {
      return action;
    }

    /** The name that the documents give it, such as {@code Receive}. */
    public String title() {
      return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
  }

  /** A request to a shell, or for one; empty for any other. */
  static Optional<ShellCall> of(Exchange exchange) {
    return Asked.of(exchange)
        .flatMap(
            asked ->
                operation(asked)
                    .map(operation -> new ShellCall(asked, Reply.of(exchange), operation)));
  }

  private static Optional<Operation> operation(Asked asked) {
    String action = asked.action();
    return Arrays.stream(Operation.values())
        .filter(o -> o.action.equals(action))
        .filter(o -> o.action.startsWith(Namespaces.RSP) || isOfShells(asked))
        .findFirst();
  }

  private static boolean isOfShells(Asked asked) {
    return asked
        .envelope()
        .resourceUri()
        .filter(
            uri ->
                uri.equals(Uris.SHELL)
                    || uri.equals(Uris.SHELL_CMD)
                    || uri.startsWith(Uris.POWERSHELL_PREFIX)
                    || asked.envelope().bodyIs(Names.RSP_SHELL))
        .isPresent();
  }

  public Exchange exchange() {
    return asked.exchange();
  }

  public boolean is(Operation one) {
    return operation == one;
  }

  /** Whether it was answered, and with no fault. */
  public boolean succeeded() {
    return reply.filter(r -> !r.isFault()).isPresent();
  }

  /** Whether it was answered with a fault. */
  public boolean failed() {
    return reply.filter(Reply::isFault).isPresent();
  }

  public Optional<Fault> fault() {
    return reply.flatMap(Reply::fault);
  }

  /** The fault in a line, or empty text. */
  public String summary() {
    return fault().map(f -> f.summary() + code(f)).orElse("");
  }

  private static String code(Fault fault) {
    OptionalLong code = FaultDetails.code(fault);
    return code.isPresent() ? " (code " + code.getAsLong() + ")" : "";
  }

  /** The child of the request's body with this name. */
  public Optional<Element> body(QName name) {
    return asked.envelope().bodyChild().filter(b -> Dom.is(b, name));
  }

  /** The child of the answer's body with this name, if it is no fault. */
  public Optional<Element> answer(QName name) {
    return reply
        .filter(r -> !r.isFault())
        .map(Reply::envelope)
        .flatMap(Envelope::bodyChild)
        .filter(b -> Dom.is(b, name));
  }

  /** The shell that the request names. */
  public Optional<String> shellId() {
    return asked.envelope().selectors().stream()
        .filter(s -> s.name().equalsIgnoreCase(Uris.SHELL_ID_SELECTOR))
        .map(s -> s.value().strip())
        .findFirst();
  }

  /** The command that the request names, or that a CommandResponse named for it. */
  public Optional<String> commandId() {
    return switch (operation) {
      case COMMAND ->
          answer(Names.RSP_COMMAND_RESPONSE)
              .flatMap(r -> Dom.child(r, Names.RSP_COMMAND_ID))
              .map(Dom::text)
              .filter(t -> !t.isEmpty());
      case RECEIVE -> desired().flatMap(d -> attribute(d, Names.COMMAND_ID));
      case SEND ->
          streams().stream().flatMap(s -> attribute(s, Names.COMMAND_ID).stream()).findFirst();
      case SIGNAL -> body(Names.RSP_SIGNAL).flatMap(s -> attribute(s, Names.COMMAND_ID));
      case CONNECT -> body(Names.RSP_CONNECT).flatMap(s -> attribute(s, Names.COMMAND_ID));
      case RECONNECT -> body(Names.RSP_RECONNECT).flatMap(s -> attribute(s, Names.COMMAND_ID));
      default -> Optional.empty();
    };
  }

  /** What a Receive asks for. */
  public Optional<Element> desired() {
    return body(Names.RSP_RECEIVE).flatMap(r -> Dom.child(r, Names.RSP_DESIRED_STREAM));
  }

  /** The Stream elements of a Send. */
  public List<Element> streams() {
    return body(Names.RSP_SEND).map(s -> Dom.children(s, Names.RSP_STREAM)).orElse(List.of());
  }

  /** The Stream elements of a ReceiveResponse. */
  public List<Element> output() {
    return answer(Names.RSP_RECEIVE_RESPONSE)
        .map(r -> Dom.children(r, Names.RSP_STREAM))
        .orElse(List.of());
  }

  /** The CommandState of a ReceiveResponse. */
  public Optional<Element> commandState() {
    return answer(Names.RSP_RECEIVE_RESPONSE).flatMap(r -> Dom.child(r, Names.RSP_COMMAND_STATE));
  }

  /** The code of a Signal. */
  public Optional<String> signalCode() {
    return body(Names.RSP_SIGNAL).flatMap(s -> Dom.child(s, Names.RSP_CODE)).map(Dom::text);
  }

  /** An option of the request, whatever the case of its name. */
  public Optional<Element> option(String name) {
    return asked.envelope().headers(Names.WSMAN_OPTION_SET).stream()
        .flatMap(set -> Dom.children(set, Names.WSMAN_OPTION).stream())
        .filter(o -> Dom.attribute(o, Names.NAME).filter(name::equalsIgnoreCase).isPresent())
        .findFirst();
  }

  /**
   * An attribute of an element of shells: unqualified, as the schema has it, or in the namespace of
   * shells, as some clients write it and services take it.
   */
  public static Optional<String> attribute(Element element, QName name) {
    return Dom.attribute(element, name)
        .or(() -> Dom.attribute(element, new QName(Namespaces.RSP, name.getLocalPart())));
  }

  /** The request as a whole. */
  public Place request() {
    return asked.place();
  }

  /** The answer as a whole, or its absence. */
  public Place response() {
    return Place.response(exchange());
  }
}
