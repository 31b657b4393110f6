package org.wsmanspec.message.evidence;

import java.util.Locale;
import java.util.Set;
import org.wsmanspec.message.vocabulary.Namespaces;

/**
 * Takes secrets out of XML text without touching its markup.
 *
 * <p>Works on the characters and not on a tree, so that everything else stays as it was written and
 * a message that was cut short is cleaned as well.
 */
final class XmlRedaction {

  private static final Set<String> EMPTIED = Set.of("password", "passwordtext");

  private final Redaction redaction;
  private final String mark;

  XmlRedaction(Redaction redaction, String mark) {
    this.redaction = redaction;
    this.mark = mark;
  }

  String apply(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int tag = text.indexOf('<', at);
      if (tag < 0) {
        tag = text.length();
      }
      out.append(redaction.segment(text.substring(at, tag), true, mark));
      if (tag == text.length()) {
        break;
      }
      at = markup(text, tag, out);
    }
    return out.toString();
  }

  /** Copy the markup that begins here; returns where it ends. */
  private int markup(String text, int from, StringBuilder out) {
    if (text.startsWith("<!--", from)) {
      return plain(text, from, "-->", out);
    } else if (text.startsWith("<![CDATA[", from)) {
      return plain(text, from, "]]>", out);
    } else if (text.startsWith("<?", from)) {
      return plain(text, from, "?>", out);
    }
    int end = endOfTag(text, from);
    String tag = text.substring(from, end);
    boolean start = tag.length() > 1 && isNameStart(tag.charAt(1));
    out.append(start ? attributes(tag) : tag);
    if (start && !tag.endsWith("/>") && tag.endsWith(">") && isPassword(tag)) {
      int close = endOfContent(text, end, name(tag));
      if (close > end) {
        out.append(mark);
      }
      return close;
    }
    return end;
  }

  private int plain(String text, int from, String terminator, StringBuilder out) {
    int end = text.indexOf(terminator, from);
    end = end < 0 ? text.length() : end + terminator.length();
    out.append(redaction.segment(text.substring(from, end), false, mark));
    return end;
  }

  /** The tag with its attribute values cleaned; namespaces of the vocabulary are no secrets. */
  private String attributes(String tag) {
    StringBuilder out = new StringBuilder(tag.length());
    int at = 0;
    while (at < tag.length()) {
      char c = tag.charAt(at);
      int end = c == '"' || c == '\'' ? tag.indexOf(c, at + 1) : -1;
      if (end < 0) {
        out.append(c);
        at++;
      } else {
        String value = tag.substring(at + 1, end);
        boolean known =
            Namespaces.byPrefix().containsValue(value) || value.startsWith(Namespaces.CIM_SCHEMA);
        out.append(c).append(known ? value : redaction.segment(value, true, mark)).append(c);
        at = end + 1;
      }
    }
    return out.toString();
  }

  private static boolean isPassword(String tag) {
    String name = name(tag);
    String local = name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    return EMPTIED.contains(local)
        || tag.contains("#PasswordText\"")
        || tag.contains("#PasswordText'");
  }

  private static String name(String tag) {
    int end = 1;
    while (end < tag.length() && !isEndOfName(tag.charAt(end))) {
      end++;
    }
    return tag.substring(1, end);
  }

  /** Where the end tag of an element begins, elements of the same name inside it counted. */
  private static int endOfContent(String text, int from, String name) {
    int depth = 1;
    int at = from;
    while (true) {
      at = text.indexOf('<', at);
      if (at < 0) {
        return text.length();
      }
      if (text.startsWith("<!--", at)) {
        at = after(text, "-->", at);
      } else if (text.startsWith("<![CDATA[", at)) {
        at = after(text, "]]>", at);
      } else {
        int end = endOfTag(text, at);
        String tag = text.substring(at, end);
        if (tag.startsWith("</") && name("<" + tag.substring(2)).equals(name)) {
          depth--;
          if (depth == 0) {
            return at;
          }
        } else if (!tag.endsWith("/>") && name(tag).equals(name)) {
          depth++;
        }
        at = end;
      }
    }
  }

  private static int after(String text, String terminator, int from) {
    int end = text.indexOf(terminator, from);
    return end < 0 ? text.length() : end + terminator.length();
  }

  private static int endOfTag(String text, int from) {
    char quote = 0;
    for (int i = from + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i + 1;
      }
    }
    return text.length();
  }

  private static boolean isNameStart(char c) {
    return Character.isLetter(c) || c == '_' || c == ':';
  }

  private static boolean isEndOfName(char c) {
    return c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}
