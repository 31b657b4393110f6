package org.wsmanspec.mock.cim;

import java.util.Optional;
import java.util.Set;

/** What WMI says of every instance under names that begin with two underscores. */
final class SystemProperties {
  private static final Set<String> NAMES =
      Set.of("__class", "__path", "__relpath", "__namespace", "__this");

  private SystemProperties() {}

  static boolean isOne(String name) {
    return NAMES.contains(Names.fold(name));
  }

  /**
   * The text of one; empty for {@code __this}, which is the instance, and for paths of instances
   * that have none.
   */
  static Optional<String> value(String name, CimInstance instance) {
    return switch (Names.fold(name)) {
      case "__class" -> Optional.of(instance.className());
      case "__path" -> instance.path().map(ObjectPath::toString);
      case "__relpath" -> instance.path().map(ObjectPath::relative);
      case "__namespace" -> instance.path().map(ObjectPath::namespace);
      default -> Optional.empty();
    };
  }
}
