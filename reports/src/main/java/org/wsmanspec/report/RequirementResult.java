package org.wsmanspec.report;

import java.util.List;
import java.util.Optional;

/**
 * A requirement and all that was found about it.
 *
 * @param requirement the catalogue entry
 * @param verdict the gravest verdict of its findings; {@code INCONCLUSIVE} where there is none
 * @param passes how many findings passed; passing findings are counted and not all kept
 * @param findings every finding that is not a pass, and the first that is
 * @param reason why it was not tested, where there is no finding; may be empty
 * @param accepted why its failure or warning is let through; empty in the usual case
 */
public record RequirementResult(
    Requirement requirement,
    Verdict verdict,
    int passes,
    List<Finding> findings,
    String reason,
    Optional<Acceptance> accepted) {

  public RequirementResult {
    findings = List.copyOf(findings);
  }

  /** A result that nobody accepts otherwise. */
  public RequirementResult(
      Requirement requirement, Verdict verdict, int passes, List<Finding> findings, String reason) {
    this(requirement, verdict, passes, findings, reason, Optional.empty());
  }

  /** The same, let through for a reason. */
  public RequirementResult accepted(Acceptance why) {
    return new RequirementResult(requirement, verdict, passes, findings, reason, Optional.of(why));
  }
}
