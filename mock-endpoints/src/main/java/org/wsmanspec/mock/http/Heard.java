package org.wsmanspec.mock.http;

import java.util.Arrays;
import java.util.Optional;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.message.XmlLimits;

/**
 * A request as it came off the wire, before anybody bent it.
 *
 * <p>The body is read only of requests that HTTP itself lets through; of others it is empty.
 */
public final class Heard {

  private final String method;
  private final String path;
  private final HttpHeaders headers;
  private byte[] body = {};
  private Optional<Envelope> envelope = Optional.empty();

  /** A request whose body was not read yet. */
  public Heard(String method, String path, HttpHeaders headers) {
    this.method = method;
    this.path = path;
    this.headers = headers;
  }

  /** The same request, now that its body is known. */
  public Heard with(byte[] octets) {
    Heard whole = new Heard(method, path, headers);
    whole.body = Arrays.copyOf(octets, octets.length);
    whole.envelope = parsed(whole.body);
    return whole;
  }

  private Optional<Envelope> parsed(byte[] octets) {
    Optional<String> charset =
        headers.first("Content-Type").flatMap(MediaType::parse).flatMap(MediaType::charset);
    try {
      return octets.length == 0
          ? Optional.empty()
          : Optional.of(Envelope.parse(octets, charset, XmlLimits.DEFAULT));
    } catch (UnreadableMessageException e) {
      return Optional.empty();
    }
  }

  /** The method, such as POST. */
  public String method() {
    return method;
  }

  /** The path of the request URI. */
  public String path() {
    return path;
  }

  /** All header fields. */
  public HttpHeaders headers() {
    return headers;
  }

  /** The entity. */
  public byte[] body() {
    return body.clone();
  }

  /** The envelope; empty if there is none to be read. */
  public Optional<Envelope> envelope() {
    return envelope;
  }
}
