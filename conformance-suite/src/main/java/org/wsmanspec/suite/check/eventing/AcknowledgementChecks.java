package org.wsmanspec.suite.check.eventing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Moments;
import org.wsmanspec.suite.check.eventing.Delivered.Answer;
import org.wsmanspec.suite.check.eventing.Delivered.Kind;

/** How a source asks for acknowledgements, and heeds them (DSP0226 10.2.9.3, 10.7, 10.8). */
public final class AcknowledgementChecks {

  private static final String ASKED = "DSP0226-eventing-73";
  private static final String RETRIED = "DSP0226-eventing-76";
  private static final String REFUSED = "R10.8-1";
  private static final String UNCHANGED = "DSP0226-eventing-78";

  /** The sink may note the end of its answer a little later than the source reads it. */
  private static final Duration NOTED_LATE = Duration.ofMillis(100);

  /** A source has other things to do, too. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  /** Faults of a sink that cannot read what it gets. */
  private static final Set<String> UNFIT_DETAILS =
      Set.of("CharacterSet", "EncodingType", "UnsupportedCharacter");

  private AcknowledgementChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Subscriptions.check(
            "eventing/acknowledgement-asked",
            List.of(ASKED),
            (subscription, sink) -> {
              subscription.delivered().forEach(d -> asked(d, subscription.wanted().mode(), sink));
              oneAtATime(subscription, sink);
            }),
        Subscriptions.check(
            "eventing/unacknowledged", List.of(RETRIED), AcknowledgementChecks::retried),
        Subscriptions.check(
            "eventing/delivery-refused", List.of(REFUSED), AcknowledgementChecks::refused),
        Subscriptions.check(
            "eventing/unfit-for-the-sink", List.of(UNCHANGED), AcknowledgementChecks::unfit));
  }

  private static void asked(Delivered delivered, Mode mode, FindingSink sink) {
    if (!delivered.real() || !mode.acknowledged()) {
      return;
    }
    Envelope envelope = delivered.message().envelope();
    boolean replyTo =
        envelope
            .replyTo()
            .flatMap(EndpointReference::address)
            .filter(a -> !a.isEmpty())
            .isPresent();
    String missing = "";
    if (!delivered.asksForAcknowledgement()) {
      missing = "wsman:AckRequested";
    } else if (!replyTo) {
      missing = "wsa:ReplyTo with an Address";
    } else if (envelope.messageId().filter(m -> !m.isEmpty()).isEmpty()) {
      missing = "wsa:MessageID";
    }
    if (missing.isEmpty()) {
      sink.held(ASKED, delivered.place());
    } else {
      sink.broken(
          ASKED,
          "headers wsman:AckRequested, wsa:ReplyTo and wsa:MessageID",
          "no " + missing,
          delivered.place(),
          "the sink does not know that, or how, to acknowledge");
    }
  }

  private static void oneAtATime(Subscription subscription, FindingSink sink) {
    if (subscription.wanted().mode() != Mode.PUSH_WITH_ACK) {
      return;
    }
    Optional<Delivered> before = Optional.empty();
    for (Delivered delivered : subscription.delivered()) {
      if (!delivered.real()) {
        continue;
      }
      if (before.isPresent() && before.get().answer() == Answer.ACK) {
        Optional<Duration> between = Moments.between(before.get().exchange(), delivered.exchange());
        if (between.isPresent() && between.get().plus(NOTED_LATE).isNegative()) {
          sink.broken(
              ASKED,
              "the next event after the acknowledgement of the one before",
              "it came " + between.get().abs().toMillis() + " ms before that was sent",
              delivered.place(),
              "the event before is " + before.get().exchange().where());
          return;
        }
      }
      before = Optional.of(delivered);
    }
  }

  private static void retried(Subscription subscription, FindingSink sink) {
    Optional<Wanted.Retry> retry = subscription.wanted().retry().filter(r -> r.total() > 0);
    if (retry.isEmpty() || !subscription.wanted().mode().acknowledged()) {
      return;
    }
    List<Delivered> all = subscription.delivered();
    for (int i = 0; i < all.size(); i++) {
      Delivered failed = all.get(i);
      if (!failed.real() || !unacknowledged(failed)) {
        continue;
      }
      List<Delivered> later = all.subList(i + 1, all.size());
      boolean again =
          failed.events().stream().allMatch(e -> later.stream().anyMatch(d -> d.carries(e)));
      boolean more =
          all.subList(0, i).stream().anyMatch(d -> unacknowledged(d) && d.sharesEventsWith(failed));
      // Events may be batched otherwise the second time, and what is too old may be dropped aloud.
      boolean inPart =
          later.stream().anyMatch(d -> d.kind() == Kind.DROPPED || d.sharesEventsWith(failed));
      Optional<Delivered> next =
          later.stream()
              .filter(Delivered::real)
              .filter(d -> subscription.before(failed.exchange(), d.exchange()))
              .findFirst();
      if (again) {
        sink.held(RETRIED, failed.place());
      } else if (next.isPresent() && !more && !inPart) {
        sink.broken(
            RETRIED,
            "the same event again, since it was not acknowledged",
            "another event, in " + next.get().exchange().where(),
            failed.place(),
            "wsman:ConnectionRetry was accepted with "
                + retry.get().total()
                + " tries; the event is lost");
      } else if (!more
          && !inPart
          && subscription.ended().isEmpty()
          && waitedInVain(subscription, failed, retry.get())) {
        sink.broken(
            RETRIED,
            "the same event again after " + retry.get().interval(),
            "nothing until the subscription was ended",
            failed.place(),
            "wsman:ConnectionRetry was accepted with " + retry.get().total() + " tries");
      }
    }
  }

  private static boolean unacknowledged(Delivered delivered) {
    Answer answer = delivered.answer();
    return answer == Answer.FAILED
        || answer == Answer.ACCEPTED
        || (answer == Answer.FAULT && !unfit(delivered));
  }

  private static boolean waitedInVain(
      Subscription subscription, Delivered failed, Wanted.Retry retry) {
    Optional<Duration> waited =
        subscription.unsubscribed().flatMap(u -> Moments.between(failed.exchange(), u));
    return waited
        .filter(w -> w.compareTo(retry.interval().multipliedBy(2).plus(SLACK)) > 0)
        .isPresent();
  }

  private static void refused(Subscription subscription, FindingSink sink) {
    Optional<Delivered> refused = subscription.refused();
    if (refused.isEmpty()) {
      return;
    }
    boolean waits = subscription.wanted().mode().acknowledged();
    for (Delivered delivered : subscription.delivered()) {
      Optional<Duration> after = Moments.between(refused.get().exchange(), delivered.exchange());
      // Without acknowledgements several may be under way at once.
      boolean firm =
          subscription.before(refused.get().exchange(), delivered.exchange())
              && (waits || after.filter(a -> a.compareTo(SLACK) > 0).isPresent());
      if (!delivered.exchange().id().equals(refused.get().exchange().id()) && firm) {
        sink.broken(
            REFUSED,
            "nothing more, since the sink answered wsman:DeliveryRefused",
            delivered.kind() == Kind.END ? "wse:SubscriptionEnd" : "a delivery",
            delivered.place(),
            "it was refused in " + refused.get().exchange().where());
        return;
      }
    }
    sink.held(REFUSED, refused.get().place());
  }

  private static void unfit(Subscription subscription, FindingSink sink) {
    List<Delivered> all = subscription.delivered();
    for (int i = 0; i < all.size(); i++) {
      Delivered refused = all.get(i);
      if (refused.answer() != Answer.FAULT || !unfit(refused)) {
        continue;
      }
      byte[] bytes = refused.message().envelope().bytes();
      Optional<Delivered> again =
          all.subList(i + 1, all.size()).stream()
              .filter(
                  d ->
                      java.util.Arrays.equals(bytes, d.message().envelope().bytes())
                          || (d.sameAs(refused) && sameEncoding(d, refused)))
              .findFirst();
      if (again.isPresent()) {
        sink.broken(
            UNCHANGED,
            "the event in another form, or not again: the sink cannot read it",
            "the same as in " + refused.exchange().where(),
            again.get().place(),
            "the sink answered " + refused.exchange().fault().map(Fault::summary).orElse(""));
      } else {
        sink.held(UNCHANGED, refused.place());
      }
    }
  }

  private static boolean sameEncoding(Delivered one, Delivered other) {
    return one.message()
        .envelope()
        .encoding()
        .charset()
        .equals(other.message().envelope().encoding().charset());
  }

  private static boolean unfit(Delivered delivered) {
    Optional<Fault> fault = delivered.exchange().fault();
    Optional<FaultSubcode> subcode = fault.flatMap(Fault::subcode).flatMap(FaultSubcode::of);
    Optional<String> detail = fault.flatMap(Fault::faultDetailName);
    boolean encoding =
        subcode.filter(s -> s == FaultSubcode.ENCODING_LIMIT).isPresent()
            && detail.map(UNFIT_DETAILS::contains).orElse(true);
    boolean locale =
        subcode.filter(s -> s == FaultSubcode.UNSUPPORTED_FEATURE).isPresent()
            && detail.filter("Locale"::equals).isPresent();
    return encoding || locale;
  }
}
