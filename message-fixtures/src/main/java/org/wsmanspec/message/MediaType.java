package org.wsmanspec.message;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Content-Type value (RFC 9110 section 8.3).
 *
 * @param type {@code type/subtype} in lower case
 * @param parameters parameter names in lower case and their values without quotes
 */
public record MediaType(String type, Map<String, String> parameters) {

  /** The media type of SOAP 1.2 (RFC 3902). */
  public static final String SOAP = "application/soap+xml";

  private static final Pattern TYPE =
      Pattern.compile("\\s*([!#$%&'*+.^_`|~\\w-]+/[!#$%&'*+.^_`|~\\w-]+)\\s*");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?:;\\s*)+([!#$%&'*+.^_`|~\\w-]+)\\s*=\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[^;\\s]*)\\s*");

  /** The same few are asked for again and again; what a peer may make us remember is bounded. */
  private static final Map<String, Optional<MediaType>> KNOWN = new ConcurrentHashMap<>();

  private static final int MOST = 256;
  private static final int LONGEST = 200;

  public MediaType {
    parameters = Map.copyOf(parameters);
  }

  /** Read a Content-Type; empty if it is none. */
  public static Optional<MediaType> parse(String value) {
    Optional<MediaType> known = KNOWN.get(value);
    if (known != null) {
      return known;
    }
    Optional<MediaType> read = read(value);
    if (KNOWN.size() < MOST && value.length() < LONGEST) {
      KNOWN.put(value, read);
    }
    return read;
  }

  private static Optional<MediaType> read(String value) {
    Matcher type = TYPE.matcher(value);
    if (!type.lookingAt() || (type.end() < value.length() && value.charAt(type.end()) != ';')) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    Matcher parameter = PARAMETER.matcher(value);
    parameter.region(type.end(), value.length());
    while (parameter.lookingAt()) {
      String text = parameter.group(2);
      if (text.length() >= 2 && text.startsWith("\"")) {
        text = text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1");
      }
      parameters.putIfAbsent(parameter.group(1).toLowerCase(Locale.ROOT), text);
      parameter.region(parameter.end(), value.length());
    }
    return Optional.of(new MediaType(type.group(1).toLowerCase(Locale.ROOT), parameters));
  }

  /** The charset parameter, as written. */
  public Optional<String> charset() {
    return Optional.ofNullable(parameters.get("charset"));
  }
}
