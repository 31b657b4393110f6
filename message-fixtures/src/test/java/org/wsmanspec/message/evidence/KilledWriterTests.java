package org.wsmanspec.message.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Declaration;

class KilledWriterTests {

  /** The child: writes for ever and tells after each record how many there are. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) {
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      byte[] body = "<a>ü</a>".repeat(2000).getBytes(StandardCharsets.UTF_8);
      try (EvidenceWriter writer =
          new EvidenceWriter(Path.of(args[0]), Redaction.of(List.of("hunter22")))) {
        writer.header(Conversations.ORIGIN, Declaration.NONE);
        for (int i = 0; i < Integer.MAX_VALUE; i++) {
          writer.exchange(Conversations.simple(Integer.toString(i), body));
          out.println(i + 1);
        }
      }
    }
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void whatWasWrittenBeforeTheProcessWasKilledIsRead(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("evidence.jsonl");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Child.class.getName(),
                file.toString())
            .redirectError(folder.resolve("stderr").toFile())
            .start();
    int told = 0;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      while (told < 100) {
        String line = lines.readLine();
        assertTrue(line != null, "the child ended: " + readable(folder.resolve("stderr").toFile()));
        told = Integer.parseInt(line);
      }
      child.destroyForcibly();
    }
    assertTrue(child.waitFor(30, TimeUnit.SECONDS));
    Conversation read = EvidenceReader.read(file);
    int least = told;
    assertTrue(
        read.exchanges().size() >= least,
        () -> read.exchanges().size() + " of those told were read");
    for (int i = 0; i < read.exchanges().size(); i++) {
      assertEquals(Integer.toString(i), read.exchanges().get(i).id());
    }
  }

  private static String readable(File file) throws IOException {
    return Files.readString(file.toPath());
  }
}
