package org.wsmanspec.report.gate;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wsmanspec.report.Acceptance;

/**
 * An accepted deviation.
 *
 * @param id of a requirement, a scenario, or of a scenario with cases, which means all of them
 * @param reason why it is accepted
 * @param link where the matter is followed up
 * @param owner who answers for it
 * @param expiry the last day on which it holds
 * @param subject the endpoints or captures that it is for, as a pattern with {@code *}; empty for
 *     all
 * @param source where it stands: {@code waivers.yaml:3}
 */
public record Waiver(
    String id,
    String reason,
    String link,
    String owner,
    LocalDate expiry,
    Optional<String> subject,
    String source) {

  /** Whether it is for this subject of a report. */
  boolean concerns(String reported) {
    return subject
        .map(s -> Pattern.compile(Pattern.quote(s).replace("*", "\\E.*\\Q")))
        .map(p -> p.matcher(reported).matches())
        .orElse(true);
  }

  /** Whether it names this scenario, or all cases of it. */
  boolean names(String scenario) {
    return scenario.equals(id) || scenario.startsWith(id + "~");
  }

  Acceptance acceptance() {
    return new Acceptance(
        Acceptance.Kind.WAIVER,
        reason,
        Optional.of(link),
        Optional.of(owner),
        Optional.of(expiry),
        source);
  }
}
