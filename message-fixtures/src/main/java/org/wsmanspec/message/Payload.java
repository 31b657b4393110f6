package org.wsmanspec.message;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of an HTTP message: bytes, and the envelope that they are, parsed when first asked for.
 */
public final class Payload {

  /** A body without any byte. */
  public static final Payload EMPTY = new Payload(new byte[0], Optional.empty(), XmlLimits.DEFAULT);

  private final byte[] bytes;
  private final Optional<String> charset;
  private final XmlLimits limits;
  private volatile @Nullable Parsed parsed;

  /** Exactly one of the two is there. */
  private record Parsed(
      @Nullable Envelope envelope, @Nullable UnreadableMessageException problem) {}

  private Payload(byte[] bytes, Optional<String> charset, XmlLimits limits) {
    this.bytes = bytes;
    this.charset = charset;
    this.limits = limits;
  }

  /**
   * Wrap bytes.
   *
   * @param charset the charset parameter of the Content-Type; also what a recording is known to be
   *     stored in
   */
  public static Payload of(byte[] bytes, Optional<String> charset) {
    return new Payload(bytes.clone(), charset, XmlLimits.DEFAULT);
  }

  /** Wrap text, stored as UTF-8 whatever its XML declaration says. */
  public static Payload ofText(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8), Optional.of("UTF-8"));
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** Octets. */
  public int size() {
    return bytes.length;
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /** The envelope, unless the bytes are no readable XML. */
  public Optional<Envelope> envelope() {
    return Optional.ofNullable(parsed().envelope());
  }

  /** Why there is no envelope. */
  public Optional<UnreadableMessageException> problem() {
    return Optional.ofNullable(parsed().problem());
  }

  /** The charset the transport or the recorder named. */
  public Optional<String> charset() {
    return charset;
  }

  /** The body as text for people, with replacement characters where bytes do not fit. */
  public String text() {
    Charset used;
    int mark = 0;
    try {
      XmlEncoding encoding = XmlEncoding.detect(bytes, charset);
      used = encoding.charset();
      mark = encoding.byteOrderMark();
    } catch (UnreadableMessageException e) {
      used = StandardCharsets.UTF_8;
    }
    return new String(bytes, mark, bytes.length - mark, used);
  }

  private Parsed parsed() {
    Parsed known = parsed;
    if (known == null) {
      try {
        known = new Parsed(Envelope.parse(bytes, charset, limits), null);
      } catch (UnreadableMessageException e) {
        known = new Parsed(null, e);
      }
      parsed = known;
    }
    return known;
  }
}
