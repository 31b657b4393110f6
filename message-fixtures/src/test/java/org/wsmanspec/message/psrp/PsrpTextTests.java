package org.wsmanspec.message.psrp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Dictionary;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;

class PsrpTextTests {

  private static final UUID POOL = UUID.fromString("11223344-5566-7788-99aa-bbccddeeff00");
  private static final UUID PIPELINE = UUID.fromString("0a0b0c0d-0e0f-1011-1213-141516171819");

  @Test
  void showsEachMessageInALine() {
    List<String> lines =
        PsrpText.ofResponse(
            exchange(
                Uris.POWERSHELL,
                "<r:Stream Name='stdout'>"
                    + base64(
                        fragments(1, SessionCapability.of("2.3"), Optional.empty()),
                        fragments(2, new PipelineOutput(Primitive.string("hä")), pipeline()))
                    + "</r:Stream>"));
    assertEquals(
        List.of(
            "#1 SESSION_CAPABILITY, pool "
                + POOL
                + ": {protocolversion: 2.3, PSVersion: 2.0, SerializationVersion: 1.1.0.1}",
            "#2 PIPELINE_OUTPUT, pool " + POOL + ", pipeline " + PIPELINE + ": \"hä\""),
        lines);
  }

  @Test
  void tellsOfMessagesThatGoOnElsewhere() {
    byte[] message = message(new PipelineOutput(Primitive.string("long")), pipeline()).encode();
    List<Fragment> parts = List.of(part(7, 0, message), part(7, 1, message));
    assertEquals(
        List.of("#7 begins here, in several fragments"),
        PsrpText.ofResponse(exchange(Uris.POWERSHELL, stream(List.of(parts.get(0))))));
    assertEquals(
        List.of("#7 goes on: " + parts.get(1) + ", the last"),
        PsrpText.ofResponse(exchange(Uris.POWERSHELL, stream(List.of(parts.get(1))))));
  }

  @Test
  void leavesSecretsOut() {
    List<Dictionary.Entry> entries =
        List.of(
            new Dictionary.Entry(Primitive.string("DbPassword"), Primitive.string("hunter1")),
            new Dictionary.Entry(Primitive.string("user"), Primitive.string("alice")));
    ClixmlValue argument =
        ComplexObject.builder()
            .extended("N", Primitive.string("-Password:"))
            .extended("V", Primitive.string("hunter2"))
            .build();
    ClixmlValue value =
        ComplexObject.builder()
            .list(
                List.of(
                    argument,
                    Primitive.secureString("aHVudGVyMw=="),
                    ComplexObject.builder().dictionary(entries).build(),
                    ComplexObject.builder()
                        .extended("ClientSecret", Primitive.string("hunter4"))
                        .build()))
            .build();
    String line = PsrpText.line(message(new PipelineOutput(value), pipeline()));
    assertFalse(line.contains("hunter"), line);
    assertFalse(line.contains("aHVudGVyMw"), line);
    assertTrue(line.contains("alice"), line);
    String key = PsrpText.line(message(new PublicKey("c2VjcmV0"), Optional.empty()));
    assertFalse(key.contains("c2VjcmV0"), key);
  }

  @Test
  void readsNoOtherShells() {
    assertEquals(
        List.of(),
        PsrpText.ofResponse(exchange(Uris.SHELL_CMD, "<r:Stream Name='stdout'>QUJD</r:Stream>")));
    List<String> lines =
        PsrpText.ofResponse(
            exchange(Uris.POWERSHELL, "<r:Stream Name='stdout'>«redacted»</r:Stream>"));
    assertEquals(1, lines.size());
    assertTrue(lines.get(0).startsWith("(no fragments: the text of <r:Stream> is no base64"));
  }

  private static Optional<UUID> pipeline() {
    return Optional.of(PIPELINE);
  }

  private static PsrpMessage message(PsrpPayload payload, Optional<UUID> pipeline) {
    return PsrpMessage.of(Destination.CLIENT, POOL, pipeline, payload);
  }

  private static List<Fragment> fragments(long id, PsrpPayload payload, Optional<UUID> pipeline) {
    return List.of(Fragment.of(id, 0, true, true, message(payload, pipeline).encode()));
  }

  /** The first or the second half of a message. */
  private static Fragment part(long id, int half, byte[] message) {
    int middle = message.length / 2;
    byte[] blob =
        Arrays.copyOfRange(message, half == 0 ? 0 : middle, half == 0 ? middle : message.length);
    return Fragment.of(id, half, half == 0, half == 1, blob);
  }

  private static String stream(List<Fragment> fragments) {
    return "<r:Stream Name='stdout'>" + base64(fragments) + "</r:Stream>";
  }

  @SafeVarargs
  private static String base64(List<Fragment>... lists) {
    List<Fragment> all = new ArrayList<>();
    for (List<Fragment> list : lists) {
      all.addAll(list);
    }
    return Base64.getEncoder().encodeToString(Fragment.encode(all));
  }

  private static Exchange exchange(String resource, String streams) {
    return new Exchange(
        "1",
        Exchange.Role.OPERATION,
        1,
        Optional.of(
            new Request(
                "POST",
                "/wsman",
                HttpHeaders.NONE,
                payload(
                    "<w:ResourceURI xmlns:w='"
                        + Namespaces.WSMAN
                        + "'>"
                        + resource
                        + "</w:ResourceURI>",
                    ""))),
        Optional.of(
            new Response(
                200,
                "",
                HttpHeaders.NONE,
                payload(
                    "",
                    "<r:ReceiveResponse xmlns:r='"
                        + Namespaces.RSP
                        + "'>"
                        + streams
                        + "</r:ReceiveResponse>"))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Optional.empty());
  }

  private static Payload payload(String headers, String body) {
    return Payload.of(
        ("<s:Envelope xmlns:s='"
                + Namespaces.S
                + "'><s:Header>"
                + headers
                + "</s:Header><s:Body>"
                + body
                + "</s:Body></s:Envelope>")
            .getBytes(StandardCharsets.UTF_8),
        Optional.of("UTF-8"));
  }
}
