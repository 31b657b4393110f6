package org.wsmanspec.message.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text of an XML document with its character references resolved, and where each character came
 * from.
 */
final class Decoded {

  private static final List<String> NAMES = List.of("amp", "lt", "gt", "quot", "apos");
  private static final String CHARACTERS = "&<>\"'";

  private final String text;

  /** For each character and the end, its place in the source; null where nothing was resolved. */
  private final int @Nullable [] sources;

  private Decoded(String text, int @Nullable [] sources) {
    this.text = text;
    this.sources = sources;
  }

  static Decoded plain(String text) {
    return new Decoded(text, null);
  }

  static Decoded of(String source) {
    if (source.indexOf('&') < 0) {
      return plain(source);
    }
    StringBuilder out = new StringBuilder(source.length());
    int[] sources = new int[source.length() + 1];
    int i = 0;
    while (i < source.length()) {
      int end = source.charAt(i) == '&' ? source.indexOf(';', i) : -1;
      int resolved = end > 0 && end - i <= 12 ? resolve(source.substring(i + 1, end)) : -1;
      int before = out.length();
      if (resolved >= 0) {
        out.appendCodePoint(resolved);
      } else {
        out.append(source.charAt(i));
      }
      for (int k = before; k < out.length(); k++) {
        sources[k] = i;
      }
      i = resolved >= 0 ? end + 1 : i + 1;
    }
    sources[out.length()] = source.length();
    return new Decoded(out.toString(), sources);
  }

  String text() {
    return text;
  }

  /** Where the character at this index begins in the source. */
  int source(int index) {
    return sources == null ? index : sources[index];
  }

  private static int resolve(String name) {
    int named = NAMES.indexOf(name);
    if (named >= 0) {
      return CHARACTERS.charAt(named);
    }
    try {
      int code = -1;
      if (name.startsWith("#x")) {
        code = Integer.parseInt(name.substring(2), 16);
      } else if (name.startsWith("#")) {
        code = Integer.parseInt(name.substring(1));
      }
      return code >= 0 && Character.isValidCodePoint(code) ? code : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
