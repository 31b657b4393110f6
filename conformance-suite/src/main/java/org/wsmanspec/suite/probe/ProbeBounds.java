package org.wsmanspec.suite.probe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;

/**
 * What a probe may cost; it stops asking when one of these is reached.
 *
 * @param requests number of requests
 * @param time spent waiting for answers
 * @param octets of all answers together
 */
public record ProbeBounds(int requests, Duration time, long octets) {

  /** 250 requests, five minutes, 32 MiB. */
  public static final ProbeBounds USUAL =
      new ProbeBounds(250, Duration.ofMinutes(5), 32L * 1024 * 1024);

  /** So many requests without an answer in a row, and nobody is bothered any more. */
  private static final int SILENCE = 2;

  /** Which bound a conversation has reached, in words; empty if none. */
  Optional<String> reached(Conversation soFar) {
    List<Exchange> exchanges = soFar.exchanges();
    if (exchanges.size() >= requests) {
      return Optional.of("the limit of " + requests + " requests was reached");
    }
    Duration spent =
        exchanges.stream()
            .flatMap(e -> e.timing().stream())
            .map(t -> t.total())
            .reduce(Duration.ZERO, Duration::plus);
    if (spent.compareTo(time) >= 0) {
      return Optional.of("the limit of " + time.toSeconds() + " s was reached");
    }
    long read =
        exchanges.stream()
            .flatMap(e -> e.response().stream())
            .mapToLong(r -> r.body().size())
            .sum();
    if (read >= octets) {
      return Optional.of("the limit of " + octets + " octets was reached");
    }
    boolean silent =
        exchanges.size() >= SILENCE
            && exchanges.subList(exchanges.size() - SILENCE, exchanges.size()).stream()
                .allMatch(e -> e.response().isEmpty());
    return silent
        ? Optional.of("the last " + SILENCE + " requests were not answered")
        : Optional.empty();
  }
}
