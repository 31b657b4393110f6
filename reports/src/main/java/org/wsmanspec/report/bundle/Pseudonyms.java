package org.wsmanspec.report.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.message.XmlEncoding;

/**
 * Other names for hosts, addresses and people, the same one for the same name everywhere.
 *
 * <p>Hosts become {@code host-1.example}, users {@code user-1}, addresses those that RFC 5737 and
 * RFC 3849 keep for documentation. Names are replaced where they stand alone, addresses wherever
 * they look like one; loopback addresses say nothing and stay.
 */
final class Pseudonyms {

  private static final Pattern IPV4 =
      Pattern.compile(
          "(?<![\\w.-])(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?![\\w]|\\.\\d)");
  private static final Pattern IPV6 =
      Pattern.compile("(?<![\\w:.])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?![\\w:.])");

  /** A tag, whose values may hold greater-than signs, or what stands between tags. */
  private static final Pattern MARKUP =
      Pattern.compile("<(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>|[^<]++|<");

  private static final Pattern VALUE = Pattern.compile("\"[^\"]*\"|'[^']*'");

  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, String> addresses = new TreeMap<>();
  private final Optional<Pattern> known;
  private int four;
  private int six;

  /**
   * @param hosts names of hosts
   * @param users names of people and accounts
   */
  Pseudonyms(Collection<String> hosts, Collection<String> users) {
    int number = 0;
    for (String host : sorted(hosts)) {
      number++;
      names.putIfAbsent(
          host.toLowerCase(Locale.ROOT),
          host.contains(".") ? "host-" + number + ".example" : "host-" + number);
    }
    number = 0;
    for (String user : sorted(users)) {
      number++;
      names.putIfAbsent(user.toLowerCase(Locale.ROOT), "user-" + number);
    }
    this.known =
        names.isEmpty()
            ? Optional.empty()
            : Optional.of(
                Pattern.compile(
                    names.keySet().stream()
                        // A name that contains another goes first, or a part of it would stay.
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(Pattern::quote)
                        .collect(
                            Collectors.joining(
                                "|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")),
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
  }

  private static List<String> sorted(Collection<String> words) {
    return words.stream().distinct().sorted().toList();
  }

  /** How many names and addresses were replaced so far. */
  int size() {
    return names.size() + addresses.size();
  }

  /** The text with other names. */
  String text(String text) {
    String out = text;
    if (known.isPresent()) {
      out = known.get().matcher(out).replaceAll(m -> quoted(name(m)));
    }
    if (out.indexOf('.') >= 0) {
      out = IPV4.matcher(out).replaceAll(m -> quoted(address(m, this::four)));
    }
    if (out.indexOf(':') >= 0) {
      out = IPV6.matcher(out).replaceAll(m -> quoted(address(m, this::six)));
    }
    return out;
  }

  /** XML with other names in its texts and attribute values; names of elements stay. */
  String xml(String xml) {
    return MARKUP
        .matcher(xml)
        .replaceAll(
            m -> {
              String part = m.group();
              return quoted(
                  part.startsWith("<")
                      ? VALUE.matcher(part).replaceAll(v -> quoted(text(v.group())))
                      : text(part));
            });
  }

  private static String quoted(String replacement) {
    return java.util.regex.Matcher.quoteReplacement(replacement);
  }

  private String name(MatchResult match) {
    return names.getOrDefault(match.group().toLowerCase(Locale.ROOT), match.group());
  }

  private String address(MatchResult match, Function<String, String> other) {
    String found = match.group();
    return telling(found)
        ? addresses.computeIfAbsent(found.toLowerCase(Locale.ROOT), other)
        : found;
  }

  /** Whether it is an address, and one that tells whose it is. */
  private static boolean telling(String address) {
    if (address.contains(":")) {
      long colons = address.chars().filter(c -> c == ':').count();
      boolean shape = address.contains("::") || colons == 7;
      return shape && !address.equals("::") && !address.equals("::1");
    }
    return !address.startsWith("127.")
        && !address.equals("0.0.0.0")
        && !address.equals("255.255.255.255");
  }

  private String four(String address) {
    four++;
    String[] nets = {"192.0.2.", "198.51.100.", "203.0.113."};
    // More than these three networks hold are told apart no further.
    int at = Math.min(four, nets.length * 254) - 1;
    return nets[at / 254] + (at % 254 + 1);
  }

  private String six(String address) {
    six++;
    return "2001:db8::" + Integer.toHexString(six);
  }

  /** A body with other names, in the encoding it has; the same array if it holds none. */
  byte[] bytes(byte[] bytes, Optional<String> charset) {
    Charset encoding;
    int mark;
    try {
      XmlEncoding detected = XmlEncoding.detect(bytes, charset);
      encoding = detected.charset();
      mark = detected.byteOrderMark();
    } catch (UnreadableMessageException e) {
      encoding = StandardCharsets.ISO_8859_1;
      mark = 0;
    }
    String decoded;
    try {
      decoded =
          encoding
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, mark, bytes.length - mark))
              .toString();
    } catch (CharacterCodingException e) {
      encoding = StandardCharsets.ISO_8859_1;
      mark = 0;
      decoded = new String(bytes, encoding);
    }
    String changed = decoded.stripLeading().startsWith("<") ? xml(decoded) : text(decoded);
    if (changed.equals(decoded)) {
      return bytes;
    }
    byte[] body = changed.getBytes(encoding);
    byte[] whole = new byte[mark + body.length];
    System.arraycopy(bytes, 0, whole, 0, mark);
    System.arraycopy(body, 0, whole, mark, body.length);
    return whole;
  }
}
