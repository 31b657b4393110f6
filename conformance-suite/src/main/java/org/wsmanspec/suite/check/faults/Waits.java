package org.wsmanspec.suite.check.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.datatype.DatatypeFactory;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Asked;

/** How long a request allows the service to take. */
final class Waits {

  private static final DatatypeFactory TYPES = types();

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
    return Stream.concat(header, pull).flatMap(t -> read(t).stream()).max(Duration::compareTo);
  }

  private static Optional<Duration> read(String text) {
    try {
      // Months and years have no fixed length; counted from the epoch they are long enough.
      return Optional.of(
          Duration.ofMillis(
              TYPES
                  .newDuration(text)
                  .getTimeInMillis(GregorianCalendar.from(Instant.EPOCH.atZone(ZoneOffset.UTC)))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static DatatypeFactory types() {
    return DatatypeFactory.newDefaultInstance();
  }
}
