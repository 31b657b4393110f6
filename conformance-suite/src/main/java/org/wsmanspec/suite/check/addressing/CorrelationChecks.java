package org.wsmanspec.suite.check.addressing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.AbsoluteUris;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.Contents;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.Reply;

/** Which reply belongs to which request: wsa:MessageID and wsa:RelatesTo (DSP0226 5.4.4). */
public final class CorrelationChecks {

  private static final String RELATES_TO = "DSP0226-addressing-50";
  private static final String RELATIONSHIP = "DSP0226-addressing-52";
  private static final String UNIQUE = "R5.4.4-2";
  private static final String MESSAGE_ID = "DSP0226-addressing-49";
  private static final QName WSA_REPLY = new QName(Names.WSA_TO.getNamespaceURI(), "Reply");

  /** Faults that a receiver may send before it has come to the MessageID. */
  private static final Set<FaultSubcode> EARLY =
      Set.of(
          FaultSubcode.SCHEMA_VALIDATION_ERROR,
          FaultSubcode.INVALID_MESSAGE_INFORMATION_HEADER,
          FaultSubcode.MESSAGE_INFORMATION_HEADER_REQUIRED,
          FaultSubcode.ENCODING_LIMIT);

  private CorrelationChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies("addressing/relates-to", List.of(RELATES_TO), CorrelationChecks::relatesTo),
        Check.ofReplies(
            "addressing/relationship-type",
            List.of(RELATIONSHIP),
            CorrelationChecks::relationshipType),
        Check.of("addressing/unique-ids", List.of(UNIQUE), CorrelationChecks::unique),
        Check.ofReplies(
            "addressing/reply-message-id", List.of(MESSAGE_ID), CorrelationChecks::replyId),
        Check.ofMessagesSent(
            "addressing/request-message-id", List.of(MESSAGE_ID), CorrelationChecks::requestId));
  }

  private static void relatesTo(Reply reply, FindingSink sink) {
    if (reply.identifies() || reply.usesAddressing2005()) {
      return;
    }
    Exchange exchange = reply.exchange();
    for (Gap gap : List.of(Gap.REQUEST, Gap.MESSAGE_IDS)) {
      if (exchange.lacks(gap)) {
        sink.unknown(RELATES_TO, gap.text(), reply.place());
        return;
      }
    }
    Optional<String> asked = reply.asked().filter(Asked::readable).flatMap(Asked::messageId);
    if (asked.isEmpty()) {
      return;
    }
    String id = asked.get();
    List<Element> found = reply.envelope().headers(Names.WSA_RELATES_TO);
    if (found.isEmpty()) {
      missing(reply, id, sink);
      return;
    }
    if (found.stream().anyMatch(e -> Dom.text(e).equals(id))) {
      sink.held(RELATES_TO, reply.at(found.get(0)));
      return;
    }
    String actual = Dom.text(found.get(0));
    sink.broken(
        RELATES_TO,
        "wsa:RelatesTo " + id,
        "wsa:RelatesTo " + actual,
        reply.at(found.get(0)),
        actual.equalsIgnoreCase(id)
            ? "the id must be repeated in the case in which the client wrote it"
            : "the reply answers another message, or the id was rewritten");
  }

  private static void missing(Reply reply, String id, FindingSink sink) {
    if (reply.isFault() && !AbsoluteUris.is(id)) {
      // No URI, so no usable id, and the fault may be about just that.
      return;
    }
    boolean early =
        reply.isFault()
            && reply
                .fault()
                .flatMap(f -> f.subcode())
                .flatMap(FaultSubcode::of)
                .map(EARLY::contains)
                .orElse(true);
    if (early) {
      sink.soft(
          RELATES_TO,
          "wsa:RelatesTo " + id,
          "a fault without wsa:RelatesTo",
          reply.place(),
          "a validator may stop before it comes to the MessageID; the id was there to be read");
    } else {
      sink.broken(
          RELATES_TO,
          "wsa:RelatesTo " + id,
          "no wsa:RelatesTo header",
          reply.place(),
          "every reply to a request with a MessageID repeats that id");
    }
  }

  private static void relationshipType(Reply reply, FindingSink sink) {
    for (Element e : reply.envelope().headers(Names.WSA_RELATES_TO)) {
      Optional<String> type = Dom.attribute(e, Names.RELATIONSHIP_TYPE).map(String::strip);
      if (type.isEmpty() || Dom.qname(e, type.get()).filter(WSA_REPLY::equals).isPresent()) {
        sink.held(RELATIONSHIP, reply.at(e));
      } else if (type.get().contains("://")) {
        sink.remark(
            RELATIONSHIP,
            "RelationshipType is a URI, as in later versions of WS-Addressing",
            reply.at(e));
      } else {
        sink.broken(
            RELATIONSHIP,
            "no RelationshipType, or wsa:Reply",
            "RelationshipType " + type.get(),
            reply.at(e),
            "");
      }
    }
  }

  private static void unique(Conversation conversation, FindingSink sink) {
    Map<String, Exchange> replies = new HashMap<>();
    Map<String, Asked> requests = new HashMap<>();
    Map<String, Asked> deliveries = new HashMap<>();
    for (Exchange exchange : conversation.exchanges()) {
      if (exchange.lacks(Gap.MESSAGE_IDS)) {
        sink.unknown(UNIQUE, Gap.MESSAGE_IDS.text(), Place.response(exchange));
        sink.unknown(UNIQUE, Gap.MESSAGE_IDS.text(), Place.request(exchange));
        continue;
      }
      boolean operation = exchange.role() == Exchange.Role.OPERATION;
      if (operation) {
        Reply.of(exchange).ifPresent(r -> uniqueReply(r, replies, sink));
      }
      Asked.of(exchange).ifPresent(a -> uniqueRequest(a, operation ? requests : deliveries, sink));
    }
  }

  private static void uniqueReply(Reply reply, Map<String, Exchange> seen, FindingSink sink) {
    Optional<Element> header = reply.only(Names.WSA_MESSAGE_ID);
    if (header.isEmpty() || Dom.text(header.get()).isEmpty()) {
      return;
    }
    String id = Dom.text(header.get());
    Exchange before = seen.putIfAbsent(id.toLowerCase(Locale.ROOT), reply.exchange());
    if (before == null) {
      sink.held(UNIQUE, reply.at(header.get()));
    } else {
      sink.broken(
          UNIQUE,
          "a MessageID of its own",
          "wsa:MessageID " + id + " as in " + before.where(),
          reply.at(header.get()),
          "ids that differ only in case count as one");
    }
  }

  private static void uniqueRequest(Asked asked, Map<String, Asked> seen, FindingSink sink) {
    if (asked.messageId().isEmpty()) {
      return;
    }
    String id = asked.messageId().get();
    Asked before = seen.putIfAbsent(id.toLowerCase(Locale.ROOT), asked);
    if (before == null || sentAgain(before, asked)) {
      sink.held(UNIQUE, asked.place());
    } else {
      sink.broken(
          UNIQUE,
          "a MessageID of its own",
          "wsa:MessageID " + id + " as in " + before.exchange().where(),
          asked.place(),
          "");
    }
  }

  /** A message that is sent again keeps its id; headers of a delivery may tell the time. */
  private static boolean sentAgain(Asked before, Asked asked) {
    return Arrays.equals(before.envelope().bytes(), asked.envelope().bytes())
        || (asked.delivers()
            && before
                .envelope()
                .body()
                .map(Contents::canonical)
                .equals(asked.envelope().body().map(Contents::canonical)));
  }

  private static void replyId(Reply reply, FindingSink sink) {
    if (reply.identifies() || reply.usesAddressing2005()) {
      return;
    }
    if (present(reply.envelope())) {
      sink.held(MESSAGE_ID, reply.place());
    } else {
      sink.remark(MESSAGE_ID, "a response carries no wsa:MessageID", reply.place());
    }
  }

  private static void requestId(Asked asked, FindingSink sink) {
    if (asked.envelope().isIdentify() || asked.usesAddressing2005()) {
      return;
    }
    if (present(asked.envelope())) {
      sink.held(MESSAGE_ID, asked.place());
    } else if (asked.delivers()) {
      // Where an acknowledgement is asked for it has to be there, which is a requirement of its
      // own.
      sink.remark(MESSAGE_ID, "a delivery carries no wsa:MessageID", asked.place());
    } else {
      sink.broken(MESSAGE_ID, "a wsa:MessageID that is not empty", "none", asked.place(), "");
    }
  }

  private static boolean present(Envelope envelope) {
    return envelope.messageId().filter(id -> !id.isEmpty()).isPresent();
  }
}
