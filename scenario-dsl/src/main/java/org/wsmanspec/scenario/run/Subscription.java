package org.wsmanspec.scenario.run;

import java.net.URI;
import java.util.Optional;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.scenario.Delivered;
import org.wsmanspec.scenario.expect.Deliveries;

/** What the runner remembers of one subscription. */
final class Subscription {

  private final String name;
  private final String mode;
  private final String reference;
  private final Optional<Mailbox> mailbox;
  private Optional<Manager> manager = Optional.empty();
  private Optional<Kept> context = Optional.empty();
  private String refusal = "the Subscribe was not sent";
  private boolean over;

  /**
   * A subscription that is about to be asked for.
   *
   * @param mode URI of its delivery mode
   * @param reference value of the reference parameter by which its deliveries are known
   * @param mailbox where they come; empty if they go elsewhere
   */
  Subscription(String name, String mode, String reference, Optional<Mailbox> mailbox) {
    this.name = name;
    this.mode = mode;
    this.reference = reference;
    this.mailbox = mailbox;
  }

  String name() {
    return name;
  }

  String mode() {
    return mode;
  }

  String reference() {
    return reference;
  }

  Optional<Mailbox> mailbox() {
    return mailbox;
  }

  /** The mailbox; whoever needs it cannot go on without. */
  Mailbox inbox() {
    return mailbox.orElseThrow(
        () ->
            NotDrivenException.mistake(
                "nothing of the subscription '" + name + "' goes to the event sink"));
  }

  Optional<Manager> known() {
    return manager;
  }

  /** The manager; whoever needs it cannot go on without. */
  Manager manager() {
    return manager.orElseThrow(
        () ->
            NotDrivenException.missing("it needs the subscription '" + name + "', but " + refusal));
  }

  /** wsen:EnumerationContext of a subscription in pull mode. */
  Optional<Kept> context() {
    return context;
  }

  /** Take note of what was answered to the Subscribe. */
  void answered(Exchange exchange, URI subscribed) {
    Optional<Envelope> answer = exchange.responseEnvelope();
    Optional<EndpointReference> reference =
        answer
            .filter(a -> !a.isFault())
            .flatMap(Envelope::bodyChild)
            .filter(b -> Dom.is(b, Names.WSE_SUBSCRIBE_RESPONSE))
            .flatMap(b -> Dom.child(b, Names.WSE_SUBSCRIPTION_MANAGER))
            .map(EndpointReference::in);
    manager = reference.map(r -> Manager.of(r, subscribed));
    if (manager.isEmpty()) {
      refusal =
          "the Subscribe was answered with "
              + exchange
                  .fault()
                  .map(f -> "the fault " + f.summary())
                  .orElseGet(
                      () ->
                          answer.isPresent()
                              ? "no wse:SubscriptionManager"
                              : exchange
                                  .trouble()
                                  .map(t -> "nothing: " + t.text())
                                  .orElse("no envelope"));
    }
    answer.ifPresent(this::continued);
  }

  /** Take note of a context that an answer hands out. */
  void continued(Envelope answer) {
    answer
        .bodyChild()
        .flatMap(b -> Dom.child(b, Names.WSEN_ENUMERATION_CONTEXT))
        .ifPresent(c -> context = Kept.of(java.util.List.of(c)));
  }

  /** Nothing of it is left at the endpoint. */
  void end() {
    over = true;
  }

  /** Whether the endpoint may still hold it. */
  boolean left() {
    return manager.isPresent()
        && !over
        && mailbox
            .filter(m -> m.has(e -> Deliveries.in(e).stream().anyMatch(i -> i.is(Delivered.END))))
            .isEmpty();
  }
}
