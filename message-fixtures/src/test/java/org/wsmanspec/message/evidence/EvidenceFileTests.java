package org.wsmanspec.message.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.sldc.Sldc;

class EvidenceFileTests {

  private static final Redaction NOTHING = Redaction.of(List.of());

  @TempDir Path folder;

  @Test
  void everythingComesBackAsItWas() throws Exception {
    for (long seed = 1; seed <= 300; seed++) {
      Path file = folder.resolve("sub/" + seed + ".jsonl");
      Conversation written = Conversations.random(seed);
      EvidenceWriter.write(file, written, NOTHING);
      Evidence read = EvidenceReader.load(file);
      Conversations.assertSame(written, read.conversation());
      assertEquals(List.of(), read.notes(), "seed " + seed);
      long records =
          1L + written.exchanges().size() + written.steps().size() + written.journal().size();
      assertEquals(records, Files.readAllLines(file).size(), "one line a record, seed " + seed);
    }
  }

  @Test
  void textIsKeptReadableAndOtherBytesAreBase64() throws Exception {
    Path file = begin();
    try (EvidenceWriter writer = new EvidenceWriter(file, NOTHING)) {
      writer.exchange(Conversations.simple("1", "<a>ü</a>".getBytes(StandardCharsets.UTF_8)));
      writer.exchange(Conversations.simple("2", new byte[] {0, (byte) 0xFF}));
    }
    List<String> lines = Files.readAllLines(file);
    assertTrue(lines.get(1).contains("\"text\":\"<a>ü</a>\""), lines.get(1));
    assertTrue(lines.get(2).contains("\"base64\":\"AP8=\""), lines.get(2));
  }

  @Test
  void compressedBodiesStayAsTheyAreUnlessASecretIsInside() throws Exception {
    byte[] plain = "<a><Password>open sesame</Password></a>".getBytes(StandardCharsets.UTF_8);
    byte[] harmless = "<a>nothing to hide</a>".getBytes(StandardCharsets.UTF_8);
    Path file = begin();
    try (EvidenceWriter writer = new EvidenceWriter(file, NOTHING)) {
      writer.exchange(Conversations.compressed("1", harmless));
      writer.exchange(Conversations.compressed("2", plain));
    }
    List<Exchange> read = EvidenceReader.load(file).conversation().exchanges();
    Payload kept = read.get(0).request().orElseThrow().body();
    assertArrayEquals(Sldc.compress(harmless), kept.bytes());
    assertEquals("<a>nothing to hide</a>", kept.text());
    assertFalse(Files.readString(file).contains("sesame"));
    Payload cleaned = read.get(1).request().orElseThrow().body();
    assertEquals("<a><Password>" + Redaction.MARK + "</Password></a>", cleaned.text());
  }

  @Test
  void cutAtAnyOctetAllCompleteRecordsAreRead() throws Exception {
    Path file = begin();
    try (EvidenceWriter writer = new EvidenceWriter(file, NOTHING)) {
      for (int i = 0; i < 3; i++) {
        writer.exchange(
            Conversations.simple("e" + i, ("<ü" + i + "/>").getBytes(StandardCharsets.UTF_8)));
      }
    }
    byte[] whole = Files.readAllBytes(file);
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    int headerEnd = text.indexOf('\n') + 1;
    Path cut = folder.resolve("cut.jsonl");
    for (int length = headerEnd; length <= whole.length; length++) {
      Files.write(cut, java.util.Arrays.copyOf(whole, length));
      String kept = text.substring(0, length);
      long complete = kept.chars().filter(c -> c == '\n').count() - 1;
      boolean endsInsideALine = !kept.endsWith("\n");
      // Only the line feed is missing: nothing of the record is.
      boolean onlyFeedMissing = endsInsideALine && length < whole.length && whole[length] == '\n';
      Evidence read = EvidenceReader.load(cut);
      assertEquals(
          complete + (onlyFeedMissing ? 1 : 0),
          read.conversation().exchanges().size(),
          "length " + length);
      assertEquals(
          endsInsideALine && !onlyFeedMissing, !read.notes().isEmpty(), "length " + length);
    }
  }

  @Test
  void aCutLineIsRemovedBeforeWritingGoesOn() throws Exception {
    Path file = begin();
    Files.writeString(file, "{\"record\":\"exch", StandardOpenOption.APPEND);
    try (EvidenceWriter writer = new EvidenceWriter(file, NOTHING)) {
      writer.exchange(Conversations.simple("after", new byte[0]));
    }
    Evidence read = EvidenceReader.load(file);
    assertEquals(List.of(), read.notes());
    assertEquals("after", read.conversation().exchanges().get(0).id());
  }

  @Test
  void aGarbledLastLineIsDroppedAndOneInTheMiddleIsAnError() throws Exception {
    Path file = begin();
    Files.writeString(file, "\u0000\u0000\u0000\n\n", StandardOpenOption.APPEND);
    Evidence read = EvidenceReader.load(file);
    assertEquals(1, read.notes().size());
    assertTrue(
        read.notes().get(0).startsWith(file + ":2: the last line was cut"), read.notes().get(0));
    Files.writeString(file, "{\"record\":\"later\"}\n", StandardOpenOption.APPEND);
    EvidenceException e = assertThrows(EvidenceException.class, () -> EvidenceReader.read(file));
    assertTrue(String.valueOf(e.getMessage()).startsWith(file + ":2: not JSON"), e.getMessage());
  }

  @Test
  void unknownRecordsAreNotedAndUnknownMembersIgnored() throws Exception {
    Path file = begin();
    Files.writeString(
        file,
        """
        {"record":"weather","rain":true}
        {"record":"exchange","id":"1","role":"OPERATION","connection":0,"new":[]}
        """,
        StandardOpenOption.APPEND);
    Evidence read = EvidenceReader.load(file);
    assertEquals(1, read.conversation().exchanges().size());
    assertEquals(List.of(file + ":2: unknown kind of record 'weather', passed over"), read.notes());
  }

  @Test
  void mistakesAreToldWithFileAndLine() throws Exception {
    Path file = folder.resolve("bad.jsonl");
    Files.writeString(file, "");
    assertMessage(file, file + ": is empty");
    Files.writeString(file, "hello\n");
    assertMessage(file, file + ":1: not JSON");
    Files.writeString(file, "{\"record\":\"step\"}\n");
    assertMessage(file, file + ":1: 'step' is missing");
    Files.writeString(
        file, "{\"record\":\"header\",\"format\":\"wsmanspec-evidence\",\"version\":9}\n");
    assertMessage(file, file + ":1: version 9 of the evidence format");
    Path good = begin();
    Files.writeString(
        good,
        "{\"record\":\"exchange\",\"id\":\"1\",\"role\":\"FRIEND\",\"connection\":0}\n{}\n",
        StandardOpenOption.APPEND);
    assertMessage(good, good + ":2: 'FRIEND' is none of [OPERATION, DELIVERY, ENROLLMENT]");
    assertMessage(folder.resolve("absent"), folder.resolve("absent") + ": cannot be opened");
  }

  @Test
  void aLineThatIsTooLongIsAnErrorWithItsPlace() throws Exception {
    Path file = begin();
    try (EvidenceWriter writer = new EvidenceWriter(file, NOTHING)) {
      writer.exchange(Conversations.simple("1", "x".repeat(5000).getBytes(StandardCharsets.UTF_8)));
    }
    EvidenceException e =
        assertThrows(EvidenceException.class, () -> EvidenceReader.load(file, 1000));
    assertEquals(file + ":2: the line is longer than the limit of 1000 octets", e.getMessage());
  }

  @Test
  void theHeaderComesFirst() {
    try (EvidenceWriter writer = new EvidenceWriter(folder.resolve("x.jsonl"), NOTHING)) {
      assertThrows(
          IllegalStateException.class,
          () -> writer.exchange(Conversations.simple("1", new byte[0])));
    }
  }

  @Test
  void recordsAreReadOneByOne() {
    Path file = begin();
    try (EvidenceWriter writer = new EvidenceWriter(file, NOTHING)) {
      writer.exchange(Conversations.simple("1", new byte[0]));
      writer.header(Conversations.ORIGIN, Declaration.NONE);
      writer.exchange(Conversations.simple("2", new byte[0]));
    }
    List<String> seen = new ArrayList<>();
    List<String> notes = EvidenceReader.visit(file, r -> seen.add(r.getClass().getSimpleName()));
    assertEquals(List.of("Header", "Exchanged", "Header", "Exchanged"), seen);
    assertEquals(List.of(), notes);
    try (EvidenceReader reader = EvidenceReader.open(file)) {
      assertTrue(reader.hasNext());
      reader.forEachRemaining(r -> {});
      assertFalse(reader.hasNext());
    }
  }

  private Path begin() {
    Path file = folder.resolve("evidence.jsonl");
    try (EvidenceWriter writer = new EvidenceWriter(file, NOTHING)) {
      writer.header(Conversations.ORIGIN, Declaration.NONE);
    }
    return file;
  }

  private static void assertMessage(Path file, String start) {
    EvidenceException e = assertThrows(EvidenceException.class, () -> EvidenceReader.read(file));
    assertTrue(String.valueOf(e.getMessage()).startsWith(start), e.getMessage());
  }
}
