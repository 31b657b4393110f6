package org.wsmanspec.mock.eventing.delivery;

import java.util.Optional;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.message.XmlLimits;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Namespaces;

/**
 * What an answer of a sink means (DSP0226 10.7, 10.8).
 *
 * @param kind in short
 * @param reason for people
 */
record Outcome(Kind kind, String reason) {

  enum Kind {
    /** The sink has it. */
    DELIVERED,
    /** The sink may get it at another time. */
    FAILED,
    /** The sink will never take it as it is. */
    HOPELESS,
    /** The sink wants no more. */
    REFUSED
  }

  static final Outcome DELIVERED = new Outcome(Kind.DELIVERED, "delivered");

  /**
   * Reads an answer.
   *
   * @param acknowledged whether only wsman:Ack will do
   * @param messageId what the acknowledgement has to relate to; empty if the message said nothing
   */
  static Outcome of(SinkAnswer answer, boolean acknowledged, Optional<String> messageId) {
    if (answer.failure().isPresent()) {
      return failed(answer.failure().get());
    }
    Optional<Envelope> envelope = envelope(answer);
    Optional<Fault> fault = envelope.flatMap(Envelope::fault);
    if (fault.isPresent()) {
      return of(fault.get());
    }
    if (answer.status() < 200 || answer.status() > 299) {
      return failed("HTTP status " + answer.status());
    }
    if (!acknowledged) {
      return DELIVERED;
    }
    if (envelope.isEmpty()) {
      return failed(
          answer.body().length == 0
              ? "no acknowledgement"
              : "the acknowledgement cannot be read as SOAP");
    }
    return acknowledgement(envelope.get(), messageId);
  }

  private static Outcome acknowledgement(Envelope ack, Optional<String> messageId) {
    String action = ack.action().orElse("");
    if (!action.equals(Actions.ACK)) {
      return failed("the acknowledgement has the Action '" + action + "'");
    }
    if (messageId.isPresent() && !ack.relatesTo().equals(messageId)) {
      return failed("the acknowledgement relates to '" + ack.relatesTo().orElse("") + "'");
    }
    return ack.bodyChildren().isEmpty()
        ? DELIVERED
        : failed("the acknowledgement has content in its Body");
  }

  private static Outcome of(Fault fault) {
    String told = fault.subcode().or(fault::code).map(Namespaces::display).orElse("a fault");
    Optional<FaultSubcode> known = fault.subcode().flatMap(FaultSubcode::of);
    String detail = fault.faultDetailName().orElse("");
    if (known.filter(FaultSubcode.DELIVERY_REFUSED::equals).isPresent()) {
      return new Outcome(Kind.REFUSED, told);
    }
    boolean hopeless =
        known.filter(FaultSubcode.ENCODING_LIMIT::equals).isPresent()
            || (known.filter(FaultSubcode.UNSUPPORTED_FEATURE::equals).isPresent()
                && (detail.equals("Locale") || detail.equals("Ack")));
    return new Outcome(
        hopeless ? Kind.HOPELESS : Kind.FAILED, detail.isEmpty() ? told : told + "/" + detail);
  }

  private static Outcome failed(String why) {
    return new Outcome(Kind.FAILED, why);
  }

  private static Optional<Envelope> envelope(SinkAnswer answer) {
    if (answer.body().length == 0) {
      return Optional.empty();
    }
    Optional<String> charset =
        answer.contentType().flatMap(MediaType::parse).flatMap(MediaType::charset);
    try {
      return Optional.of(Envelope.parse(answer.body(), charset, XmlLimits.DEFAULT))
          .filter(Envelope::isSoap12);
    } catch (UnreadableMessageException e) {
      return Optional.empty();
    }
  }
}
