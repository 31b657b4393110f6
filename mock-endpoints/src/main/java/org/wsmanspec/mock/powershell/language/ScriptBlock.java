package org.wsmanspec.mock.powershell.language;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.mock.powershell.language.Statement.Block;

/** A script, or a part of one that is a value. Immutable. */
public final class ScriptBlock {

  private final String source;
  private final int start;
  private final int end;
  final List<Expression.Parameter> parameters;
  final Optional<Block> begin;
  final Optional<Block> process;
  final Block body;

  ScriptBlock(
      String source,
      int start,
      int end,
      List<Expression.Parameter> parameters,
      Optional<Block> begin,
      Optional<Block> process,
      Block body) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.parameters = List.copyOf(parameters);
    this.begin = begin;
    this.process = process;
    this.body = body;
  }

  /**
   * Reads a script.
   *
   * @throws org.wsmanspec.mock.powershell.PsErrorException if it is none of the subset, with the
   *     place
   */
  public static ScriptBlock parse(String text) {
    return new StatementParser(text).script();
  }

  /** The whole text that it is part of. */
  String source() {
    return source;
  }

  /** Its text, without braces. */
  public String text() {
    return source.substring(start, end);
  }

  /** Its text, as PowerShell shows a script block. */
  @Override
  public String toString() {
    return text();
  }
}
