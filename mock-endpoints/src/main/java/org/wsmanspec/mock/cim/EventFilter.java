package org.wsmanspec.mock.cim;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A prepared event query.
 *
 * @param className the event class after FROM
 * @param within the polling interval in seconds, if stated
 * @param query the query's text
 * @param condition whether an event, of any class, is one the query asks for
 */
public record EventFilter(
    String className, Optional<BigDecimal> within, String query, Predicate<CimInstance> condition) {
  /** Whether an event matches: it is of the class, and the condition holds. */
  public boolean matches(CimInstance event) {
    return condition.test(event);
  }
}
