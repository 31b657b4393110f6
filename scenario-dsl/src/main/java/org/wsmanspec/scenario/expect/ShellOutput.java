package org.wsmanspec.scenario.expect;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Names;

/** What ReceiveResponses say of a command of a text shell. */
public final class ShellOutput {

  private static final QName NAME = new QName("Name");

  private final Map<String, ByteArrayOutputStream> streams = new LinkedHashMap<>();
  private Optional<String> state = Optional.empty();
  private Optional<String> exitCode = Optional.empty();
  private Optional<String> problem = Optional.empty();

  /** All that some exchanges brought, in order. */
  public static ShellOutput of(List<Exchange> exchanges) {
    ShellOutput output = new ShellOutput();
    exchanges.forEach(output::add);
    return output;
  }

  private void add(Exchange exchange) {
    Optional<Element> response =
        exchange.responseEnvelope().flatMap(e -> body(e, Names.RSP_RECEIVE_RESPONSE));
    if (response.isEmpty()) {
      return;
    }
    Optional<String> asked = command(exchange);
    for (Element child : Dom.children(response.get())) {
      Optional<String> of = Dom.attribute(child, Names.COMMAND_ID);
      if (asked.isPresent() && of.isPresent() && !same(asked.get(), of.get())) {
        continue;
      }
      if (Dom.is(child, Names.RSP_STREAM)) {
        stream(child);
      } else if (Dom.is(child, Names.RSP_COMMAND_STATE)) {
        state = Dom.attribute(child, Names.STATE).map(ShellOutput::last);
        exitCode = Dom.child(child, Names.RSP_EXIT_CODE).map(Dom::text).or(() -> exitCode);
      }
    }
  }

  private void stream(Element element) {
    String name = Dom.attribute(element, NAME).orElse("");
    try {
      byte[] octets = Base64.getDecoder().decode(Dom.text(element).replaceAll("\\s", ""));
      streams.computeIfAbsent(name, n -> new ByteArrayOutputStream()).writeBytes(octets);
    } catch (IllegalArgumentException e) {
      problem = Optional.of("the text of stream '" + name + "' is no base64: " + e.getMessage());
    }
  }

  /** The command that a Receive asks about. */
  private static Optional<String> command(Exchange exchange) {
    return exchange
        .requestEnvelope()
        .flatMap(e -> body(e, Names.RSP_RECEIVE))
        .flatMap(r -> Dom.child(r, Names.RSP_DESIRED_STREAM))
        .flatMap(d -> Dom.attribute(d, Names.COMMAND_ID));
  }

  private static Optional<Element> body(Envelope envelope, QName name) {
    return envelope.bodyChild().filter(b -> Dom.is(b, name));
  }

  private static boolean same(String one, String other) {
    return one.strip().toUpperCase(Locale.ROOT).equals(other.strip().toUpperCase(Locale.ROOT));
  }

  private static String last(String uri) {
    return uri.strip().substring(uri.strip().lastIndexOf('/') + 1);
  }

  /** The octets of a stream. */
  public byte[] stream(String name) {
    ByteArrayOutputStream stream = streams.get(name);
    return stream == null ? new byte[0] : stream.toByteArray();
  }

  /** Whether any stream has any octets. */
  public boolean any() {
    return streams.values().stream().anyMatch(s -> s.size() > 0);
  }

  /** The last state: Running, Pending or Done. */
  public Optional<String> state() {
    return state;
  }

  /** The last rsp:ExitCode. */
  public Optional<String> exitCode() {
    return exitCode;
  }

  /** What could not be read. */
  Optional<String> problem() {
    return problem;
  }
}
