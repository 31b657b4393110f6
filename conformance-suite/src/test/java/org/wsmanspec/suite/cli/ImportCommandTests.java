package org.wsmanspec.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.scenario.yaml.ScenarioReader;

/** Recorded sessions as scenario files. */
class ImportCommandTests {

  @TempDir Path folder;

  private static String recording() throws URISyntaxException {
    return Path.of(
            Objects.requireNonNull(ImportCommandTests.class.getResource("../recorded-shells.jsonl"))
                .toURI())
        .toString();
  }

  @Test
  void aCaptureBecomesAFileThatCanBeRun() throws Exception {
    Path file = folder.resolve("again.yaml");

    CommandRun run = CommandRun.of("import", recording(), "--out", file.toString());

    assertEquals(ExitCode.HELD.code(), run.code(), run::said);
    assertTrue(run.out().contains("again.yaml (26 steps)"), run::said);
    assertEquals(26, new ScenarioReader().read(file).get(0).steps().size());
    CommandRun again =
        CommandRun.of(
            "run", "--no-allure", "--out", folder.resolve("out").toString(), file.toString());
    assertEquals(ExitCode.HELD.code(), again.code(), again::said);
  }

  @Test
  void withoutAFileTheScenarioGoesToStandardOutput() throws Exception {
    CommandRun run = CommandRun.of("import", recording());

    assertEquals(ExitCode.HELD.code(), run.code(), run::said);
    assertTrue(run.out().startsWith("# Made of a recording"), run::said);
  }

  @Test
  void severalCapturesGoIntoAFolderUnderNamesOfScenarios() throws Exception {
    Path captures = Files.createDirectory(folder.resolve("captures"));
    Files.copy(Path.of(recording()), captures.resolve("OurSession_1.jsonl"));
    Files.copy(Path.of(recording()), captures.resolve("our session 1.jsonl"));
    Path out = folder.resolve("scenarios");

    CommandRun run = CommandRun.of("import", captures.toString(), "--out", out.toString());

    assertEquals(ExitCode.HELD.code(), run.code(), run::said);
    assertEquals(List.of("our-session-1-2.yaml", "our-session-1.yaml"), names(out));
    CommandRun nowhere = CommandRun.of("import", captures.toString());
    assertEquals(ExitCode.USAGE.code(), nowhere.code(), nowhere::said);
    assertTrue(nowhere.err().contains("name a folder with --out"), nowhere::said);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatHoldsNoRequestMakesNoScenario() throws Exception {
    Path answer = folder.resolve("answer.xml");
    Files.writeString(
        answer,
        "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'"
            + " xmlns:a='http://schemas.xmlsoap.org/ws/2004/08/addressing'><s:Header><a:Action>"
            + "http://schemas.xmlsoap.org/ws/2004/09/transfer/GetResponse</a:Action>"
            + "<a:RelatesTo>uuid:1</a:RelatesTo></s:Header><s:Body><x/></s:Body></s:Envelope>");

    CommandRun run = CommandRun.of("import", answer.toString());

    assertEquals(ExitCode.BAD_INPUT.code(), run.code(), run::said);
    assertTrue(run.err().contains("no request that could be sent again"), run::said);
  }
}
