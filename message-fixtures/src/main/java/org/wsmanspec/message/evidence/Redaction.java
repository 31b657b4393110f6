package org.wsmanspec.message.evidence;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.message.XmlEncoding;

/**
 * Takes secrets out of what is stored.
 *
 * <p>Always: the values of Authorization, Proxy-Authorization, Cookie, Set-Cookie and
 * Authentication-Info, of which only the name of the scheme stays, so that the fields of Digest and
 * NTLM are dropped whole; the tokens in WWW-Authenticate of NTLM, Negotiate, Kerberos and CredSSP;
 * user names and passwords in URLs; and the content of elements named {@code Password} (wsse and
 * any other namespace) or {@code PasswordText}. In addition the secrets given, wherever they stand
 * and however they are written: plain, with character references, percent-encoded, inside Base64,
 * in UTF-8 or UTF-16.
 *
 * <p>A secret of fewer than four characters is replaced only where it stands alone, between
 * characters that are neither letters nor digits: anything else would wreck every message.
 */
public final class Redaction {

  /** What stands where a secret was. */
  public static final String MARK = "«redacted»";

  private static final Set<String> CREDENTIALS =
      Set.of(
          "authorization",
          "proxy-authorization",
          "cookie",
          "cookie2",
          "set-cookie",
          "set-cookie2",
          "authentication-info",
          "proxy-authentication-info");
  private static final Set<String> CHALLENGES = Set.of("www-authenticate", "proxy-authenticate");
  private static final Pattern SCHEME =
      Pattern.compile(
          "\\s*(Basic|Digest|NTLM|Negotiate|Kerberos|CredSSP|Bearer)(?=\\s|$).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern CHALLENGE_TOKEN =
      Pattern.compile(
          "\\b(NTLM|Negotiate|Kerberos|CredSSP)(\\s+)[A-Za-z0-9+/_~.-]+=*(?![A-Za-z0-9+/_~.=-]|\\s*=)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern USER_INFO =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)[^/?#\\s\"'<>\\\\]*@");

  private final List<Secret> secrets;

  private Redaction(List<Secret> secrets) {
    this.secrets = secrets;
  }

  /** A redaction that knows these secrets beside what it always drops; blank ones are ignored. */
  public static Redaction of(Collection<String> secrets) {
    return new Redaction(
        secrets.stream()
            .filter(s -> !s.isBlank())
            .distinct()
            // A secret that contains another goes first, or a part of it would stay.
            .sorted((a, b) -> Integer.compare(b.length(), a.length()))
            .map(Secret::new)
            .toList());
  }

  /** Whether a header field carries credentials and nothing else. */
  static boolean isCredential(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return CREDENTIALS.contains(name) || CHALLENGES.contains(name);
  }

  /** A text without secrets and without credentials in URLs. */
  public String text(String text) {
    String found = text.contains("@") ? USER_INFO.matcher(text).replaceAll("$1") : text;
    return secretsIn(found, MARK);
  }

  /** The value of a header field as it may be stored. */
  public String header(String name, String value) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    if (CREDENTIALS.contains(lower)) {
      Matcher scheme = SCHEME.matcher(value);
      return scheme.matches() ? scheme.group(1) + " " + MARK : MARK;
    }
    if (CHALLENGES.contains(lower)) {
      return text(CHALLENGE_TOKEN.matcher(value).replaceAll("$1$2" + MARK));
    }
    return text(value);
  }

  /** A body without secrets; empty if it has none, so that its bytes may stay as they are. */
  Optional<byte[]> body(Payload body) {
    byte[] bytes = body.readable();
    if (bytes.length == 0) {
      return Optional.empty();
    }
    byte[] cleaned = asText(body, bytes);
    if (!secrets.isEmpty() && body.envelope().isEmpty()) {
      cleaned = asBytes(cleaned);
    }
    return Arrays.equals(cleaned, bytes) ? Optional.empty() : Optional.of(cleaned);
  }

  private byte[] asText(Payload body, byte[] bytes) {
    XmlEncoding encoding;
    try {
      encoding = XmlEncoding.detect(bytes, body.charset());
    } catch (UnreadableMessageException e) {
      return bytes;
    }
    Charset charset = encoding.charset();
    int mark = encoding.byteOrderMark();
    CharBuffer decoded;
    try {
      decoded =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, mark, bytes.length - mark));
    } catch (CharacterCodingException e) {
      return bytes;
    }
    String text = decoded.toString();
    String cleaned = new XmlRedaction(this, markIn(charset)).apply(text);
    if (body.envelope().isEmpty()) {
      cleaned = secretsIn(cleaned, markIn(charset));
    }
    if (cleaned.equals(text)) {
      return bytes;
    }
    byte[] encoded = cleaned.getBytes(charset);
    byte[] whole = new byte[mark + encoded.length];
    System.arraycopy(bytes, 0, whole, 0, mark);
    System.arraycopy(encoded, 0, whole, mark, encoded.length);
    return whole;
  }

  /** Bytes that are no XML: each octet a character, secrets looked for in every encoding. */
  private byte[] asBytes(byte[] bytes) {
    String octets = new String(bytes, StandardCharsets.ISO_8859_1);
    String cleaned = octets;
    for (Secret secret : secrets) {
      cleaned = secret.replaceOctets(cleaned);
    }
    byte[] result = cleaned.equals(octets) ? bytes : cleaned.getBytes(StandardCharsets.ISO_8859_1);
    for (int offset = 0; offset < 2; offset++) {
      result = asWide(result, offset, true);
      result = asWide(result, offset, false);
    }
    return result;
  }

  /** Bytes as 16-bit units from an offset, valid UTF-16 or not, for text in an unmarked UTF-16. */
  private byte[] asWide(byte[] bytes, int offset, boolean bigEndian) {
    char[] units = new char[Math.max(0, (bytes.length - offset) / 2)];
    for (int i = 0; i < units.length; i++) {
      int first = bytes[offset + 2 * i] & 0xFF;
      int second = bytes[offset + 2 * i + 1] & 0xFF;
      units[i] = (char) (bigEndian ? (first << 8) | second : (second << 8) | first);
    }
    String text = new String(units);
    String cleaned = secretsIn(text, "(redacted)");
    if (cleaned.equals(text)) {
      return bytes;
    }
    int tail = bytes.length - offset - 2 * units.length;
    byte[] result = new byte[offset + 2 * cleaned.length() + tail];
    System.arraycopy(bytes, 0, result, 0, offset);
    for (int i = 0; i < cleaned.length(); i++) {
      char unit = cleaned.charAt(i);
      result[offset + 2 * i] = (byte) (bigEndian ? unit >> 8 : unit);
      result[offset + 2 * i + 1] = (byte) (bigEndian ? unit : unit >> 8);
    }
    System.arraycopy(bytes, bytes.length - tail, result, result.length - tail, tail);
    return result;
  }

  /** A segment without secrets and URL credentials, the way XML writes it or not. */
  String segment(String text, boolean references, String mark) {
    Decoded decoded = references ? Decoded.of(text) : Decoded.plain(text);
    StringBuilder out = null;
    int copied = 0;
    for (int[] range : ranges(decoded.text())) {
      if (out == null) {
        out = new StringBuilder(text.length());
      }
      out.append(text, copied, decoded.source(range[0])).append(range[2] == 0 ? mark : "");
      copied = decoded.source(range[1]);
    }
    return out == null ? text : out.append(text, copied, text.length()).toString();
  }

  private String secretsIn(String text, String mark) {
    StringBuilder out = null;
    int copied = 0;
    for (int[] range : secretRanges(text)) {
      if (out == null) {
        out = new StringBuilder(text.length());
      }
      out.append(text, copied, range[0]).append(mark);
      copied = range[1];
    }
    return out == null ? text : out.append(text, copied, text.length()).toString();
  }

  /** Ranges to take out, in order and apart: from, to, and 1 where no mark takes the place. */
  private List<int[]> ranges(String text) {
    List<int[]> found = new ArrayList<>();
    if (text.contains("@")) {
      Matcher matcher = USER_INFO.matcher(text);
      while (matcher.find()) {
        found.add(new int[] {matcher.end(1), matcher.end(), 1});
      }
    }
    for (Secret secret : secrets) {
      secret.find(text, found);
    }
    return apart(found);
  }

  private List<int[]> secretRanges(String text) {
    List<int[]> found = new ArrayList<>();
    for (Secret secret : secrets) {
      secret.find(text, found);
    }
    return apart(found);
  }

  private static List<int[]> apart(List<int[]> ranges) {
    ranges.sort((a, b) -> Integer.compare(a[0], b[0]));
    List<int[]> merged = new ArrayList<>();
    for (int[] range : ranges) {
      int[] last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && range[0] < last[1]) {
        last[1] = Math.max(last[1], range[1]);
        last[2] &= range[2];
      } else {
        merged.add(range);
      }
    }
    return merged;
  }

  private static String markIn(Charset charset) {
    return charset.canEncode() && charset.newEncoder().canEncode(MARK) ? MARK : "(redacted)";
  }
}
