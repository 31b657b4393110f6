package org.wsmanspec.suite.check.faults;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Durations;

/** How long a request allows the service to take. */
final class Waits {

  private Waits() {}

  /** The longer of OperationTimeout and MaxTime, where one of them is there and readable. */
  static Optional<Duration> of(Asked asked) {
    Stream<String> header = asked.envelope().headerText(Names.WSMAN_OPERATION_TIMEOUT).stream();
    Stream<String> pull =
        asked
            .envelope()
            .bodyChild()
            .flatMap(b -> Dom.child(b, Names.WSEN_MAX_TIME))
            .map(Dom::text)
            .stream();
    return Stream.concat(header, pull)
        .flatMap(t -> Durations.read(t).stream())
        .max(Duration::compareTo);
  }
}
