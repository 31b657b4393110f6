package org.wsmanspec.suite.check.eventing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.AbsoluteUris;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.Contents;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Moments;
import org.wsmanspec.suite.check.eventing.Delivered.Kind;

/** How a subscription ends: what is said, and that nothing follows (DSP0226 10.4, 10.6). */
public final class EndChecks {

  private static final String FORM = "DSP0226-eventing-70";
  private static final String NO_END = "DSP0226-eventing-64";
  private static final String NO_EVENTS = "DSP0226-eventing-66";

  /** What was on its way when Unsubscribe was answered has come by then. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

  /** A SubscriptionEnd crosses an Unsubscribe by chance within this time. */
  private static final Duration CROSSING = Duration.ofMillis(500);

  private static final Set<String> STATUSES =
      Set.of(
          Uris.END_DELIVERY_FAILURE,
          Uris.END_SOURCE_SHUTTING_DOWN,
          Uris.END_SOURCE_CANCELLING,
          Namespaces.WSE + "/SourceCanceling");

  private static final List<QName> ORDER =
      List.of(Names.WSE_SUBSCRIPTION_MANAGER, Names.WSE_STATUS, Names.WSE_REASON);

  private EndChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Subscriptions.checkDeliveries("eventing/subscription-end", List.of(FORM), EndChecks::form),
        Check.of("eventing/after-unsubscribe", List.of(NO_END, NO_EVENTS), EndChecks::after));
  }

  private static void form(
      Delivered delivered, Optional<Subscription> subscription, FindingSink sink) {
    if (delivered.kind() != Kind.END) {
      return;
    }
    Optional<Element> body =
        delivered
            .message()
            .envelope()
            .bodyChild()
            .filter(b -> Dom.is(b, Names.WSE_SUBSCRIPTION_END));
    List<QName> children =
        body.map(b -> Dom.children(b).stream().map(Dom::name).toList()).orElse(List.of());
    Optional<Element> manager = body.flatMap(b -> Dom.child(b, Names.WSE_SUBSCRIPTION_MANAGER));
    Optional<Element> status = body.flatMap(b -> Dom.child(b, Names.WSE_STATUS));
    if (body.isEmpty() || manager.isEmpty() || status.isEmpty() || !ordered(children)) {
      sink.broken(
          FORM,
          "wse:SubscriptionEnd with wse:SubscriptionManager, wse:Status, and wse:Reason if any",
          body.isEmpty()
              ? "another body"
              : String.join(", ", children.stream().map(Namespaces::display).toList()),
          delivered.place(),
          "");
      return;
    }
    String uri = Dom.text(status.get());
    boolean known = STATUSES.contains(uri);
    boolean own = AbsoluteUris.is(uri) && !uri.startsWith(Namespaces.WSE);
    if (!known && !own) {
      sink.broken(
          FORM,
          "a status URI such as " + Uris.END_DELIVERY_FAILURE,
          "'" + uri + "'",
          delivered.message().at(status.get()),
          "");
    } else if (names(manager.get(), subscription)) {
      sink.held(FORM, delivered.place());
    } else {
      sink.broken(
          FORM,
          "wse:SubscriptionManager as in the answer to Subscribe",
          "one that does not name the subscription",
          delivered.message().at(manager.get()),
          "the subscriber cannot tell which subscription is over");
    }
  }

  private static boolean ordered(List<QName> children) {
    int last = 0;
    for (QName child : children) {
      int rank = ORDER.indexOf(child);
      if (rank >= 0 && rank < last) {
        return false;
      }
      last = Math.max(rank, last);
    }
    return true;
  }

  private static boolean names(Element manager, Optional<Subscription> subscription) {
    List<Element> said = Subscription.parameters(EndpointReference.in(manager));
    return subscription.map(Subscription::names).orElse(List.of()).stream()
        .allMatch(
            n ->
                said.stream()
                    .filter(s -> Dom.is(s, Dom.name(n)))
                    .anyMatch(s -> Contents.squeezed(s).equals(Contents.squeezed(n))));
  }

  private static void after(Conversation conversation, FindingSink sink) {
    for (Subscription subscription : Subscriptions.in(conversation).all()) {
      Optional<Exchange> unsubscribed = subscription.unsubscribed();
      if (unsubscribed.isEmpty()) {
        continue;
      }
      boolean event = false;
      boolean end = false;
      for (Delivered delivered : subscription.delivered()) {
        Optional<Duration> later = Moments.between(unsubscribed.get(), delivered.exchange());
        if (later.isEmpty() || later.get().isNegative()) {
          continue;
        }
        if (delivered.kind() == Kind.END) {
          end = true;
          end(delivered, unsubscribed.get(), later.get(), sink);
        } else if (!event) {
          event = event(conversation, delivered, unsubscribed.get(), later.get(), sink);
        }
      }
      if (!event && subscription.wanted().mode().pushes()) {
        sink.held(NO_EVENTS, subscription.accepted().place());
      }
      if (!end && subscription.wanted().endTo().isPresent()) {
        sink.held(NO_END, subscription.accepted().place());
      }
    }
  }

  private static void end(
      Delivered delivered, Exchange unsubscribed, Duration later, FindingSink sink) {
    String expected = "no wse:SubscriptionEnd, since the subscriber ended the subscription";
    String actual = "one, " + later.toMillis() + " ms after " + unsubscribed.where();
    if (later.compareTo(CROSSING) > 0) {
      sink.broken(NO_END, expected, actual, delivered.place(), "");
    } else {
      sink.soft(NO_END, expected, actual, delivered.place(), "it may have crossed the Unsubscribe");
    }
  }

  /** Whether something is wrong with an event after Unsubscribe was answered. */
  private static boolean event(
      Conversation conversation,
      Delivered delivered,
      Exchange unsubscribed,
      Duration later,
      FindingSink sink) {
    boolean caused = causedAfter(conversation, delivered, unsubscribed);
    if (!caused && later.compareTo(ON_ITS_WAY) <= 0) {
      return false;
    }
    sink.broken(
        NO_EVENTS,
        "no delivery after UnsubscribeResponse",
        "a delivery of '"
            + delivered.message().action()
            + "' "
            + later.toMillis()
            + " ms after "
            + unsubscribed.where(),
        delivered.place(),
        caused ? "it tells of what happened only after the Unsubscribe" : "");
    return true;
  }

  /**
   * Whether an event repeats what nobody had said before the Unsubscribe, and a later request did:
   * then it cannot have been on its way.
   */
  private static boolean causedAfter(
      Conversation conversation, Delivered delivered, Exchange unsubscribed) {
    Set<String> said = new HashSet<>();
    delivered.entries().forEach(e -> said.addAll(texts(e.element())));
    Optional<java.time.Instant> end = Moments.ended(unsubscribed);
    Set<String> since = new HashSet<>();
    for (Exchange exchange : conversation.exchanges()) {
      boolean later =
          exchange.role() == Exchange.Role.OPERATION
              && Moments.began(exchange).filter(b -> b.isAfter(end.orElseThrow())).isPresent();
      Set<String> texts = new HashSet<>();
      exchange.requestEnvelope().flatMap(Envelope::body).ifPresent(b -> texts.addAll(texts(b)));
      if (later) {
        if (Moments.began(delivered.exchange()).isPresent()
            && Moments.began(exchange)
                .filter(b -> b.isBefore(Moments.began(delivered.exchange()).get()))
                .isPresent()) {
          since.addAll(texts);
        }
      } else if (exchange.role() == Exchange.Role.OPERATION) {
        said.removeAll(texts);
      } else if (Moments.began(exchange).filter(b -> b.isBefore(end.orElseThrow())).isPresent()) {
        said.removeAll(texts);
      }
    }
    said.retainAll(since);
    return !said.isEmpty();
  }

  /** What the leaves of a tree say, without what is too short to be of one making. */
  private static Set<String> texts(Element element) {
    Set<String> texts = new HashSet<>();
    List<Element> todo = new ArrayList<>(List.of(element));
    while (!todo.isEmpty()) {
      Element next = todo.remove(todo.size() - 1);
      List<Element> children = Dom.children(next);
      todo.addAll(children);
      String text = Dom.text(next);
      if (children.isEmpty() && text.length() >= 6 && !text.matches("[0-9:TZ.+-]+")) {
        texts.add(text);
      }
    }
    return texts;
  }
}
