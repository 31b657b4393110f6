package org.wsmanspec.mock.cim;

import java.util.Optional;

/**
 * A parameter of a method.
 *
 * @param name its name as declared
 * @param type its type; {@link CimType#EMBEDDED} if qualified EmbeddedInstance or EmbeddedObject
 * @param array whether it holds an array
 * @param ofClass the class a reference or an EmbeddedInstance names
 * @param qualifiers its qualifiers
 */
public record CimParameter(
    String name, CimType type, boolean array, Optional<String> ofClass, Qualifiers qualifiers) {

  /** Whether it goes in: qualifier In, true if not stated (DSP0004 section 5.6.3). */
  public boolean isIn() {
    return qualifiers.value("In").isEmpty() || qualifiers.isTrue("In");
  }

  /** Whether it comes out: qualifier Out. */
  public boolean isOut() {
    return qualifiers.isTrue("Out");
  }

  /** Whether a call must give it a value. */
  public boolean isRequired() {
    return qualifiers.isTrue("Required");
  }
}
