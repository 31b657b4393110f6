package org.wsmanspec.scenario;

import java.util.Collection;
import java.util.Optional;

/** Thrown when a text names a variable that has no value at that moment. */
public final class UndefinedVariableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final String RESOURCES = "resources.";

  private final String variable;

  UndefinedVariableException(
      String variable, String step, Position position, Collection<String> known) {
    super(message(variable, step, position, known));
    this.variable = variable;
  }

  private static String message(
      String variable, String step, Position position, Collection<String> known) {
    String where = position.where().isEmpty() ? "" : position.where() + ": ";
    return where
        + "variable ${"
        + variable
        + "} has no value in step '"
        + step
        + "'; "
        + Nearest.to(variable, known)
            .map(n -> "did you mean ${" + n + "}?")
            .orElse(
                variable.startsWith(RESOURCES)
                    ? "the target file does not describe it"
                    : "set it with variables, set or keep before this step");
  }

  /** The variable's name. */
  public String variable() {
    return variable;
  }

  /** The target resource that lacks, if the variable is one of a resource. */
  public Optional<String> resource() {
    if (!variable.startsWith(RESOURCES)) {
      return Optional.empty();
    }
    String rest = variable.substring(RESOURCES.length());
    int dot = rest.indexOf('.');
    return Optional.of(dot < 0 ? rest : rest.substring(0, dot));
  }
}
