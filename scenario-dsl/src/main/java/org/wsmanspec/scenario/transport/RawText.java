package org.wsmanspec.scenario.transport;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.scenario.transport.Authentication.Scheme;

/** Requests as the bytes of HTTP/1.x, written as told and read back as far as they make sense. */
final class RawText {

  private RawText() {}

  /** The bytes of a message, wrong where the message wants it wrong. */
  static byte[] write(OutgoingMessage message, Authentication authentication) {
    OutgoingMessage.Wire wire = message.wire();
    HttpHeaders given = message.headers();
    StringBuilder head = new StringBuilder();
    head.append(message.method()).append(' ').append(message.requestTarget());
    head.append(' ').append(wire.version()).append("\r\n");
    if (wire.host() && given.first("Host").isEmpty()) {
      URI address = message.address();
      String port = address.getPort() < 0 ? "" : ":" + address.getPort();
      line(head, "Host", address.getHost() + port);
    }
    if (given.first("User-Agent").isEmpty()) {
      line(head, "User-Agent", Harness.USER_AGENT);
    }
    if (wire.authenticate()
        && authentication.scheme() == Scheme.BASIC
        && given.first("Authorization").isEmpty()) {
      line(head, "Authorization", "Basic " + basic(authentication));
    }
    for (HttpHeaders.Field field : given.fields()) {
      line(head, field.name(), field.value());
    }
    byte[] body = message.body().bytes();
    boolean framed =
        given.first("Content-Length").isPresent() || given.first("Transfer-Encoding").isPresent();
    if (wire.chunked() && given.first("Transfer-Encoding").isEmpty()) {
      line(head, "Transfer-Encoding", "chunked");
    }
    if (wire.contentLength().isPresent()) {
      line(head, "Content-Length", Long.toString(wire.contentLength().getAsLong()));
    } else if (!framed && !wire.chunked() && (body.length > 0 || sendsBody(message.method()))) {
      line(head, "Content-Length", Integer.toString(body.length));
    }
    if (wire.expectContinue() && given.first("Expect").isEmpty()) {
      line(head, "Expect", "100-continue");
    }
    head.append("\r\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    if (wire.chunked()) {
      if (body.length > 0) {
        String size = Integer.toHexString(body.length) + "\r\n";
        out.writeBytes(size.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body);
        out.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
      }
      out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    } else {
      out.writeBytes(body);
    }
    return out.toByteArray();
  }

  /**
   * The request that bytes are, as far as a reader can tell.
   *
   * <p>The body is all that follows the first empty line, chunk sizes included.
   *
   * @param address where they are sent to; stands for the request's target
   */
  static Request read(byte[] bytes, String address) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int crlf = text.indexOf("\r\n\r\n");
    int lf = text.indexOf("\n\n");
    int end = crlf >= 0 && (lf < 0 || crlf < lf) ? crlf : lf;
    String head = end < 0 ? text : text.substring(0, end);
    int start = end < 0 ? text.length() : end == crlf ? end + 4 : end + 2;
    List<String> lines = head.lines().toList();
    String method = lines.isEmpty() ? "" : lines.get(0).strip().split("\\s+", 2)[0];
    List<HttpHeaders.Field> fields = new ArrayList<>();
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).strip();
        fields.add(
            new HttpHeaders.Field(name, line.substring(colon + 1).strip()).withoutCredentials());
      }
    }
    HttpHeaders headers = new HttpHeaders(fields);
    byte[] body = text.substring(start).getBytes(StandardCharsets.ISO_8859_1);
    Optional<String> charset =
        headers.first("Content-Type").flatMap(MediaType::parse).flatMap(MediaType::charset);
    return new Request(method, address, headers, Payload.of(body, charset));
  }

  private static boolean sendsBody(String method) {
    String upper = method.toUpperCase(Locale.ROOT);
    return upper.equals("POST") || upper.equals("PUT");
  }

  private static void line(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }

  private static String basic(Authentication authentication) {
    String pair = authentication.user() + ":" + authentication.password();
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
