package org.wsmanspec.scenario.recorded;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;

/** What a recorded answer was like, as an expectation. */
final class RecordedAnswer {

  private static final QName WSMAN_FAULT = new QName(Namespaces.WSMANFAULT, "WSManFault");

  private RecordedAnswer() {}

  /** Write what is expected, if the recording has an answer. */
  static void write(Yaml yaml, int depth, Exchange exchange, Map<String, String> namespaces) {
    Optional<Response> response = exchange.response();
    if (response.isEmpty()) {
      return;
    }
    Optional<Envelope> envelope = response.get().envelope();
    Optional<Fault> fault = exchange.fault();
    if (fault.isPresent()) {
      yaml.line(depth, "expect:");
      yaml.line(depth + 1, "fault: " + fault(fault.get(), namespaces));
      number(envelope.orElseThrow())
          .ifPresent(
              n -> {
                yaml.line(depth + 1, "xpath:");
                yaml.line(
                    depth + 2,
                    "- { at: \"//f:WSManFault/@Code\", equals: " + Yaml.quoted(n) + " }");
              });
    } else if (envelope.isPresent()) {
      success(yaml, depth, envelope.get());
    } else if (!exchange.lacks(Gap.STATUS) && response.get().status() > 0) {
      int status = response.get().status();
      yaml.line(depth, "expect: { " + (status < 400 ? "status: " : "httpError: ") + status + " }");
    }
  }

  private static void success(Yaml yaml, int depth, Envelope envelope) {
    yaml.line(depth, "expect:");
    if (envelope.action().isPresent()) {
      yaml.line(depth + 1, "action: " + guarded(envelope.action().get()));
    } else {
      yaml.line(depth + 1, "status: 200");
    }
  }

  private static List<String> states(Envelope envelope) {
    return envelope.elements(Names.RSP_COMMAND_STATE).stream()
        .map(e -> e.getAttribute("State"))
        .toList();
  }

  /** Whether a command is over with this answer. */
  static boolean done(Envelope envelope) {
    return states(envelope).stream().anyMatch(s -> s.endsWith("/Done"));
  }

  /** The number of Microsoft's fault. */
  static Optional<String> number(Envelope envelope) {
    return envelope.elements(WSMAN_FAULT).stream()
        .map((Element e) -> e.getAttribute("Code"))
        .filter(c -> !c.isEmpty())
        .findFirst();
  }

  private static String fault(Fault fault, Map<String, String> namespaces) {
    Optional<QName> name = fault.subcode().or(fault::code);
    return name.map(
            n ->
                (fault.subcode().isPresent() ? "{ subcode: " : "{ code: ")
                    + Yaml.quoted(prefixed(n, namespaces))
                    + " }")
        .orElse("any");
  }

  private static String prefixed(QName name, Map<String, String> namespaces) {
    String shown = Namespaces.display(name);
    if (!shown.startsWith("{") && !shown.startsWith("cim-schema:")) {
      return shown;
    }
    String prefix =
        namespaces.entrySet().stream()
            .filter(e -> e.getValue().equals(name.getNamespaceURI()))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseGet(() -> "n" + (namespaces.size() + 1));
    namespaces.put(prefix, name.getNamespaceURI());
    return prefix + ":" + name.getLocalPart();
  }

  private static String guarded(String text) {
    return Yaml.quoted(text.replace("${", "$${"));
  }
}
