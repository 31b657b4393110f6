package org.wsmanspec.message;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the bytes of one XML document are to be read as characters (XML 1.0 appendix F, RFC 7303).
 *
 * @param charset the encoding that governs
 * @param byteOrderMark octets of the byte-order mark: 0, 2 or 3
 * @param declared the encoding named in the XML declaration, as written there
 * @param external the charset parameter of the Content-Type, as written there
 */
public record XmlEncoding(
    Charset charset, int byteOrderMark, Optional<String> declared, Optional<String> external) {

  private static final Pattern DECLARATION =
      Pattern.compile("^\\s*<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");

  /**
   * Find out the encoding of a document.
   *
   * <p>A byte-order mark rules, then the transport's charset parameter, then the byte pattern of an
   * unmarked UTF-16, then the XML declaration, then UTF-8.
   *
   * @throws UnreadableMessageException if an encoding is named that this Java does not know
   */
  public static XmlEncoding detect(byte[] bytes, Optional<String> external) {
    int mark = 0;
    Optional<Charset> found = Optional.empty();
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      mark = 3;
      found = Optional.of(StandardCharsets.UTF_8);
    } else if (startsWith(bytes, 0xFE, 0xFF)) {
      mark = 2;
      found = Optional.of(StandardCharsets.UTF_16BE);
    } else if (startsWith(bytes, 0xFF, 0xFE)) {
      mark = 2;
      found = Optional.of(StandardCharsets.UTF_16LE);
    } else if (startsWith(bytes, 0x00, 0x3C)) {
      found = Optional.of(StandardCharsets.UTF_16BE);
    } else if (startsWith(bytes, 0x3C, 0x00)) {
      found = Optional.of(StandardCharsets.UTF_16LE);
    }
    Charset forHead = found.orElse(StandardCharsets.ISO_8859_1);
    String head = new String(bytes, mark, Math.min(bytes.length - mark, 400), forHead);
    Matcher matcher = DECLARATION.matcher(head);
    Optional<String> declared = matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    if (found.isEmpty()) {
      Optional<String> named = external.isPresent() ? external : declared;
      // Nothing but the two byte-order forms above can be UTF-16: a declaration that says so
      // without them was left behind by a program that re-encoded the text.
      found =
          named
              .filter(name -> !name.toUpperCase(java.util.Locale.ROOT).startsWith("UTF-16"))
              .map(XmlEncoding::charset);
    }
    return new XmlEncoding(found.orElse(StandardCharsets.UTF_8), mark, declared, external);
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new UnreadableMessageException(
          UnreadableMessageException.Kind.BAD_ENCODING,
          "the character encoding '" + name + "' is not known",
          0,
          0,
          e);
    }
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
