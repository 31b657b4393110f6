package org.wsmanspec.report.view;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.wsmanspec.message.HttpHeaders;

/**
 * Hides what no report may show: credentials in header fields and passwords in envelopes.
 *
 * <p>Evidence files have lost them already; this is for conversations that come straight from a run
 * or a foreign capture.
 */
public final class Secrets {

  /** What stands in the place of a secret. */
  public static final String HIDDEN = "(hidden)";

  private static final Set<String> FIELDS =
      Set.of("authorization", "proxy-authorization", "authentication-info", "cookie", "set-cookie");

  private static final Pattern PASSWORD =
      Pattern.compile("(<(?:[\\w.-]+:)?Password(?:\\s[^<>]*)?>)[^<]+(?=<|$)");

  private Secrets() {}

  /** The value of a header field as a report may show it. */
  public static String value(HttpHeaders.Field field) {
    String name = field.name().toLowerCase(Locale.ROOT);
    if (!FIELDS.contains(name)) {
      return field.value();
    }
    int space = field.value().indexOf(' ');
    return space > 0 && name.endsWith("authorization")
        ? field.value().substring(0, space) + " " + HIDDEN
        : HIDDEN;
  }

  /** Whether the content of elements with this local name is secret. */
  static boolean secretElement(String localName) {
    return localName.equals("Password");
  }

  /** XML text without the content of Password elements. */
  public static String inText(String xml) {
    return xml.contains("Password") ? PASSWORD.matcher(xml).replaceAll("$1" + HIDDEN) : xml;
  }
}
