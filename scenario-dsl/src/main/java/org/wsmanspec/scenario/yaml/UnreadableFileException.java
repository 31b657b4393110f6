package org.wsmanspec.scenario.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when a scenario, target or plan file has mistakes; its message shows all of them. */
public final class UnreadableFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  UnreadableFileException(List<Problem> problems) {
    super(problems.stream().map(Problem::render).collect(Collectors.joining("\n\n")));
    this.problems = List.copyOf(problems);
  }

  /** The mistakes in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}
