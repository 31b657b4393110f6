package org.wsmanspec.suite.check.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.eventing.Subscription;
import org.wsmanspec.suite.check.eventing.Subscriptions;
import org.wsmanspec.suite.check.eventing.Wanted;

/** What a subscriber asks (DSP0226 10.2.1, 10.2.4, 10.2.9.5 and 12, WS-Eventing 3). */
public final class SubscriberChecks {

  private static final String DELIVERY = "DSP0226-eventing-05";
  private static final String ORDER = "WSE-01";
  private static final String PARAMETERS = "DSP0226-eventing-26";
  private static final String PULL = "DSP0226-eventing-57";
  private static final String MANDATORY_TOKENS = "DSP0226-security-11";
  private static final String THUMBPRINT = "DSP0226-security-13";

  private static final List<QName> CHILDREN =
      List.of(Names.WSE_END_TO, Names.WSE_DELIVERY, Names.WSE_EXPIRES, Names.WSE_FILTER);

  private static final Set<String> MANAGEMENT =
      Set.of(Actions.RENEW, Actions.GET_STATUS, Actions.UNSUBSCRIBE);

  private SubscriberChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofRequests("client/subscribe", List.of(DELIVERY, ORDER), SubscriberChecks::subscribe),
        Check.ofRequests(
            "client/delivery-credentials",
            List.of(MANDATORY_TOKENS, THUMBPRINT),
            SubscriberChecks::credentials),
        Check.of(
            "client/subscription-manager", List.of(PARAMETERS, PULL), SubscriberChecks::manage));
  }

  private static void subscribe(Asked asked, FindingSink sink) {
    if (!asked.action().equals(Actions.SUBSCRIBE)) {
      return;
    }
    Optional<Wanted> wanted = Wanted.in(asked.envelope());
    boolean pull = wanted.flatMap(Wanted::statedMode).filter(Uris.MODE_PULL::equals).isPresent();
    boolean address =
        wanted
            .flatMap(Wanted::notifyTo)
            .flatMap(EndpointReference::address)
            .filter(a -> !a.isEmpty())
            .isPresent();
    if (wanted.isEmpty() || wanted.get().delivery().isEmpty()) {
      sink.broken(DELIVERY, "wse:Subscribe with wse:Delivery", "none", asked.place(), "");
      return;
    }
    Element delivery = wanted.get().delivery().get();
    boolean standard =
        wanted
            .get()
            .statedMode()
            .map(m -> Set.of(Uris.MODE_PUSH, Uris.MODE_PUSH_WITH_ACK, Uris.MODE_EVENTS).contains(m))
            .orElse(true);
    boolean newer =
        wanted
            .get()
            .notifyTo()
            .filter(
                n ->
                    Dom.children(n.element()).stream()
                        .anyMatch(c -> Namespaces.WSA10.equals(c.getNamespaceURI())))
            .isPresent();
    if (address || pull || newer) {
      sink.held(DELIVERY, asked.at(delivery));
    } else if (standard) {
      sink.broken(
          DELIVERY,
          "wse:NotifyTo with an address in wse:Delivery",
          "none",
          asked.at(delivery),
          "in mode Pull only is there nothing to send");
    }
    order(asked, wanted.get().subscribe(), sink);
  }

  private static void order(Asked asked, Element subscribe, FindingSink sink) {
    List<QName> children = Dom.children(subscribe).stream().map(Dom::name).toList();
    int last = -1;
    boolean right = true;
    for (QName child : children) {
      int rank = CHILDREN.indexOf(child);
      int place = rank < 0 ? CHILDREN.size() : rank;
      // Elements of other namespaces have a place of their own at the end.
      boolean known = rank >= 0 || !child.getNamespaceURI().equals(Namespaces.WSE);
      right &= known && place >= last && (place > last || rank < 0);
      last = place;
    }
    if (right) {
      sink.held(ORDER, asked.at(subscribe));
    } else {
      sink.broken(
          ORDER,
          "wse:EndTo, wse:Delivery, wse:Expires, wse:Filter in this order, then extensions",
          String.join(", ", children.stream().map(Namespaces::display).toList()),
          asked.at(subscribe),
          "sources that validate refuse it");
    }
  }

  private static void credentials(Asked asked, FindingSink sink) {
    Optional<Element> tokens = asked.only(Names.WST_ISSUED_TOKENS);
    if (tokens.isEmpty()) {
      return;
    }
    if (asked.demands(Names.WST_ISSUED_TOKENS)) {
      sink.held(MANDATORY_TOKENS, asked.at(tokens.get()));
    } else {
      sink.broken(
          MANDATORY_TOKENS,
          "s:mustUnderstand true on wst:IssuedTokens",
          "none, or false",
          asked.at(tokens.get()),
          "a source that does not know the header would deliver without credentials");
    }
    for (Element thumbprint : thumbprints(tokens.get())) {
      String text = Dom.text(thumbprint);
      if (text.matches("[0-9a-fA-F]{40}")) {
        sink.held(THUMBPRINT, asked.at(thumbprint));
      } else {
        sink.broken(
            THUMBPRINT,
            "40 hexadecimal digits",
            text.length() + " characters: '" + text + "'",
            asked.at(thumbprint),
            "");
      }
    }
  }

  private static List<Element> thumbprints(Element tokens) {
    List<Element> found = new ArrayList<>();
    List<Element> todo = new ArrayList<>(List.of(tokens));
    while (!todo.isEmpty()) {
      Element next = todo.remove(todo.size() - 1);
      if (Dom.is(next, Names.WSMAN_CERTIFICATE_THUMBPRINT)) {
        found.add(next);
      }
      todo.addAll(Dom.children(next));
    }
    return found;
  }

  private static void manage(Conversation conversation, FindingSink sink) {
    List<Subscription> all = Subscriptions.in(conversation).all();
    for (Subscription subscription : all) {
      for (Exchange managed : subscription.managed()) {
        Asked.of(managed).ifPresent(a -> sink.held(PARAMETERS, a.place()));
      }
      for (Exchange pull : subscription.pulls()) {
        Asked.of(pull).ifPresent(a -> pull(subscription, a, sink));
      }
    }
    for (Exchange exchange : conversation.exchanges()) {
      Optional<Asked> asked =
          exchange.role() == Exchange.Role.OPERATION ? Asked.of(exchange) : Optional.empty();
      asked
          .filter(a -> a.action().equals(Actions.PULL))
          .filter(a -> all.stream().noneMatch(s -> s.pulls().contains(exchange)))
          .ifPresent(a -> foreignContext(a, all, sink));
      if (asked.filter(a -> MANAGEMENT.contains(a.action())).isPresent()
          && all.stream().noneMatch(s -> s.managed().contains(exchange))) {
        unnamed(asked.get(), all, sink);
      }
    }
  }

  /** A request about a subscription that does not say about which. */
  private static void unnamed(Asked asked, List<Subscription> all, FindingSink sink) {
    List<Subscription> before =
        all.stream()
            .filter(s -> s.before(s.accepted().exchange(), asked.exchange()))
            .filter(s -> !s.names().isEmpty())
            .toList();
    Optional<Element> missing =
        before.stream()
            .flatMap(s -> s.names().stream())
            .filter(n -> asked.envelope().headers(Dom.name(n)).isEmpty())
            .findFirst();
    boolean allMissing =
        !before.isEmpty()
            && before.stream()
                .allMatch(
                    s ->
                        s.names().stream()
                            .anyMatch(n -> asked.envelope().headers(Dom.name(n)).isEmpty()));
    if (allMissing && missing.isPresent()) {
      sink.broken(
          PARAMETERS,
          "header "
              + Namespaces.display(Dom.name(missing.get()))
              + ", a reference parameter of wse:SubscriptionManager",
          "none",
          asked.place(),
          "the source cannot tell which subscription is meant");
    }
  }

  /** A Pull that names a subscription and does not use its context. */
  private static void foreignContext(Asked asked, List<Subscription> all, FindingSink sink) {
    all.stream()
        .filter(s -> s.context().isPresent() && s.isNamedBy(asked))
        .findFirst()
        .ifPresent(
            s ->
                sink.broken(
                    PULL,
                    "the context of the subscription, as "
                        + s.accepted().exchange().where()
                        + " or the last PullResponse gave it",
                    "another one",
                    asked.place(),
                    ""));
  }

  private static void pull(Subscription subscription, Asked asked, FindingSink sink) {
    if (!asked.action().equals(Actions.PULL) || subscription.names().isEmpty()) {
      return;
    }
    if (subscription.isNamedBy(asked)) {
      sink.held(PULL, asked.place());
    } else {
      sink.broken(
          PULL,
          "the reference parameters of wse:SubscriptionManager as headers",
          "a Pull without "
              + String.join(
                  ", ",
                  subscription.names().stream()
                      .map(n -> Namespaces.display(Dom.name(n)))
                      .distinct()
                      .toList()),
          asked.place(),
          "a Pull of events goes to the subscription manager");
    }
  }
}
