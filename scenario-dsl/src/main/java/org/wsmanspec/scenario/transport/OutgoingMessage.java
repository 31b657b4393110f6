package org.wsmanspec.scenario.transport;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.Payload;

/**
 * A message that is to be sent.
 *
 * @param address where to: an absolute http or https URI
 * @param method HTTP method
 * @param headers header fields to send beside those that HTTP itself needs (Host, Content-Length);
 *     one of these given here goes out as given
 * @param body the body, possibly empty
 * @param wire how HTTP is to be spoken
 * @param raw the whole request, HTTP included, to be sent byte by byte instead of all the above
 */
public record OutgoingMessage(
    URI address,
    String method,
    HttpHeaders headers,
    Payload body,
    Wire wire,
    Optional<RawBytes> raw) {

  /** Fields that an HTTP library insists on writing itself. */
  private static final List<String> FRAMING =
      List.of("host", "content-length", "transfer-encoding", "connection", "expect");

  /**
   * How HTTP is to be spoken.
   *
   * @param version {@code HTTP/1.1} or {@code HTTP/1.0}, or anything else to see what happens
   * @param chunked whether the body is sent in chunks
   * @param expectContinue whether to ask for permission before the body is sent
   * @param contentLength a Content-Length that is sent instead of the true one
   * @param host whether the Host field is sent
   * @param authenticate whether the credentials of the target may be used
   * @param newConnection whether a connection used before must not be used again
   * @param cut whether the connection is closed as soon as the request is sent, and the answer
   *     never read
   */
  public record Wire(
      String version,
      boolean chunked,
      boolean expectContinue,
      OptionalLong contentLength,
      boolean host,
      boolean authenticate,
      boolean newConnection,
      boolean cut) {

    /** What every honest client does. */
    public static final Wire DEFAULT =
        new Wire("HTTP/1.1", false, false, OptionalLong.empty(), true, true, false);

    /** A request whose answer is read. */
    public Wire(
        String version,
        boolean chunked,
        boolean expectContinue,
        OptionalLong contentLength,
        boolean host,
        boolean authenticate,
        boolean newConnection) {
      this(
          version,
          chunked,
          expectContinue,
          contentLength,
          host,
          authenticate,
          newConnection,
          false);
    }
  }

  public OutgoingMessage {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || address.getHost() == null) {
      throw new IllegalArgumentException(
          "an address is an http or https URI with a host, such as http://192.0.2.10:5985/wsman,"
              + " but was "
              + address);
    }
  }

  /** A POST of a SOAP envelope. */
  public static OutgoingMessage post(URI address, byte[] body, String contentType) {
    return of(address, "POST", body, Optional.of(contentType));
  }

  /** A request of any method, with or without a Content-Type. */
  public static OutgoingMessage of(
      URI address, String method, byte[] body, Optional<String> contentType) {
    return new OutgoingMessage(
        address,
        method,
        contentType.map(type -> HttpHeaders.of("Content-Type", type)).orElse(HttpHeaders.NONE),
        Payload.of(body, contentType.flatMap(MediaType::parse).flatMap(MediaType::charset)),
        Wire.DEFAULT,
        Optional.empty());
  }

  /** A whole request that goes out as it is. */
  public static OutgoingMessage raw(URI address, RawBytes bytes) {
    return new OutgoingMessage(
        address, "", HttpHeaders.NONE, Payload.EMPTY, Wire.DEFAULT, Optional.of(bytes));
  }

  public OutgoingMessage withWire(Wire changed) {
    return new OutgoingMessage(address, method, headers, body, changed, raw);
  }

  public OutgoingMessage withMethod(String changed) {
    return new OutgoingMessage(address, changed, headers, body, wire, raw);
  }

  /** With a header field replaced or added. */
  public OutgoingMessage withHeader(String name, String value) {
    List<HttpHeaders.Field> fields = new ArrayList<>(headers.fields());
    fields.removeIf(f -> f.name().equalsIgnoreCase(name));
    fields.add(new HttpHeaders.Field(name, value));
    return new OutgoingMessage(address, method, new HttpHeaders(fields), body, wire, raw);
  }

  /** Whether only a plain socket can send this, because an HTTP library would refuse or mend it. */
  boolean needsRawDoor() {
    return raw.isPresent()
        || wire.cut()
        || !wire.version().equals("HTTP/1.1")
        || wire.contentLength().isPresent()
        || !wire.host()
        || (method.equalsIgnoreCase("TRACE") && !body.isEmpty())
        || (method.equalsIgnoreCase("OPTIONS") && headers.first("Content-Type").isEmpty())
        || headers.fields().stream()
            .anyMatch(f -> FRAMING.contains(f.name().toLowerCase(Locale.ROOT)));
  }

  /** The address without user, password and fragment. */
  URI cleanAddress() {
    String text = address.getScheme() + "://";
    String host = address.getHost();
    text += address.getPort() < 0 ? host : host + ":" + address.getPort();
    text += requestTarget();
    return URI.create(text);
  }

  /** Path and query, as they stand in the request line. */
  String requestTarget() {
    String path = address.getRawPath();
    String target = path == null || path.isEmpty() ? "/" : path;
    return address.getRawQuery() == null ? target : target + "?" + address.getRawQuery();
  }
}
