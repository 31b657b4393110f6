package org.wsmanspec.mock.cim;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the text form of an object path. Keys come out as strings, sint64 or uint64 numbers, or
 * booleans.
 */
final class ObjectPathReader {
  private static final int MAXIMUM_LENGTH = 16_384;

  private final String text;
  private int at;

  ObjectPathReader(String text) {
    this.text = text.trim();
  }

  ObjectPath read() {
    if (text.length() > MAXIMUM_LENGTH) {
      throw bad("at most " + MAXIMUM_LENGTH + " characters");
    }
    String namespace = "";
    int nameEnd = endOfHead();
    int colon = text.substring(0, nameEnd).lastIndexOf(':');
    if (colon >= 0) {
      namespace = text.substring(0, colon);
      at = colon + 1;
    }
    String className = identifier("a class name");
    Map<String, CimValue> keys = new LinkedHashMap<>();
    if (at < text.length()) {
      if (text.startsWith("=@", at) && at + 2 == text.length()) {
        return new ObjectPath(namespace, className, keys);
      }
      expect('.');
      do {
        String name = identifier("a key name");
        expect('=');
        if (keys.put(name, value()) != null) {
          throw bad("each key once");
        }
      } while (accept(','));
      if (at < text.length()) {
        throw bad("\",\" or the end");
      }
    }
    return new ObjectPath(namespace, className, keys);
  }

  /**
   * Where the part before the keys ends: at the first dot, equals sign or quote after the last
   * slash.
   */
  private int endOfHead() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // A dot before a slash or backslash is the host of \\.\root, not the start of the keys.
      boolean host = c == '.' && i + 1 < text.length() && "\\/".indexOf(text.charAt(i + 1)) >= 0;
      if (c == '"' || c == '=' || (c == '.' && !host && !inHost(i))) {
        return i;
      }
    }
    return text.length();
  }

  private boolean inHost(int index) {
    if (!text.startsWith("//") && !text.startsWith("\\\\")) {
      return false;
    }
    for (int i = 2; i < index; i++) {
      if ("\\/".indexOf(text.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private CimValue value() {
    if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
      return CimValue.of(string(text.charAt(at)));
    }
    int start = at;
    while (at < text.length() && text.charAt(at) != ',') {
      at++;
    }
    String word = text.substring(start, at).trim();
    if (Names.same(word, "true") || Names.same(word, "false")) {
      return CimValue.of(Names.same(word, "true"));
    }
    try {
      BigInteger number = new BigInteger(word);
      return CimValue.of(CimType.SINT64.admits(number) ? CimType.SINT64 : CimType.UINT64, number);
    } catch (NumberFormatException | CimException e) {
      at = start;
      throw bad("a quoted string, a number or a boolean");
    }
  }

  private String string(char quote) {
    StringBuilder out = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == quote) {
        return out.toString();
      }
      if (c == '\\' && at < text.length()) {
        c = text.charAt(at++);
      }
      out.append(c);
    }
    throw bad("a closing quote");
  }

  private String identifier(String what) {
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    if (start == at || Character.isDigit(text.charAt(start))) {
      at = start;
      throw bad(what);
    }
    return text.substring(start, at);
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw bad("\"" + c + "\"");
    }
  }

  private boolean accept(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private CimException bad(String expected) {
    String shown = text.length() > 200 ? text.substring(0, 200) + "…" : text;
    return new CimException(
        CimStatus.INVALID_PARAMETER,
        CimException.Problem.BAD_VALUE,
        null,
        "Object path \"" + shown + "\", character " + (at + 1) + ": expected " + expected);
  }
}
