package org.wsmanspec.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kinds of what a source delivers, as scenarios name them. */
public enum Delivered {
  /** Events that the sink took. */
  EVENTS,
  /** Heartbeats that the sink took. */
  HEARTBEATS,
  /** Notices of dropped events that the sink took. */
  DROPPED,
  /** wse:SubscriptionEnd that the sink took. */
  END,
  /** Requests of a publisher for the list of subscriptions, if they got it. */
  ENROLLMENTS,
  /** Faults that a publisher reports of subscriptions on the list. */
  FAULTS,
  /** Deliveries of any kind that the sink did not take. */
  REFUSED,
  /** All deliveries, taken or not. */
  ANY;

  /** The word in scenario files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All words in scenario files. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Delivered::word).toList();
  }

  /** The kind of a word. */
  public static Optional<Delivered> of(String word) {
    return Arrays.stream(values()).filter(d -> d.word().equals(word)).findFirst();
  }
}
