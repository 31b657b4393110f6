package org.wsmanspec.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
final class FuzzingTests {

  @TempDir private Path folder;

  @Test
  void aShortRunFindsNothing() {
    List<String> log = new ArrayList<>();
    Fuzzing fuzzing = new Fuzzing(folder, 20261121, 2, log::add);
    fuzzing.requests(1_000, new Effort(25, 40));
    fuzzing.conversations(500);
    fuzzing.psrp(3_000);
    assertTrue(fuzzing.findings().isEmpty(), () -> String.join("\n", log));
  }

  @Test
  void casesFollowFromTheSeed() {
    XmlTree tree = XmlTree.parse("<a x='1'><b>t</b><c/></a>".getBytes(StandardCharsets.UTF_8));
    List<XmlTree> donors = List.of(XmlTree.text("donor"));
    Seeds.Seed seed =
        new Seeds.Seed(
            "/wsman",
            Optional.of("application/soap+xml"),
            "<a><b/></a>".getBytes(StandardCharsets.UTF_8),
            Optional.of(tree));
    Seeds seeds = new Seeds(Empty.CONVERSATION, List.of(seed), donors);
    List<String> once = cases(seeds, 5);
    assertEquals(once, cases(seeds, 5));
    assertTrue(once.stream().distinct().count() > 50, once::toString);
    assertEquals("<a x=\"1\"><b>t</b><c/></a>", tree.write(), "the original is left as it is");
  }

  private static List<String> cases(Seeds seeds, long number) {
    SplittableRandom random = new SplittableRandom(number);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      RequestCase next = RequestCase.of(seeds, random, Optional.of("context"));
      all.add(
          next.method()
              + next.path()
              + next.contentType()
              + new String(next.body(), StandardCharsets.ISO_8859_1));
    }
    return all;
  }

  @Test
  void aFindingIsKeptOnceAndCounted() throws java.io.IOException {
    Findings findings = new Findings(folder);
    findings.add("kind", "first", new byte[] {1});
    findings.add("kind", "second", new byte[] {2});
    assertEquals(List.of("finding-001: kind\n    first", "2 times: kind"), findings.lines());
    assertEquals(1, Files.readAllBytes(folder.resolve("finding-001.bin"))[0]);
  }
}
