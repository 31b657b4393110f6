package org.wsmanspec.message.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Conversation.Origin;
import org.wsmanspec.message.Conversation.Party;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.JournalEntry;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.StepRecord;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.message.Trouble;

class RedactionTests {

  private static final String SECRET = "pä\"s&<s>W0rd/ 1";
  private static final Redaction REDACTION = Redaction.of(List.of(SECRET, "plainSecret77", ""));

  @TempDir Path folder;

  @Test
  void longRunsOfBase64AreSearchedInOneGo() {
    String unbroken = "QUJD".repeat(250_000);
    String broken = ("QUJD".repeat(19) + "\r\n").repeat(13_000);

    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertEquals(unbroken, REDACTION.text(unbroken));
          assertEquals(broken, REDACTION.text(broken));
        });
  }

  @Test
  void headerFieldsKeepTheirSchemeOnly() {
    assertEquals("Basic «redacted»", REDACTION.header("Authorization", "Basic dTpw"));
    assertEquals(
        "Digest «redacted»",
        REDACTION.header("AUTHORIZATION", "Digest username=\"u\", response=\"0\""));
    assertEquals("NTLM «redacted»", REDACTION.header("Proxy-Authorization", "NTLM TlRMTVNTUAAD"));
    assertEquals("«redacted»", REDACTION.header("Authorization", "dTpw"));
    assertEquals("«redacted»", REDACTION.header("Set-Cookie", "Basic=1"));
    assertEquals("«redacted»", REDACTION.header("Authentication-Info", "nextnonce=\"x\""));
    assertEquals(
        "Negotiate «redacted»", REDACTION.header("WWW-Authenticate", "Negotiate TlRMTVNTUAAC=="));
    assertEquals(
        "Negotiate, Basic realm=\"WSMAN\"",
        REDACTION.header("WWW-Authenticate", "Negotiate, Basic realm=\"WSMAN\""));
    assertEquals(
        "Digest realm=\"r\", nonce=\"n\"",
        REDACTION.header("WWW-Authenticate", "Digest realm=\"r\", nonce=\"n\""));
    assertEquals("text/xml", REDACTION.header("Content-Type", "text/xml"));
  }

  @Test
  void credentialsInUrlsAreRemoved() {
    assertEquals("https://host:5986/wsman", REDACTION.text("https://user:pw@host:5986/wsman"));
    assertEquals(
        "see http://a/b and http://c/", REDACTION.text("see http://x:y@z@a/b and http://q@c/"));
    assertEquals("http://host/a@b mailto:c@d", REDACTION.text("http://host/a@b mailto:c@d"));
  }

  @Test
  void passwordElementsAreEmptiedWhateverTheirPrefixAndContent() {
    assertBody(
        "<a><w:Password xmlns:w='u' Type='t'>«redacted»</w:Password><b>x</b></a>",
        "<a><w:Password xmlns:w='u' Type='t'>top <i>secret</i> &amp; <!-- </w:Password> --></w:Password><b>x</b></a>");
    assertBody(
        "<a><password/><Passwords>kept</Passwords></a>",
        "<a><password/><Passwords>kept</Passwords></a>");
    assertBody(
        "<a><x T='u#PasswordText'>«redacted»</x></a>", "<a><x T='u#PasswordText'>abc</x></a>");
    assertBody("<Password>«redacted»</Password>", "<Password><Password>a</Password>b</Password>");
    assertBody("<Password>«redacted»", "<Password>cut sho");
  }

  @Test
  void markupIsLeftAloneWhereASecretIsPartOfIt() {
    byte[] before =
        "<Envelope xmlns='http://www.w3.org/2003/05/soap-envelope' Envelope='an Envelope'>Envelope</Envelope>"
            .getBytes(StandardCharsets.UTF_8);
    Payload payload = Payload.of(before, Optional.empty());
    byte[] after = Redaction.of(List.of("Envelope")).body(payload).orElseThrow();
    assertEquals(
        "<Envelope xmlns='http://www.w3.org/2003/05/soap-envelope' Envelope='an «redacted»'>«redacted»</Envelope>",
        new String(after, StandardCharsets.UTF_8));
    assertTrue(Payload.of(after, Optional.empty()).envelope().isPresent());
  }

  @Test
  void aShortSecretIsReplacedOnlyWhereItStandsAlone() {
    Redaction brief = Redaction.of(List.of("abc"));
    assertEquals("x=«redacted» abcd", brief.text("x=abc abcd"));
  }

  @Test
  void bytesWithoutSecretsStayAsTheyAre() {
    byte[] bytes = {(byte) 0xFF, (byte) 0xFE, 0, (byte) 0xD8, '<', 0};
    assertEquals(Optional.empty(), REDACTION.body(Payload.of(bytes, Optional.empty())));
    byte[] odd = "<a  b = \"1\"\r\n/>\n<!-- x -->&#65;".getBytes(StandardCharsets.UTF_8);
    assertEquals(Optional.empty(), REDACTION.body(Payload.of(odd, Optional.empty())));
  }

  @Test
  void noSecretReachesTheFileInAnyForm() throws Exception {
    for (String secret : List.of(SECRET, "plainSecret77")) {
      for (Charset charset :
          List.of(
              StandardCharsets.UTF_8,
              StandardCharsets.UTF_16LE,
              StandardCharsets.UTF_16BE,
              StandardCharsets.ISO_8859_1)) {
        for (String form : forms(secret, charset)) {
          Path file = folder.resolve("evidence.jsonl");
          Files.deleteIfExists(file);
          EvidenceWriter.write(file, everywhere(form, charset), REDACTION);
          assertNoTrace(file, secret, form);
          Conversation read = EvidenceReader.read(file);
          Exchange first = read.exchanges().get(0);
          assertTrue(first.lacks(Gap.BYTES) && first.lacks(Gap.VALUES), "the change is told");
          assertTrue(
              first.request().orElseThrow().envelope().isPresent(),
              () -> "still well-formed in " + charset + ": " + form);
        }
      }
    }
  }

  private static List<String> forms(String secret, Charset charset) {
    List<String> forms = new ArrayList<>();
    forms.add(escaped(secret));
    forms.add("x" + references(secret) + "y");
    forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
    forms.add(
        Pattern.compile("%[0-9A-F]{2}")
            .matcher(URLEncoder.encode(secret, StandardCharsets.UTF_8))
            .replaceAll(m -> m.group().toLowerCase(Locale.ROOT)));
    for (String before : List.of("u:", "us:", "usr:")) {
      for (Charset inner : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, charset)) {
        byte[] bytes = (before + secret + ";and more to come after it").getBytes(inner);
        forms.add(Base64.getEncoder().encodeToString(bytes));
        forms.add(Base64.getUrlEncoder().encodeToString(bytes));
      }
    }
    byte[] longer = ("-".repeat(100) + secret + "-".repeat(100)).getBytes(StandardCharsets.UTF_8);
    forms.add(Base64.getMimeEncoder().encodeToString(longer));
    return forms;
  }

  private static String escaped(String secret) {
    return secret
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String references(String secret) {
    StringBuilder text = new StringBuilder();
    secret.codePoints().forEach(c -> text.append("&#x").append(Integer.toHexString(c)).append(';'));
    return text.toString();
  }

  private static Conversation everywhere(String form, Charset charset) {
    String unescaped = form.contains("&") ? SECRET + "plainSecret77" : form;
    String mark = charset.name().startsWith("UTF-16") ? "\uFEFF" : "";
    String declared =
        charset.name().equals("ISO-8859-1") ? "<?xml version='1.0' encoding='ISO-8859-1'?>" : "";
    byte[] xml = (mark + declared + "<a b=\"" + form + "\">" + form + "<c/></a>").getBytes(charset);
    byte[] cut =
        (mark + declared + "<a b=\"" + form + "\">" + form + "<d>" + form).getBytes(charset);
    byte[] text = (unescaped + " is the word: " + unescaped).getBytes(charset);
    StepRef step = new StepRef("s", "1", unescaped, unescaped, 1);
    List<Exchange> exchanges = new ArrayList<>();
    for (byte[] body : List.of(xml, cut, text)) {
      Payload payload = Payload.of(body, Optional.empty());
      exchanges.add(
          new Exchange(
              "1",
              Exchange.Role.OPERATION,
              1,
              Optional.of(
                  new Request(
                      "POST",
                      "http://u:" + unescaped.replaceAll("[/\"<> ]", "") + "@h/?p=" + unescaped,
                      HttpHeaders.of("Authorization", "Basic " + unescaped, "X-Other", unescaped),
                      payload)),
              Optional.of(
                  new Response(200, unescaped, HttpHeaders.of("Set-Cookie", unescaped), payload)),
              Optional.of(new Trouble(Trouble.Kind.TIMEOUT, unescaped)),
              Optional.empty(),
              Optional.of(step),
              Set.of(),
              Optional.of(unescaped)));
    }
    return new Conversation(
        new Origin(
            "http://u:" + "p@h " + unescaped, "live", Set.of(Party.SERVICE), Optional.empty()),
        new Declaration(unescaped, Set.of("get")),
        exchanges,
        List.of(
            new StepRecord(
                step,
                List.of("R1"),
                List.of("1"),
                Optional.of(unescaped),
                Optional.of(
                    "{\"a\":\"" + unescaped.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}"))),
        List.of(
            new JournalEntry(
                Instant.EPOCH,
                unescaped,
                "op",
                unescaped,
                Map.of("k", unescaped, "Password", "other"))));
  }

  /** Looks into the file and into the bodies that its Base64 hides. */
  private static void assertNoTrace(Path file, String secret, String form) throws Exception {
    List<byte[]> hidden = new ArrayList<>();
    hidden.add(Files.readAllBytes(file));
    for (Exchange e : EvidenceReader.read(file).exchanges()) {
      hidden.add(e.request().orElseThrow().body().bytes());
      hidden.add(e.response().orElseThrow().body().bytes());
    }
    for (byte[] bytes : hidden) {
      String octets = new String(bytes, StandardCharsets.ISO_8859_1);
      for (Charset charset :
          List.of(
              StandardCharsets.UTF_8,
              StandardCharsets.UTF_16LE,
              StandardCharsets.UTF_16BE,
              StandardCharsets.ISO_8859_1)) {
        for (String trace : List.of(secret, form)) {
          String needle = new String(trace.getBytes(charset), StandardCharsets.ISO_8859_1);
          assertFalse(octets.contains(needle), () -> "found " + trace + " as " + charset);
        }
      }
    }
  }

  private static void assertBody(String expected, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Payload payload = Payload.of(bytes, Optional.empty());
    byte[] cleaned = REDACTION.body(payload).orElse(bytes);
    assertEquals(expected, new String(cleaned, StandardCharsets.UTF_8));
    assertArrayEquals(expected.getBytes(StandardCharsets.UTF_8), cleaned);
  }
}
