package org.wsmanspec.suite.check.eventing;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.Contents;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Order;
import org.wsmanspec.suite.check.Reply;
import org.wsmanspec.suite.check.enumeration.Enumerations;

/**
 * What belongs together in a conversation with subscriptions.
 *
 * <p>A request belongs to the subscription whose reference parameters it carries. A delivery
 * belongs to the subscription of its step, if only one was made there; otherwise to the one whose
 * sink address it was sent to, and where several share an address, to the one whose reference
 * parameters it carries. What cannot be told apart belongs to none, and so accuses nobody.
 */
public final class Subscriptions {

  private static final Set<String> MANAGEMENT =
      Set.of(Actions.RENEW, Actions.GET_STATUS, Actions.UNSUBSCRIBE);

  private final List<Subscription> all = new ArrayList<>();
  private final List<Delivered> deliveries = new ArrayList<>();
  private final IdentityHashMap<Delivered, Subscription> owners = new IdentityHashMap<>();

  private final Order order;

  private Subscriptions(Order order) {
    this.order = order;
  }

  /** Look through a conversation. */
  public static Subscriptions in(Conversation conversation) {
    Subscriptions subscriptions = new Subscriptions(Order.of(conversation));
    for (Exchange exchange : conversation.exchanges()) {
      if (exchange.role() == Exchange.Role.OPERATION) {
        Asked.of(exchange).ifPresent(asked -> subscriptions.operation(exchange, asked));
      }
    }
    Set<String> versions = new HashSet<>();
    for (Exchange exchange : conversation.exchanges()) {
      ListedSubscription.in(exchange).stream()
          .filter(l -> versions.add(l.version().orElse("")))
          .forEach(subscriptions::listed);
    }
    for (Exchange exchange : conversation.exchanges()) {
      if (exchange.role() == Exchange.Role.DELIVERY) {
        Asked.of(exchange).map(Delivered::of).ifPresent(subscriptions::deliver);
      }
    }
    for (Exchange exchange : conversation.exchanges()) {
      if (exchange.role() == Exchange.Role.ENROLLMENT) {
        subscriptions.fetched(exchange);
      }
    }
    // Whether a publisher runs what is listed shows when it delivers.
    subscriptions.all.removeIf(s -> s.listed().isPresent() && s.delivered().isEmpty());
    return subscriptions;
  }

  /** A check of each accepted subscription. */
  static Check check(
      String name, List<String> requirements, BiConsumer<Subscription, FindingSink> body) {
    return Check.of(
        name,
        requirements,
        (conversation, sink) -> in(conversation).all.forEach(s -> body.accept(s, sink)));
  }

  /** Looks at a delivery, and at its subscription if that is known. */
  interface DeliveryBody {
    void look(Delivered delivered, Optional<Subscription> subscription, FindingSink sink);
  }

  /** A check of each message that was delivered. */
  static Check checkDeliveries(String name, List<String> requirements, DeliveryBody body) {
    return Check.of(
        name,
        requirements,
        (conversation, sink) -> {
          Subscriptions found = in(conversation);
          found.deliveries.forEach(d -> body.look(d, found.of(d), sink));
        });
  }

  /** Those that were accepted, in order. */
  public List<Subscription> all() {
    return Collections.unmodifiableList(all);
  }

  /** All that came to sinks, in order. */
  public List<Delivered> deliveries() {
    return Collections.unmodifiableList(deliveries);
  }

  /** The subscription of a delivery, if it can be told. */
  public Optional<Subscription> of(Delivered delivered) {
    return Optional.ofNullable(owners.get(delivered));
  }

  private void operation(Exchange exchange, Asked asked) {
    String action = asked.action();
    if (action.equals(Actions.SUBSCRIBE)) {
      Optional<Wanted> wanted = Wanted.in(asked.envelope());
      Reply.of(exchange)
          .filter(r -> !r.isFault() && wanted.isPresent())
          .ifPresent(
              r -> all.add(new Subscription(r, asked, wanted.get(), order, Optional.empty())));
    } else if (MANAGEMENT.contains(action)) {
      one(all.stream().filter(s -> s.isNamedBy(asked))).ifPresent(s -> s.add(exchange, asked));
    } else if (action.equals(Actions.PULL) || action.equals(Actions.RELEASE)) {
      Enumerations.contextOfRequest(asked)
          .flatMap(c -> one(all.stream().filter(s -> s.hasContext(c))))
          .ifPresent(s -> s.add(exchange, asked));
    }
  }

  private void listed(ListedSubscription listed) {
    listed
        .asked()
        .ifPresent(
            asked ->
                Wanted.in(asked.envelope())
                    .ifPresent(
                        wanted ->
                            all.add(
                                new Subscription(
                                    listed.list(), asked, wanted, order, Optional.of(listed)))));
  }

  /** What a list does not hold any more, its publisher stops. */
  private void fetched(Exchange list) {
    boolean whole =
        Reply.of(list)
            .filter(r -> !r.isFault())
            .filter(
                r ->
                    !r.envelope().elements(Names.WSMAN_END_OF_SEQUENCE).isEmpty()
                        || !r.envelope().elements(Names.WSEN_END_OF_SEQUENCE).isEmpty())
            .isPresent();
    if (!whole) {
      return;
    }
    Set<String> versions = new HashSet<>();
    ListedSubscription.in(list).forEach(l -> versions.add(l.version().orElse("")));
    for (Subscription each : all) {
      each.listed()
          .flatMap(ListedSubscription::version)
          .filter(v -> !versions.contains(v))
          .filter(v -> order.before(each.asked().exchange(), list))
          .ifPresent(v -> each.delisted(list));
    }
  }

  private void deliver(Delivered delivered) {
    deliveries.add(delivered);
    Optional<Subscription> owner = byStep(delivered).or(() -> byAddress(delivered));
    owner.ifPresent(
        s -> {
          owners.put(delivered, s);
          s.add(delivered);
        });
  }

  private Optional<Subscription> byStep(Delivered delivered) {
    return delivered
        .exchange()
        .step()
        .flatMap(
            step ->
                one(
                    all.stream()
                        .filter(
                            s -> s.asked().exchange().step().filter(step::equals).isPresent())));
  }

  private Optional<Subscription> byAddress(Delivered delivered) {
    boolean end = delivered.kind() == Delivered.Kind.END;
    List<Subscription> there =
        all.stream()
            .filter(s -> sink(s, end).filter(e -> at(e, delivered)).isPresent())
            .filter(s -> !order.before(delivered.exchange(), s.asked().exchange()))
            .toList();
    if (there.size() == 1) {
      return Optional.of(there.get(0));
    }
    return one(
        there.stream().filter(s -> sink(s, end).filter(e -> carries(delivered, e)).isPresent()));
  }

  /** Where a subscription wants events, or its end, to be sent. */
  static Optional<EndpointReference> sink(Subscription subscription, boolean end) {
    return end ? subscription.wanted().endTo() : subscription.wanted().notifyTo();
  }

  /** Whether a message was sent to this address; hosts and ports are left to NAT. */
  private static boolean at(EndpointReference reference, Delivered delivered) {
    Optional<String> address = reference.address().map(Subscriptions::path);
    return address.isPresent()
        && (address.equals(delivered.message().envelope().to().map(Subscriptions::path))
            || address.get().equals(path(delivered.message().request().target())));
  }

  /** Path and query of a URI or request target. */
  private static String path(String uri) {
    try {
      URI parsed = URI.create(uri.strip());
      String path = parsed.getRawPath() == null ? "" : parsed.getRawPath();
      return path + (parsed.getRawQuery() == null ? "" : "?" + parsed.getRawQuery());
    } catch (IllegalArgumentException e) {
      return uri;
    }
  }

  private static boolean carries(Delivered delivered, EndpointReference reference) {
    List<Element> parameters = Subscription.parameters(reference);
    return !parameters.isEmpty()
        && parameters.stream()
            .allMatch(
                p ->
                    delivered.message().envelope().headers(Dom.name(p)).stream()
                        .anyMatch(h -> Contents.squeezed(h).equals(Contents.squeezed(p))));
  }

  private static Optional<Subscription> one(Stream<Subscription> found) {
    List<Subscription> list = found.limit(2).toList();
    return list.size() == 1 ? Optional.of(list.get(0)) : Optional.empty();
  }
}
