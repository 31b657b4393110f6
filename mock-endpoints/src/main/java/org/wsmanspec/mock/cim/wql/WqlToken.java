package org.wsmanspec.mock.cim.wql;

/** A token of a query; {@code text} is unescaped for strings. */
record WqlToken(Kind kind, int position, String text) {
  enum Kind {
    WORD,
    STRING,
    NUMBER,
    SYMBOL,
    /** The text between braces. */
    OBJECT_PATH,
    END
  }

  boolean isWord(String keyword) {
    return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  String shown() {
    return switch (kind) {
      case END -> "the end of the query";
      case STRING -> "a string";
      case OBJECT_PATH -> "an object path in braces";
      default -> "\"" + text + "\"";
    };
  }
}
