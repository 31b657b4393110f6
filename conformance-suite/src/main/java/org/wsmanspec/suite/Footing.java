package org.wsmanspec.suite;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.StepRecord;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.scenario.expect.Outcome;

/**
 * Whether the steps of a scenario still stand on what the steps before them were to achieve.
 *
 * <p>Once a step did not come out as expected, a later one shows what follows from that, and not
 * what it covers: a Delete after a Create that failed has nothing to delete.
 */
final class Footing {

  private final boolean covering;
  private Optional<String> gone = Optional.empty();
  private boolean proven;

  /** The footing at the first step of a scenario. */
  Footing(List<StepRecord> records) {
    this.covering = records.stream().anyMatch(r -> !r.covers().isEmpty());
  }

  /** Why a step that comes now says nothing; empty while all went well. */
  Optional<String> gone() {
    return gone;
  }

  /** Whether a step before was answered with success, so that the target is as described. */
  boolean proven() {
    return proven;
  }

  /** Take note of a step without which the rest says nothing. */
  void lost(StepRef step, String how) {
    if (gone.isEmpty() && !step.path().startsWith("cleanup")) {
      gone = Optional.of("step " + step.path() + " '" + step.name() + "' before it " + how);
    }
  }

  /**
   * Take note of the outcome of a step.
   *
   * @param carriedOut whether the operation was carried out, whatever else is wrong
   * @param success whether the answer was no fault
   */
  void after(StepRef step, Outcome outcome, boolean carriedOut, boolean success) {
    proven |= carriedOut && success;
    boolean other =
        outcome.kind() == Outcome.Kind.BROKEN || outcome.kind() == Outcome.Kind.UNSUPPORTED;
    if (other && !carriedOut) {
      lost(step, "did not come out as expected: " + outcome.mismatches().get(0).actual());
    }
  }

  /** The verdict on a step that stands for no requirement; it cannot fail an endpoint. */
  Verdict uncovered(Outcome outcome) {
    return switch (outcome.kind()) {
      case HELD -> Verdict.PASS;
      case SOFT -> Verdict.WARN;
      // Where other steps cover something, this one only prepares for them.
      case BROKEN, UNSUPPORTED -> covering ? Verdict.INCONCLUSIVE : Verdict.WARN;
      case UNKNOWN -> Verdict.INCONCLUSIVE;
    };
  }
}
