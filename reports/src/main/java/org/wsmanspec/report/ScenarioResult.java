package org.wsmanspec.report;

import java.util.List;
import java.util.Optional;

/**
 * What became of one scenario.
 *
 * @param id scenario id
 * @param title its first line
 * @param file file as the user named it
 * @param areas areas of the requirements it covers, for grouping
 * @param covers requirement ids
 * @param verdict the gravest verdict of its steps
 * @param reason why it was not run, or not to the end; may be empty
 * @param milliseconds wall time
 * @param steps its steps in order, repetitions unrolled
 * @param accepted why its failure or warning is let through; empty in the usual case
 */
public record ScenarioResult(
    String id,
    String title,
    String file,
    List<String> areas,
    List<String> covers,
    Verdict verdict,
    String reason,
    long milliseconds,
    List<StepResult> steps,
    Optional<Acceptance> accepted) {

  /**
   * What became of one step.
   *
   * @param path position in the scenario
   * @param name what it does
   * @param line line in the scenario file
   * @param verdict its verdict
   * @param detail expected and actual where it did not hold, or the reason; may be empty
   * @param exchanges ids of its exchanges
   */
  public record StepResult(
      String path, String name, int line, Verdict verdict, String detail, List<String> exchanges) {
    public StepResult {
      exchanges = List.copyOf(exchanges);
    }
  }

  public ScenarioResult {
    areas = List.copyOf(areas);
    covers = List.copyOf(covers);
    steps = List.copyOf(steps);
  }

  /** A result that nobody accepts otherwise. */
  public ScenarioResult(
      String id,
      String title,
      String file,
      List<String> areas,
      List<String> covers,
      Verdict verdict,
      String reason,
      long milliseconds,
      List<StepResult> steps) {
    this(id, title, file, areas, covers, verdict, reason, milliseconds, steps, Optional.empty());
  }

  /** The same, let through for a reason. */
  public ScenarioResult accepted(Acceptance why) {
    return new ScenarioResult(
        id, title, file, areas, covers, verdict, reason, milliseconds, steps, Optional.of(why));
  }
}
