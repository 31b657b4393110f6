package org.wsmanspec.mock.eventing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.mock.control.Durations;
import org.wsmanspec.mock.soap.SoapFaultException;

/**
 * A granted wse:Expires.
 *
 * @param instant when it ends
 * @param text the value to state: of the kind that was asked for
 */
record Expiry(Instant instant, String text) {

  /**
   * Grants what was asked for, capped.
   *
   * @throws SoapFaultException wse:InvalidExpirationTime if it is malformed, not positive or past
   */
  static Expiry of(Optional<String> asked, Instant now, EventLimits limits) {
    if (asked.isEmpty()) {
      Duration usual = limits.usualExpires();
      return new Expiry(now.plus(usual), Durations.format(usual));
    }
    Optional<Instant> moment = Durations.parseDateTime(asked.get());
    Duration wish =
        Durations.parse(asked.get(), now)
            .or(() -> moment.map(m -> Duration.between(now, m)))
            .filter(d -> !d.isNegative() && !d.isZero())
            .orElseThrow(
                () ->
                    SoapFaultException.of(
                        FaultSubcode.EVENTING_INVALID_EXPIRATION_TIME,
                        "wse:Expires must be a duration longer than zero or a time to come, but is"
                            + " '"
                            + asked.get()
                            + "'"));
    Duration granted = wish.compareTo(limits.longestExpires()) < 0 ? wish : limits.longestExpires();
    Instant end = now.plus(granted);
    return new Expiry(
        end,
        moment.isPresent()
            ? end.truncatedTo(ChronoUnit.MILLIS).toString()
            : Durations.format(granted));
  }

  /** What is left until a time, as GetStatus tells it. */
  static String remaining(Instant end, Instant now) {
    Instant whole = end.truncatedTo(ChronoUnit.MILLIS);
    return Durations.format(whole.isAfter(now) ? Duration.between(now, whole) : Duration.ZERO);
  }
}
