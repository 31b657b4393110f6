package org.wsmanspec.mock.cim;

import java.util.Optional;

/**
 * A property of a class.
 *
 * @param name its name as declared
 * @param type its type; {@link CimType#EMBEDDED} if qualified EmbeddedInstance or EmbeddedObject
 * @param array whether it holds an array
 * @param ofClass the class a reference or an EmbeddedInstance names; empty for EmbeddedObject
 * @param qualifiers its qualifiers, with those of an overridden property
 * @param defaultValue the value an instance starts with, often NULL
 * @param origin the class that declared it, not counting overrides
 */
public record CimProperty(
    String name,
    CimType type,
    boolean array,
    Optional<String> ofClass,
    Qualifiers qualifiers,
    CimValue defaultValue,
    String origin) {

  /** Whether the property is part of the key. */
  public boolean isKey() {
    return qualifiers.isTrue("Key");
  }

  /**
   * Whether a client may change it: qualifier Write, false if not stated (DSP0004 section 5.6.3).
   */
  public boolean isWritable() {
    return qualifiers.isTrue("Write");
  }

  /** Whether it must not be NULL. */
  public boolean isRequired() {
    return qualifiers.isTrue("Required") || isKey();
  }

  /** Whether its octets stand for one octet string. */
  public boolean isOctetString() {
    return qualifiers.isTrue("OctetString");
  }
}
