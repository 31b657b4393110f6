package org.wsmanspec.scenario.recorded;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.evidence.Redaction;
import org.wsmanspec.message.mutation.Markup;
import org.wsmanspec.message.vocabulary.Names;

/** A request as it was recorded, made fit to be sent to another server at another time. */
final class RecordedRequest {

  private static final Pattern MESSAGE_ID = Pattern.compile("(urn:uuid:|uuid:).*");
  private static final Duration SOME_TIME = Duration.ofMinutes(10);
  private static final List<String> SECRET = List.of("Password", "PasswordText");

  private RecordedRequest() {}

  /** The envelope as text with variables in it. */
  static String text(Exchange exchange, Envelope envelope, Correlation correlation) {
    Document document = (Document) envelope.document().cloneNode(true);
    Optional<String> to = envelope.to();
    correlation.apply(document);
    for (Place place : Place.in(document)) {
      if (place.name().equals(Names.WSA_MESSAGE_ID)) {
        Matcher matcher = MESSAGE_ID.matcher(place.value());
        place.set((matcher.matches() ? matcher.group(1) : "uuid:") + "${uuid}");
      } else if (place.name().equals(Names.WSA_TO)
          || (place.name().equals(Names.WSA_ADDRESS)
              && to.filter(place.value()::equals).isPresent())) {
        place.set("${target.address}");
      } else if (SECRET.contains(place.name().getLocalPart())) {
        place.set(Redaction.MARK);
      } else if (place.name().getLocalPart().equals("Expires")) {
        duration(place.value(), exchange.timing()).ifPresent(d -> place.set(d.toString()));
      }
    }
    return Markup.of(document.getDocumentElement());
  }

  /** How long it was to a point in time; empty if the text is none, such as a duration. */
  private static Optional<Duration> duration(String expires, Optional<Timing> timing) {
    try {
      Instant then = OffsetDateTime.parse(expires).toInstant();
      return Optional.of(
          timing
              .map(t -> Duration.between(t.sent(), then))
              .filter(d -> d.compareTo(Duration.ZERO) > 0)
              .map(d -> Duration.ofSeconds(d.toSeconds() + 1))
              .orElse(SOME_TIME));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
