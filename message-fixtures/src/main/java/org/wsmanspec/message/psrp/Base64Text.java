package org.wsmanspec.message.psrp;

import java.util.Base64;

/** Base64 as XML Schema has it: white space means nothing, and other characters are wrong. */
final class Base64Text {

  private Base64Text() {}

  /**
   * Decode.
   *
   * @throws IllegalArgumentException if it is no base64
   */
  static byte[] decode(String text) {
    boolean plain = text.chars().noneMatch(c -> c <= ' ');
    return Base64.getDecoder().decode(plain ? text : text.replaceAll("[ \\t\\r\\n]", ""));
  }
}
