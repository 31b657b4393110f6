package org.wsmanspec.mock.powershell.language;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.mock.powershell.PsEnum;
import org.wsmanspec.mock.powershell.PsError;
import org.wsmanspec.mock.powershell.PsErrorException;
import org.wsmanspec.mock.powershell.PsHashtable;
import org.wsmanspec.mock.powershell.PsNative;
import org.wsmanspec.mock.powershell.PsNull;
import org.wsmanspec.mock.powershell.PsObject;
import org.wsmanspec.mock.powershell.PsValues;
import org.wsmanspec.mock.powershell.SecureText;

/** Properties and methods of values. */
public final class Members {

  private Members() {}

  /** The value of a property, null of scripts if there is none of that name. */
  public static Object property(Object target, String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    if (target instanceof PsObject object) {
      Optional<Object> own = object.get(name);
      if (own.isPresent()) {
        return own.get();
      }
      return object.base().map(b -> property(b, name)).orElseGet(() -> counted(target, folded));
    } else if (target instanceof PsNative n) {
      return n.property(folded).orElseGet(() -> counted(target, folded));
    } else if (target instanceof PsHashtable table) {
      return table.get(name).orElseGet(() -> ofTable(table, folded));
    } else if (target instanceof List<?> list) {
      return ofList(list, name, folded);
    } else if (target instanceof PsError error) {
      return ofError(error, folded);
    } else if (target instanceof PsEnum e && folded.equals("value__")) {
      return e.code();
    }
    Object v = PsValues.plain(target);
    if (v instanceof String s && folded.equals("length")) {
      return s.length();
    } else if (v instanceof SecureText secret && folded.equals("length")) {
      return secret.reveal().length();
    } else if (v instanceof byte[] bytes && (folded.equals("length") || folded.equals("count"))) {
      return bytes.length;
    } else if (v instanceof OffsetDateTime t) {
      return ofTime(t.toLocalDateTime(), folded);
    } else if (v instanceof LocalDateTime t) {
      return ofTime(t, folded);
    } else if (v instanceof Duration d) {
      return ofDuration(d, folded);
    } else if (target instanceof Primitive p && folded.matches("major|minor|build|revision")) {
      String[] parts = p.text().split("\\.", -1);
      int at = List.of("major", "minor", "build", "revision").indexOf(folded);
      return at < parts.length ? PsValues.asNumber(parts[at]).orElse(-1) : -1;
    }
    return counted(target, folded);
  }

  /** Every single value counts as one. */
  private static Object counted(Object target, String name) {
    if (name.equals("count") || name.equals("length")) {
      return target == PsNull.NULL ? 0 : 1;
    }
    return PsNull.NULL;
  }

  private static Object ofTable(PsHashtable table, String name) {
    List<Object> found = new ArrayList<>();
    switch (name) {
      case "count" -> {
        return table.size();
      }
      case "keys" -> {
        table.entries().forEach(e -> found.add(e.key()));
        return found;
      }
      case "values" -> {
        table.entries().forEach(e -> found.add(e.value()));
        return found;
      }
      default -> {
        return PsNull.NULL;
      }
    }
  }

  private static Object ofList(List<?> list, String name, String folded) {
    if (folded.equals("count") || folded.equals("length")) {
      return list.size();
    }
    List<Object> values = new ArrayList<>();
    for (Object item : list) {
      Object value = property(item, name);
      if (value != PsNull.NULL) {
        values.addAll(PsValues.items(value));
      }
    }
    return Evaluator.collapsed(values);
  }

  private static Object ofError(PsError error, String name) {
    return switch (name) {
      case "exception" ->
          new PsObject(error.exceptionTypes())
              .text(error.exceptionTypes().get(0) + ": " + error.message())
              .withAdapted("Message", error.message())
              .withAdapted("InnerException", PsNull.NULL);
      case "fullyqualifiederrorid" -> error.errorId();
      case "targetobject" -> error.target();
      case "categoryinfo" ->
          PsObject.of("System.Management.Automation.ErrorCategoryInfo")
              .withAdapted("Category", error.category().name())
              .withAdapted("Activity", error.activity())
              .withAdapted("Reason", error.reason());
      case "invocationinfo" ->
          PsObject.of("System.Management.Automation.InvocationInfo")
              .withAdapted("Line", error.position().map(PsError.Position::text).orElse(""))
              .withAdapted(
                  "ScriptLineNumber", error.position().map(PsError.Position::line).orElse(0))
              .withAdapted(
                  "OffsetInLine", error.position().map(PsError.Position::column).orElse(0));
      default -> PsNull.NULL;
    };
  }

  private static Object ofTime(LocalDateTime t, String name) {
    return switch (name) {
      case "year" -> t.getYear();
      case "month" -> t.getMonthValue();
      case "day" -> t.getDayOfMonth();
      case "hour" -> t.getHour();
      case "minute" -> t.getMinute();
      case "second" -> t.getSecond();
      case "dayofyear" -> t.getDayOfYear();
      case "date" -> t.toLocalDate().atStartOfDay();
      default -> PsNull.NULL;
    };
  }

  private static Object ofDuration(Duration d, String name) {
    return switch (name) {
      case "totalmilliseconds" -> d.toNanos() / 1e6;
      case "totalseconds" -> d.toNanos() / 1e9;
      case "totalminutes" -> d.toNanos() / 6e10;
      case "days" -> (int) d.toDays();
      case "hours" -> d.toHoursPart();
      case "minutes" -> d.toMinutesPart();
      case "seconds" -> d.toSecondsPart();
      default -> PsNull.NULL;
    };
  }

  /** {@code target[index]}. */
  static Object index(Object target, Object index) {
    if (target instanceof PsHashtable table) {
      return table.get(PsValues.plain(index)).orElse(PsNull.NULL);
    }
    Object v = target instanceof PsObject ? PsValues.plain(target) : target;
    if (v instanceof PsHashtable table) {
      return table.get(PsValues.plain(index)).orElse(PsNull.NULL);
    } else if (v == PsNull.NULL) {
      throw new PsErrorException(
          PsError.of(
              ErrorCategory.INVALID_OPERATION, "NullArray", "Cannot index into a null array."));
    }
    if (PsValues.plain(index) instanceof List<?> many) {
      List<Object> found = new ArrayList<>();
      many.forEach(i -> found.add(index(v, i)));
      return found;
    }
    int at = Operators.number(index, "System.Int32").intValue();
    if (v instanceof String s) {
      int real = at < 0 ? at + s.length() : at;
      return real >= 0 && real < s.length() ? (Object) s.charAt(real) : PsNull.NULL;
    }
    List<Object> list = PsValues.items(v);
    int real = at < 0 ? at + list.size() : at;
    return real >= 0 && real < list.size() ? list.get(real) : PsNull.NULL;
  }

  static Object call(Object target, String name, List<Object> arguments) {
    String folded = name.toLowerCase(Locale.ROOT);
    Optional<Object> result =
        target instanceof PsNative n ? n.call(folded, arguments) : Optional.empty();
    if (result.isEmpty() && target == PsNull.NULL) {
      throw new PsErrorException(
          PsError.of(
              ErrorCategory.INVALID_OPERATION,
              "InvokeMethodOnNull",
              "You cannot call a method on a null-valued expression."));
    }
    Object v = PsValues.plain(target);
    if (result.isEmpty() && v instanceof String s) {
      result = StringMethods.call(s, folded, arguments);
    } else if (result.isEmpty() && target instanceof PsHashtable table) {
      result = ofTable(table, folded, arguments);
    } else if (result.isEmpty() && v instanceof List<?> list) {
      result = ofList(list, folded, arguments);
    } else if (result.isEmpty() && v instanceof OffsetDateTime t) {
      result = TimeMethods.call(t, folded, arguments);
    }
    return result.or(() -> common(target, folded, arguments)).orElseThrow(() -> none(target, name));
  }

  private static Optional<Object> common(Object target, String name, List<Object> arguments) {
    return switch (name) {
      case "tostring" ->
          Optional.of(
              arguments.isEmpty()
                  ? PsValues.text(target)
                  : Operators.formatted(target, PsValues.text(arguments.get(0))));
      case "gettype" ->
          Optional.of(
              new TypeObject(
                  target instanceof PsNative n ? n.typeName() : PsValues.typeName(target)));
      case "equals" ->
          Optional.of(!arguments.isEmpty() && Comparisons.same(target, arguments.get(0), true));
      case "gethashcode" -> Optional.of(PsValues.text(target).hashCode());
      case "compareto" ->
          Optional.of(arguments.isEmpty() ? 0 : Comparisons.order(target, arguments.get(0), true));
      default -> Optional.empty();
    };
  }

  private static Optional<Object> ofTable(PsHashtable table, String name, List<Object> arguments) {
    Object first = arguments.isEmpty() ? PsNull.NULL : arguments.get(0);
    switch (name) {
      case "containskey", "contains" -> {
        return Optional.of(table.get(first).isPresent());
      }
      case "add", "set_item" -> {
        table.put(first, arguments.size() > 1 ? arguments.get(1) : PsNull.NULL);
        return Optional.of(List.of());
      }
      case "remove" -> {
        table.remove(first);
        return Optional.of(List.of());
      }
      case "getenumerator" -> {
        List<Object> entries = new ArrayList<>();
        table
            .entries()
            .forEach(
                e ->
                    entries.add(
                        PsObject.of("System.Collections.DictionaryEntry")
                            .withAdapted("Name", e.key())
                            .withAdapted("Key", e.key())
                            .withAdapted("Value", e.value())));
        return Optional.of(entries);
      }
      default -> {
        return Optional.empty();
      }
    }
  }

  @SuppressWarnings("unchecked") // Lists of values hold objects, whatever they are.
  private static Optional<Object> ofList(List<?> list, String name, List<Object> arguments) {
    Object first = arguments.isEmpty() ? PsNull.NULL : arguments.get(0);
    switch (name) {
      case "contains" -> {
        return Optional.of(list.stream().anyMatch(i -> Comparisons.same(i, first, true)));
      }
      case "indexof" -> {
        for (int i = 0; i < list.size(); i++) {
          if (Comparisons.same(list.get(i), first, true)) {
            return Optional.of(i);
          }
        }
        return Optional.of(-1);
      }
      case "add" -> {
        if (list instanceof ArrayList<?>) {
          ((List<Object>) list).add(first);
          return Optional.of(list.size() - 1);
        }
        return Optional.empty();
      }
      case "reverse" -> {
        Collections.reverse(list);
        return Optional.of(List.of());
      }
      default -> {
        return Optional.empty();
      }
    }
  }

  private static PsErrorException none(Object target, String name) {
    return new PsErrorException(
        PsError.of(
            ErrorCategory.INVALID_OPERATION,
            "MethodNotFound",
            "Method invocation failed because ["
                + (target instanceof PsNative n ? n.typeName() : PsValues.typeName(target))
                + "] does not contain a method named '"
                + name
                + "'."));
  }
}
