package org.wsmanspec.suite.cli;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of the work is done here. */
final class ShardOptions {

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "Do only the I-th of N parts: of the endpoints with --targets, else of the scenarios;"
              + " auto/N takes I from JOB_COMPLETION_INDEX, auto both from CI_NODE_INDEX and"
              + " CI_NODE_TOTAL. 'merge' brings the parts together.")
  private @Nullable String shard;

  /**
   * The part, if not all is to be done.
   *
   * @throws CommandFailure if the option makes no sense
   */
  Optional<Shard> read(Map<String, String> environment) {
    return Optional.ofNullable(shard).map(word -> Shard.of(word, environment));
  }
}
