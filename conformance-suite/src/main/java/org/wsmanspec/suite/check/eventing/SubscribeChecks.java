package org.wsmanspec.suite.check.eventing;

import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Moments;
import org.wsmanspec.suite.check.Reply;

/** What is answered to Subscribe (DSP0226 10.2.1, 10.2.4 and 10.2.9.5). */
public final class SubscribeChecks {

  private static final String EXPIRES_TOLD = "DSP0226-eventing-09";
  private static final String MANAGER = "DSP0226-eventing-25";
  private static final String CONTEXT = "DSP0226-eventing-56";
  private static final String EXPIRES_ASKED = "DSP0226-eventing-08";
  private static final String NOTIFY_TO = "DSP0226-eventing-89";

  private SubscribeChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Subscriptions.check(
            "eventing/subscribe-response",
            List.of(EXPIRES_TOLD, MANAGER, CONTEXT),
            SubscribeChecks::response),
        Check.ofReplies(
            "eventing/wanted-expiration", List.of(EXPIRES_ASKED), SubscribeChecks::expiration),
        Check.ofReplies(
            "eventing/notify-to-needed", List.of(NOTIFY_TO), SubscribeChecks::notifyTo));
  }

  private static void response(Subscription subscription, FindingSink sink) {
    Reply reply = subscription.accepted();
    if (subscription.response().isEmpty()) {
      sink.broken(
          MANAGER,
          "wse:SubscribeResponse with wse:SubscriptionManager",
          reply.envelope().bodyChild().map(b -> Namespaces.display(Dom.name(b))).orElse("no body"),
          reply.place(),
          "without it the subscription cannot be ended");
      return;
    }
    Element response = subscription.response().get();
    List<QName> children = Dom.children(response).stream().map(Dom::name).toList();
    manager(reply, response, sink);
    expires(reply, response, children, sink);
    if (subscription.wanted().mode() == Mode.PULL) {
      if (subscription.context().isPresent()) {
        sink.held(CONTEXT, reply.at(response));
      } else {
        sink.broken(
            CONTEXT,
            "wsen:EnumerationContext with content, since events are to be pulled",
            children.contains(Names.WSEN_ENUMERATION_CONTEXT) ? "an empty one" : "none",
            reply.at(response),
            "without a context no event can be fetched");
      }
    }
  }

  private static void manager(Reply reply, Element response, FindingSink sink) {
    List<Element> found = Dom.children(response, Names.WSE_SUBSCRIPTION_MANAGER);
    long addresses = found.stream().mapToLong(m -> Dom.children(m, Names.WSA_ADDRESS).size()).sum();
    if (found.size() == 1 && (addresses == 1 || usesAddressing2005(found.get(0)))) {
      sink.held(MANAGER, reply.at(found.get(0)));
    } else {
      sink.broken(
          MANAGER,
          "one wse:SubscriptionManager with one wsa:Address",
          found.size() == 1
              ? addresses + " addresses in it"
              : found.size() + " elements wse:SubscriptionManager",
          reply.at(response),
          "the client cannot build requests about the subscription");
    }
  }

  private static boolean usesAddressing2005(Element manager) {
    return Dom.children(manager).stream()
        .anyMatch(c -> Namespaces.WSA10.equals(c.getNamespaceURI()));
  }

  private static void expires(
      Reply reply, Element response, List<QName> children, FindingSink sink) {
    Optional<Element> expires = Dom.child(response, Names.WSE_EXPIRES);
    if (expires.isEmpty()) {
      sink.broken(
          EXPIRES_TOLD,
          "wse:Expires after wse:SubscriptionManager",
          "none",
          reply.at(response),
          "the subscriber does not know when to renew");
    } else if (!Expirations.readable(Dom.text(expires.get()))) {
      sink.broken(
          EXPIRES_TOLD,
          "an xs:duration or xs:dateTime in wse:Expires",
          "'" + Dom.text(expires.get()) + "'",
          reply.at(expires.get()),
          "");
    } else if (children.indexOf(Names.WSE_EXPIRES) != 1
        && children.indexOf(Names.WSE_SUBSCRIPTION_MANAGER) >= 0) {
      sink.broken(
          EXPIRES_TOLD,
          "wse:SubscriptionManager, wse:Expires, then extensions",
          String.join(", ", children.stream().map(Namespaces::display).toList()),
          reply.at(response),
          "");
    } else {
      sink.held(EXPIRES_TOLD, reply.at(expires.get()));
    }
  }

  private static void expiration(Reply reply, FindingSink sink) {
    Optional<Asked> asked = subscribe(reply);
    Optional<String> wish = asked.flatMap(a -> Wanted.in(a.envelope())).flatMap(Wanted::expires);
    Optional<String> impossible =
        wish.flatMap(w -> Expirations.impossible(w, Moments.began(reply.exchange())));
    if (impossible.isEmpty()) {
      return;
    }
    if (reply.isFault()) {
      sink.held(EXPIRES_ASKED, reply.place());
    } else {
      sink.broken(
          EXPIRES_ASKED,
          "a fault such as wse:InvalidExpirationTime, since " + impossible.get(),
          "a success, asked for '" + wish.orElse("") + "'",
          reply.place(),
          "the subscriber made a mistake and is not told");
    }
  }

  private static void notifyTo(Reply reply, FindingSink sink) {
    Optional<Wanted> wanted = subscribe(reply).flatMap(a -> Wanted.in(a.envelope()));
    boolean missing =
        wanted
            .filter(w -> w.mode().pushes())
            .filter(w -> w.inDelivery(Names.WSE_NOTIFY_TO).isEmpty())
            .isPresent();
    if (!missing) {
      return;
    }
    if (reply.isFault()) {
      sink.held(NOTIFY_TO, reply.place());
    } else {
      sink.broken(
          NOTIFY_TO,
          "a fault such as wse:InvalidMessage, since there is no wse:NotifyTo",
          "a success",
          reply.place(),
          "events of this subscription can go nowhere");
    }
  }

  /** The Subscribe that a reply answers, if nothing is wrong with its frame. */
  static Optional<Asked> subscribe(Reply reply) {
    return reply.asked().filter(Asked::readable).filter(a -> a.action().equals(Actions.SUBSCRIBE));
  }
}
