package org.wsmanspec.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which part is meant, and what it holds. */
final class ShardTests {

  @Test
  void numbersAndTheEnvironmentNameAShard() {
    assertEquals(new Shard(2, 3), Shard.of("2/3", Map.of()));
    assertEquals(new Shard(1, 3), Shard.of("auto/3", Map.of("JOB_COMPLETION_INDEX", "0")));
    assertEquals(new Shard(3, 3), Shard.of("auto/3", Map.of("JOB_COMPLETION_INDEX", "2")));
    Map<String, String> gitlab = Map.of("CI_NODE_INDEX", "2", "CI_NODE_TOTAL", "4");
    assertEquals(new Shard(2, 4), Shard.of("auto", gitlab));
    assertEquals(new Shard(2, 4), Shard.of("auto/4", gitlab));
    assertEquals(new Shard(2, 5), Shard.of("auto/5", Map.of("CI_NODE_INDEX", "2")));
    assertEquals(new Shard(1, 4), Shard.of("1/4", gitlab), "what is said outweighs what is around");
  }

  @Test
  void whatNamesNoneIsRefused() {
    for (String word : List.of("0/3", "4/3", "1/0", "1", "", "a/b", "1/3/5", "-1/3", "1/20000")) {
      refused(word, Map.of(), "--shard");
    }
    refused("auto", Map.of(), "JOB_COMPLETION_INDEX");
    refused("auto/3", Map.of(), "JOB_COMPLETION_INDEX");
    refused("auto", Map.of("JOB_COMPLETION_INDEX", "1"), "auto/N");
    refused("auto/3", Map.of("JOB_COMPLETION_INDEX", "3"), "JOB_COMPLETION_INDEX 3 (from 0)");
    refused("auto/3", Map.of("JOB_COMPLETION_INDEX", "x"), "is no number: 'x'");
    refused("auto/3", Map.of("CI_NODE_INDEX", "1", "CI_NODE_TOTAL", "4"), "CI_NODE_TOTAL=4");
    refused("auto", Map.of("CI_NODE_INDEX", "5", "CI_NODE_TOTAL", "4"), "CI_NODE_INDEX 5");
  }

  private static void refused(String word, Map<String, String> environment, String told) {
    CommandFailure e = assertThrows(CommandFailure.class, () -> Shard.of(word, environment), word);
    assertEquals(ExitCode.USAGE, e.exitCode());
    assertTrue(String.valueOf(e.getMessage()).contains(told), e.getMessage());
  }

  @Test
  void sharesAreEvenAndTogetherAreAll() {
    for (int size = 0; size < 12; size++) {
      List<Integer> all = IntStream.range(0, size).boxed().toList();
      for (int of = 1; of < 15; of++) {
        List<Integer> together = new ArrayList<>();
        for (int index = 1; index <= of; index++) {
          List<Integer> share = new Shard(index, of).share(all);
          assertTrue(share.size() - size / of <= 1 && share.size() >= size / of);
          together.addAll(share);
        }
        assertEquals(all, together.stream().sorted().toList());
      }
    }
  }
}
