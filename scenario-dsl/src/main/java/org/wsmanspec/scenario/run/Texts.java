package org.wsmanspec.scenario.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the parts of one kind in a model made of records. */
final class Texts {

  private Texts() {}

  /** Visit every part of a kind within records, collections, maps and optionals. */
  static <T> void visit(@Nullable Object part, Class<T> kind, Consumer<T> visitor) {
    if (part == null) {
      return;
    }
    if (kind.isInstance(part)) {
      visitor.accept(kind.cast(part));
    }
    if (part instanceof Optional<?> optional) {
      optional.ifPresent(p -> visit(p, kind, visitor));
    } else if (part instanceof Collection<?> many) {
      many.forEach(p -> visit(p, kind, visitor));
    } else if (part instanceof Map<?, ?> map) {
      map.values().forEach(p -> visit(p, kind, visitor));
    } else if (part instanceof Record) {
      for (RecordComponent component : part.getClass().getRecordComponents()) {
        visit(value(part, component), kind, visitor);
      }
    }
  }

  private static @Nullable Object value(Object record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(
          "the accessor of " + component + " cannot be called; it is to be public", e);
    }
  }
}
