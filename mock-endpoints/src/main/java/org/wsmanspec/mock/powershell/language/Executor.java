package org.wsmanspec.mock.powershell.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.mock.powershell.PsError;
import org.wsmanspec.mock.powershell.PsErrorException;
import org.wsmanspec.mock.powershell.PsHashtable;
import org.wsmanspec.mock.powershell.PsNull;
import org.wsmanspec.mock.powershell.PsValues;

/** Runs statements. */
final class Executor {

  private Executor() {}

  static void run(Statement statement, Context c, Consumer<Object> out) {
    c.check();
    if (statement instanceof Statement.Block s) {
      block(s, c, out);
    } else if (statement instanceof Statement.Pipeline s) {
      Commands.pipeline(s, c, out);
    } else if (statement instanceof Statement.Assignment s) {
      assign(s, c);
    } else if (statement instanceof Statement.If s) {
      conditional(s, c, out);
    } else if (statement instanceof Statement.Loop s) {
      loop(s, c, out);
    } else if (statement instanceof Statement.For s) {
      counted(s, c, out);
    } else if (statement instanceof Statement.ForEach s) {
      each(s, c, out);
    } else if (statement instanceof Statement.Switch s) {
      choice(s, c, out);
    } else if (statement instanceof Statement.Try s) {
      attempt(s, c, out);
    } else if (statement instanceof Statement.Throw s) {
      raise(s, c);
    } else if (statement instanceof Statement.Return s) {
      s.value().ifPresent(v -> run(v, c, out));
      throw new Flow.Return();
    } else if (statement instanceof Statement.Exit s) {
      Object code = s.value().map(v -> Evaluator.collapsed(Evaluator.collect(v, c))).orElse(0);
      throw new ExitException(PsValues.asNumber(code).map(Number::intValue).orElse(0));
    } else if (statement instanceof Statement.Jump s) {
      throw s.onward() ? new Flow.Continue() : new Flow.Break();
    } else if (statement instanceof Statement.Function s) {
      c.scope().runspace.functions().put(bare(s.name()), s.block());
    }
  }

  private static String bare(String name) {
    return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
  }

  /** An error ends the statement, and unless something guards it the next one follows. */
  private static void block(Statement.Block block, Context c, Consumer<Object> out) {
    for (Statement statement : block.statements()) {
      long errors = c.scope().runspace.errorCount();
      try {
        run(statement, c, out);
        if (statement instanceof Statement.Pipeline || statement instanceof Statement.Assignment) {
          boolean fine = c.scope().runspace.errorCount() == errors;
          c.scope().runspace.variables().put("?", fine);
        }
      } catch (PsErrorException e) {
        c.scope().runspace.remember(e.error());
        c.scope().runspace.variables().put("?", false);
        String preference = c.preference("ErrorAction").toLowerCase(Locale.ROOT);
        boolean quiet = preference.equals("silentlycontinue") || preference.equals("ignore");
        if (c.guarded() || (e.isFatal() && !quiet) || preference.equals("stop")) {
          throw e.isFatal() || c.guarded() ? e : new PsErrorException(e.error(), e.thrown(), true);
        }
        if (!quiet) {
          c.streams().error(e.error());
        }
      }
    }
  }

  static Object assign(Statement.Assignment s, Context c) {
    Object value = Evaluator.collapsed(Evaluator.valueOf(s.value(), c));
    if (!s.operator().isEmpty()) {
      value = Operators.arithmetic(s.operator(), Evaluator.value(s.target(), c), value);
    }
    store(s.target(), value, c);
    return value;
  }

  static void store(Expression target, Object value, Context c) {
    if (target instanceof Expression.Variable v) {
      if (!v.name().equalsIgnoreCase("null")) {
        c.scope().set(v.name(), value);
      }
    } else if (target instanceof Expression.Cast cast) {
      store(cast.operand(), Conversions.cast(cast.type(), value), c);
    } else if (target instanceof Expression.Member m) {
      Evaluator.setMember(
          Evaluator.value(m.target(), c), PsValues.text(Evaluator.value(m.name(), c)), value);
    } else if (target instanceof Expression.Index i) {
      storeAt(Evaluator.value(i.target(), c), Evaluator.value(i.index(), c), value);
    } else if (target instanceof Expression.ArrayLiteral list) {
      List<Object> items = PsValues.items(value);
      int last = list.items().size() - 1;
      for (int n = 0; n <= last; n++) {
        Object item =
            n >= items.size()
                ? PsNull.NULL
                : n == last && items.size() > last + 1
                    ? new ArrayList<>(items.subList(last, items.size()))
                    : items.get(n);
        store(list.items().get(n), item, c);
      }
    } else {
      throw new PsErrorException(
          PsError.of(
              ErrorCategory.PARSER_ERROR,
              "InvalidLeftHandSide",
              "The assignment expression is not valid."));
    }
  }

  @SuppressWarnings("unchecked") // Lists of values hold objects, whatever they are.
  private static void storeAt(Object target, Object index, Object value) {
    if (target instanceof PsHashtable table) {
      table.put(index, value);
    } else if (target instanceof ArrayList<?> list) {
      int at = Operators.number(index, "System.Int32").intValue();
      int real = at < 0 ? at + list.size() : at;
      if (real < 0 || real >= list.size()) {
        throw new PsErrorException(
            PsError.of(
                    ErrorCategory.OPERATION_STOPPED,
                    "System.IndexOutOfRangeException",
                    "Index was outside the bounds of the array.")
                .exception("System.IndexOutOfRangeException", "System.SystemException"));
      }
      ((ArrayList<Object>) list).set(real, value);
    } else {
      throw new PsErrorException(
          PsError.of(
              ErrorCategory.INVALID_OPERATION,
              "CannotIndex",
              "Unable to index into an object of type " + PsValues.typeName(target) + "."));
    }
  }

  private static boolean holds(Statement condition, Context c) {
    return PsValues.isTrue(Evaluator.collapsed(Evaluator.valueOf(condition, c)));
  }

  private static void conditional(Statement.If s, Context c, Consumer<Object> out) {
    for (Statement.Clause clause : s.clauses()) {
      if (holds(clause.condition(), c)) {
        run(clause.body(), c, out);
        return;
      }
    }
    s.otherwise().ifPresent(b -> run(b, c, out));
  }

  /** Runs a body of a loop; false once it breaks. */
  private static boolean turn(Statement.Block body, Context c, Consumer<Object> out) {
    try {
      run(body, c, out);
    } catch (Flow.Continue e) {
      return true;
    } catch (Flow.Break e) {
      return false;
    }
    return true;
  }

  private static void loop(Statement.Loop s, Context c, Consumer<Object> out) {
    if (s.bodyFirst() && !turn(s.body(), c, out)) {
      return;
    }
    while (holds(s.condition(), c) != s.until()) {
      c.check();
      if (!turn(s.body(), c, out)) {
        return;
      }
    }
  }

  private static void counted(Statement.For s, Context c, Consumer<Object> out) {
    s.start().ifPresent(i -> run(i, c, ignored -> {}));
    while (s.condition().isEmpty() || holds(s.condition().get(), c)) {
      c.check();
      if (!turn(s.body(), c, out)) {
        return;
      }
      s.step().ifPresent(i -> run(i, c, ignored -> {}));
    }
  }

  private static void each(Statement.ForEach s, Context c, Consumer<Object> out) {
    Object items = Evaluator.collapsed(Evaluator.valueOf(s.items(), c));
    if (items == PsNull.NULL) {
      return;
    }
    for (Object item : PsValues.items(items)) {
      c.check();
      c.scope().set(s.variable(), item);
      if (!turn(s.body(), c, out)) {
        return;
      }
    }
  }

  private static void choice(Statement.Switch s, Context c, Consumer<Object> out) {
    for (Object value : PsValues.items(Evaluator.collapsed(Evaluator.valueOf(s.value(), c)))) {
      boolean found = false;
      for (Statement.Case each : s.cases()) {
        if (Comparisons.same(value, Evaluator.value(each.value(), c), false)) {
          found = true;
          c.scope().set("_", value);
          if (!turn(each.body(), c, out)) {
            return;
          }
        }
      }
      if (!found && s.otherwise().isPresent()) {
        c.scope().set("_", value);
        if (!turn(s.otherwise().get(), c, out)) {
          return;
        }
      }
    }
  }

  private static void attempt(Statement.Try s, Context c, Consumer<Object> out) {
    try {
      if (s.catches().isEmpty()) {
        run(s.body(), c, out);
      } else {
        guarded(s, c, out);
      }
    } finally {
      s.last().ifPresent(b -> finish(b, c, out));
    }
  }

  /** Runs what comes last even if the pipeline was stopped meanwhile. */
  private static void finish(Statement.Block last, Context c, Consumer<Object> out) {
    boolean interrupted = Thread.interrupted();
    Context going =
        new Context(
            c.scope(), c.streams(), c.source(), c.guarded(), c.command(), () -> false, c.depth());
    try {
      run(last, going, out);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void guarded(Statement.Try s, Context c, Consumer<Object> out) {
    try {
      run(s.body(), c.guarded(true), out);
    } catch (PsErrorException e) {
      Optional<Statement.Catch> fitting =
          s.catches().stream().filter(k -> fits(k, e.error())).findFirst();
      if (fitting.isEmpty()) {
        throw e;
      }
      Optional<Object> before = c.scope().get("_");
      c.scope().set("_", e.error());
      try {
        run(fitting.get().body(), c, out);
      } finally {
        before.ifPresentOrElse(b -> c.scope().set("_", b), () -> c.scope().remove("_"));
      }
    }
  }

  private static boolean fits(Statement.Catch k, PsError error) {
    return k.types().isEmpty()
        || k.types().stream()
            .anyMatch(t -> error.exceptionTypes().stream().anyMatch(x -> sameType(x, t)));
  }

  private static boolean sameType(String full, String name) {
    return full.equalsIgnoreCase(name)
        || full.equalsIgnoreCase("System." + name)
        || full.equalsIgnoreCase("System.Management.Automation." + name);
  }

  private static void raise(Statement.Throw s, Context c) {
    Object value =
        s.value()
            .map(v -> Evaluator.collapsed(Evaluator.valueOf(v, c)))
            .orElseGet(() -> c.scope().get("_").orElse("ScriptHalted"));
    PsError error =
        value instanceof PsError e
            ? e
            : PsError.of(
                    ErrorCategory.OPERATION_STOPPED, PsValues.text(value), PsValues.text(value))
                .about(value)
                .at(Positions.of(c.source(), s.extent().start(), s.extent().end(), ""));
    throw new PsErrorException(error, value, true);
  }
}
