package org.wsmanspec.scenario.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.scenario.run.RequestModel.Addressed;

/** What the runner needs to know of answers about remote shells. It judges nothing. */
final class ShellAnswers {

  private ShellAnswers() {}

  /** The address of the shell that a CreateResponse tells of. */
  static Optional<Addressed> address(Exchange exchange) {
    Optional<Envelope> answer = exchange.responseEnvelope().filter(a -> !a.isFault());
    Optional<String> asked = exchange.requestEnvelope().flatMap(Envelope::resourceUri);
    Optional<EndpointReference> reference =
        answer.stream()
            .flatMap(a -> a.bodyChildren().stream())
            .filter(b -> Dom.is(b, Names.WXF_RESOURCE_CREATED))
            .map(EndpointReference::in)
            .findFirst();
    if (reference.isPresent() && !reference.get().selectors().isEmpty()) {
      Map<String, String> selectors = new LinkedHashMap<>();
      reference.get().selectors().forEach(s -> selectors.put(s.name(), s.value()));
      return Optional.of(
          new Addressed(reference.get().resourceUri().or(() -> asked).orElse(""), selectors));
    }
    return answer.stream()
        .flatMap(a -> a.bodyChildren().stream())
        .filter(b -> Dom.is(b, Names.RSP_SHELL))
        .flatMap(s -> Dom.child(s, Names.RSP_SHELL_ID).stream())
        .map(id -> address(asked.orElse(""), Dom.text(id)))
        .findFirst();
  }

  /** The address of a shell by its id. */
  static Addressed address(String resourceUri, String shellId) {
    return new Addressed(resourceUri, Map.of(Uris.SHELL_ID_SELECTOR, shellId));
  }

  /** The id that a CommandResponse tells. */
  static Optional<String> commandId(Exchange exchange) {
    return body(exchange, Names.RSP_COMMAND_RESPONSE)
        .flatMap(r -> Dom.child(r, Names.RSP_COMMAND_ID))
        .map(Dom::text)
        .filter(id -> !id.isEmpty());
  }

  private static Optional<Element> body(Exchange exchange, QName name) {
    return exchange.responseEnvelope().flatMap(Envelope::bodyChild).filter(b -> Dom.is(b, name));
  }

  /** Whether an answer to Delete says that nothing is left. */
  static boolean gone(Exchange exchange) {
    return exchange.responseEnvelope().filter(a -> !a.isFault()).isPresent();
  }

  /** Whether an answer says only that there was nothing in time (MS-WSMV 3.1.4.14). */
  static boolean timedOut(Exchange exchange) {
    return exchange
        .fault()
        .flatMap(Fault::subcode)
        .filter(FaultSubcode.TIMED_OUT.qname()::equals)
        .isPresent();
  }

  /** What was answered in place of what is needed. */
  static String saying(Exchange exchange, String what) {
    Optional<Fault> fault = exchange.fault();
    if (fault.isPresent()) {
      return what + " was answered with the fault " + fault.get().summary();
    }
    return what
        + exchange
            .trouble()
            .map(Trouble::text)
            .map(t -> " was not answered: " + t)
            .orElse(" was answered without an id");
  }
}
