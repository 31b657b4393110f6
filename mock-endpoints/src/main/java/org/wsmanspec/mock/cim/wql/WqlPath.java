package org.wsmanspec.mock.cim.wql;

import java.util.List;

/**
 * A property, perhaps of an embedded instance: {@code State}, {@code TargetInstance.State}, {@code
 * __CLASS}, {@code __this}.
 *
 * @param names the names between the dots, at least one
 */
public record WqlPath(List<String> names) implements WqlOperand {
  /** Copies the list. */
  public WqlPath {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("a WQL property path needs at least one name");
    }
  }

  /** A path of given names. */
  public static WqlPath of(String... names) {
    return new WqlPath(List.of(names));
  }

  @Override
  public String toString() {
    return String.join(".", names);
  }
}
