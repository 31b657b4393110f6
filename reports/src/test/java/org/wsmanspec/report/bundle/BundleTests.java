package org.wsmanspec.report.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.evidence.EvidenceReader;
import org.wsmanspec.message.evidence.EvidenceWriter;
import org.wsmanspec.message.evidence.Redaction;
import org.wsmanspec.report.SampleReport;

class BundleTests {

  private static final String REQUEST =
      """
      <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://db7.corp.lan/ns">
      <s:Header><wsa:To xmlns:wsa="http://schemas.xmlsoap.org/ws/2004/08/addressing">\
      https://db7.corp.lan:5986/wsman</wsa:To></s:Header>
      <s:Body><a:db7 note="DB7 at 10.1.2.3"/></s:Body></s:Envelope>
      """;
  private static final String RESPONSE =
      """
      <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><p:X xmlns:p="urn:x">\
      <p:SystemName>db7</p:SystemName><p:UserName>CORP\\alice</p:UserName><p:Version>2.5.2</p:Version>\
      <p:Text>alice and not malice at 10.1.2.3 or fe80::1:2 or 127.0.0.1</p:Text></p:X></s:Body>\
      </s:Envelope>
      """;

  @TempDir private Path folder;
  private Path evidence = Path.of("evidence.jsonl");

  @BeforeEach
  void record() {
    evidence = folder.resolve("evidence.jsonl");
    Exchange plain =
        exchange(
            "0001",
            Payload.of(REQUEST.getBytes(StandardCharsets.UTF_8), Optional.of("UTF-8")),
            Payload.of(RESPONSE.getBytes(StandardCharsets.UTF_8), Optional.of("UTF-8")));
    Exchange wide =
        exchange(
            "0002",
            Payload.of(REQUEST.getBytes(StandardCharsets.UTF_16), Optional.of("UTF-16")),
            Payload.of(new byte[] {1, 2, 'd', 'b', '7', 3, (byte) 0xFF}, Optional.empty()));
    EvidenceWriter.write(
        evidence,
        new Conversation(
            new Conversation.Origin(
                "https://db7.corp.lan:5986/wsman",
                "live",
                Set.of(Conversation.Party.SERVICE),
                Optional.of(Instant.parse("2026-11-21T10:15:30Z"))),
            new Declaration("The DB7 of the lab", Set.of("get")),
            List.of(plain, wide),
            List.of(),
            List.of()),
        Redaction.of(List.of()));
  }

  private static Exchange exchange(String id, Payload request, Payload response) {
    return new Exchange(
        id,
        Exchange.Role.OPERATION,
        1,
        Optional.of(
            new Request(
                "POST",
                "https://db7.corp.lan:5986/wsman",
                HttpHeaders.of("Host", "db7.corp.lan:5986", "User-Agent", "x/1.2.3"),
                request)),
        Optional.of(new Response(200, "OK", HttpHeaders.of("Server", "Microsoft"), response)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        EnumSet.noneOf(Gap.class),
        Optional.empty());
  }

  private BundleContent content(boolean redact, String... words) throws IOException {
    Path waivers = Files.writeString(folder.resolve("w.yaml"), "waivers: [] # by alice on db7\n");
    return new BundleContent(
        SampleReport.report(),
        Map.of("evidence.jsonl", evidence),
        Optional.of(waivers),
        Map.of("tool", "wsmanspec 0.1.0", "os.name", "Linux"),
        redact,
        List.of("CORP\\alice"),
        List.of(words));
  }

  private Path write(String name, BundleContent content) {
    Path file = folder.resolve(name);
    Bundle.write(file, content);
    return file;
  }

  private static Map<String, String> unpacked(Path file) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        files.put(e.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  @Test
  void theSameContentGivesTheSameOctets() throws IOException {
    assertArrayEquals(
        Files.readAllBytes(write("a.zip", content(true))),
        Files.readAllBytes(write("b.zip", content(true))));
  }

  @Test
  void itHoldsAllThatIsNeededAndTheEvidenceAsItWas() throws IOException {
    Path file = write("a.zip", content(false));
    Map<String, String> files = unpacked(file);
    assertEquals(
        Set.of(
            "manifest.json",
            "run.json",
            "summary.md",
            "evidence.jsonl",
            "waivers.yaml",
            "target.json",
            "environment.json"),
        files.keySet());
    assertEquals(Files.readString(evidence), files.get("evidence.jsonl"));
    assertTrue(BundleReader.isBundle(file));
    assertEquals(List.of(), BundleReader.read(file).problems());
  }

  @Test
  void namesAreReplacedEverywhereAlike() throws IOException {
    Map<String, String> files = unpacked(write("a.zip", content(true)));
    files.forEach(
        (name, text) -> {
          for (String secret : List.of("db7.corp", "corp.lan", "10.1.2.3", "fe80", " alice ")) {
            assertFalse(text.contains(secret), () -> secret + " in " + name);
          }
        });
    Path redacted = Files.writeString(folder.resolve("r.jsonl"), files.get("evidence.jsonl"));
    Conversation conversation = EvidenceReader.read(redacted);
    Exchange first = conversation.exchanges().get(0);
    String request = first.request().orElseThrow().body().text();
    String response = first.response().orElseThrow().body().text();
    String host = first.request().orElseThrow().headers().first("Host").orElse("");
    assertTrue(host.matches("host-\\d\\.example:5986"), host);
    assertTrue(request.contains(">https://" + host + "/wsman<"), request);
    assertEquals("https://" + host + "/wsman", conversation.origin().name());
    assertTrue(request.contains("<a:db7 note=\"host-"), "names of elements stay: " + request);
    assertTrue(response.contains("user-1 and not malice at 192.0.2.1 or 2001:db8::1 or 127.0.0.1"));
    assertTrue(response.contains("<p:Version>2.5.2</p:Version>"), response);
    assertTrue(request.contains("192.0.2.1"), "the same address: " + request);
    assertEquals(Set.of(Gap.BYTES), first.gaps(), "lengths are no longer those of the wire");
    assertTrue(first.requestEnvelope().isPresent(), "still well-formed");
    assertTrue(files.getOrDefault("waivers.yaml", "").matches("(?s).*by user-1 on host-\\d\n"));
  }

  @Test
  void otherEncodingsAreSearchedToo() throws IOException {
    Map<String, String> files = unpacked(write("a.zip", content(true)));
    Path redacted = Files.writeString(folder.resolve("r.jsonl"), files.get("evidence.jsonl"));
    Exchange second = EvidenceReader.read(redacted).exchanges().get(1);
    String request = second.request().orElseThrow().body().text();
    assertFalse(request.contains("corp.lan"), request);
    assertTrue(request.contains("192.0.2.1"), request);
    String octets =
        new String(second.response().orElseThrow().body().bytes(), StandardCharsets.ISO_8859_1);
    assertTrue(octets.matches("(?s)\u0001\u0002host-\\d\u0003\u00ff"), octets);
  }

  @Test
  void idsOfRequirementsAreNoAddresses() {
    Pseudonyms none = new Pseudonyms(List.of(), List.of());
    assertEquals("MS-WMOD-2.5.2.1", none.text("MS-WMOD-2.5.2.1"));
    assertEquals("10:15:30 and s:Body and ::1", none.text("10:15:30 and s:Body and ::1"));
    assertEquals("build 10.0.19041.1", none.text("build 10.0.19041.1"));
    assertEquals("[2001:db8::1]:5985", none.text("[fe80::aa]:5985"));
  }

  @Test
  void aWordOfOnesOwnIsReplacedWithoutLookingForNames() throws IOException {
    Map<String, String> files = unpacked(write("a.zip", content(false, "Lab")));
    assertTrue(files.getOrDefault("target.json", "").contains("The DB7 of the user-1"));
    assertTrue(files.getOrDefault("evidence.jsonl", "").contains("db7.corp.lan"));
  }

  @Test
  void aChangedMissingOrAddedFileIsTold() throws IOException {
    Map<String, String> files = unpacked(write("a.zip", content(false)));
    files.put("summary.md", "other");
    files.remove("target.json");
    files.put("extra.txt", "x");
    assertEquals(
        List.of(
            "summary.md was changed: its SHA-256 is not that of the manifest",
            "target.json is missing",
            "extra.txt is not in the manifest"),
        BundleReader.read(packed(files)).problems().stream().sorted(BY_KIND).toList());
  }

  private static final java.util.Comparator<String> BY_KIND =
      java.util.Comparator.comparing(
          (String s) -> s.contains("changed") ? 0 : s.contains("missing") ? 1 : 2);

  @Test
  void whatIsNoBundleSaysSo() throws IOException {
    Path text = Files.writeString(folder.resolve("t.zip"), "no zip");
    assertFalse(BundleReader.isBundle(text));
    assertThrows(BundleException.class, () -> BundleReader.read(text));
    Path empty = packed(Map.of("a.txt", "a"));
    assertFalse(BundleReader.isBundle(empty));
    assertTrue(
        String.valueOf(
                assertThrows(BundleException.class, () -> BundleReader.read(empty)).getMessage())
            .contains("holds no manifest.json"));
    Path other = packed(Map.of("manifest.json", "{\"format\":\"x\"}"));
    assertThrows(BundleException.class, () -> BundleReader.read(other).problems());
  }

  @Test
  void namesInABundleLeadNowhere() throws IOException {
    Path file = packed(Map.of("manifest.json", "{}", "../../evil.jsonl", "x"));
    Path scratch = Files.createDirectory(folder.resolve("scratch"));
    Map<String, Path> written = BundleReader.read(file).evidence(scratch);
    assertEquals(scratch.resolve("0.jsonl"), written.get("../../evil.jsonl"));
  }

  private Path packed(Map<String, String> files) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> each : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return Files.write(folder.resolve("packed.zip"), out.toByteArray());
  }
}
