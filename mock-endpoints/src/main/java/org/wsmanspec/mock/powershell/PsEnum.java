package org.wsmanspec.mock.powershell;

/**
 * A value of an enumeration of .NET.
 *
 * @param typeName full name of the enumeration
 * @param name name of the value
 * @param code its number
 */
public record PsEnum(String typeName, String name, int code) {

  /** The name of the value. */
  @Override
  public String toString() {
    return name;
  }
}
