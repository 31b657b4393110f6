package org.wsmanspec.mock.cim.mof;

import java.math.BigInteger;

/** A token of a MOF text. */
record MofToken(Kind kind, MofPosition position, String text, BigInteger number, double real) {
  enum Kind {
    IDENTIFIER,
    ALIAS,
    PRAGMA,
    STRING,
    CHAR,
    WHOLE,
    REAL,
    SYMBOL,
    END
  }

  MofToken(Kind kind, MofPosition position, String text) {
    this(kind, position, text, BigInteger.ZERO, 0);
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isWord(String keyword) {
    return kind == Kind.IDENTIFIER && text.equalsIgnoreCase(keyword);
  }

  /** The token for an error message. */
  String shown() {
    return switch (kind) {
      case END -> "the end of the file";
      case STRING -> "a string";
      case CHAR -> "a character";
      default -> "\"" + text + "\"";
    };
  }
}
