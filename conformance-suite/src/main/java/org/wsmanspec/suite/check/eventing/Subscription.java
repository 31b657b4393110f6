package org.wsmanspec.suite.check.eventing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Contents;
import org.wsmanspec.suite.check.Durations;
import org.wsmanspec.suite.check.Moments;
import org.wsmanspec.suite.check.Order;
import org.wsmanspec.suite.check.Reply;
import org.wsmanspec.suite.check.enumeration.Enumerations;

/** A subscription that was accepted, and all of a conversation that belongs to it. */
public final class Subscription {

  /** Beyond what was granted: sources look after expired subscriptions now and then. */
  private static final Duration SLACK = Duration.ofSeconds(1);

  private final Reply accepted;
  private final Asked asked;
  private final Wanted wanted;
  private final Optional<Element> response;
  private final List<Exchange> managed = new ArrayList<>();
  private final List<Exchange> pulls = new ArrayList<>();
  private final List<Delivered> delivered = new ArrayList<>();
  private final Set<String> contexts = new HashSet<>();

  private final Order order;
  private final Optional<ListedSubscription> listed;
  private Optional<Exchange> delisted = Optional.empty();

  /**
   * A subscription.
   *
   * @param accepted the answer to Subscribe, or the list that it stands in
   * @param listed as it stands in a collector's list; empty if it was sent
   */
  Subscription(
      Reply accepted,
      Asked asked,
      Wanted wanted,
      Order order,
      Optional<ListedSubscription> listed) {
    this.order = order;
    this.listed = listed;
    this.accepted = accepted;
    this.asked = asked;
    this.wanted = wanted;
    this.response =
        accepted.envelope().bodyChild().filter(b -> Dom.is(b, Names.WSE_SUBSCRIBE_RESPONSE));
    context().ifPresent(contexts::add);
  }

  /** The answer to Subscribe, a success. */
  public Reply accepted() {
    return accepted;
  }

  /** The subscription as a collector listed it for a publisher; empty if it was sent. */
  public Optional<ListedSubscription> listed() {
    return listed;
  }

  /** Takes note of the first list that does not hold it any more. */
  void delisted(Exchange list) {
    if (delisted.isEmpty()) {
      delisted = Optional.of(list);
    }
  }

  /** The Subscribe. */
  public Asked asked() {
    return asked;
  }

  public Wanted wanted() {
    return wanted;
  }

  /** wse:SubscribeResponse. */
  public Optional<Element> response() {
    return response;
  }

  /** The endpoint reference of the subscription manager. */
  public Optional<EndpointReference> manager() {
    return response
        .flatMap(r -> Dom.child(r, Names.WSE_SUBSCRIPTION_MANAGER))
        .map(EndpointReference::in);
  }

  /** What names this subscription in requests about it. */
  public List<Element> names() {
    return manager().map(Subscription::parameters).orElse(List.of());
  }

  /** Reference parameters and, as Windows uses them, reference properties. */
  static List<Element> parameters(EndpointReference reference) {
    List<Element> all = new ArrayList<>(reference.referenceProperties());
    all.addAll(reference.referenceParameters());
    return all;
  }

  /** The context with which a pull subscription begins. */
  public Optional<String> context() {
    return response.flatMap(Enumerations::context);
  }

  /** The granted lifetime, if it is stated as a duration. */
  Optional<Duration> granted() {
    return response
        .flatMap(r -> Dom.child(r, Names.WSE_EXPIRES))
        .map(Dom::text)
        .flatMap(Durations::read);
  }

  /** Renew, GetStatus and Unsubscribe exchanges that name it, in order. */
  public List<Exchange> managed() {
    return Collections.unmodifiableList(managed);
  }

  /** Pull and Release exchanges with one of its contexts, in order. */
  public List<Exchange> pulls() {
    return Collections.unmodifiableList(pulls);
  }

  /** What came to its sink, in order. */
  public List<Delivered> delivered() {
    return Collections.unmodifiableList(delivered);
  }

  /** Deliveries of one kind. */
  List<Delivered> delivered(Delivered.Kind kind) {
    return delivered.stream().filter(d -> d.kind() == kind).toList();
  }

  /** The first Unsubscribe that succeeded. */
  public Optional<Exchange> unsubscribed() {
    return managed.stream()
        .filter(e -> Reply.of(e).filter(r -> r.answers(Actions.UNSUBSCRIBE)).isPresent())
        .findFirst();
  }

  /** The SubscriptionEnd that came. */
  public Optional<Delivered> ended() {
    return delivered(Delivered.Kind.END).stream().findFirst();
  }

  /** The delivery that the sink refused so that the source cancels the subscription. */
  Optional<Delivered> refused() {
    return delivered.stream().filter(d -> d.answer() == Delivered.Answer.REFUSED).findFirst();
  }

  /**
   * Whether it is over for sure when an exchange begins: unsubscribed before, and nothing was under
   * way.
   */
  boolean unsubscribedBefore(Exchange exchange) {
    Optional<Exchange> end = unsubscribed();
    return end.isPresent()
        && !end.get().id().equals(exchange.id())
        && order.before(end.get(), exchange);
  }

  /** Whether it has expired for sure when an exchange begins. */
  boolean expiredBefore(Exchange exchange) {
    Optional<Duration> granted = granted();
    Optional<Duration> since = Moments.between(accepted.exchange(), exchange);
    return granted.isPresent()
        && since.isPresent()
        && !renewed()
        && since.get().compareTo(granted.get().plus(granted.get().dividedBy(10)).plus(SLACK)) > 0;
  }

  /** Whether it is alive for sure when an exchange begins. */
  boolean aliveAt(Exchange exchange) {
    Optional<Duration> granted = granted();
    Optional<Duration> since =
        Moments.ended(exchange)
            .flatMap(end -> Moments.began(accepted.exchange()).map(b -> Duration.between(b, end)));
    boolean withinTime =
        granted.isPresent() && since.isPresent() && since.get().compareTo(granted.get()) < 0;
    boolean over =
        unsubscribed().filter(u -> !order.before(exchange, u)).isPresent()
            || ended().isPresent()
            || refused().isPresent()
            || delisted.isPresent()
            || pulls.stream().anyMatch(Subscription::finishes)
            || delivered.stream()
                .anyMatch(
                    d ->
                        d.answer() != Delivered.Answer.ACK
                            && d.answer() != Delivered.Answer.ACCEPTED)
            || wanted.policy().filter("CancelSubscription"::equals).isPresent();
    return withinTime && !over;
  }

  private static boolean finishes(Exchange pull) {
    Optional<Reply> reply = Reply.of(pull).filter(r -> !r.isFault());
    return reply.filter(r -> r.answers(Actions.RELEASE)).isPresent()
        || reply
            .flatMap(r -> r.envelope().bodyChild())
            .filter(Enumerations::endOfSequence)
            .isPresent();
  }

  private boolean renewed() {
    return managed.stream()
        .anyMatch(e -> Reply.of(e).filter(r -> r.answers(Actions.RENEW)).isPresent());
  }

  /**
   * Until when the sink was certainly listening and the source had reason to deliver: no longer
   * than its scenario, for nobody minds deliveries that come afterwards.
   */
  Optional<Instant> watchedUntil(Optional<Exchange> lastOfScenario) {
    Optional<Instant> listening = began(lastOfScenario);
    Optional<Instant> over = began(unsubscribed().or(() -> delisted));
    Optional<Instant> expiry =
        renewed()
            ? Optional.empty()
            : granted().flatMap(g -> Moments.began(accepted.exchange()).map(b -> b.plus(g)));
    return listening.map(
        last ->
            Stream.of(over, expiry)
                .flatMap(Optional::stream)
                .filter(moment -> moment.isBefore(last))
                .min(Comparator.naturalOrder())
                .orElse(last));
  }

  private static Optional<Instant> began(Optional<Exchange> exchange) {
    return exchange.filter(e -> !e.lacks(Gap.TIMES)).flatMap(Moments::began);
  }

  /** Whether a request names it: each of its reference parameters is there with its content. */
  public boolean isNamedBy(Asked request) {
    List<Element> names = names();
    return !names.isEmpty()
        && names.stream()
            .allMatch(
                n ->
                    request.envelope().headers(Dom.name(n)).stream()
                        .anyMatch(h -> Contents.squeezed(h).equals(Contents.squeezed(n))));
  }

  /** Whether one exchange was over before another began. */
  public boolean before(Exchange first, Exchange second) {
    return order.before(first, second);
  }

  boolean hasContext(String context) {
    return contexts.contains(context);
  }

  void add(Exchange exchange, Asked request) {
    String action = request.action();
    if (action.equals(Actions.PULL) || action.equals(Actions.RELEASE)) {
      pulls.add(exchange);
      Reply.of(exchange)
          .flatMap(r -> r.envelope().bodyChild())
          .flatMap(Enumerations::context)
          .ifPresent(contexts::add);
    } else {
      managed.add(exchange);
    }
  }

  void add(Delivered message) {
    delivered.add(message);
  }
}
