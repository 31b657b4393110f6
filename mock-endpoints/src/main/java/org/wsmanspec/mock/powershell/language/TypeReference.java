package org.wsmanspec.mock.powershell.language;

import java.util.Optional;
import org.wsmanspec.mock.powershell.PsNative;

/** A type as a value, {@code [int]}. */
record TypeReference(String name) implements PsNative {

  @Override
  public String typeName() {
    return "System.RuntimeType";
  }

  @Override
  public Optional<Object> property(String member) {
    String full = Conversions.fullName(name);
    return switch (member) {
      case "name" -> Optional.of(full.substring(full.lastIndexOf('.') + 1));
      case "fullname" -> Optional.of(full);
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return Conversions.shortName(name);
  }
}
