package org.wsmanspec.scenario.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.scenario.Mutation;
import org.wsmanspec.scenario.Operation;
import org.wsmanspec.scenario.Position;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.sink.EventSink;

/**
 * Plays the collector: lists subscriptions, and has the target made a publisher of that list where
 * its file says how. Where it does not, somebody has configured it already.
 */
final class Offering {

  /** The hook that makes a target publish to a collector. */
  static final String PUBLISH = "publish";

  /** The hook that ends that. */
  static final String WITHDRAW = "withdraw";

  private final Target target;
  private final Subscriptions subscriptions;
  private final MessageMaker maker;
  private final Raising raising;
  private final Supplier<String> uuids;

  Offering(
      Target target,
      Subscriptions subscriptions,
      MessageMaker maker,
      Raising raising,
      Supplier<String> uuids) {
    this.target = target;
    this.subscriptions = subscriptions;
    this.maker = maker;
    this.raising = raising;
    this.uuids = uuids;
  }

  /**
   * List them.
   *
   * @param ask sends a message of this step
   * @throws NotDrivenException if the sink cannot listen, or the hook failed
   */
  void offer(
      Operation.Offer offer,
      StepContext step,
      StepRef ref,
      Function<Operation.Message, Exchange> ask) {
    Subscription collector = subscriptions.collector(step, ref);
    List<EventSink.Offered> offered = new ArrayList<>();
    for (Operation.Subscribe subscribe : offer.subscriptions()) {
      Subscription subscription = subscriptions.offer(subscribe, step, ref, uuids.get());
      byte[] envelope = maker.make(subscribe, addressed(subscribe), step).message().body().bytes();
      offered.add(new EventSink.Offered(subscription.name(), envelope));
    }
    collector.inbox().offer(offered, offer.plain());
    raise(PUBLISH, step, offer.position(), ask);
  }

  /** Run a hook that is told the address of the list, if the target has it. */
  private void raise(
      String hook, StepContext step, Position position, Function<Operation.Message, Exchange> ask) {
    if (target.events().containsKey(hook)) {
      raising.raise(raise(hook, position), step, ask);
    }
  }

  private static Operation.Raise raise(String hook, Position position) {
    return new Operation.Raise(
        hook, Map.of("collector", Text.of("${subscriptions.collector.address}")), position);
  }

  /** What is to be done when the scenario is over; empty if nothing is. */
  List<Operation.Raise> left(Position position) {
    return subscriptions.collector().isPresent() && target.events().containsKey(WITHDRAW)
        ? List.of(raise(WITHDRAW, position))
        : List.of();
  }

  /** Whoever fetches a list need not have an address of its own. */
  private static List<Mutation> addressed(Operation.Subscribe subscribe) {
    return subscribe.parameters().to().isPresent()
        ? List.of()
        : List.of(
            new Mutation.SetValue(
                Text.of("/s:Envelope/s:Header/wsa:To"),
                Text.of(Uris.ANONYMOUS),
                subscribe.position()));
  }
}
