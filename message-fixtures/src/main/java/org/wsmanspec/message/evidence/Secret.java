package org.wsmanspec.message.evidence;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One secret and the ways in which it may be written. */
final class Secret {

  private static final int SHORT = 4;
  private static final List<Charset> ENCODINGS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          StandardCharsets.ISO_8859_1);

  /**
   * Base64 broken into lines, as MIME and some XML writers do; the breaks may be references.
   *
   * <p>Begins where a run of such characters does and gives nothing back, or a long run without any
   * break would be tried from each of its characters.
   */
  private static final Pattern WRAPPED =
      Pattern.compile(
          "(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{40,}+"
              + "(?:(?:\\s|&#[xX]?[0-9A-Fa-f]++;)++[A-Za-z0-9+/]++=*+)++");

  private final Pattern written;
  private final List<String> octets;

  /** What Base64 of any text around the secret must contain, for each of the three alignments. */
  private final List<String> base64;

  Secret(String secret) {
    boolean brief = secret.length() < SHORT;
    String pattern = pattern(secret);
    this.written =
        Pattern.compile(brief ? "(?<![\\p{L}\\p{N}])" + pattern + "(?![\\p{L}\\p{N}])" : pattern);
    Set<String> forms = new LinkedHashSet<>();
    Set<String> inner = new LinkedHashSet<>();
    if (!brief) {
      for (Charset charset : ENCODINGS) {
        if (charset.newEncoder().canEncode(secret)) {
          byte[] bytes = secret.getBytes(charset);
          forms.add(new String(bytes, StandardCharsets.ISO_8859_1));
          addInner(bytes, inner);
        }
      }
    }
    this.octets = List.copyOf(forms);
    this.base64 = List.copyOf(inner);
  }

  /** Add the ranges of a text to be taken out. */
  void find(String text, List<int[]> ranges) {
    Matcher matcher = written.matcher(text);
    while (matcher.find()) {
      ranges.add(new int[] {matcher.start(), matcher.end(), 0});
    }
    for (String inner : base64) {
      int at = text.indexOf(inner);
      while (at >= 0) {
        int from = at;
        int to = at + inner.length();
        while (from > 0 && isBase64(text.charAt(from - 1))) {
          from--;
        }
        while (to < text.length() && isBase64(text.charAt(to))) {
          to++;
        }
        while (to < text.length() && text.charAt(to) == '=') {
          to++;
        }
        ranges.add(new int[] {from, to, 0});
        at = text.indexOf(inner, to);
      }
    }
    if (!base64.isEmpty()) {
      findWrapped(text, ranges);
    }
  }

  private void findWrapped(String text, List<int[]> ranges) {
    Matcher matcher = WRAPPED.matcher(text);
    while (matcher.find()) {
      String joined = matcher.group().replaceAll("\\s|&#[xX]?[0-9A-Fa-f]+;", "");
      if (base64.stream().anyMatch(joined::contains)) {
        ranges.add(new int[] {matcher.start(), matcher.end(), 0});
      }
    }
  }

  /** Replace the secret in text whose characters are octets. */
  String replaceOctets(String text) {
    String cleaned = text;
    for (String form : octets) {
      cleaned = cleaned.replace(form, "(redacted)");
    }
    List<int[]> ranges = new ArrayList<>();
    find(cleaned, ranges);
    ranges.sort((a, b) -> Integer.compare(b[0], a[0]));
    StringBuilder out = new StringBuilder(cleaned);
    int limit = out.length();
    for (int[] range : ranges) {
      if (range[1] <= limit) {
        out.replace(range[0], range[1], "(redacted)");
        limit = range[0];
      }
    }
    return out.toString();
  }

  private static boolean isBase64(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || "+/-_".indexOf(c) >= 0;
  }

  private static void addInner(byte[] secret, Set<String> inner) {
    for (int before = 0; before < 3; before++) {
      byte[] padded = new byte[before + secret.length];
      System.arraycopy(secret, 0, padded, before, secret.length);
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(padded);
      // Characters that share bits with what stands before or after the secret are not known.
      int from = (8 * before + 5) / 6;
      int to = 8 * padded.length / 6;
      if (to - from >= SHORT) {
        String known = encoded.substring(from, to);
        inner.add(known);
        inner.add(known.replace('+', '-').replace('/', '_'));
      }
    }
  }

  /** How markup writes its own characters in text; what shows text may do so once too often. */
  private static final Map<String, String> ESCAPED =
      Map.of(
          "&", "&(?:amp|#38|#x26);",
          "<", "&(?:lt|#60|#x3[cC]);",
          ">", "&(?:gt|#62|#x3[eE]);",
          "\"", "&(?:quot|#34|#x22);",
          "'", "&(?:apos|#0?39|#x27);");

  /**
   * Each character as it is, percent-encoded, escaped with a backslash as in JSON, or as a
   * reference.
   */
  private static String pattern(String secret) {
    StringBuilder pattern = new StringBuilder();
    secret
        .codePoints()
        .forEach(
            c -> {
              String plain = Character.toString(c);
              pattern.append("(?:");
              if (plain.equals("\"") || plain.equals("\\") || plain.equals("/")) {
                pattern.append("\\\\?");
              }
              pattern.append(Pattern.quote(plain)).append('|');
              if (ESCAPED.containsKey(plain)) {
                pattern.append(ESCAPED.get(plain)).append('|');
              }
              pattern.append("(?i:");
              for (byte b : plain.getBytes(StandardCharsets.UTF_8)) {
                pattern.append(String.format(Locale.ROOT, "%%%02x", b & 0xFF));
              }
              pattern.append(plain.equals(" ") ? ")|\\+)" : "))");
            });
    return pattern.toString();
  }
}
