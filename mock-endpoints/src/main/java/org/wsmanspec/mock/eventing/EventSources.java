package org.wsmanspec.mock.eventing;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.mock.binding.Resources;
import org.wsmanspec.mock.cim.CimInstance;
import org.wsmanspec.mock.dispatch.Operation;

/**
 * All that an endpoint has to do with events: its sources, their subscriptions, and the operations
 * on them. Thread-safe. To be closed.
 */
public final class EventSources implements AutoCloseable {

  private final EventLog log;
  private final Indications indications;
  private final Subscriptions subscriptions;
  private final Deliveries deliveries;

  /**
   * Sources without subscriptions.
   *
   * @param resources the CIM side
   * @param clock of expirations and events
   * @param limits bounds on subscriptions and what is kept for them
   * @param push delivers in all modes but pull; closed with this
   * @param steps hears of internal steps
   * @param later runs what may not be done on the thread of a delivery
   */
  public EventSources(
      Resources resources,
      Clock clock,
      EventLimits limits,
      Deliveries push,
      Steps steps,
      Executor later) {
    this.log = new EventLog(clock, limits.keptEvents());
    this.indications = new Indications(resources, clock, limits.keptEvents());
    this.subscriptions = new Subscriptions(clock, limits, steps, later);
    this.deliveries = new EveryDelivery(push, limits.waitingEvents());
    EventSourceMethods.register(resources.manager(), this);
  }

  /**
   * The operations by their Action.
   *
   * @param pull wsen:Pull for all contexts that are no subscription's
   * @param release wsen:Release for them
   */
  public Map<String, Operation> operations(Operation pull, Operation release) {
    return Map.of(
        Actions.SUBSCRIBE, new Subscribe(List.of(log, indications), subscriptions, deliveries),
        Actions.RENEW, new SubscriptionOperation(SubscriptionOperation.Verb.RENEW, subscriptions),
        Actions.GET_STATUS,
            new SubscriptionOperation(SubscriptionOperation.Verb.GET_STATUS, subscriptions),
        Actions.UNSUBSCRIBE,
            new SubscriptionOperation(SubscriptionOperation.Verb.UNSUBSCRIBE, subscriptions),
        Actions.PULL, PullOperation.pull(pull, subscriptions),
        Actions.RELEASE, PullOperation.release(release, subscriptions));
  }

  /** The event log. */
  public EventLog log() {
    return log;
  }

  /** Raises an indication that no change of an instance shows, in a CIM namespace. */
  public void raise(String namespace, CimInstance indication) {
    indications.raise(namespace, indication);
  }

  /** Writes so many entries with one text to the event log. */
  public void raise(int count, String text) {
    for (int i = 0; i < count; i++) {
      log.append(LogEntry.of(text));
    }
  }

  /** Has the sources lose so many events, so that every subscription is told of it. */
  public void lose(int count) {
    log.source().lose(Actions.EVENT, count);
    indications.source().lose(Actions.EVENT, count);
  }

  /** Ends all subscriptions as their source, with SubscriptionEnd where somebody wants it. */
  public void cancel(EndStatus status, String reason) {
    subscriptions.endAll(status, reason);
  }

  /** How many subscriptions there are, those included that have expired since the last sweep. */
  public int openSubscriptions() {
    return subscriptions.size();
  }

  /** Ends the subscriptions whose time is over. */
  public void sweep() {
    subscriptions.sweep();
  }

  @Override
  public void close() {
    indications.close();
    deliveries.close();
  }
}
