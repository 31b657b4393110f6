package org.wsmanspec.mock.wef;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.mock.soap.Reply;

/** Envelopes as octets: UTF-8, or UTF-16 with the least octet first and a byte-order mark. */
final class WireText {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private WireText() {}

  /** An envelope in the encoding of the message that it answers. */
  static HttpAnswer answer(int status, Reply reply, Charset like) {
    return new HttpAnswer(
        status,
        HttpHeaders.of("Content-Type", contentType(wide(like))),
        octets(reply.text(), wide(like)));
  }

  /** An answer that says nothing. */
  static HttpAnswer empty(int status) {
    return new HttpAnswer(status, HttpHeaders.NONE, new byte[0]);
  }

  /** Whether an encoding is one of UTF-16. */
  static boolean wide(Charset charset) {
    return charset.name().startsWith("UTF-16");
  }

  static String contentType(boolean wide) {
    return MediaType.SOAP + ";charset=" + (wide ? "UTF-16" : "UTF-8");
  }

  static byte[] octets(String envelope, boolean wide) {
    return wide
        ? (BYTE_ORDER_MARK + envelope).getBytes(StandardCharsets.UTF_16LE)
        : envelope.getBytes(StandardCharsets.UTF_8);
  }
}
