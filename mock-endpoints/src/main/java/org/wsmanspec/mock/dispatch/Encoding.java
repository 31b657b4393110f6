package org.wsmanspec.mock.dispatch;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.XmlEncoding;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.mock.soap.SoapFaultException;

/** The two encodings this service speaks (DSP0226 13.1). */
enum Encoding {
  UTF_8(StandardCharsets.UTF_8, "UTF-8"),
  UTF_16_BE(StandardCharsets.UTF_16BE, "UTF-16"),
  UTF_16_LE(StandardCharsets.UTF_16LE, "UTF-16");

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Charset charset;
  private final String label;

  Encoding(Charset charset, String label) {
    this.charset = charset;
    this.label = label;
  }

  /**
   * The encoding of a request, in which it is answered.
   *
   * @throws SoapFaultException EncodingLimit/CharacterSet for any other encoding, for UTF-16 of
   *     unknown byte order, and where the indications contradict each other
   */
  static Encoding of(XmlEncoding request) {
    Charset used = request.charset();
    Encoding found = null;
    for (Encoding e : values()) {
      if (e.charset.equals(used)) {
        found = e;
      }
    }
    if (found == null) {
      throw refused("the request is in " + used.name());
    }
    request.external().ifPresent(name -> requireFamily(used, name, "charset parameter"));
    request.declared().ifPresent(name -> requireFamily(used, name, "XML declaration"));
    boolean ordered =
        request.byteOrderMark() > 0
            || request.external().filter(n -> n.length() > "UTF-16".length()).isPresent();
    if (found != UTF_8 && !ordered) {
      throw refused("a UTF-16 message needs a byte-order mark");
    }
    return found;
  }

  private static void requireFamily(Charset used, String name, String where) {
    String upper = name.toUpperCase(Locale.ROOT);
    boolean fits =
        upper.equals(used.name())
            || (upper.equals("UTF-16") && !used.equals(StandardCharsets.UTF_8));
    if (!fits) {
      throw refused("the " + where + " says '" + name + "', but the octets are " + used.name());
    }
  }

  /** EncodingLimit/CharacterSet. */
  static SoapFaultException refused(String why) {
    return SoapFaultException.of(
        FaultSubcode.ENCODING_LIMIT,
        "CharacterSet",
        "Messages are in UTF-8, or UTF-16 with a byte-order mark: " + why);
  }

  /** The Content-Type of an answer. */
  String contentType() {
    return MediaType.SOAP + ";charset=" + label;
  }

  /** An envelope as octets; UTF-16 gets its byte-order mark, UTF-8 none. */
  byte[] encode(String envelope) {
    return this == UTF_8
        ? envelope.getBytes(charset)
        : (BYTE_ORDER_MARK + envelope).getBytes(charset);
  }

  int octets(String text) {
    return this == UTF_8 ? text.getBytes(charset).length : 2 * text.length();
  }

  /**
   * Whether octets that are no well-formed XML are at least characters; UTF-16 is not looked into.
   */
  static boolean isUtf8(byte[] octets) {
    if (octets.length > 0
        && (octets[0] == 0 || octets[0] == (byte) 0xFE || octets[0] == (byte) 0xFF)) {
      return true;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The encoding of a Content-Type whose body was not looked at. */
  static Encoding assumed(Optional<String> charset) {
    return charset.filter(c -> c.equalsIgnoreCase("UTF-16")).isPresent() ? UTF_16_LE : UTF_8;
  }
}
