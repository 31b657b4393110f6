package org.wsmanspec.suite.check;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;

/** What came before what: by time where times are known, otherwise by place in the recording. */
public final class Order {

  private final Map<String, Integer> places;

  private Order(Map<String, Integer> places) {
    this.places = places;
  }

  /** The order of a conversation. */
  public static Order of(Conversation conversation) {
    Map<String, Integer> places = new HashMap<>();
    for (Exchange exchange : conversation.exchanges()) {
      places.putIfAbsent(exchange.id(), places.size());
    }
    return new Order(places);
  }

  /** Whether one exchange was over before another began. */
  public boolean before(Exchange first, Exchange second) {
    Optional<Duration> between = Moments.between(first, second);
    return between.isPresent()
        ? !between.get().isNegative()
        : places.getOrDefault(first.id(), 0) < places.getOrDefault(second.id(), 0);
  }
}
