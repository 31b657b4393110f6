package org.wsmanspec.report;

import java.util.List;

/**
 * A requirement and all that was found about it.
 *
 * @param requirement the catalogue entry
 * @param verdict the gravest verdict of its findings; {@code INCONCLUSIVE} where there is none
 * @param passes how many findings passed; passing findings are counted and not all kept
 * @param findings every finding that is not a pass, and the first that is
 * @param reason why it was not tested, where there is no finding; may be empty
 */
public record RequirementResult(
    Requirement requirement, Verdict verdict, int passes, List<Finding> findings, String reason) {

  public RequirementResult {
    findings = List.copyOf(findings);
  }
}
