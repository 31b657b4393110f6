package org.wsmanspec.message;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.sldc.Sldc;
import org.wsmanspec.message.sldc.SldcException;

/**
 * The body of an HTTP message: bytes, and the envelope that they are, parsed when first asked for.
 */
public final class Payload {

  /** A body without any byte. */
  public static final Payload EMPTY =
      new Payload(new byte[0], Optional.empty(), Optional.empty(), XmlLimits.DEFAULT);

  private final byte[] bytes;
  private final Optional<String> charset;
  private final Optional<String> coding;
  private final XmlLimits limits;
  private volatile @Nullable Parsed parsed;

  /** Exactly one of the two is there. */
  private record Parsed(
      @Nullable Envelope envelope, @Nullable UnreadableMessageException problem) {}

  private Payload(
      byte[] bytes, Optional<String> charset, Optional<String> coding, XmlLimits limits) {
    this.bytes = bytes;
    this.charset = charset;
    this.coding = coding;
    this.limits = limits;
  }

  /**
   * Wrap bytes.
   *
   * @param charset the charset parameter of the Content-Type; also what a recording is known to be
   *     stored in
   */
  public static Payload of(byte[] bytes, Optional<String> charset) {
    return coded(bytes, charset, Optional.empty());
  }

  /**
   * Wrap bytes that may be compressed.
   *
   * @param charset the charset parameter of the Content-Type
   * @param coding the Content-Encoding; SLDC is expanded, any other leaves the bytes as they are
   */
  public static Payload coded(byte[] bytes, Optional<String> charset, Optional<String> coding) {
    return new Payload(bytes.clone(), charset, coding, XmlLimits.DEFAULT);
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

  /**
   * The bytes of the message: expanded, where they are compressed in a way that is known.
   *
   * @throws UnreadableMessageException if they cannot be expanded
   */
  public byte[] expanded() {
    // Windows names the coding even where there is nothing to compress, and where it did not.
    boolean compressed =
        coding.filter(c -> c.strip().equalsIgnoreCase(Sldc.CODING)).isPresent()
            && bytes.length > 0
            && !looksLikeText();
    if (!compressed) {
      return bytes.clone();
    }
    try {
      return Sldc.expand(bytes, limits.maxBytes());
    } catch (SldcException e) {
      throw new UnreadableMessageException(
          UnreadableMessageException.Kind.BAD_ENCODING, String.valueOf(e.getMessage()), 0, 0, e);
    }
  }

  /** The bytes of the message, or those of the wire where they cannot be expanded. */
  public byte[] readable() {
    try {
      return expanded();
    } catch (UnreadableMessageException e) {
      return bytes.clone();
    }
  }

  /** SLDC data begins with 0xFF and A8 to B7; text with a byte-order mark or a character. */
  private boolean looksLikeText() {
    return bytes[0] != (byte) 0xFF || (bytes.length > 1 && bytes[1] == (byte) 0xFE);
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

  /** The Content-Encoding the transport named. */
  public Optional<String> coding() {
    return coding;
  }

  /** The body as text for people, with replacement characters where bytes do not fit. */
  public String text() {
    byte[] plain = readable();
    Charset used;
    int mark = 0;
    try {
      XmlEncoding encoding = XmlEncoding.detect(plain, charset);
      used = encoding.charset();
      mark = encoding.byteOrderMark();
    } catch (UnreadableMessageException e) {
      used = StandardCharsets.UTF_8;
    }
    return new String(plain, mark, plain.length - mark, used);
  }

  private Parsed parsed() {
    Parsed known = parsed;
    if (known == null) {
      try {
        known = new Parsed(Envelope.parse(expanded(), charset, limits), null);
      } catch (UnreadableMessageException e) {
        known = new Parsed(null, e);
      }
      parsed = known;
    }
    return known;
  }
}
