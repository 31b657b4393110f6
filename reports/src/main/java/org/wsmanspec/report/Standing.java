package org.wsmanspec.report;

import org.wsmanspec.report.Requirement.State;

/**
 * What a row of a report is shown as: its verdict, told apart further where one word would mislead.
 *
 * <p>The order is that of tables: what needs attention first.
 */
public enum Standing {
  /** Broken, and nobody accepts it. */
  FAIL("fail"),
  /** Off, and nobody accepts it. */
  WARN("warn"),
  /** Failed or warned, and a waiver accepts it; never a pass. */
  WAIVED("waived"),
  /** Failed or warned, as the baseline says it did before; never a pass. */
  KNOWN("known"),
  /** Broken in the very way that the profile of the target names, with its source; never a pass. */
  DEPARTURE("departure"),
  /** Held wherever it could be seen. */
  PASS("pass"),
  /** What was needed for a verdict was not to be seen. */
  INCONCLUSIVE("inconclusive"),
  /** The suite has no test of it. */
  NOT_TESTED("not tested"),
  /** Depends on what the endpoint does not claim, or binds somebody else. */
  NOT_APPLICABLE("not applicable");

  private final String text;

  Standing(String text) {
    this.text = text;
  }

  /** The word for reports. */
  public String text() {
    return text;
  }

  /** Where a requirement stands. */
  public static Standing of(RequirementResult result) {
    if (result.accepted().isPresent()) {
      return of(result.accepted().get());
    }
    boolean untested =
        result.verdict() == Verdict.INCONCLUSIVE && result.requirement().state() != State.TESTED;
    return untested ? NOT_TESTED : of(result.verdict());
  }

  /** Where a scenario stands. */
  public static Standing of(ScenarioResult result) {
    return result.accepted().map(Standing::of).orElse(of(result.verdict()));
  }

  /** The standing of what has this verdict and is not accepted. */
  public static Standing of(Verdict verdict) {
    return switch (verdict) {
      case FAIL -> FAIL;
      case WARN -> WARN;
      case DEPARTURE -> DEPARTURE;
      case PASS -> PASS;
      case INCONCLUSIVE -> INCONCLUSIVE;
      case NOT_APPLICABLE -> NOT_APPLICABLE;
    };
  }

  private static Standing of(Acceptance accepted) {
    return switch (accepted.kind()) {
      case WAIVER -> WAIVED;
      case BASELINE -> KNOWN;
    };
  }
}
