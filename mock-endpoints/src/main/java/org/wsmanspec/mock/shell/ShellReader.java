package org.wsmanspec.mock.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.FaultCodes;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.mock.control.Durations;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.soap.Reply;
import org.wsmanspec.mock.soap.SoapFaultException;

/** Reads the rsp:Shell of a Create; id and name stand as attributes or as elements. */
final class ShellReader {

  private static final Pattern ID =
      Pattern.compile("(?:uuid:)?\\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\\}?");
  private static final Duration LONGEST_LIFE = Duration.ofSeconds(Integer.MAX_VALUE);
  private static final int MAXIMUM_VARIABLES = 1000;

  private final Element body;
  private final Instant now;

  ShellReader(Element body, Instant now) {
    this.body = body;
    this.now = now;
  }

  ShellRequest request(String resourceUri, Call call) {
    Optional<String> proposed = either(Names.SHELL_ID, Names.RSP_SHELL_ID);
    proposed.ifPresent(id -> requireId(id, FaultCodes.SHELL_ID_INVALID, "ShellId"));
    return new ShellRequest(
        proposed.orElseGet(ShellReader::freshId),
        proposed.isPresent(),
        resourceUri,
        call.caller(),
        either(Names.NAME, Names.RSP_NAME),
        call.control().options().values(),
        streams(Names.RSP_INPUT_STREAMS, Shells.STDIN),
        streams(Names.RSP_OUTPUT_STREAMS, Shells.STDOUT, Shells.STDERR),
        environment(),
        text(Names.RSP_WORKING_DIRECTORY),
        Dom.children(body).stream()
            .filter(e -> !Namespaces.RSP.equals(e.getNamespaceURI()))
            .toList(),
        CreateShell.language(call.envelope()).orElse(Reply.LANGUAGE),
        call.sizeLimit());
  }

  /** An id as Windows makes them. */
  static String freshId() {
    return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
  }

  /**
   * Refuses an id that is no GUID.
   *
   * @throws SoapFaultException InvalidParameter
   */
  static void requireId(String id, long code, String what) {
    if (!ID.matcher(id).matches()) {
      throw ShellFaults.of(
          FaultSubcode.INVALID_PARAMETER, code, "The proposed " + what + " is no GUID");
    }
  }

  private Optional<String> either(QName attribute, QName element) {
    return Dom.attribute(body, attribute)
        .map(String::strip)
        .filter(t -> !t.isEmpty())
        .or(() -> text(element));
  }

  private Optional<String> text(QName element) {
    return Call.text(body, element).filter(t -> !t.isEmpty());
  }

  private List<String> streams(QName element, String... usual) {
    return Call.text(body, element).map(ShellReader::names).orElse(List.of(usual));
  }

  /** The names of a list of streams. */
  static List<String> names(String list) {
    return Arrays.stream(list.strip().split("\\s+")).filter(n -> !n.isEmpty()).distinct().toList();
  }

  private Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    Dom.child(body, Names.RSP_ENVIRONMENT)
        .ifPresent(
            environment -> {
              for (Element variable : Dom.children(environment, Names.RSP_VARIABLE)) {
                String name =
                    Dom.attribute(variable, Names.NAME)
                        .map(String::strip)
                        .filter(n -> !n.isEmpty())
                        .orElseThrow(() -> ShellFaults.schema("An rsp:Variable has no Name"));
                variables.put(name, variable.getTextContent());
              }
            });
    if (variables.size() > MAXIMUM_VARIABLES) {
      throw ShellFaults.schema("There are more than " + MAXIMUM_VARIABLES + " variables");
    }
    return variables;
  }

  /** IdleTimeOut as granted. */
  Duration idle(ShellLimits limits) {
    Duration asked = duration(body, Names.RSP_IDLE_TIME_OUT, now).orElse(limits.usualIdle());
    return asked.compareTo(limits.longestIdle()) > 0 ? limits.longestIdle() : asked;
  }

  Optional<Duration> lifetime() {
    Optional<Duration> asked = duration(body, Names.RSP_LIFETIME, now);
    if (asked.filter(d -> d.compareTo(LONGEST_LIFE) > 0).isPresent()) {
      throw ShellFaults.schema("rsp:Lifetime is longer than " + LONGEST_LIFE.toSeconds() + " s");
    }
    return asked;
  }

  /** A duration longer than zero in a child element. */
  static Optional<Duration> duration(Element parent, QName name, Instant now) {
    return Call.text(parent, name)
        .map(
            text ->
                Durations.parse(text, now)
                    .filter(d -> !d.isNegative() && !d.isZero())
                    .orElseThrow(
                        () ->
                            ShellFaults.schema(
                                Namespaces.display(name)
                                    + " must be an xs:duration longer than zero, but is '"
                                    + text
                                    + "'")));
  }
}
