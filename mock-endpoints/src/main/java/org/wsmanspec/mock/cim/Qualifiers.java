package org.wsmanspec.mock.cim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The qualifiers of a class, property, method or parameter. Names are case-insensitive.
 *
 * <p>Values are {@link Boolean}, {@link String}, {@link java.math.BigInteger}, {@link Double} or a
 * {@link List} of these.
 */
public final class Qualifiers {
  /** No qualifiers. */
  public static final Qualifiers NONE = new Qualifiers(Map.of());

  private final Map<String, Object> values;
  private final Map<String, Object> folded = new TreeMap<>();

  /** Qualifiers in their order of declaration. */
  public Qualifiers(Map<String, ?> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    values.forEach((name, value) -> folded.put(Names.fold(name), value));
  }

  /** Whether a qualifier is present and not false. */
  public boolean isTrue(String name) {
    Object value = folded.get(Names.fold(name));
    return value != null && !Boolean.FALSE.equals(value);
  }

  /** The value of a qualifier. */
  public Optional<Object> value(String name) {
    return Optional.ofNullable(folded.get(Names.fold(name)));
  }

  /** The value of a qualifier as text. */
  public Optional<String> text(String name) {
    return value(name).map(Object::toString);
  }

  /** All qualifiers with their names as declared. */
  public Map<String, Object> all() {
    return values;
  }

  /** These qualifiers over those of an overridden element: what is not said here is inherited. */
  Qualifiers over(Qualifiers inherited) {
    Map<String, Object> merged = new LinkedHashMap<>(values);
    inherited.values.forEach(
        (name, value) -> {
          if (!folded.containsKey(Names.fold(name))) {
            merged.put(name, value);
          }
        });
    return new Qualifiers(merged);
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
