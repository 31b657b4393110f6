package org.wsmanspec.mock.enumeration;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.mock.control.Durations;
import org.wsmanspec.mock.soap.SoapFaultException;

/**
 * A granted wsen:Expires.
 *
 * @param instant when it ends
 * @param text the value to state: of the kind that was asked for
 * @param asked whether the client asked for one
 */
record Expiration(Instant instant, String text, boolean asked) {

  /**
   * Grants what was asked for, capped.
   *
   * @throws SoapFaultException InvalidExpirationTime if it is malformed, not positive or past
   */
  static Expiration of(Optional<String> asked, Instant now, EnumerationContexts.Settings settings) {
    if (asked.isEmpty()) {
      return new Expiration(now.plus(settings.idle()), Durations.format(settings.idle()), false);
    }
    Optional<Duration> duration = Durations.parse(asked.get(), now);
    Optional<Instant> moment = Durations.parseDateTime(asked.get());
    Duration wish =
        duration
            .or(() -> moment.map(m -> Duration.between(now, m)))
            .filter(d -> !d.isNegative() && !d.isZero())
            .orElseThrow(
                () ->
                    SoapFaultException.of(
                        FaultSubcode.INVALID_EXPIRATION_TIME,
                        "wsen:Expires must be a duration longer than zero or a time to come, but is"
                            + " '"
                            + asked.get()
                            + "'"));
    Duration granted =
        wish.compareTo(settings.maximumExpires()) < 0 ? wish : settings.maximumExpires();
    Instant end = now.plus(granted);
    return new Expiration(
        end,
        moment.isPresent()
            ? end.truncatedTo(ChronoUnit.MILLIS).toString()
            : Durations.format(granted),
        true);
  }
}
