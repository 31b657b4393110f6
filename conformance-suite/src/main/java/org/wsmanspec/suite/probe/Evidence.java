package org.wsmanspec.suite.probe;

import java.util.Optional;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Namespaces;

/** What an exchange shows, in words for comments. */
final class Evidence {

  private static final int LONGEST = 90;

  private Evidence() {}

  /** What came back and in which exchange: {@code GetResponse in exchange 0007}. */
  static String of(Exchange exchange) {
    return name(exchange) + " in exchange " + exchange.id();
  }

  /** What came back, in a word or two. */
  static String name(Exchange exchange) {
    Optional<Fault> fault = exchange.fault();
    if (fault.isPresent()) {
      return "fault " + fault(fault.get());
    }
    Optional<String> body =
        exchange
            .responseEnvelope()
            .filter(Envelope::isSoap12)
            .flatMap(Evidence::response)
            .filter(name -> !name.isEmpty());
    if (body.isPresent()) {
      return body.get();
    }
    return exchange
        .response()
        .map(
            r ->
                "HTTP "
                    + r.status()
                    + r.headers()
                        .first("Content-Type")
                        .filter(t -> !t.contains("soap+xml"))
                        .map(t -> " with " + cut(t))
                        .orElse(""))
        .orElseGet(
            () ->
                exchange.trouble().map(t -> "no answer (" + cut(t.text()) + ")").orElse("nothing"));
  }

  /** The name that scenarios give a success: that of its Action, or else of its body. */
  private static Optional<String> response(Envelope envelope) {
    return envelope
        .action()
        .map(action -> action.substring(action.lastIndexOf('/') + 1))
        .filter(name -> name.endsWith("Response"))
        .or(() -> envelope.bodyChild().map(b -> Dom.name(b).getLocalPart()));
  }

  private static String fault(Fault fault) {
    return fault
        .subcode()
        .or(fault::code)
        .map(Namespaces::display)
        .map(name -> name + fault.faultDetailName().map(d -> " (" + d + ")").orElse(""))
        .orElse("without a code");
  }

  /** Whether the answer says that what was asked for is not there, or not for this user. */
  static boolean notThere(Exchange exchange) {
    Optional<FaultSubcode> subcode =
        exchange.fault().flatMap(Fault::subcode).flatMap(FaultSubcode::of);
    return subcode
        .filter(
            s ->
                s == FaultSubcode.DESTINATION_UNREACHABLE
                    || s == FaultSubcode.INVALID_SELECTORS
                    || s == FaultSubcode.ACCESS_DENIED)
        .isPresent();
  }

  /** Whether a SOAP 1.2 envelope came back that is no fault. */
  static boolean success(Exchange exchange) {
    return exchange
        .responseEnvelope()
        .filter(Envelope::isSoap12)
        .filter(e -> !e.isFault())
        .isPresent();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
