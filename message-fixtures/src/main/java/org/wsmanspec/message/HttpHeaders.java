package org.wsmanspec.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * HTTP header fields in the order of the wire; names compare without regard to case.
 *
 * @param fields all fields, repeated names included
 */
public record HttpHeaders(List<Field> fields) {

  /** No field at all. */
  public static final HttpHeaders NONE = new HttpHeaders(List.of());

  /**
   * One header field.
   *
   * @param name as written
   * @param value without the white space around it
   */
  public record Field(String name, String value) {

    /** The field as it may be kept: of credentials only the scheme. */
    public Field withoutCredentials() {
      boolean credentials = name.toLowerCase(Locale.ROOT).endsWith("authorization");
      return credentials ? new Field(name, value.strip().split("\\s", 2)[0]) : this;
    }
  }

  public HttpHeaders {
    fields = List.copyOf(fields);
  }

  /** Headers from alternating names and values. */
  public static HttpHeaders of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("names and values come in pairs");
    }
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new HttpHeaders(fields);
  }

  /** The same fields and one more at the end. */
  public HttpHeaders with(String name, String value) {
    List<Field> all = new ArrayList<>(fields);
    all.add(new Field(name, value));
    return new HttpHeaders(all);
  }

  /** The same fields, of credentials only the scheme. */
  public HttpHeaders withoutCredentials() {
    return new HttpHeaders(fields.stream().map(Field::withoutCredentials).toList());
  }

  /** The first value of a field. */
  public Optional<String> first(String name) {
    return fields.stream()
        .filter(f -> f.name().equalsIgnoreCase(name))
        .map(Field::value)
        .findFirst();
  }

  /** All values of a field. */
  public List<String> all(String name) {
    return fields.stream().filter(f -> f.name().equalsIgnoreCase(name)).map(Field::value).toList();
  }
}
