package org.wsmanspec.scenario;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of variables while a scenario is driven, and their insertion into texts.
 *
 * <p>A name in braces after a dollar sign is replaced by its value; two dollar signs before the
 * brace stand for the dollar sign and the brace themselves. A value that is inserted is not
 * searched for variables again, so nothing that an endpoint sends is ever interpreted.
 */
public final class Variables {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{\\s*([^{}\\s]*)\\s*}");

  /** Placeholders of a body comparison look like variables and are left alone. */
  private static final String PLACEHOLDER = "xmlunit.";

  /** {@code filler.5000} is a text of 5000 characters; more than a million make no sense. */
  private static final Pattern FILLER = Pattern.compile("filler\\.([1-9][0-9]{0,5})");

  private static final String FILLING = "0123456789abcdefghijklmnopqrstuvwxyz";

  private final Map<String, Supplier<String>> values = new LinkedHashMap<>();

  /** Only {@code uuid}, fresh at each use, and {@code filler.<characters>}. */
  public Variables() {
    define("uuid", () -> UUID.randomUUID().toString());
  }

  /**
   * What is known of a target: {@code target.name}, {@code target.address}, {@code
   * resources.<name>.uri}, {@code resources.<name>.selectors.<selector>}, {@code
   * resources.<name>.<fact>} and {@code resources.<name>.<map>.<key>}. A resource with a {@code
   * key} also has a {@code keyValue}, fresh at each use.
   */
  public static Variables of(Target target) {
    Variables variables = new Variables();
    variables.set("target.name", target.name());
    variables.set("target.address", target.address().toString());
    target
        .resources()
        .forEach(
            (name, r) -> {
              String prefix = "resources." + name + ".";
              variables.set(prefix + "uri", r.uri());
              r.selectors().forEach((k, v) -> variables.set(prefix + "selectors." + k, v));
              r.values().forEach((k, v) -> variables.set(prefix + k, v));
              if (r.values().containsKey("key")) {
                variables.keyValue(
                    prefix + "keyValue", Optional.ofNullable(r.values().get("keyValue")));
              }
              r.maps()
                  .forEach(
                      (map, entries) ->
                          entries.forEach((k, v) -> variables.set(prefix + map + "." + k, v)));
            });
    return variables;
  }

  /** A key that is new at each use: as the pattern says, or any text. */
  private void keyValue(String name, Optional<String> pattern) {
    define(
        name,
        () -> {
          String uuid = get("uuid").orElse("");
          return pattern.map(p -> digits(p, uuid)).orElse("wsmanspec-" + uuid);
        });
  }

  /** A text with each number sign replaced by a digit that the seed determines. */
  private static String digits(String pattern, String seed) {
    BigInteger rest = new BigInteger(1, seed.getBytes(StandardCharsets.UTF_8));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '#') {
        BigInteger[] division = rest.divideAndRemainder(BigInteger.TEN);
        rest = division[0];
        text.append(division[1]);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** Give a variable a value. */
  public void set(String name, String value) {
    values.put(name, () -> value);
  }

  /** Give a variable a value that is made at each use. */
  public void define(String name, Supplier<String> value) {
    values.put(name, value);
  }

  /** The value of a variable. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name)).map(Supplier::get).or(() -> filler(name));
  }

  /** Whether a name stands for a text of some length that says nothing. */
  public static boolean isFiller(String name) {
    return FILLER.matcher(name).matches();
  }

  private static Optional<String> filler(String name) {
    Matcher matcher = FILLER.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int length = Integer.parseInt(matcher.group(1));
    return Optional.of(FILLING.repeat(length / FILLING.length() + 1).substring(0, length));
  }

  /**
   * Insert values as they are.
   *
   * @param step name of the step, for the message
   * @throws UndefinedVariableException if a variable has no value
   */
  public String text(Text text, String step) {
    return replace(text, step, false);
  }

  /**
   * Insert values into a text that is XML: they are escaped, so that they become character data or
   * attribute values and never markup.
   *
   * @param step name of the step, for the message
   * @throws UndefinedVariableException if a variable has no value
   */
  public String markup(Text text, String step) {
    return replace(text, step, true);
  }

  private String replace(Text text, String step, boolean escape) {
    String template = text.template();
    if (!template.contains("${")) {
      return template;
    }
    Matcher matcher = REFERENCE.matcher(template);
    StringBuilder out = new StringBuilder();
    int done = 0;
    while (matcher.find()) {
      out.append(template, done, matcher.start());
      done = matcher.end();
      String name = matcher.group(1);
      if (name == null) {
        out.append("${");
      } else if (name.startsWith(PLACEHOLDER)) {
        out.append(matcher.group());
      } else {
        String value =
            get(name)
                .orElseThrow(
                    () ->
                        new UndefinedVariableException(
                            name, step, text.position(), new TreeSet<>(values.keySet())));
        out.append(escape ? escape(value) : value);
      }
    }
    return out.append(template, done, template.length()).toString();
  }

  /** Escape a value for XML content and for attribute values in either kind of quotes. */
  public static String escape(String value) {
    StringBuilder out = new StringBuilder(value.length() + 16);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&apos;");
        case '\r' -> out.append("&#13;");
        case '\n' -> out.append("&#10;");
        case '\t' -> out.append("&#9;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
