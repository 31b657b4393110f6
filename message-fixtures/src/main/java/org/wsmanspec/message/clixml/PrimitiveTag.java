package org.wsmanspec.message.clixml;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The primitive types (MS-PSRP 2.2.5.1), by the names of their elements. */
public enum PrimitiveTag {
  /** String. */
  S("S"),
  /** Character, as the number of its UTF-16 code unit. */
  C("C"),
  /** Boolean. */
  B("B"),
  /** Date and time. */
  DT("DT"),
  /** Duration. */
  TS("TS"),
  /** Unsigned byte. */
  BY("By"),
  /** Signed byte. */
  SB("SB"),
  /** Unsigned 16-bit integer. */
  U16("U16"),
  /** Signed 16-bit integer. */
  I16("I16"),
  /** Unsigned 32-bit integer. */
  U32("U32"),
  /** Signed 32-bit integer. */
  I32("I32"),
  /** Unsigned 64-bit integer. */
  U64("U64"),
  /** Signed 64-bit integer. */
  I64("I64"),
  /** Single precision number. */
  SG("Sg"),
  /** Double precision number. */
  DB("Db"),
  /** Decimal number. */
  D("D"),
  /** Array of bytes, as base64. */
  BA("BA"),
  /** GUID. */
  G("G"),
  /** URI. */
  URI("URI"),
  /** Null. */
  NIL("Nil"),
  /** Version number of two to four parts. */
  VERSION("Version"),
  /** XML document, as text. */
  XD("XD"),
  /** Script block, as text. */
  SBK("SBK"),
  /** Secure string, encrypted with the session key. */
  SS("SS");

  private static final Map<String, PrimitiveTag> BY_ELEMENT =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(t -> t.element, t -> t));

  private final String element;

  PrimitiveTag(String element) {
    this.element = element;
  }

  /** The tag of an element. */
  public static Optional<PrimitiveTag> of(String element) {
    return Optional.ofNullable(BY_ELEMENT.get(element));
  }

  /** The local name of the element. */
  public String element() {
    return element;
  }

  /** Whether the content is text with {@code _xHHHH_} escapes (MS-PSRP 2.2.5.3.2). */
  public boolean isText() {
    return this == S || this == URI || this == XD || this == SBK;
  }
}
