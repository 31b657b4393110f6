package org.wsmanspec.report;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Why a failure or warning is let through the gate; it stays what it is and never becomes a pass.
 *
 * @param kind who lets it through
 * @param reason why, for people
 * @param link where the matter is followed up
 * @param owner who answers for it
 * @param expires the last day on which it holds
 * @param source where it is written down: {@code waivers.yaml:3}, or the baseline's file name
 */
public record Acceptance(
    Kind kind,
    String reason,
    Optional<String> link,
    Optional<String> owner,
    Optional<LocalDate> expires,
    String source) {

  /** Who lets a failure through. */
  public enum Kind {
    /** Somebody who says why, and until when. */
    WAIVER,
    /** A baseline, which knows it from an earlier run. */
    BASELINE
  }

  /** All that is known, in one line: {@code waived until 2026-12-31 by lab: reason (link)}. */
  public String text() {
    String until = expires.map(d -> " until " + d).orElse("");
    String by = owner.map(o -> " by " + o).orElse("");
    String more = link.map(l -> " (" + l + ")").orElse("");
    return switch (kind) {
      case WAIVER -> "waived" + until + by + ": " + reason + more;
      case BASELINE -> reason;
    };
  }
}
