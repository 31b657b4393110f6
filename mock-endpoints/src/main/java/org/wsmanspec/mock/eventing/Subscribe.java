package org.wsmanspec.mock.eventing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.addressing.ResourceAddress;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.dispatch.Operation;
import org.wsmanspec.mock.soap.Xml;

/** Subscribe (DSP0226 10.2, WS-Eventing 2004/08). */
public final class Subscribe implements Operation {

  /** Options of a Subscribe that the event log knows (MS-WSMV 3.1.4.1.30). */
  private static final Set<String> OPTIONS =
      Set.of("ReadExistingEvents", "ContentFormat", "SubscriptionName", "IgnoreChannelError");

  private final List<EventResource> resources;
  private final Subscriptions subscriptions;
  private final Deliveries deliveries;

  /**
   * The operation.
   *
   * @param resources what can be subscribed to; the first that owns an address has it
   */
  Subscribe(List<EventResource> resources, Subscriptions subscriptions, Deliveries deliveries) {
    this.resources = List.copyOf(resources);
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
  }

  @Override
  public Set<QName> headers() {
    return Set.of(Names.WST_ISSUED_TOKENS);
  }

  @Override
  public Set<String> options() {
    return OPTIONS;
  }

  @Override
  public void perform(Call call) {
    ResourceAddress address = ResourceAddress.required(call.envelope());
    EventResource resource =
        resources.stream()
            .filter(r -> r.owns(address))
            .findFirst()
            .orElseThrow(
                () -> ResourceAddress.unreachable("There is no event source " + address.uri()));
    Wish wish = Wish.read(call, deliveries);
    Expiry expiry = Expiry.of(wish.expires(), call.now(), subscriptions.limits());
    Feed<?> feed = resource.feed(call, address, wish);
    long after = start(call, wish, feed);
    Subscription subscription =
        subscriptions.keep(
            id ->
                new Subscription(
                    id,
                    call.caller().principal(),
                    address,
                    expiry.instant(),
                    subscriptions.clock(),
                    subscriptions.steps()));
    boolean begun = false;
    try {
      begin(call, wish, feed, resource, subscription, after);
      respond(call, subscription, expiry);
      begun = true;
    } finally {
      if (!begun) {
        subscriptions.finish(subscription, "unsubscribe");
      }
    }
  }

  /** The number of the event after which it begins. */
  private static long start(Call call, Wish wish, Feed<?> feed) {
    if (wish.bookmark().isPresent()) {
      return feed.place(wish.bookmark().get());
    }
    return call.control().options().isTrue("ReadExistingEvents") ? 0 : feed.last();
  }

  private void begin(
      Call call,
      Wish wish,
      Feed<?> feed,
      EventResource resource,
      Subscription subscription,
      long after) {
    subscription.cleanUpWith(resource.begun(feed, wish, subscription.id()));
    Terms terms = terms(call, wish, feed, subscription, after);
    subscription.deliverTo(
        deliveries.begin(terms, subscriptions.watcher(subscription)), after, terms.bookmarks());
    subscription.context().ifPresent(c -> subscriptions.keep(c, subscription));
    subscriptions
        .steps()
        .note(
            "subscribe",
            subscription.id(),
            Map.of(
                "resource", subscription.address().uri(),
                "mode", wish.delivery().mode().uri(),
                "principal", subscription.principal()));
    subscription.joined(feed.join(after, subscription));
  }

  private static Terms terms(
      Call call, Wish wish, Feed<?> feed, Subscription subscription, long after) {
    DeliveryWish delivery = wish.delivery();
    Element manager = Xml.root(Names.WSE_SUBSCRIPTION_MANAGER);
    Manager.write(manager, call, subscription);
    return new Terms(
        subscription.id(),
        delivery.mode(),
        delivery.notifyTo(),
        wish.endTo(),
        delivery.heartbeats(),
        wish.sendBookmarks() ? Optional.of(feed.bookmarks(after)) : Optional.empty(),
        delivery.retry(),
        delivery.maxElements(),
        delivery.maxTime(),
        delivery.maxEnvelope(),
        delivery.locale(),
        delivery.encoding(),
        delivery.profile(),
        wish.credentials(),
        EndpointReference.in(manager));
  }

  private static void respond(Call call, Subscription subscription, Expiry expiry) {
    Element response = Xml.add(call.reply().body(), Names.WSE_SUBSCRIBE_RESPONSE);
    Manager.write(Xml.add(response, Names.WSE_SUBSCRIPTION_MANAGER), call, subscription);
    Xml.add(response, Names.WSE_EXPIRES, expiry.text());
    subscription.context().ifPresent(c -> Xml.add(response, Names.WSEN_ENUMERATION_CONTEXT, c));
  }
}
