package org.wsmanspec.mock.cim;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A typed CIM value: a scalar, an array, or NULL of a type. Immutable.
 *
 * <p>Java representation of a scalar by type: all integers {@link BigInteger}; real32 {@link
 * Float}, real64 {@link Double}; boolean {@link Boolean}; string {@link String}; char16 {@link
 * Character}; datetime {@link CimDateTime}; reference {@link ObjectPath}; embedded {@link
 * CimInstance}. An array is a {@link List} of them without NULL elements.
 */
public final class CimValue {
  private final CimType type;
  private final boolean array;
  private final @Nullable Object value;

  private CimValue(CimType type, boolean array, @Nullable Object value) {
    this.type = type;
    this.array = array;
    this.value = value;
  }

  /**
   * A scalar.
   *
   * @param value the Java representation of the type, or any {@link Number} for a numeric type
   * @throws CimException with TYPE_MISMATCH if the value does not fit
   */
  public static CimValue of(CimType type, Object value) {
    return new CimValue(type, false, CimValues.convert(type, value));
  }

  /** A string. */
  public static CimValue of(String value) {
    return of(CimType.STRING, value);
  }

  /** A boolean. */
  public static CimValue of(boolean value) {
    return of(CimType.BOOLEAN, value);
  }

  /** A reference. */
  public static CimValue of(ObjectPath value) {
    return of(CimType.REFERENCE, value);
  }

  /** An embedded instance. */
  public static CimValue of(CimInstance value) {
    return of(CimType.EMBEDDED, value);
  }

  /**
   * An array, possibly empty.
   *
   * @throws CimException with TYPE_MISMATCH if an element does not fit
   */
  public static CimValue array(CimType type, List<?> elements) {
    List<Object> converted = new ArrayList<>(elements.size());
    for (Object element : elements) {
      converted.add(CimValues.convert(type, element));
    }
    return new CimValue(type, true, List.copyOf(converted));
  }

  /** NULL of a type. */
  public static CimValue nullOf(CimType type, boolean array) {
    return new CimValue(type, array, null);
  }

  /**
   * Reads the lexical form that {@link #text} writes.
   *
   * @throws CimException with TYPE_MISMATCH if the text is not of the type; embedded instances have
   *     no lexical form
   */
  public static CimValue parse(CimType type, String text) {
    return new CimValue(type, false, CimValues.parse(type, text));
  }

  /** Reads an array, one element a text. See {@link #parse(CimType, String)}. */
  public static CimValue parseArray(CimType type, List<String> texts) {
    List<Object> elements = new ArrayList<>(texts.size());
    for (String text : texts) {
      elements.add(CimValues.parse(type, text));
    }
    return new CimValue(type, true, List.copyOf(elements));
  }

  /** The type of the scalar or of the array's elements. */
  public CimType type() {
    return type;
  }

  /** Whether the value is an array (also when NULL). */
  public boolean isArray() {
    return array;
  }

  /** Whether the value is NULL. */
  public boolean isNull() {
    return value == null;
  }

  /** The scalar in its Java representation; empty if NULL or an array. */
  public Optional<Object> scalar() {
    return array ? Optional.empty() : Optional.ofNullable(value);
  }

  /** The elements: of a scalar the one, of an array all, of NULL none. */
  public List<Object> elements() {
    Object present = value;
    if (present == null) {
      return List.of();
    }
    return present instanceof List<?> list ? List.<Object>copyOf(list) : List.of(present);
  }

  /** The lexical form of each element; see {@link #text}. */
  public List<String> texts() {
    return elements().stream().map(CimValues::text).collect(Collectors.toUnmodifiableList());
  }

  /**
   * The lexical form of a scalar: decimal number, {@code true}/{@code false}, text, 25-character
   * datetime, object path. Empty if NULL or an array.
   */
  public Optional<String> text() {
    return scalar().map(CimValues::text);
  }

  /** The number of a numeric scalar; empty otherwise, also for infinities and NaN. */
  public Optional<BigDecimal> number() {
    return scalar().flatMap(CimValues::number);
  }

  /** The object path of a reference scalar. */
  public Optional<ObjectPath> reference() {
    return scalar().filter(ObjectPath.class::isInstance).map(ObjectPath.class::cast);
  }

  /** The instance of an embedded scalar. */
  public Optional<CimInstance> embedded() {
    return scalar().filter(CimInstance.class::isInstance).map(CimInstance.class::cast);
  }

  /** The value of a boolean scalar; false if NULL or of another type. */
  public boolean isTrue() {
    return Boolean.TRUE.equals(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CimValue that
        && type == that.type
        && array == that.array
        && (value == null ? that.value == null : value.equals(that.value));
  }

  @Override
  public int hashCode() {
    return type.hashCode() * 31 + (value == null ? 0 : value.hashCode());
  }

  /** The value as MOF would write it. */
  @Override
  public String toString() {
    if (value == null) {
      return "NULL";
    }
    String list = elements().stream().map(CimValues::literal).collect(Collectors.joining(", "));
    return array ? "{" + list + "}" : list;
  }
}
