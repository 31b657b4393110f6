package org.wsmanspec.report.allure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of the Allure page what would call out.
 *
 * <p>The generator writes an analytics tag even if told not to: a script from a foreign host and
 * one of its own that feeds it. Both go; a content security policy then forbids every connection
 * that is left, should a later generator find another way. The policy admits the page's own scripts
 * by their hashes and no other, because the page shows some texts of a result as HTML.
 */
final class OfflinePage {

  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline' data:; img-src data: blob:; font-src data:;"
          + " media-src data: blob:; frame-src data: blob:; connect-src data: blob:;"
          + " base-uri 'none'; form-action 'none'; script-src";

  private static final String DATA = "src=\"data:text/javascript;base64,";

  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\s(?:src|href|data|action|srcset)\\s*=\\s*(\"[^\"]{0,200}|'[^']{0,200}|[^\\s\"'>]{1,200})");

  private static final Pattern OUTSIDE =
      Pattern.compile(
          "@import\\s*(?:url\\()?[\"']?(?:https?:)?//|url\\(\\s*[\"']?(?:https?:)?//"
              + "|googletagmanager|google-analytics",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern EMBEDDED =
      Pattern.compile("data:text/(?:css|javascript);base64,([A-Za-z0-9+/=]+)");

  private OfflinePage() {}

  /** The page without its analytics, its scripts inline and the only ones admitted. */
  static String of(String page) {
    StringBuilder out = new StringBuilder(page.length() + 2000);
    StringBuilder policy = new StringBuilder(POLICY);
    int at = 0;
    while (true) {
      int script = page.indexOf("<script", at);
      int end = script < 0 ? -1 : page.indexOf("</script>", script);
      if (end < 0) {
        break;
      }
      int open = page.indexOf('>', script);
      out.append(page, at, script);
      if (!calls(page.substring(script, Math.min(open, script + 300)), page, open, end)) {
        String content = content(page.substring(script, open), page.substring(open + 1, end));
        policy.append(' ').append(hash(content));
        out.append("<script>").append(content).append("</script>");
      }
      at = end + "</script>".length();
    }
    out.append(page, at, page.length());
    int head = out.indexOf("<head>");
    if (head >= 0) {
      out.insert(
          head + "<head>".length(),
          "\n    <meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">");
    }
    return out.toString();
  }

  /**
   * A script's text, taken out of a data URI where it stands in one: a policy can admit inline
   * scripts one by one, but data URIs only all together.
   */
  private static String content(String tag, String inline) {
    int data = tag.indexOf(DATA);
    if (data < 0) {
      return inline.replace("\r\n", "\n").replace('\r', '\n');
    }
    int start = data + DATA.length();
    byte[] decoded = Base64.getDecoder().decode(tag.substring(start, tag.indexOf('"', start)));
    return new String(decoded, StandardCharsets.UTF_8)
        .replace("\r\n", "\n")
        .replace('\r', '\n')
        // Neither may stand in an inline script; in strings and patterns the backslash is idle.
        .replace("</script", "<\\/script")
        .replace("<!--", "<\\!--");
  }

  private static String hash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static boolean calls(String tag, String page, int open, int end) {
    Matcher reference = REFERENCE.matcher(tag);
    if (reference.find()) {
      return outside(reference.group(1));
    }
    // The analytics script is short; the data of the report are not, and may quote anything.
    return end - open < 2000 && page.substring(open, end).contains("function gtag(");
  }

  /**
   * What still refers to something outside the page; empty if nothing does.
   *
   * <p>Looks at the attributes of tags outside of scripts, and into styles and scripts.
   */
  static List<String> references(String page) {
    List<String> found = new ArrayList<>();
    StringBuilder tags = new StringBuilder();
    int at = 0;
    while (at < page.length()) {
      int script = page.indexOf("<script", at);
      int open = script < 0 ? -1 : page.indexOf('>', script);
      tags.append(page, at, open < 0 ? page.length() : open + 1);
      int end = open < 0 ? -1 : page.indexOf("</script>", open);
      at = end < 0 ? page.length() : end;
    }
    Matcher reference = REFERENCE.matcher(tags);
    while (reference.find()) {
      if (outside(reference.group(1))) {
        found.add(reference.group(1).substring(1));
      }
    }
    outside(page, found);
    Matcher embedded = EMBEDDED.matcher(tags);
    while (embedded.find()) {
      outside(
          new String(Base64.getDecoder().decode(embedded.group(1)), StandardCharsets.UTF_8), found);
    }
    return found;
  }

  private static void outside(String text, List<String> found) {
    Matcher outside = OUTSIDE.matcher(text);
    while (outside.find()) {
      found.add(text.substring(outside.start(), Math.min(text.length(), outside.start() + 80)));
    }
  }

  private static boolean outside(String reference) {
    String value = reference.replaceAll("^[\"']", "").strip().toLowerCase(Locale.ROOT);
    return !value.startsWith("data:") && !value.startsWith("#") && !value.isEmpty();
  }
}
