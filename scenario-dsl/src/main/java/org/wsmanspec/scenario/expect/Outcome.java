package org.wsmanspec.scenario.expect;

import java.util.ArrayList;
import java.util.List;

/**
 * How an expectation fared.
 *
 * @param kind the verdict on it
 * @param mismatches what was not as expected, or why it is not known; empty if it held
 */
public record Outcome(Kind kind, List<Mismatch> mismatches) {

  /** The verdicts, from the mildest to the firmest. */
  public enum Kind {
    /** All of it holds. */
    HELD,
    /** It could not be evaluated: nothing was exchanged, or the recording does not show it. */
    UNKNOWN,
    /** A success was expected, and the endpoint says that it does not support the feature. */
    UNSUPPORTED,
    /** A fault or error, but not quite the expected one: worth a warning. */
    SOFT,
    /** Success where a fault was due, a fault where success was due, a wrong shape or value. */
    BROKEN
  }

  /** All of it holds. */
  public static final Outcome HELD = new Outcome(Kind.HELD, List.of());

  public Outcome {
    mismatches = List.copyOf(mismatches);
  }

  static Outcome of(Kind kind, Mismatch mismatch) {
    return new Outcome(kind, List.of(mismatch));
  }

  /** The same, where the endpoint's message is the request. */
  Outcome aboutRequest() {
    return new Outcome(
        kind,
        mismatches.stream()
            .map(
                m ->
                    m.side() == Mismatch.Side.RESPONSE
                        ? new Mismatch(m.expected(), m.actual(), m.xpath(), Mismatch.Side.REQUEST)
                        : m)
            .toList());
  }

  boolean held() {
    return kind == Kind.HELD;
  }

  /** Both: the firmer kind and the mismatches of that which does not hold. */
  Outcome and(Outcome other) {
    List<Mismatch> all = new ArrayList<>(mismatches);
    all.addAll(other.mismatches);
    return new Outcome(kind.compareTo(other.kind) >= 0 ? kind : other.kind, all);
  }
}
