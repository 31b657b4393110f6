package org.wsmanspec.suite.check.addressing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.Reply;

/** Where a reply goes (DSP0226 5.3, 5.4.2, 5.4.3). */
public final class DestinationChecks {

  private static final String TO = "DSP0226-addressing-39";
  private static final String ELSEWHERE = "DSP0226-addressing-85";
  private static final String CONNECTION = "DSP0226-addressing-45";
  private static final String FAULT_TO_REPLY_TO = "R5.4.3-2";

  /** How HTTP says that a request was taken, and that nothing more comes on this connection. */
  private static final Set<Integer> ACCEPTED = Set.of(202, 204);

  private DestinationChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies(
            "addressing/reply-to",
            List.of(TO, ELSEWHERE, FAULT_TO_REPLY_TO),
            DestinationChecks::to),
        Check.ofExchanges(
            "addressing/same-connection", List.of(CONNECTION), DestinationChecks::connection));
  }

  private static void to(Reply reply, FindingSink sink) {
    if (reply.exchange().lacks(Gap.REQUEST)) {
      sink.unknown(TO, Gap.REQUEST.text(), reply.place());
      return;
    }
    Optional<Asked> asked = reply.asked().filter(Asked::readable);
    if (reply.identifies() || reply.usesAddressing2005() || asked.isEmpty()) {
      return;
    }
    Optional<String> address = address(asked.get(), Names.WSA_REPLY_TO);
    boolean anonymous = address.filter(Uris.ANONYMOUS::equals).isPresent();
    if (!reply.isFault() && address.isPresent() && !anonymous) {
      if (!address.get().equals(Uris.ANONYMOUS_2005)) {
        sink.broken(
            ELSEWHERE,
            "the reply sent to " + address.get() + ", or a fault",
            "a success on the connection of the request",
            reply.place(),
            "a service that cannot reply elsewhere faults UnsupportedFeature/AddressingMode");
      }
      return;
    }
    boolean severalFaultTo = asked.get().envelope().headers(Names.WSA_FAULT_TO).size() > 1;
    boolean faultElsewhere = reply.isFault() && faultsElsewhere(asked.get());
    if (anonymous && !faultElsewhere && !severalFaultTo) {
      anonymous(reply, asked.get(), sink);
    }
  }

  private static void anonymous(Reply reply, Asked asked, FindingSink sink) {
    Optional<Element> to = reply.only(Names.WSA_TO);
    String actual = to.map(Dom::text).orElse("");
    if (actual.isEmpty()) {
      return;
    }
    boolean unasked = reply.isFault() && asked.envelope().headers(Names.WSA_FAULT_TO).isEmpty();
    String requirement = unasked ? FAULT_TO_REPLY_TO : TO;
    if (actual.equals(Uris.ANONYMOUS)) {
      sink.held(requirement, reply.at(to.get()));
    } else {
      sink.broken(
          requirement,
          "wsa:To " + Uris.ANONYMOUS + ", the address in the request's ReplyTo",
          "wsa:To " + actual,
          reply.at(to.get()),
          unasked
              ? "without wsa:FaultTo a fault goes where the reply would have gone"
              : "the address of the reply is the whole Address of ReplyTo");
    }
  }

  private static void connection(Exchange exchange, FindingSink sink) {
    Optional<Asked> asked = Asked.of(exchange).filter(Asked::readable);
    Optional<Response> response = exchange.response();
    boolean awaited =
        asked
            .flatMap(a -> address(a, Names.WSA_REPLY_TO))
            .filter(Uris.ANONYMOUS::equals)
            .isPresent();
    if (!awaited || response.isEmpty() || exchange.lacks(Gap.STATUS)) {
      return;
    }
    if (response.get().envelope().isPresent()) {
      sink.held(CONNECTION, Place.response(exchange));
    } else if (ACCEPTED.contains(response.get().status())
        && response.get().body().isEmpty()
        && exchange.trouble().isEmpty()
        && !faultsElsewhere(asked.orElseThrow())) {
      sink.broken(
          CONNECTION,
          "the reply on the connection of the request",
          "HTTP status " + response.get().status() + " and no reply",
          Place.response(exchange),
          "the request's ReplyTo is the anonymous role, so the reply has nowhere else to go");
    }
  }

  /** Whether the request wants faults at another place than its connection. */
  private static boolean faultsElsewhere(Asked asked) {
    return address(asked, Names.WSA_FAULT_TO).filter(a -> !a.equals(Uris.ANONYMOUS)).isPresent();
  }

  /** The address in the one header of this name. */
  private static Optional<String> address(Asked asked, QName name) {
    return asked
        .only(name)
        .map(EndpointReference::in)
        .flatMap(EndpointReference::address)
        .filter(a -> !a.isEmpty());
  }
}
