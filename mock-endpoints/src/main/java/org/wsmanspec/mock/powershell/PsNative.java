package org.wsmanspec.mock.powershell;

import java.util.List;
import java.util.Optional;

/** A value with members that are made in Java. Names of members come in lower case. */
public interface PsNative {

  /** Full name of its type. */
  String typeName();

  /** The value of a property; empty if there is none of that name. */
  default Optional<Object> property(String name) {
    return Optional.empty();
  }

  /** Sets a property; false if there is none of that name. */
  default boolean set(String name, Object value) {
    return false;
  }

  /**
   * Calls a method.
   *
   * @return what it returns, an empty list if it returns nothing; empty if there is none of that
   *     name
   */
  default Optional<Object> call(String name, List<Object> arguments) {
    return Optional.empty();
  }
}
