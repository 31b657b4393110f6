package org.wsmanspec.message;

import java.util.List;
import java.util.Optional;

/**
 * What became of one step of a scenario that was run: driven or not, and what was to be expected.
 *
 * @param step which step
 * @param covers requirement ids that the scenario or step names
 * @param exchanges ids of the exchanges that the step caused, in order
 * @param notDriven why the step could not be driven; empty if it was
 * @param expectation the step's {@code expect} as JSON, variables resolved; empty if it has none
 */
public record StepRecord(
    StepRef step,
    List<String> covers,
    List<String> exchanges,
    Optional<String> notDriven,
    Optional<String> expectation) {

  public StepRecord {
    covers = List.copyOf(covers);
    exchanges = List.copyOf(exchanges);
  }
}
