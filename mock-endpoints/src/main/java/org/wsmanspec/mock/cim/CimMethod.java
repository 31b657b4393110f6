package org.wsmanspec.mock.cim;

import java.util.List;
import java.util.Optional;

/**
 * A method of a class.
 *
 * @param name its name as declared
 * @param returnType the type of its return value
 * @param parameters its parameters in order of declaration
 * @param qualifiers its qualifiers
 * @param origin the class that declared it, not counting overrides
 */
public record CimMethod(
    String name,
    CimType returnType,
    List<CimParameter> parameters,
    Qualifiers qualifiers,
    String origin) {

  /** Copies the list. */
  public CimMethod {
    parameters = List.copyOf(parameters);
  }

  /** Whether it is invoked on the class rather than on an instance. */
  public boolean isStatic() {
    return qualifiers.isTrue("Static");
  }

  /** A parameter by its name, case-insensitively. */
  public Optional<CimParameter> parameter(String parameterName) {
    return parameters.stream().filter(p -> Names.same(p.name(), parameterName)).findFirst();
  }
}
