package org.wsmanspec.scenario;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Visits every record of a model, whatever kinds of operation there are. */
public final class ModelTexts {

  private ModelTexts() {}

  /** Hand over each text within a part of a model, in no particular order. */
  public static void visit(Object part, Consumer<Text> visitor) {
    visit(part, Text.class, visitor);
  }

  /** Hand over each record of one type within a part of a model, the outer ones first. */
  public static <T> void visit(Object part, Class<T> type, Consumer<T> visitor) {
    if (type.isInstance(part)) {
      visitor.accept(type.cast(part));
    }
    if (part instanceof Optional<?> optional) {
      optional.ifPresent(o -> visit(o, type, visitor));
    } else if (part instanceof Collection<?> collection) {
      collection.forEach(o -> visit(o, type, visitor));
    } else if (part instanceof Map<?, ?> map) {
      map.values().forEach(o -> visit(o, type, visitor));
    } else if (part instanceof Record) {
      for (RecordComponent component : part.getClass().getRecordComponents()) {
        visit(value(part, component), type, visitor);
      }
    }
  }

  private static Object value(Object part, RecordComponent component) {
    try {
      return component.getAccessor().invoke(part);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a record of the model cannot be read: " + part, e);
    }
  }
}
