package org.wsmanspec.suite.check.enumeration;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.Reply;

/**
 * What a source says of dialects it lacks, and that it sends no EnumerationEnd (DSP0226 8.1, 8.2).
 */
public final class FilterChecks {

  private static final String LISTED = "DSP0226-enumeration-64";
  private static final String NO_END_MESSAGE = "DSP0226-enumeration-05";

  private FilterChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies("enumeration/supported-dialects", List.of(LISTED), FilterChecks::listed),
        Check.of(
            "enumeration/enumeration-end",
            List.of(NO_END_MESSAGE),
            (conversation, sink) -> conversation.exchanges().forEach(e -> endMessage(e, sink))));
  }

  private static void listed(Reply reply, FindingSink sink) {
    boolean unavailable =
        reply
            .fault()
            .flatMap(Fault::subcode)
            .flatMap(FaultSubcode::of)
            .filter(s -> s == FaultSubcode.FILTER_DIALECT_REQUESTED_UNAVAILABLE)
            .isPresent();
    Optional<Element> fault = reply.envelope().bodyChild();
    if (!unavailable || fault.isEmpty()) {
      return;
    }
    NodeList dialects =
        fault
            .get()
            .getElementsByTagNameNS(
                Names.WSEN_SUPPORTED_DIALECT.getNamespaceURI(),
                Names.WSEN_SUPPORTED_DIALECT.getLocalPart());
    if (dialects.getLength() == 0) {
      sink.remark(
          LISTED,
          "a fault about a filter dialect does not list those that there are",
          reply.place());
      return;
    }
    Optional<String> asked = reply.asked().flatMap(FilterChecks::dialect);
    for (int i = 0; i < dialects.getLength(); i++) {
      Element dialect = (Element) dialects.item(i);
      String uri = Dom.text(dialect);
      if (uri.isEmpty() || asked.filter(uri::equals).isPresent()) {
        sink.broken(
            LISTED,
            "the dialects that the source supports",
            uri.isEmpty()
                ? "an empty wsen:SupportedDialect"
                : "the very dialect it refuses, " + uri,
            reply.at(dialect),
            "");
        return;
      }
    }
    sink.held(LISTED, reply.place());
  }

  private static Optional<String> dialect(Asked asked) {
    return Enumerations.enumerate(asked)
        .flatMap(e -> Dom.child(e, Names.WSMAN_FILTER).or(() -> Dom.child(e, Names.WSEN_FILTER)))
        .flatMap(f -> Dom.attribute(f, Names.DIALECT))
        .map(String::strip);
  }

  private static void endMessage(Exchange exchange, FindingSink sink) {
    if (exchange.role() == Exchange.Role.DELIVERY) {
      Asked.of(exchange)
          .filter(a -> a.action().equals(Actions.ENUMERATION_END))
          .ifPresent(a -> sent(a.place(), sink));
      return;
    }
    Optional<Reply> reply = Reply.of(exchange);
    boolean end =
        reply
            .flatMap(r -> r.envelope().action())
            .filter(Actions.ENUMERATION_END::equals)
            .isPresent();
    boolean wanted =
        Asked.of(exchange)
            .flatMap(Enumerations::enumerate)
            .flatMap(e -> Dom.child(e, Names.WSEN_END_TO))
            .isPresent();
    if (end) {
      sent(Place.response(exchange), sink);
    } else if (wanted && reply.isPresent()) {
      if (reply.get().isFault()) {
        sink.held(NO_END_MESSAGE, reply.get().place());
      } else {
        sink.unknown(
            NO_END_MESSAGE,
            "the recording does not show what goes to wsen:EndTo",
            reply.get().place());
      }
    }
  }

  private static void sent(Place place, FindingSink sink) {
    sink.broken(
        NO_END_MESSAGE,
        "no EnumerationEnd: an enumeration that the source ends is faulted with the next Pull",
        "an EnumerationEnd message",
        place,
        "");
  }
}
