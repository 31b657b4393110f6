package org.wsmanspec.suite.check.eventing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;
import org.wsmanspec.suite.check.enumeration.Enumerations;

/** How a pull subscription ends (DSP0226 10.2.9.5). */
public final class PullChecks {

  private static final String ENDS = "DSP0226-eventing-59";
  private static final String END_OF_SEQUENCE = "DSP0226-eventing-61";

  private static final Set<String> ABOUT =
      Set.of(Actions.RENEW, Actions.GET_STATUS, Actions.UNSUBSCRIBE);

  private PullChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Subscriptions.check("eventing/pull-after-end", List.of(ENDS), PullChecks::afterEnd),
        Subscriptions.check(
            "eventing/end-of-sequence", List.of(END_OF_SEQUENCE), PullChecks::endOfSequence));
  }

  private static void afterEnd(Subscription subscription, FindingSink sink) {
    Optional<Exchange> unsubscribed = subscription.unsubscribed();
    for (Exchange pull : subscription.pulls()) {
      Optional<Reply> reply = Reply.of(pull);
      if (reply.isEmpty() || Asked.of(pull).filter(Asked::readable).isEmpty()) {
        continue;
      }
      Optional<Exchange> end =
          unsubscribed
              .filter(u -> subscription.before(u, pull))
              .or(() -> released(subscription, pull));
      if (end.isPresent() && reply.get().askedAction().filter(Actions.PULL::equals).isPresent()) {
        if (reply.get().isFault()) {
          sink.held(ENDS, reply.get().place());
        } else {
          sink.broken(
              ENDS,
              "a fault, since the subscription was ended in " + end.get().where(),
              "a PullResponse",
              reply.get().place(),
              "");
        }
      }
    }
  }

  private static Optional<Exchange> released(Subscription subscription, Exchange pull) {
    return subscription.pulls().stream()
        .filter(p -> Reply.of(p).filter(r -> r.answers(Actions.RELEASE)).isPresent())
        .filter(p -> subscription.before(p, pull))
        .findFirst();
  }

  private static void endOfSequence(Subscription subscription, FindingSink sink) {
    Optional<Exchange> end =
        subscription.pulls().stream()
            .filter(
                p ->
                    Reply.of(p)
                        .filter(r -> r.answers(Actions.PULL))
                        .flatMap(r -> r.envelope().bodyChild())
                        .filter(Enumerations::endOfSequence)
                        .isPresent())
            .findFirst();
    if (end.isEmpty()) {
      return;
    }
    for (Exchange managed : subscription.managed()) {
      Optional<Reply> reply = Reply.of(managed);
      boolean asks = reply.flatMap(Reply::askedAction).filter(ABOUT::contains).isPresent();
      if (!asks || !subscription.before(end.get(), managed)) {
        continue;
      }
      if (reply.get().isFault()) {
        sink.held(END_OF_SEQUENCE, reply.get().place());
      } else {
        sink.broken(
            END_OF_SEQUENCE,
            "a fault, since wsen:EndOfSequence in " + end.get().where() + " ended the subscription",
            "a success",
            reply.get().place(),
            "");
      }
    }
  }
}
