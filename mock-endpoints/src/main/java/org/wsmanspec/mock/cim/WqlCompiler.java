package org.wsmanspec.mock.cim;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.mock.cim.wql.LikePattern;
import org.wsmanspec.mock.cim.wql.WqlCondition;
import org.wsmanspec.mock.cim.wql.WqlCondition.Operator;
import org.wsmanspec.mock.cim.wql.WqlLiteral;
import org.wsmanspec.mock.cim.wql.WqlOperand;
import org.wsmanspec.mock.cim.wql.WqlPath;

/**
 * Checks a condition against a class and makes a test of it.
 *
 * <p>Logic is three-valued: a comparison with a NULL is unknown, NOT unknown is unknown, and only
 * what is true is selected. {@code = NULL} and {@code <> NULL} mean IS NULL and IS NOT NULL.
 * Strings compare without regard to case.
 */
final class WqlCompiler {
  enum Truth {
    FALSE,
    UNKNOWN,
    TRUE;

    static Truth of(boolean value) {
      return value ? TRUE : FALSE;
    }

    Truth negated() {
      return this == UNKNOWN ? this : of(this == FALSE);
    }
  }

  /** A compiled condition. */
  @FunctionalInterface
  interface Test {
    Truth of(CimInstance instance);
  }

  private final Repository repository;
  private final InstanceRules rules;
  private final String namespace;
  private final CimClass cimClass;

  WqlCompiler(Repository repository, InstanceRules rules, String namespace, CimClass cimClass) {
    this.repository = repository;
    this.rules = rules;
    this.namespace = namespace;
    this.cimClass = cimClass;
  }

  Test compile(WqlCondition condition) {
    if (condition instanceof WqlCondition.And and) {
      Test left = compile(and.left());
      Test right = compile(and.right());
      return i -> {
        Truth first = left.of(i);
        return first == Truth.FALSE ? first : lower(first, right.of(i));
      };
    }
    if (condition instanceof WqlCondition.Or or) {
      Test left = compile(or.left());
      Test right = compile(or.right());
      return i -> {
        Truth first = left.of(i);
        return first == Truth.TRUE
            ? first
            : lower(first.negated(), right.of(i).negated()).negated();
      };
    }
    if (condition instanceof WqlCondition.Not not) {
      Test inner = compile(not.condition());
      return i -> inner.of(i).negated();
    }
    if (condition instanceof WqlCondition.Comparison comparison) {
      return comparison(comparison);
    }
    if (condition instanceof WqlCondition.Like like) {
      return like(like);
    }
    if (condition instanceof WqlCondition.IsNull isNull) {
      return isNull(isNull.property(), isNull.negated());
    }
    return isa((WqlCondition.Isa) condition);
  }

  private static Truth lower(Truth left, Truth right) {
    return left.compareTo(right) < 0 ? left : right;
  }

  private Test isNull(WqlPath path, boolean negated) {
    PropertyReader reader = reader(path);
    return i -> Truth.of(reader.read(i).filter(v -> !v.isNull()).isPresent() == negated);
  }

  private Test isa(WqlCondition.Isa isa) {
    repository.entry(namespace, isa.className());
    String last = isa.property().names().get(isa.property().names().size() - 1);
    if (SystemProperties.isOne(last)) {
      if (isa.property().names().size() == 1) {
        return i -> isA(i, isa.className());
      }
      List<String> owner = isa.property().names().subList(0, isa.property().names().size() - 1);
      return isa(new WqlCondition.Isa(new WqlPath(owner), isa.className()));
    }
    PropertyReader reader = reader(isa.property());
    if (reader.type().isPresent() && reader.type().get() != CimType.EMBEDDED) {
      throw invalid(isa.property() + " holds no embedded instance for ISA", isa.property());
    }
    return i ->
        reader
            .read(i)
            .flatMap(CimValue::embedded)
            .map(e -> isA(e, isa.className()))
            .orElse(Truth.UNKNOWN);
  }

  private Truth isA(CimInstance instance, String className) {
    return Truth.of(
        repository
            .find(namespace, instance.className())
            .filter(e -> e.cimClass.isA(className))
            .isPresent());
  }

  private Test like(WqlCondition.Like like) {
    PropertyReader reader = scalarReader(like.property());
    reader
        .type()
        .filter(t -> t != CimType.STRING && t != CimType.CHAR16 && t != CimType.REFERENCE)
        .ifPresent(
            t -> {
              throw invalid("LIKE needs a string; " + like.property() + " is not", like.property());
            });
    LikePattern pattern =
        LikePattern.compile(like.pattern())
            .orElseThrow(
                () -> invalid("\"" + like.pattern() + "\": expected \"]\"", like.property()));
    return i ->
        reader
            .read(i)
            .flatMap(CimValue::text)
            .map(text -> Truth.of(pattern.matches(text)))
            .orElse(Truth.UNKNOWN);
  }

  private Test comparison(WqlCondition.Comparison comparison) {
    WqlOperand left = comparison.left();
    WqlOperand right = comparison.right();
    if (left instanceof WqlPath a && right instanceof WqlPath b) {
      return properties(a, comparison.operator(), b);
    }
    WqlPath path = left instanceof WqlPath a ? a : (WqlPath) right;
    WqlLiteral literal = left instanceof WqlLiteral a ? a : (WqlLiteral) right;
    Operator operator =
        left instanceof WqlPath ? comparison.operator() : comparison.operator().mirrored();
    if (literal instanceof WqlLiteral.Null) {
      if (operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
        throw invalid("NULL has no order; expected = or <>", path);
      }
      return isNull(path, operator == Operator.NOT_EQUAL);
    }
    PropertyReader reader = scalarReader(path);
    if (reader.type().isPresent()) {
      CimType type = reader.type().get();
      Object constant =
          WqlComparison.constant(rules, namespace, type, literal)
              .orElseThrow(
                  () ->
                      new CimException(
                          CimStatus.INVALID_QUERY,
                          CimException.Problem.BAD_VALUE,
                          path.toString(),
                          path + " is of type " + type.keyword() + "; the value does not fit"));
      ordered(type, operator, path);
      return i ->
          reader
              .read(i)
              .flatMap(WqlComparison::comparable)
              .map(v -> WqlComparison.compare(v, operator, constant))
              .orElse(Truth.UNKNOWN);
    }
    // The class of an embedded object is known only when it comes; a value that does not fit is
    // then no match.
    return i -> {
      Optional<CimValue> value = reader.read(i);
      Optional<Object> constant =
          value.flatMap(v -> WqlComparison.constant(rules, namespace, v.type(), literal));
      return value
          .flatMap(WqlComparison::comparable)
          .flatMap(v -> constant.map(c -> WqlComparison.compare(v, operator, c)))
          .orElse(Truth.UNKNOWN);
    };
  }

  private Test properties(WqlPath left, Operator operator, WqlPath right) {
    PropertyReader a = scalarReader(left);
    PropertyReader b = scalarReader(right);
    a.type().ifPresent(type -> ordered(type, operator, left));
    if (a.type().isPresent()
        && b.type().isPresent()
        && !WqlComparison.comparable(a.type().get(), b.type().get())) {
      throw invalid(left + " and " + right + " are of types that do not compare", left);
    }
    return i ->
        a.read(i)
            .flatMap(WqlComparison::comparable)
            .flatMap(
                x ->
                    b.read(i)
                        .flatMap(WqlComparison::comparable)
                        .map(y -> WqlComparison.compare(x, operator, y)))
            .orElse(Truth.UNKNOWN);
  }

  private static void ordered(CimType type, Operator operator, WqlPath path) {
    boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
    if (type == CimType.EMBEDDED || (type == CimType.REFERENCE && !equality)) {
      throw invalid(path + " cannot be compared with " + operator.symbol(), path);
    }
  }

  private PropertyReader scalarReader(WqlPath path) {
    PropertyReader reader = reader(path);
    if (reader.array()) {
      throw invalid(path + " is an array; WQL compares single values", path);
    }
    return reader;
  }

  private PropertyReader reader(WqlPath path) {
    return PropertyReader.of(repository, namespace, cimClass, path);
  }

  static CimProperty queryProperty(CimClass cimClass, String name) {
    return cimClass
        .property(name)
        .orElseThrow(
            () ->
                new CimException(
                    CimStatus.INVALID_QUERY,
                    CimException.Problem.QUERY_PROPERTY,
                    name,
                    "Class " + cimClass.name() + " has no property \"" + name + "\""));
  }

  static CimException invalid(String message, WqlPath path) {
    return new CimException(CimStatus.INVALID_QUERY, path.toString(), message);
  }
}
