package org.wsmanspec.report.bundle;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.report.RunReport;

/**
 * What goes into a bundle.
 *
 * @param report the results
 * @param evidence evidence files by the name they get, such as {@code evidence.jsonl}
 * @param waivers the waiver file, if one was used
 * @param environment facts about what made it, by name
 * @param redact whether the names of hosts and people are replaced
 * @param accounts names of accounts that were used, replaced with the others
 * @param words further names to replace in any case
 */
public record BundleContent(
    RunReport report,
    Map<String, Path> evidence,
    Optional<Path> waivers,
    Map<String, String> environment,
    boolean redact,
    List<String> accounts,
    List<String> words) {

  public BundleContent {
    evidence = Map.copyOf(evidence);
    environment = Map.copyOf(environment);
    accounts = List.copyOf(accounts);
    words = List.copyOf(words);
  }
}
