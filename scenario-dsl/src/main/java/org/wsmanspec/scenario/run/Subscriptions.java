package org.wsmanspec.scenario.run;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.scenario.Operation;
import org.wsmanspec.scenario.Secret;
import org.wsmanspec.scenario.SubscriptionTerms;
import org.wsmanspec.scenario.SubscriptionTerms.SinkOptions;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.sink.EventSink;
import org.wsmanspec.scenario.sink.SinkAnswer;
import org.wsmanspec.scenario.sink.SinkException;

/** The subscriptions of one scenario, by the names that its steps give them. */
final class Subscriptions {

  static final String SINK = "sink";
  static final String NONE = "none";

  private final Mailboxes mailboxes;
  private final List<Subscription> all = new ArrayList<>();

  Subscriptions(Mailboxes mailboxes) {
    this.mailboxes = mailboxes;
  }

  /**
   * Prepare a subscription: open its inbox, and give the variables of its name values.
   *
   * @param uuid makes its deliveries known among all others
   * @throws NotDrivenException if the event sink cannot listen
   */
  Subscription begin(Operation.Subscribe subscribe, StepContext step, StepRef ref, String uuid) {
    SubscriptionTerms terms = subscribe.terms();
    String mode = mode(terms, step);
    boolean listens =
        recipient(terms.notifyTo(), step)
                .orElse(mode.equals(Uris.MODE_PULL) ? NONE : SINK)
                .equals(SINK)
            || recipient(terms.endTo(), step).filter(SINK::equals).isPresent();
    Optional<Mailbox> mailbox =
        listens ? Optional.of(open(terms.sink(), step, ref)) : Optional.empty();
    Subscription subscription =
        new Subscription(step.text(subscribe.as()), mode, "urn:uuid:" + uuid, mailbox);
    all.add(subscription);
    String prefix = "subscriptions." + subscription.name() + ".";
    mailbox.ifPresent(
        m -> {
          step.variables().set(prefix + "address", m.address().toString());
          step.variables().set(prefix + "endAddress", m.endAddress().toString());
        });
    step.variables().set(prefix + "reference", subscription.reference());
    return subscription;
  }

  /**
   * Prepare a subscription that is listed for a publisher; one of that name stays what it was.
   *
   * @throws NotDrivenException if the event sink cannot listen
   */
  Subscription offer(Operation.Subscribe subscribe, StepContext step, StepRef ref, String uuid) {
    String name = step.text(subscribe.as());
    Optional<Subscription> before = all.stream().filter(s -> s.name().equals(name)).findFirst();
    return before.orElseGet(() -> begin(subscribe, step, ref, uuid));
  }

  /**
   * The list of a collector, opened with the first offer.
   *
   * @throws NotDrivenException if the event sink cannot listen
   */
  Subscription collector(StepContext step, StepRef ref) {
    String name = step.text(Operation.COLLECTOR);
    Optional<Subscription> before = all.stream().filter(s -> s.name().equals(name)).findFirst();
    if (before.isPresent()) {
      return before.get();
    }
    Mailbox mailbox;
    try {
      mailbox =
          mailboxes.list(
              new EventSink.Order(ref, Optional.empty(), Optional.empty(), SinkAnswer.ACKNOWLEDGE));
    } catch (SinkException e) {
      throw NotDrivenException.missing("no subscriptions can be listed: " + e.getMessage());
    }
    Subscription collector = new Subscription(name, Uris.MODE_EVENTS, "", Optional.of(mailbox));
    all.add(collector);
    step.variables().set("subscriptions." + name + ".address", mailbox.address().toString());
    return collector;
  }

  /** The list of a collector, if one was opened. */
  Optional<Subscription> collector() {
    return all.stream().filter(s -> s.name().equals(Operation.COLLECTOR.template())).findFirst();
  }

  /**
   * Take note of what an answer says of a subscription.
   *
   * @param sentTo where the message went
   */
  void after(Operation.Message message, Exchange exchange, StepContext step, URI sentTo) {
    if (message instanceof Operation.Subscribe subscribe) {
      Subscription subscription = named(subscribe.as(), step);
      subscription.answered(exchange, sentTo);
      tell(subscription, step.variables());
    } else if (message instanceof Operation.Unsubscribe unsubscribe) {
      Optional<Envelope> answer = exchange.responseEnvelope();
      // A fault means that there is nothing left either, unless the request was bent.
      if (answer.filter(a -> !a.isFault()).isPresent()) {
        named(unsubscribe.subscription(), step).end();
      }
    } else if (message instanceof Operation.Pull pull && pull.subscription().isPresent()) {
      Subscription subscription = named(pull.subscription().get(), step);
      exchange.responseEnvelope().ifPresent(subscription::continued);
      tell(subscription, step.variables());
    }
  }

  /** Give the variables values that only an answer tells. */
  private static void tell(Subscription subscription, StepVariables variables) {
    String prefix = "subscriptions." + subscription.name() + ".";
    subscription.known().ifPresent(m -> variables.set(prefix + "manager", m.to()));
    subscription.context().ifPresent(c -> variables.keep(prefix + "context", c));
  }

  /** Whom a Subscribe names: sink, none or an address. */
  static Optional<String> recipient(Optional<Text> written, StepContext step) {
    return written.map(step::text);
  }

  /** The URI of a Subscribe's mode; that of push where the attribute is left out. */
  private static String mode(SubscriptionTerms terms, StepContext step) {
    String word = terms.mode().map(step::text).orElse("push");
    return switch (word) {
      case "push", NONE -> Uris.MODE_PUSH;
      case "pushWithAck" -> Uris.MODE_PUSH_WITH_ACK;
      case "events" -> Uris.MODE_EVENTS;
      case "pull" -> Uris.MODE_PULL;
      default -> word;
    };
  }

  private Mailbox open(SinkOptions options, StepContext step, StepRef ref) {
    Optional<EventSink.Account> account =
        options
            .user()
            .map(
                user ->
                    new EventSink.Account(
                        step.text(user), Secret.of(options.password().map(step::text).orElse(""))));
    try {
      return mailboxes.open(new EventSink.Order(ref, options.https(), account, options.answer()));
    } catch (SinkException e) {
      throw NotDrivenException.missing("no events can be received: " + e.getMessage());
    }
  }

  /**
   * The latest subscription of a name.
   *
   * @throws NotDrivenException if there is none
   */
  Subscription named(Text name, StepContext step) {
    String wanted = step.text(name);
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).name().equals(wanted)) {
        return all.get(i);
      }
    }
    throw NotDrivenException.missing(
        "it needs the subscription '" + wanted + "', which no step has made");
  }

  /**
   * An operation as it is meant: a Pull that names neither context nor subscription is one of the
   * scenario's only subscription, unless the scenario enumerates.
   */
  Operation.Message meant(Operation.Message message, boolean enumerates) {
    if (!(message instanceof Operation.Pull pull)
        || enumerates
        || pull.context().isPresent()
        || pull.subscription().isPresent()
        || all.size() != 1) {
      return message;
    }
    return new Operation.Pull(
        pull.parameters(),
        Optional.of(Text.of(all.get(0).name().replace("${", "$${"))),
        pull.context(),
        pull.maxElements(),
        pull.maxTime(),
        pull.maxCharacters(),
        pull.countEstimate(),
        pull.position());
  }

  /** Those that the endpoint may still hold. */
  List<Subscription> left() {
    return all.stream().filter(Subscription::left).toList();
  }

  /** Throw what a listener of the run threw when it was told of a delivery. */
  void check() {
    all.forEach(s -> s.mailbox().ifPresent(Mailbox::check));
  }
}
