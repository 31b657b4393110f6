package org.wsmanspec.report.view;

/**
 * Text of unknown origin in Markdown, where it must neither format nor link nor mention anybody.
 */
public final class Markdown {

  private Markdown() {}

  /** One line of text, with everything escaped that Markdown or its HTML would act on. */
  public static String text(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : Printable.line(text).toCharArray()) {
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        // A mention or an issue number would notify and link people who have nothing to do with it.
        case '@' -> out.append("@\u2060");
        case '#' -> out.append("#\u2060");
        case '\\', '`', '*', '_', '[', ']', '|', '~' -> out.append('\\').append(c);
        default -> out.append(c);
      }
    }
    // Bare addresses become links by themselves.
    return out.toString().replace("://", ":\u2060//");
  }

  /** One line of text as code. */
  public static String code(String text) {
    return "`" + Printable.line(text).replace("`", "'").replace("|", "¦") + "`";
  }
}
