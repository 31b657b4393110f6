package org.wsmanspec.scenario.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the reference says is so. */
final class DocumentationTests {

  private static final Pattern BLOCK =
      Pattern.compile("```yaml( target)?\\n(.*?)```", Pattern.DOTALL);

  private static String text() throws IOException {
    Path file = Path.of(System.getProperty("wsmanspec.root")).resolve("docs/scenario-language.md");
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  @Test
  void everyExampleParses() throws IOException {
    Matcher matcher = BLOCK.matcher(text());
    int count = 0;
    while (matcher.find()) {
      count++;
      if (matcher.group(1) == null) {
        new ScenarioReader()
            .read(
                "example-" + count + ".yaml",
                matcher.group(2),
                name -> {
                  throw new IOException("examples include nothing");
                });
      } else {
        new TargetReader(name -> Optional.empty(), Map.of())
            .read("example-" + count + ".yaml", matcher.group(2));
      }
    }
    assertTrue(count >= 5, "the examples are gone");
  }

  @Test
  void everyKeyIsMentioned() throws IOException {
    String text = text();
    List<String> missing = new ArrayList<>();
    for (KeyTable table :
        List.of(
            Tables.SCENARIO,
            StepReader.table(),
            Tables.ENUMERATE,
            Tables.PULL,
            EventingTables.SUBSCRIBE,
            EventingTables.AWAIT,
            EventingTables.ACKNOWLEDGE,
            EventingTables.RAISE,
            ExpectTables.EVENTS,
            Tables.SEND,
            Tables.INVOKE,
            Tables.REPRESENTATION,
            ExpectTables.EXPECT,
            ExpectTables.MUTATION)) {
      for (String key : table.names()) {
        if (!text.contains("`" + key + "`")) {
          missing.add(key);
        }
      }
    }
    assertEquals(List.of(), missing);
  }
}
