package org.wsmanspec.suite.check.client;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.eventing.Delivered;
import org.wsmanspec.suite.check.eventing.Delivered.Answer;
import org.wsmanspec.suite.check.eventing.Delivered.Kind;
import org.wsmanspec.suite.check.eventing.Subscriptions;

/** How a sink answers deliveries (DSP0226 10.2.9.2, 10.2.9.3, 10.7). */
public final class SinkChecks {

  private static final String NO_ACK = "DSP0226-eventing-47";
  private static final String ACK = "DSP0226-eventing-49";
  private static final String ANSWERED = "DSP0226-eventing-74";

  private SinkChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.of("client/acknowledgement", List.of(NO_ACK, ACK, ANSWERED), SinkChecks::judge));
  }

  private static void judge(Conversation conversation, FindingSink sink) {
    for (Delivered delivered : Subscriptions.in(conversation).deliveries()) {
      if (delivered.kind() == Kind.END || delivered.exchange().lacks(Gap.RESPONSE)) {
        continue;
      }
      boolean asked = delivered.message().envelope().header(Names.WSMAN_ACK_REQUESTED).isPresent();
      Optional<Envelope> answer =
          delivered.exchange().responseEnvelope().filter(Envelope::isSoap12);
      if (!asked) {
        unasked(delivered, answer, sink);
      } else {
        asked(delivered, answer, sink);
      }
    }
  }

  private static void unasked(Delivered delivered, Optional<Envelope> answer, FindingSink sink) {
    Place place = Place.response(delivered.exchange());
    if (answer.filter(a -> !a.isFault()).isPresent()) {
      sink.broken(
          NO_ACK,
          "an HTTP success without SOAP, since no acknowledgement was asked for",
          answer.get().action().map(a -> "a message with Action '" + a + "'").orElse("a message"),
          place,
          "");
    } else if (delivered.exchange().response().isPresent()) {
      sink.held(NO_ACK, place);
    }
  }

  private static void asked(Delivered delivered, Optional<Envelope> answer, FindingSink sink) {
    Exchange exchange = delivered.exchange();
    Place place = Place.response(exchange);
    if (answer.filter(Envelope::isFault).isPresent()) {
      sink.held(ANSWERED, place);
    } else if (answer.isPresent()) {
      acknowledgement(delivered, answer.get(), sink);
    } else if (delivered.answer() == Answer.ACCEPTED) {
      sink.broken(
          ANSWERED,
          "wsman:Ack or a fault, since the delivery has wsman:AckRequested",
          "an HTTP success without SOAP",
          place,
          "the source takes the event for not delivered and sends it again");
    }
  }

  private static void acknowledgement(Delivered delivered, Envelope answer, FindingSink sink) {
    Exchange exchange = delivered.exchange();
    Place place = Place.response(exchange);
    String action = answer.action().orElse("");
    Optional<Element> content = answer.bodyChild();
    Optional<String> id = delivered.message().messageId();
    if (!action.equals(Actions.ACK)) {
      sink.broken(ACK, "Action " + Actions.ACK, "'" + action + "'", place, "");
      return;
    }
    sink.held(ANSWERED, place);
    if (content.isPresent()) {
      sink.broken(
          ACK,
          "an empty s:Body",
          Namespaces.display(Dom.name(content.get())),
          Place.response(exchange, content.get()),
          "");
    } else if (id.isPresent()
        && !exchange.lacks(Gap.MESSAGE_IDS)
        && answer.headers(Names.WSA_RELATES_TO).stream()
            .noneMatch(r -> Dom.text(r).equals(id.get()))) {
      sink.broken(
          ACK,
          "wsa:RelatesTo " + id.get(),
          answer.relatesTo().map(r -> "wsa:RelatesTo " + r).orElse("none"),
          place,
          "the source cannot tell which event is acknowledged");
    } else {
      sink.held(ACK, place);
    }
  }
}
