package org.wsmanspec.mock.powershell.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.mock.powershell.PsError;
import org.wsmanspec.mock.powershell.PsErrorException;
import org.wsmanspec.mock.powershell.PsHashtable;
import org.wsmanspec.mock.powershell.PsNative;
import org.wsmanspec.mock.powershell.PsNull;
import org.wsmanspec.mock.powershell.PsObject;
import org.wsmanspec.mock.powershell.PsValues;

/** Finds out what expressions are worth. */
final class Evaluator {

  private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%");

  private Evaluator() {}

  static Object value(Expression expression, Context c) {
    if (expression instanceof Expression.Literal e) {
      return e.value();
    } else if (expression instanceof Expression.Variable e) {
      return variable(e.name(), c);
    } else if (expression instanceof Expression.Interpolated e) {
      return interpolated(e, c);
    } else if (expression instanceof Expression.ArrayLiteral e) {
      List<Object> items = new ArrayList<>(e.items().size());
      e.items().forEach(i -> items.add(value(i, c)));
      return items;
    } else if (expression instanceof Expression.SubExpression e) {
      return collapsed(collect(e.block(), c));
    } else if (expression instanceof Expression.ArrayExpression e) {
      return collect(e.block(), c);
    } else if (expression instanceof Expression.Paren e) {
      return paren(e, c);
    } else if (expression instanceof Expression.HashLiteral e) {
      return hash(e, c);
    } else if (expression instanceof Expression.BlockLiteral e) {
      return e.block();
    } else if (expression instanceof Expression.TypeLiteral e) {
      return new TypeReference(e.name());
    } else if (expression instanceof Expression.Cast e) {
      return Conversions.cast(e.type(), value(e.operand(), c));
    } else if (expression instanceof Expression.Unary e) {
      return unary(e, c);
    } else if (expression instanceof Expression.Binary e) {
      return binary(e, c);
    } else if (expression instanceof Expression.Increment e) {
      return increment(e, c);
    } else if (expression instanceof Expression.Member e) {
      return member(e, c);
    } else if (expression instanceof Expression.Call e) {
      return call(e, c);
    }
    Expression.Index index = (Expression.Index) expression;
    return Members.index(value(index.target(), c), value(index.index(), c));
  }

  private static Object variable(String name, Context c) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> PsNull.NULL;
      case "host" -> new HostObject(c.streams().host(), c.streams());
      case "pshome" -> "C:\\Windows\\System32\\WindowsPowerShell\\v1.0";
      case "pid" -> 4711;
      case "executioncontext" -> StaticTypes.executionContext();
      default -> c.scope().get(name).orElse(PsNull.NULL);
    };
  }

  private static String interpolated(Expression.Interpolated e, Context c) {
    List<Object> parts = new ArrayList<>();
    e.parts().forEach(p -> parts.add(value(p, c)));
    return PsValues.join(parts, "");
  }

  static List<Object> collect(Statement statement, Context c) {
    List<Object> out = new ArrayList<>();
    Executor.run(statement, c, out::add);
    return out;
  }

  /** What several values are worth where one is asked for. */
  static Object collapsed(List<Object> values) {
    return values.isEmpty() ? PsNull.NULL : values.size() == 1 ? values.get(0) : values;
  }

  private static Object paren(Expression.Paren e, Context c) {
    if (e.statement() instanceof Statement.Pipeline p
        && p.elements().size() == 1
        && p.elements().get(0) instanceof Statement.ExpressionElement only
        && only.redirections().isEmpty()) {
      return value(only.expression(), c);
    } else if (e.statement() instanceof Statement.Assignment a) {
      return Executor.assign(a, c);
    }
    return collapsed(collect(e.statement(), c));
  }

  private static PsHashtable hash(Expression.HashLiteral e, Context c) {
    PsHashtable table = new PsHashtable();
    for (Expression.HashEntry entry : e.entries()) {
      table.put(value(entry.key(), c), collapsed(valueOf(entry.value(), c)));
    }
    return table;
  }

  /** The value of a statement that is assigned: arrays stay in one piece. */
  static List<Object> valueOf(Statement statement, Context c) {
    if (statement instanceof Statement.Pipeline p
        && p.elements().size() == 1
        && p.elements().get(0) instanceof Statement.ExpressionElement only
        && only.redirections().isEmpty()) {
      return List.of(value(only.expression(), c));
    } else if (statement instanceof Statement.Assignment a) {
      return List.of(Executor.assign(a, c));
    }
    return collect(statement, c);
  }

  private static Object unary(Expression.Unary e, Context c) {
    Object operand = value(e.operand(), c);
    return switch (e.operator()) {
      case "not" -> !PsValues.isTrue(operand);
      case "-" -> Operators.negate(operand);
      case "+" -> Operators.arithmetic("+", 0, operand);
      case "bnot" -> bits("bxor", operand, -1);
      case "join" -> PsValues.join(PsValues.items(operand), "");
      default -> List.<Object>of((Object[]) PsValues.text(operand).strip().split("\\s+"));
    };
  }

  private static Object binary(Expression.Binary e, Context c) {
    Object left = value(e.left(), c);
    switch (e.operator()) {
      case "and" -> {
        return PsValues.isTrue(left) && PsValues.isTrue(value(e.right(), c));
      }
      case "or" -> {
        return PsValues.isTrue(left) || PsValues.isTrue(value(e.right(), c));
      }
      default -> {
        return binary(e.operator(), left, value(e.right(), c), c);
      }
    }
  }

  static Object binary(String operator, Object left, Object right, Context c) {
    if (ARITHMETIC.contains(operator)) {
      return Operators.arithmetic(operator, left, right);
    }
    return switch (operator) {
      case ".." -> Operators.range(left, right);
      case "f" -> Operators.format(left, right);
      case "xor" -> PsValues.isTrue(left) != PsValues.isTrue(right);
      case "band", "bor", "bxor", "shl", "shr" -> bits(operator, left, right);
      case "is" -> Conversions.is(left, right);
      case "isnot" -> !Conversions.is(left, right);
      case "as" -> Conversions.as(left, right);
      case "replace", "ireplace", "creplace" ->
          Texts.replace(left, right, operator.startsWith("c"));
      case "split" -> Texts.split(left, right);
      case "join" -> PsValues.join(PsValues.items(left), PsValues.text(right));
      default -> Comparisons.compare(operator, left, right, c.scope());
    };
  }

  private static Object bits(String operator, Object left, Object right) {
    Number l = Operators.number(left, "System.Int64");
    Number r = Operators.number(right, "System.Int64");
    long a = l.longValue();
    long b = r.longValue();
    boolean small = l instanceof Integer;
    long result =
        switch (operator) {
          case "band" -> a & b;
          case "bor" -> a | b;
          case "bxor" -> a ^ b;
          case "shl" -> small ? (int) a << b : a << b;
          default -> a >> b;
        };
    if (small && r instanceof Integer) {
      return (int) result;
    }
    return result;
  }

  private static Object increment(Expression.Increment e, Context c) {
    Object before = value(e.target(), c);
    Object start = before == PsNull.NULL ? 0 : before;
    Object after = Operators.arithmetic("+", start, e.by());
    Executor.store(e.target(), after, c);
    return e.prefix() ? after : start;
  }

  private static Object member(Expression.Member e, Context c) {
    Object target = value(e.target(), c);
    String name = PsValues.text(value(e.name(), c));
    if (e.ofType() && target instanceof TypeReference type) {
      return StaticTypes.property(type.name(), name, c);
    }
    return Members.property(target, name);
  }

  private static Object call(Expression.Call e, Context c) {
    c.check();
    Object target = value(e.target(), c);
    String name = PsValues.text(value(e.name(), c));
    List<Object> arguments = new ArrayList<>();
    e.arguments().forEach(a -> arguments.add(value(a, c)));
    try {
      if (e.ofType() && target instanceof TypeReference type) {
        return StaticTypes.call(type.name(), name, arguments, c);
      }
      if (target instanceof ScriptBlock block
          && (name.equalsIgnoreCase("Invoke") || name.equalsIgnoreCase("InvokeReturnAsIs"))) {
        List<Object> out = new ArrayList<>();
        Commands.callBlock(block, arguments, c, out::add);
        return out;
      }
      return Members.call(target, name, arguments);
    } catch (PsErrorException x) {
      throw at(x, e.extent(), c);
    } catch (IndexOutOfBoundsException x) {
      throw at(
          new PsErrorException(
              PsError.of(
                      ErrorCategory.NOT_SPECIFIED,
                      "ArgumentOutOfRangeException",
                      "Exception calling \"" + name + "\": the argument is out of range.")
                  .exception(
                      "System.Management.Automation.MethodInvocationException",
                      "System.Management.Automation.RuntimeException",
                      "System.SystemException")),
          e.extent(),
          c);
    }
  }

  static PsErrorException at(PsErrorException x, Expression.Extent extent, Context c) {
    if (x.error().position().isPresent() || extent.end() > c.source().length()) {
      return x;
    }
    return new PsErrorException(
        x.error().at(Positions.of(c.source(), extent.start(), extent.end(), x.error().activity())),
        x.thrown(),
        x.isFatal());
  }

  /** Sets a property of a value. */
  static void setMember(Object target, String name, Object value) {
    if (target instanceof PsHashtable table) {
      table.put(name, value);
    } else if (target instanceof PsObject object && object.get(name).isPresent()) {
      object.with(name, value);
    } else if (!(target instanceof PsNative n) || !n.set(name.toLowerCase(Locale.ROOT), value)) {
      throw new PsErrorException(
          PsError.of(
              ErrorCategory.INVALID_OPERATION,
              "PropertyAssignmentException",
              "The property '"
                  + name
                  + "' cannot be found on this object. Verify that the property exists and can be"
                  + " set."));
    }
  }
}
