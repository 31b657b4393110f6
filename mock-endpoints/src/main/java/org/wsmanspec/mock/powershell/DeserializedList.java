package org.wsmanspec.mock.powershell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A list that a client sent, with the names of its type. */
final class DeserializedList extends ArrayList<Object> {

  private static final long serialVersionUID = 1L;

  private final transient List<String> typeNames;

  DeserializedList(Collection<?> items, List<String> typeNames) {
    super(items);
    this.typeNames = List.copyOf(typeNames);
  }

  List<String> typeNames() {
    return typeNames;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
