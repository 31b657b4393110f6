package org.wsmanspec.report;

import org.wsmanspec.report.view.Printable;

/** Text in lines of bounded width, with or without color: what a summary is written on. */
final class TextPage {

  /** Characters of the longest text that is told whole. */
  static final int LONGEST = 600;

  private static final int WIDTH = 100;

  private final boolean ansi;
  private final StringBuilder out = new StringBuilder();

  /**
   * An empty page.
   *
   * @param ansi whether it may carry ANSI escape sequences for color
   */
  TextPage(boolean ansi) {
    this.ansi = ansi;
  }

  /** All that was written; lines end with line feeds. */
  String text() {
    return out.toString();
  }

  /** An empty line. */
  void gap() {
    out.append('\n');
  }

  void title(String text) {
    line(bold(text));
    gap();
  }

  void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  /** Break a text at spaces; an empty one takes no line. */
  void wrap(String first, String next, String text) {
    String rest = Printable.line(Printable.bounded(text, LONGEST));
    String head = first;
    int room = WIDTH - next.length();
    while (!rest.isEmpty()) {
      int width = head.equals(first) ? WIDTH - visible(first) : room;
      int end = rest.length();
      if (end > width) {
        int space = rest.lastIndexOf(' ', width);
        int after = rest.indexOf(' ', width);
        end = space > 0 ? space : after > 0 ? after : rest.length();
      }
      line(head + rest.substring(0, end));
      rest = rest.substring(end).strip();
      head = next;
    }
  }

  private static int visible(String text) {
    return text.replaceAll("\u001b\\[[0-9;]*m", "").length();
  }

  String bold(String text) {
    return ansi("1", text);
  }

  String paint(Verdict verdict, String text) {
    return switch (verdict) {
      case FAIL -> ansi("1;31", text);
      case WARN -> ansi("33", text);
      case PASS -> ansi("32", text);
      case DEPARTURE -> ansi("36", text);
      case INCONCLUSIVE, NOT_APPLICABLE -> text;
    };
  }

  private String ansi(String code, String text) {
    return ansi ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
