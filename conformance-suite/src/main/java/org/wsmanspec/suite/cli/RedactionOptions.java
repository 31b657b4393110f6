package org.wsmanspec.suite.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which names do not go into a bundle; secrets never do. */
final class RedactionOptions {

  @Option(
      names = "--redact-hosts",
      description = "In a bundle: other names for hosts, addresses and users, alike everywhere.")
  private boolean hosts;

  @Option(
      names = "--redact",
      paramLabel = "WORD",
      description = "In a bundle: another name for this word too; may be repeated.")
  private List<String> words = new ArrayList<>();

  /** Whether names of hosts and people are looked for. */
  boolean hosts() {
    return hosts;
  }

  /** Further words. */
  List<String> words() {
    return words.stream().filter(w -> !w.isBlank()).toList();
  }
}
