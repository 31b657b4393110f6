package org.wsmanspec.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The manifests of {@code ci/kubernetes}, with the arguments that stand in them. */
@Timeout(120)
final class KubernetesTests {

  private static final Path MANIFESTS =
      Path.of(System.getProperty("wsmanspec.root")).resolve("ci/kubernetes");

  @TempDir private Path folder;

  /** What a path of keys leads to; numbers are places in a list. */
  private static Object at(Object node, Object... path) {
    Object found = node;
    for (Object key : path) {
      Object next =
          found instanceof List<?> list ? list.get((Integer) key) : ((Map<?, ?>) found).get(key);
      found = Objects.requireNonNull(next, () -> key + " is missing");
    }
    return found;
  }

  private static Object job(String file, String name) throws IOException {
    Load load = new Load(LoadSettings.builder().build());
    for (Object document : load.loadAllFromString(Files.readString(MANIFESTS.resolve(file)))) {
      if (at(document, "kind").equals("Job") && at(document, "metadata", "name").equals(name)) {
        return document;
      }
    }
    throw new AssertionError(name + " is not in " + file);
  }

  private List<String> arguments(Object job, String index) {
    List<String> words = new ArrayList<>();
    for (Object word : (List<?>) at(job, "spec", "template", "spec", "containers", 0, "args")) {
      words.add(
          word.toString()
              .replace("$(JOB_COMPLETION_INDEX)", index)
              .replace("/inventory/", folder + "/")
              .replace("/results", folder.resolve("results").toString())
              .replace("--plan=smoke", "get-instance"));
    }
    return words;
  }

  @Test
  void theJobsTestTheInventoryAndMergeIt() throws IOException {
    Object shards = job("shards.yaml", "wsmanspec-shards");
    assertEquals("Indexed", at(shards, "spec", "completionMode"));
    int completions = (Integer) at(shards, "spec", "completions");
    assertTrue(arguments(shards, "0").contains("--shard=auto/" + completions));
    try (FleetBed bed = new FleetBed(folder).proper("a").bad("b").proper("c").proper("d")) {
      bed.inventory();
      for (int index = 0; index < completions; index++) {
        CommandRun run =
            FleetBed.command(
                Map.of("JOB_COMPLETION_INDEX", "" + index), arguments(shards, "" + index));
        assertEquals(index == 1 ? 1 : 0, run.code(), run::said);
      }
      CommandRun merged =
          FleetBed.command(Map.of(), arguments(job("merge.yaml", "wsmanspec-merge"), ""));
      assertEquals(1, merged.code(), merged::said);
      assertTrue(merged.out().contains("1 endpoint failed of 4 judged."), merged::said);
    }
  }

  /** Every exit code that is a result is one that is not tried again. */
  @Test
  void resultsAreNotTriedAgain() throws IOException {
    Object rule =
        at(job("shards.yaml", "wsmanspec-shards"), "spec", "podFailurePolicy", "rules", 0);
    assertEquals("FailIndex", at(rule, "action"));
    assertEquals(
        List.of(
            ExitCode.FAILED.code(),
            ExitCode.USAGE.code(),
            ExitCode.BAD_INPUT.code(),
            ExitCode.UNREACHABLE.code()),
        at(rule, "onExitCodes", "values"));
    assertEquals(
        "wsmanspec",
        at(
            job("shards.yaml", "wsmanspec-shards"),
            "spec",
            "template",
            "spec",
            "containers",
            0,
            "name"));
    assertEquals("wsmanspec", at(rule, "onExitCodes", "containerName"));
  }
}
