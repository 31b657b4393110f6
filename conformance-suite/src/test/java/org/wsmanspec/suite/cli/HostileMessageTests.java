package org.wsmanspec.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.report.Verdict;

/** Endpoints whose messages are bombs, of no encoding, of another SOAP, or full of markup. */
@Timeout(120)
final class HostileMessageTests {

  private static final String WELL_FORMED = "DSP0226-faults-15";
  private static final String NO_DOCTYPE = "SOAP12-03";

  @TempDir private Path folder;

  private HostileRun run(HostileServer.Behavior behavior) throws IOException {
    return HostileRun.against(folder, behavior);
  }

  private HostileRun runText(String text) throws IOException {
    return run(call -> call.send(200, Answers.SOAP, Answers.properBytes(call, text)));
  }

  @Test
  void aGigabyteIsReadNoFurtherThanItMay() throws IOException {
    byte[] block = new byte[64 * 1024];
    Arrays.fill(block, (byte) 'x');
    HostileRun run =
        run(
            call -> {
              call.send(Answers.head("Content-Length: 1073741824"));
              for (int sent = 0; sent < 1073741824; sent += block.length) {
                call.send(block);
              }
            });
    run.assertTrouble(Trouble.Kind.TOO_LARGE, "more than 1000000 octets")
        .assertFinding("DSP0226-faults-14", Verdict.INCONCLUSIVE, "more than 1000000 octets")
        .assertGet(Verdict.INCONCLUSIVE, "more than 1000000 octets");
    assertEquals(1_000_000, run.get().response().orElseThrow().body().size());
  }

  @Test
  void aHeaderFieldWithoutEndIsReadNoFurtherThanItMay() throws IOException {
    run(call -> call.send(Answers.head("X-Long: " + "x".repeat(200_000))))
        .assertTrouble(Trouble.Kind.TOO_LARGE, "header goes beyond all bounds")
        .assertGet(Verdict.INCONCLUSIVE, "header goes beyond all bounds");
  }

  @Test
  void thousandsOfHeaderFieldsAreReadNoFurtherThanTheyMay() throws IOException {
    String[] fields = new String[2000];
    Arrays.fill(fields, "X: x");
    run(call -> call.send(Answers.head(fields)))
        .assertTrouble(Trouble.Kind.TOO_LARGE, "header goes beyond all bounds")
        .assertGet(Verdict.INCONCLUSIVE, "header goes beyond all bounds");
  }

  @Test
  void entitiesAreNotExpanded() throws IOException {
    String bomb =
        "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
            + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>";
    run(call ->
            call.send(
                200,
                Answers.SOAP,
                (bomb + Answers.proper(call, "&c;")).getBytes(StandardCharsets.UTF_8)))
        .assertFinding(NO_DOCTYPE, Verdict.FAIL, "a document type declaration, which SOAP forbids")
        .assertGet(Verdict.INCONCLUSIVE, "document type declaration");
  }

  @Test
  void externalEntitiesAreNotFetched() throws IOException {
    Path bait = Files.writeString(folder.resolve("bait.txt"), "taken-from-the-file");
    String doctype = "<!DOCTYPE l [<!ENTITY a SYSTEM '" + bait.toUri() + "'>]>";
    run(call ->
            call.send(
                200,
                Answers.SOAP,
                (doctype + Answers.proper(call, "&a;")).getBytes(StandardCharsets.UTF_8)))
        .assertFinding(NO_DOCTYPE, Verdict.FAIL, "a document type declaration");
    Files.delete(bait);
    for (Path file : CommandRun.files(folder)) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      assertFalse(text.contains("taken-from-the-file"), file::toString);
    }
  }

  @Test
  void elementsNestedWithoutMeasureAreNotRead() throws IOException {
    runText("<a>".repeat(100_000) + "</a>".repeat(100_000))
        .assertFinding(WELL_FORMED, Verdict.INCONCLUSIVE, "beyond a parsing limit")
        .assertGet(Verdict.INCONCLUSIVE, "beyond a parsing limit");
  }

  @Test
  void attributesWithoutMeasureAreNotRead() throws IOException {
    String attributes =
        IntStream.range(0, 20_000).mapToObj(i -> " a" + i + "='1'").collect(Collectors.joining());
    runText("<a" + attributes + "/>")
        .assertFinding(WELL_FORMED, Verdict.INCONCLUSIVE, "beyond a parsing limit")
        .assertGet(Verdict.INCONCLUSIVE, "beyond a parsing limit");
  }

  @Test
  void anOctetThatIsNoUtf8BreaksWellFormedness() throws IOException {
    run(call ->
            call.send(
                200,
                Answers.SOAP,
                Answers.proper(call, "\u00e9").getBytes(StandardCharsets.ISO_8859_1)))
        .assertFinding(WELL_FORMED, Verdict.FAIL, "no valid UTF-8")
        .assertGet(Verdict.INCONCLUSIVE, "no valid UTF-8");
  }

  @Test
  void aNulBreaksWellFormedness() throws IOException {
    runText("\0")
        .assertFinding(WELL_FORMED, Verdict.FAIL, "invalid XML character")
        .assertGet(Verdict.INCONCLUSIVE, "invalid XML character");
  }

  @Test
  void soap11IsNoAnswerToSoap12() throws IOException {
    run(call ->
            call.send(
                200,
                Answers.SOAP,
                Answers.proper(call, "a")
                    .replace(
                        "http://www.w3.org/2003/05/soap-envelope",
                        "http://schemas.xmlsoap.org/soap/envelope/")
                    .getBytes(StandardCharsets.UTF_8)))
        .assertFinding("SOAP12-01", Verdict.FAIL, "s11:Envelope")
        .assertGet(Verdict.INCONCLUSIVE, "HTTP 200 with s11:Envelope");
  }

  @Test
  void aWrongContentTypeIsToldAndTheMessageJudged() throws IOException {
    run(call -> call.send(200, "text/plain", Answers.properBytes(call, "a")))
        .assertFinding("DSP0226-transport-06", Verdict.FAIL, "Content-Type text/plain")
        .assertGet(Verdict.PASS, "");
  }

  @Test
  void aFaultIsNoSuccess() throws IOException {
    run(call -> call.send(200, Answers.SOAP, Answers.fault(call, "no")))
        .assertFinding("DSP0226-transport-10", Verdict.FAIL, "HTTP status 200")
        .assertGet(Verdict.INCONCLUSIVE, "s:Sender / wsman:AccessDenied");
  }

  @Test
  void markupInAReasonStaysText() throws IOException {
    String reason = "]]&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#x202e;&quot;'";
    HostileRun run = run(call -> call.send(500, Answers.SOAP, Answers.fault(call, reason)));
    run.assertGet(Verdict.INCONCLUSIVE, "]]><script>alert(1)</script>");
    String page = Files.readString(folder.resolve("conformance.html"));
    assertFalse(page.contains("<script>alert(1)"), "the page runs the endpoint's script");
    assertTrue(page.contains("script&gt;alert(1)"), "the page does not show what was said");
    org.wsmanspec.message.SafeXml.parse(Files.readAllBytes(folder.resolve("junit.xml")));
  }

  @Test
  void markupInAReasonPhraseAndHeaderStaysText() throws IOException {
    run(call ->
            call.send(
                "HTTP/1.1 500 <script>alert(2)</script>\r\nServer: <script>alert(2)</script>\r\n"
                    + "Content-Length: 0\r\n\r\n"))
        .assertGet(Verdict.FAIL, "HTTP 500");
    String page = Files.readString(folder.resolve("conformance.html"));
    assertFalse(page.contains("<script>alert(2)"), "the page runs the endpoint's script");
  }
}
