package org.wsmanspec.mock.cim;

import java.util.Locale;

/** CIM names compare without regard to case (DSP0004 section 4.10). */
final class Names {
  private Names() {}

  /** The form of a name that serves as a map key. */
  static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  static boolean same(String left, String right) {
    return left.equalsIgnoreCase(right);
  }

  /**
   * A namespace with forward slashes and neither a host nor outer slashes: {@code \\.\root\cimv2}
   * becomes {@code root/cimv2}.
   */
  static String namespace(String text) {
    String slashed = text.trim().replace('\\', '/');
    if (slashed.startsWith("//")) {
      int afterHost = slashed.indexOf('/', 2);
      slashed = afterHost < 0 ? "" : slashed.substring(afterHost);
    }
    int start = 0;
    int end = slashed.length();
    while (start < end && slashed.charAt(start) == '/') {
      start++;
    }
    while (end > start && slashed.charAt(end - 1) == '/') {
      end--;
    }
    return slashed.substring(start, end);
  }
}
