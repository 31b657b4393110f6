package org.wsmanspec.scenario.expect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.Optional;

/** Code pages of Windows as Java knows them. */
public final class CodePages {

  private static final Map<Integer, String> OTHERS =
      Map.of(
          932, "windows-31j",
          936, "GBK",
          949, "x-windows-949",
          950, "Big5",
          1200, "UTF-16LE",
          1201, "UTF-16BE",
          20127, "US-ASCII",
          20866, "KOI8-R",
          54936, "GB18030",
          65001, "UTF-8");

  private CodePages() {}

  /** The encoding of a code page by its number, or by its name in Java; empty if none is known. */
  public static Optional<Charset> of(String written) {
    String text = written.strip();
    try {
      return Optional.of(Charset.forName(text.matches("[0-9]{1,6}") ? name(text) : text));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static String name(String digits) {
    int page = Integer.parseInt(digits);
    String other = OTHERS.get(page);
    if (other != null) {
      return other;
    } else if (page >= 1250 && page <= 1258) {
      return "windows-" + page;
    } else if (page > 28590 && page < 28606) {
      return "ISO-8859-" + (page - 28590);
    }
    return "IBM" + (page < 100 ? "0" + page : Integer.toString(page));
  }

  /** Text of octets: in an encoding, or else in UTF-8 if they are that, or in code page 437. */
  public static String decode(byte[] octets, Optional<Charset> encoding) {
    if (encoding.isPresent()) {
      return new String(octets, encoding.get());
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      return new String(octets, of("437").orElse(StandardCharsets.ISO_8859_1));
    }
  }
}
