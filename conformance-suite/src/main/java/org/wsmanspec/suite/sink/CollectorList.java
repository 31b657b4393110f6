package org.wsmanspec.suite.sink;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.mock.wef.Collector;
import org.wsmanspec.mock.wef.Offer;
import org.wsmanspec.scenario.sink.EventSink.Offered;
import org.wsmanspec.scenario.sink.Inbox;
import org.wsmanspec.scenario.sink.Listing;
import org.wsmanspec.scenario.sink.SinkAnswer;

/** The list of the suite's collector, as scenarios use it. */
final class CollectorList implements Listing {

  private final Inbox inbox;
  private final Collector collector;
  private final Consumer<CollectorList> closing;

  CollectorList(Inbox inbox, Collector collector, Consumer<CollectorList> closing) {
    this.inbox = inbox;
    this.collector = collector;
    this.closing = closing;
  }

  @Override
  public void offer(List<Offered> subscriptions, boolean plain) {
    collector.optimize(!plain);
    collector.offer(
        subscriptions.stream()
            .map(o -> new Offer(o.name(), Envelope.parse(o.subscribe()).root()))
            .toList());
  }

  /** Takes note of a delivery: what was acknowledged has got as far as its bookmark. */
  void heard(Exchange delivery) {
    boolean acknowledged =
        delivery
            .responseEnvelope()
            .flatMap(Envelope::action)
            .filter(Actions.ACK::equals)
            .isPresent();
    if (acknowledged) {
      delivery
          .requestEnvelope()
          .ifPresent(
              message ->
                  collector
                      .subscriptionOf(message)
                      .ifPresent(name -> collector.delivered(name, message)));
    }
  }

  @Override
  public URI address() {
    return inbox.address();
  }

  @Override
  public URI endAddress() {
    return inbox.endAddress();
  }

  @Override
  public void answer(SinkAnswer answer, int times) {
    inbox.answer(answer, times);
  }

  @Override
  public void close() {
    inbox.close();
    closing.accept(this);
  }
}
