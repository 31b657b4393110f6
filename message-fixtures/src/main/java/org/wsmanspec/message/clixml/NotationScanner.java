package org.wsmanspec.message.clixml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;

/** Finds out the notation of a well-formed document; where it mixes several, the first one seen. */
final class NotationScanner {

  private static final Set<String> TEXTS = Set.of("S", "URI", "XD", "SBK", "ToString", "T", "BA");
  private static final int MARK = 3;

  private final byte[] bytes;
  private boolean namespace;
  private boolean rootSeen;
  private int refIdFirst = -1;
  private int emptyText = -1;
  private int space = -1;

  private NotationScanner(byte[] bytes) {
    this.bytes = bytes;
  }

  static Notation scan(byte[] bytes) {
    return new NotationScanner(bytes).scan();
  }

  static int byteOrderMark(byte[] bytes) {
    return bytes.length >= MARK
            && (bytes[0] & 0xFF) == 0xEF
            && (bytes[1] & 0xFF) == 0xBB
            && (bytes[2] & 0xFF) == 0xBF
        ? MARK
        : 0;
  }

  private Notation scan() {
    int mark = byteOrderMark(bytes);
    int start = prologEnd(mark);
    int at = start;
    while (at < bytes.length && !known()) {
      if (bytes[at] == '<' && at + 1 < bytes.length && isName(bytes[at + 1])) {
        at = tag(at);
      } else {
        at++;
      }
    }
    return new Notation(
        mark > 0,
        new String(bytes, mark, start - mark, UTF_8),
        namespace,
        refIdFirst == 1,
        emptyText != 0,
        space != 0);
  }

  private boolean known() {
    return rootSeen && refIdFirst >= 0 && emptyText >= 0 && space >= 0;
  }

  private int prologEnd(int mark) {
    int at = mark;
    if (startsWith(at, "<?xml")) {
      while (at < bytes.length && bytes[at] != '>') {
        at++;
      }
      at = Math.min(at + 1, bytes.length);
    }
    while (at < bytes.length && bytes[at] <= ' ' && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  /** Look at the start tag at an index, and return the index behind it. */
  private int tag(int at) {
    int end = at + 1;
    while (end < bytes.length && isName(bytes[end])) {
      end++;
    }
    int close = end;
    byte quote = 0;
    while (close < bytes.length && (quote != 0 || bytes[close] != '>')) {
      if (quote != 0) {
        quote = bytes[close] == quote ? 0 : quote;
      } else if (bytes[close] == '"' || bytes[close] == '\'') {
        quote = bytes[close];
      }
      close++;
    }
    if (!rootSeen || refIdFirst < 0) {
      attributes(new String(bytes, end, close - end, UTF_8));
      rootSeen = true;
    }
    boolean empty = close > end && bytes[close - 1] == '/';
    if (empty) {
      space = space < 0 ? asNumber(bytes[close - 2] == ' ') : space;
    }
    boolean pair = !empty && startsWith(close + 1, "</");
    if (emptyText < 0 && (empty || pair)) {
      String name = new String(bytes, at + 1, end - at - 1, UTF_8);
      emptyText = TEXTS.contains(name) ? asNumber(pair) : -1;
    }
    return close + 1;
  }

  private void attributes(String text) {
    if (!rootSeen) {
      namespace = text.contains(" xmlns=");
    }
    if (refIdFirst < 0) {
      int name = text.indexOf(" N=");
      int id = text.indexOf(" RefId=");
      if (name >= 0 && id >= 0) {
        refIdFirst = asNumber(id < name);
      }
    }
  }

  private static int asNumber(boolean value) {
    return value ? 1 : 0;
  }

  private boolean startsWith(int at, String text) {
    if (at + text.length() > bytes.length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (bytes[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isName(byte b) {
    return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9');
  }
}
