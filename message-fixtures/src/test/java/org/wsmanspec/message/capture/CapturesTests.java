package org.wsmanspec.message.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.message.evidence.EvidenceWriter;
import org.wsmanspec.message.evidence.Redaction;

class CapturesTests {

  @TempDir Path folder;

  @Test
  void aFolderIsReadInTheOrderOfNamesAndTheRestIsNamed() {
    CaptureSet set = Captures.read(fixtures());
    assertEquals(
        List.of(
            "browser.har har 3",
            "event.xml envelope 1",
            "fault11.xml envelope 1",
            "get.xml envelope 1",
            "pypsrp.yml pypsrp 2",
            "sub/sharp.yaml winrmsharp 1",
            "sub/winrm4j.xml winrm4j 1"),
        set.captures().stream()
            .map(
                c ->
                    c.name()
                        + " "
                        + c.conversation().origin().format()
                        + " "
                        + c.conversation().exchanges().size())
            .toList());
    assertEquals(
        List.of(
            "README.md: no known recording: expected HAR, pypsrp or WinRMSharp YAML, winrm4j XML, a SOAP"
                + " envelope or an evidence file",
            "browser.har: entries without SOAP: [3]",
            "stderr.txt: PowerShell CLIXML, not SOAP"),
        set.skipped().stream().map(s -> s.path().getFileName() + ": " + s.why()).toList());
  }

  @Test
  void archivesKeepTimesConnectionsAndBytes() {
    List<Exchange> exchanges = exchanges("browser.har");
    Exchange unauthorized = exchanges.get(1);
    assertEquals("browser.har#log.entries[1]", unauthorized.where());
    assertEquals(401, unauthorized.response().map(Response::status).orElse(0));
    Exchange identify = exchanges.get(2);
    assertEquals(1, identify.connection());
    assertEquals(unauthorized.connection(), identify.connection());
    assertEquals(
        Optional.of(
            new Timing(
                Instant.parse("2026-11-21T09:00:01.500Z"),
                Duration.ofNanos(103_500_000),
                Duration.ofNanos(120_250_000))),
        identify.timing());
    assertArrayEquals(
        "\uFEFF<a/>".getBytes(StandardCharsets.UTF_16LE),
        identify.response().orElseThrow().body().bytes());
    assertEquals(1, identify.response().orElseThrow().headers().fields().size());
    assertTrue(identify.requestEnvelope().orElseThrow().isSoap12());
    assertEquals(
        EnumSet.of(Gap.REQUEST_HEADERS, Gap.RESPONSE_HEADERS, Gap.BYTES, Gap.SEQUENCE),
        identify.gaps());
    Exchange broken = exchanges.get(0);
    assertEquals(Optional.empty(), broken.request());
    assertEquals(
        Optional.of(new Trouble(Trouble.Kind.CONNECTION_LOST, "net::ERR_CONNECTION_RESET")),
        broken.trouble());
    assertTrue(
        broken.gaps().containsAll(EnumSet.of(Gap.REQUEST, Gap.TIMES, Gap.CONNECTIONS)),
        () -> broken.gaps().toString());
    assertFalse(broken.lacks(Gap.RESPONSE), "none came");
  }

  @Test
  void singleEnvelopesAreToldApart() {
    Exchange get = exchanges("get.xml").get(0);
    assertTrue(get.request().isPresent() && get.response().isEmpty());
    assertTrue(get.lacks(Gap.RESPONSE) && !get.lacks(Gap.REQUEST) && get.lacks(Gap.SEQUENCE));
    Exchange fault = exchanges("fault11.xml").get(0);
    assertTrue(fault.request().isEmpty() && fault.response().isPresent());
    assertTrue(fault.lacks(Gap.REQUEST) && fault.lacks(Gap.STATUS));
    assertEquals(Exchange.Role.DELIVERY, exchanges("event.xml").get(0).role());
  }

  @Test
  void handMadeRecordingsTellWhatTheyChanged() {
    List<Exchange> exchanges = exchanges("pypsrp.yml");
    assertEquals(500, exchanges.get(0).response().map(Response::status).orElse(0));
    assertTrue(exchanges.get(0).lacks(Gap.MESSAGE_IDS), "RelatesTo of another request");
    assertTrue(exchanges.get(1).lacks(Gap.RESPONSE) && exchanges.get(1).lacks(Gap.STATUS));
    assertEquals("pypsrp.yml#messages[1]", exchanges.get(1).where());
    Exchange sharp = exchanges("sub/sharp.yaml").get(0);
    assertEquals("ü", Dom.text(sharp.requestEnvelope().orElseThrow().body().orElseThrow()));
    assertEquals(List.of("a", "b"), sharp.response().orElseThrow().headers().all("Via"));
    assertFalse(sharp.lacks(Gap.MESSAGE_IDS) || sharp.lacks(Gap.VALUES), "nothing is masked here");
    Exchange winrm4j = exchanges("sub/winrm4j.xml").get(0);
    assertEquals("<ü", Dom.text(winrm4j.responseEnvelope().orElseThrow().body().orElseThrow()));
    assertTrue(winrm4j.lacks(Gap.VALUES) && !winrm4j.lacks(Gap.MESSAGE_IDS));
    assertEquals("sub/winrm4j.xml#item[1]", winrm4j.where());
  }

  @Test
  void evidenceFilesAreReadAndTheirNotesPassedOn() throws Exception {
    Path file = folder.resolve("run.txt");
    EvidenceWriter.write(
        file,
        Captures.read(fixtures().resolve("get.xml")).captures().get(0).conversation(),
        Redaction.of(List.of()));
    Files.writeString(file, "{\"rec", StandardOpenOption.APPEND);
    CaptureSet set = Captures.read(folder);
    assertEquals("run.txt", set.captures().get(0).name());
    assertEquals(
        Optional.of(""),
        set.captures().get(0).conversation().exchanges().get(0).request().map(Request::method));
    assertTrue(set.skipped().get(0).why().contains("last line was cut"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "'{\"log\":{\"entries\":['        | no readable JSON",
        "'{\"a\":1}'                      | JSON, but no HAR",
        "'{\"log\":{\"entries\":[]}}'     | HAR, but none of its 0 entries carries SOAP",
        "'{\"log\":{\"entries\":[1,null,{}]}}' | HAR, but none of its 3 entries carries SOAP",
        "'{\"record\":\"header\"}'        | ",
        "'<a>'                            | the message is not well-formed XML",
        "'<html/>'                        | XML, but the root is html",
        "'<recording/>'                   | the recording has no item",
        "'<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>'              | the document type declaration refers to something outside the file",
        "'<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>'                  | the document type declaration declares more",
        "'<!DOCTYPE a [<!ELEMENT a ANY> %x; ]><a/>'                    | the document type declaration declares more",
        "'<!DOCTYPE a [<!ATTLIST a b CDATA %x; ]><a/>'                 | the document type declaration uses a parameter entity",
        "'<!DOCTYPE a [<!ELEMENT a '                                   | the document type declaration is not closed",
        "'<!DOCTYPE a [<!--'                                           | the document type declaration is not closed",
        "'messages:'                      | YAML without the list 'messages' of pypsrp",
        "'- Request: 1'                   | ",
        "'- Request: [x'                  | no readable YAML",
      })
  void brokenFilesAreNamedWithTheReason(String content, String reason) throws Exception {
    String why = reasonFor(content);
    assertTrue(reason == null || why.startsWith(reason), why);
  }

  @Test
  void everyFixtureCutShortIsEitherReadOrNamed() throws Exception {
    for (Capture capture : Captures.read(fixtures()).captures()) {
      byte[] whole = Files.readAllBytes(fixtures().resolve(capture.name()));
      Path file = folder.resolve("cut");
      for (int length = 0; length < whole.length; length += 7) {
        Files.write(file, Arrays.copyOf(whole, length));
        CaptureSet set = Captures.read(file);
        assertTrue(
            set.captures().size() + set.skipped().size() > 0, capture.name() + " at " + length);
      }
    }
  }

  @Test
  void bombsAreRefusedSoon() {
    StringBuilder aliases = new StringBuilder("messages:\na0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 40; i++) {
      aliases.append("a").append(i).append(": &a").append(i).append(" [");
      aliases.append(("*a" + (i - 1) + ",").repeat(9)).append("x]\n");
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          assertTrue(
              reasonFor(aliases.toString()).startsWith("no readable YAML: Number of aliases"));
          assertTrue(reasonFor("messages:\n" + "[".repeat(200_000)).startsWith("no readable YAML"));
          assertTrue(
              reasonFor("messages:\n" + "- ".repeat(200_000)).startsWith("no readable YAML"));
          assertTrue(reasonFor("{\"a\":".repeat(200_000)).startsWith("no readable JSON"));
          assertTrue(reasonFor("<a>".repeat(200_000)).contains("parsing limit"));
          assertTrue(
              reasonFor("<!DOCTYPE a [" + " ".repeat(20_000) + "]><a/>").contains("longer than"));
        });
  }

  @Test
  void sizeIsBounded() throws Exception {
    Path file = Files.copy(fixtures().resolve("get.xml"), folder.resolve("get.xml"));
    CaptureSet set = Captures.read(file, new CaptureLimits(100, 10, 10));
    assertEquals(
        "the file has " + Files.size(file) + " octets, more than the limit of 100",
        set.skipped().get(0).why());
  }

  @Test
  void filesThatAreNotThereOrEmptyAreNamed() throws Exception {
    assertEquals(
        "there is no such file", Captures.read(folder.resolve("absent")).skipped().get(0).why());
    Path empty = Files.createFile(folder.resolve("empty"));
    assertEquals("the file is empty", Captures.read(empty).skipped().get(0).why());
  }

  @Test
  void aUtf16EnvelopeIsRead() throws Exception {
    String text = Files.readString(fixtures().resolve("get.xml"));
    Path file = folder.resolve("get16.xml");
    Files.write(file, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
    assertEquals(1, Captures.read(file).captures().size());
  }

  private String reasonFor(String content) throws Exception {
    Path file = Files.writeString(folder.resolve("capture"), content);
    CaptureSet set = Captures.read(file);
    assertEquals(List.of(), set.captures(), content.substring(0, Math.min(80, content.length())));
    assertEquals(1, set.skipped().size());
    return set.skipped().get(0).why();
  }

  private static List<Exchange> exchanges(String name) {
    return Captures.read(fixtures()).captures().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow()
        .conversation()
        .exchanges();
  }

  private static Path fixtures() {
    URL url = Objects.requireNonNull(CapturesTests.class.getResource("folder/browser.har"));
    try {
      return Objects.requireNonNull(Path.of(url.toURI()).getParent());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
