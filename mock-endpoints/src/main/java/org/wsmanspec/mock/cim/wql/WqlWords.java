package org.wsmanspec.mock.cim.wql;

import java.util.Locale;
import java.util.Set;

/** The reserved words of WQL. */
final class WqlWords {
  private static final Set<String> RESERVED =
      Set.of(
          "select", "from", "where", "within", "and", "or", "not", "like", "isa", "is", "null",
          "true", "false", "group", "having");

  private WqlWords() {}

  static boolean isReserved(String word) {
    return RESERVED.contains(word.toLowerCase(Locale.ROOT));
  }
}
