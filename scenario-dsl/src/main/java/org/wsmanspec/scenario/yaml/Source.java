package org.wsmanspec.scenario.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.wsmanspec.scenario.Position;

/** One file that is being read: its lines, and the mistakes found so far in it. */
public final class Source {

  /** More would only repeat themselves. */
  private static final int MOST = 50;

  private final String file;
  private final List<String> lines;
  private final List<Problem> problems;

  /** A file that is about to be read. */
  public Source(String file, String text) {
    this(file, text, new ArrayList<>());
  }

  private Source(String file, String text, List<Problem> problems) {
    this.file = file;
    this.lines = text.lines().toList();
    this.problems = problems;
  }

  /** Another file whose mistakes are reported together with this one's. */
  Source include(String other, String text) {
    return new Source(other, text, problems);
  }

  /** Its name as the user gave it. */
  public String file() {
    return file;
  }

  /** Where a node begins. */
  public Position position(Node node) {
    Mark mark = node.getStartMark().orElseThrow();
    return Position.at(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** Report a mistake. */
  public void problem(Node node, String message) {
    add(node, message, Optional.empty());
  }

  /** Report a mistake, and what to do. */
  public void problem(Node node, String message, String help) {
    add(node, message, Optional.of(help));
  }

  void add(Node node, String message, Optional<String> help) {
    add(described(node, message, help));
  }

  void at(int line, int column, int width, String message, Optional<String> help) {
    add(described(line, column, width, message, help));
  }

  /** Something to be told about a node that is no mistake of the file, with its place. */
  public Problem described(Node node, String message, Optional<String> help) {
    Mark mark = node.getStartMark().orElseThrow();
    Mark end = node.getEndMark().orElse(mark);
    int width = 1;
    if (node instanceof ScalarNode && end.getLine() == mark.getLine()) {
      width = Math.max(1, end.getColumn() - mark.getColumn());
    }
    return described(mark.getLine() + 1, mark.getColumn() + 1, width, message, help);
  }

  private Problem described(
      int line, int column, int width, String message, Optional<String> help) {
    String text = line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
    return new Problem(file, line, column, width, message, help, text);
  }

  private void add(Problem problem) {
    if (problems.size() < MOST && !problems.contains(problem)) {
      problems.add(problem);
    }
  }

  boolean clean() {
    return problems.isEmpty();
  }

  /**
   * Refuse the file if there is any mistake in it.
   *
   * @throws UnreadableFileException with all of them
   */
  public void check() {
    if (!problems.isEmpty()) {
      List<Problem> sorted = new ArrayList<>(problems);
      // Files in the order in which they were opened; mistakes of each by place.
      List<String> order = sorted.stream().map(Problem::file).distinct().toList();
      sorted.sort(
          Comparator.comparingInt((Problem p) -> order.indexOf(p.file()))
              .thenComparingInt(Problem::line)
              .thenComparingInt(Problem::column));
      throw new UnreadableFileException(sorted);
    }
  }
}
