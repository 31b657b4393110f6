package org.wsmanspec.mock.powershell.language;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.mock.powershell.language.Expression.Extent;

/** What is done. */
sealed interface Statement {

  /** Statements one after the other. */
  record Block(List<Statement> statements) implements Statement {}

  /** Commands or expressions with pipes between. */
  record Pipeline(List<Element> elements, Extent extent) implements Statement {}

  /** A part of a pipeline. */
  sealed interface Element {
    List<Redirection> redirections();
  }

  /** An expression at the start of a pipeline. */
  record ExpressionElement(Expression expression, List<Redirection> redirections)
      implements Element {}

  /** A command and what follows its name. */
  record CommandElement(
      Expression name,
      List<Argument> arguments,
      boolean dotSourced,
      List<Redirection> redirections,
      Extent extent)
      implements Element {}

  /** A word after the name of a command: a parameter, a value or both. */
  record Argument(Optional<String> parameter, Optional<Expression> value, boolean splat) {}

  /** {@code 2>&1}, {@code > $null}: which stream, 0 for all, and where to; to 1 or to nowhere. */
  record Redirection(int from, boolean toOutput) {}

  /** {@code target op= value}. */
  record Assignment(Expression target, String operator, Statement value) implements Statement {}

  /** A condition and what it guards. */
  record Clause(Statement condition, Block body) {}

  /** {@code if … elseif … else}. */
  record If(List<Clause> clauses, Optional<Block> otherwise) implements Statement {}

  /** {@code while}, {@code do … while} and {@code do … until}. */
  record Loop(Statement condition, Block body, boolean bodyFirst, boolean until)
      implements Statement {}

  /** {@code for (…; …; …)}. */
  record For(
      Optional<Statement> start,
      Optional<Statement> condition,
      Optional<Statement> step,
      Block body)
      implements Statement {}

  /** {@code foreach (… in …)}. */
  record ForEach(String variable, Statement items, Block body) implements Statement {}

  /** {@code switch (…)} by equality. */
  record Switch(Statement value, List<Case> cases, Optional<Block> otherwise)
      implements Statement {}

  /** A case of a switch. */
  record Case(Expression value, Block body) {}

  /** {@code try … catch … finally}. */
  record Try(Block body, List<Catch> catches, Optional<Block> last) implements Statement {}

  /** A catch, of all errors if it names no types. */
  record Catch(List<String> types, Block body) {}

  /** {@code throw}. */
  record Throw(Optional<Statement> value, Extent extent) implements Statement {}

  /** {@code return}. */
  record Return(Optional<Statement> value) implements Statement {}

  /** {@code exit}. */
  record Exit(Optional<Statement> value) implements Statement {}

  /** {@code break} or {@code continue}. */
  record Jump(boolean onward) implements Statement {}

  /** {@code function Name …}. */
  record Function(String name, ScriptBlock block) implements Statement {}
}
