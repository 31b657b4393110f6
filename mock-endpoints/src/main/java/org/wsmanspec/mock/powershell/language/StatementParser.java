package org.wsmanspec.mock.powershell.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wsmanspec.mock.powershell.language.Expression.Extent;
import org.wsmanspec.mock.powershell.language.Statement.Block;

/** Statements and scripts. */
final class StatementParser extends CommandParser {

  private static final String[] ASSIGNMENTS = {"+=", "-=", "*=", "/=", "%=", "="};

  StatementParser(String text) {
    super(text);
  }

  /** The whole text. */
  ScriptBlock script() {
    ScriptBlock script = content(0, "");
    if (!atEnd()) {
      throw wrong("UnexpectedToken", "Unexpected token '" + peek() + "' in the script.");
    }
    return script;
  }

  @Override
  ScriptBlock block() {
    return apart(
        () -> {
          expect("{");
          deeper();
          ScriptBlock block = content(at, "}");
          back();
          return block;
        });
  }

  private ScriptBlock content(int from, String close) {
    separators();
    List<Expression.Parameter> parameters = new ArrayList<>();
    while (peek() == '[' && attributeBeforeParam()) {
      lines();
    }
    if (takeWord("param")) {
      parameters = parameters();
      separators();
    }
    Optional<Block> begin = Optional.empty();
    Optional<Block> process = Optional.empty();
    Block body = new Block(List.of());
    boolean named = false;
    while (seesNamed("begin") || seesNamed("process") || seesNamed("end")) {
      named = true;
      String which = word().orElse("").toLowerCase(Locale.ROOT);
      lines();
      Block read = braces();
      switch (which) {
        case "begin" -> begin = Optional.of(read);
        case "process" -> process = Optional.of(read);
        default -> body = read;
      }
      separators();
    }
    int end = at;
    if (named) {
      if (!close.isEmpty()) {
        expect(close);
      }
    } else {
      body = statementsUntil(close);
      end = at - close.length();
    }
    return new ScriptBlock(text, from, end, parameters, begin, process, body);
  }

  private boolean seesNamed(String word) {
    int from = at;
    boolean sees = takeWord(word);
    if (sees) {
      lines();
      sees = peek() == '{';
    }
    at = from;
    return sees;
  }

  /** Passes an attribute such as {@code [CmdletBinding()]} if {@code param} follows. */
  private boolean attributeBeforeParam() {
    int from = at;
    String name = typeName();
    int behind = at;
    lines();
    if (name.endsWith(")") && (seesWord("param") || peek() == '[')) {
      at = behind;
      return true;
    }
    at = from;
    return false;
  }

  /** The parameters of {@code param(…)} or of a function, from the parenthesis on. */
  private List<Expression.Parameter> parameters() {
    lines();
    expect("(");
    List<Expression.Parameter> found = new ArrayList<>();
    lines();
    while (!take(")")) {
      Optional<String> type = Optional.empty();
      boolean fromPipeline = false;
      boolean mandatory = false;
      while (peek() == '[') {
        String name = typeName();
        if (name.indexOf('(') < 0) {
          type = Optional.of(name);
        } else {
          String lower = name.toLowerCase(Locale.ROOT);
          fromPipeline |= sets(lower, "valuefrompipeline");
          mandatory |= sets(lower, "mandatory");
        }
        lines();
      }
      String name =
          variable()
              .orElseThrow(() -> wrong("MissingParameter", "Expected the name of a parameter."))
              .name();
      lines();
      Optional<Expression> value = Optional.empty();
      if (take("=")) {
        lines();
        value = Optional.of(apart(this::parameterDefault));
        lines();
      }
      found.add(new Expression.Parameter(name, type, value, fromPipeline, mandatory));
      if (!take(",") && peek() != ')') {
        expect(")");
      }
      lines();
    }
    return found;
  }

  private Expression parameterDefault() {
    return unary();
  }

  private static boolean sets(String attribute, String word) {
    return attribute.contains(word + "=$true")
        || attribute.contains(word + ",")
        || attribute.contains(word + ")");
  }

  /** Statements within braces. */
  private Block braces() {
    lines();
    expect("{");
    return statementsUntil("}");
  }

  @Override
  Block statementsUntil(String close) {
    return apart(
        () -> {
          deeper();
          List<Statement> statements = new ArrayList<>();
          separators();
          while (close.isEmpty() ? !atEnd() : !sees(close)) {
            if (atEnd()) {
              throw wrong("MissingEndToken", "Missing closing '" + close + "'.");
            }
            statements.add(statement());
            blanks();
            boolean ends = atEnd() || (!close.isEmpty() && sees(close));
            if (!ends && peek() != ';' && peek() != '\n' && peek() != '\r' && !afterBrace()) {
              throw wrong(
                  "UnexpectedToken",
                  "Unexpected token '" + peek() + "' in expression or statement.");
            }
            separators();
          }
          expect(close);
          back();
          return new Block(List.copyOf(statements));
        });
  }

  private boolean afterBrace() {
    int i = at - 1;
    while (i >= 0 && Character.isWhitespace(text.charAt(i))) {
      i--;
    }
    return i >= 0 && text.charAt(i) == '}';
  }

  private Statement statement() {
    int from = at;
    String word = lowerWordAhead();
    if (!word.isEmpty() && seesWord(word)) {
      Optional<Statement> keyword = keyword(word);
      if (keyword.isPresent()) {
        return keyword.get();
      }
      at = from;
    }
    return pipeline();
  }

  private Optional<Statement> keyword(String word) {
    int from = at;
    at += word.length();
    blanks();
    switch (word) {
      case "if" -> {
        return Optional.of(conditional());
      }
      case "while" -> {
        Statement condition = condition();
        return Optional.of(new Statement.Loop(condition, braces(), false, false));
      }
      case "do" -> {
        return Optional.of(bodyFirst());
      }
      case "for" -> {
        return Optional.of(counted());
      }
      case "foreach" -> {
        return peek() == '(' ? Optional.of(each()) : Optional.empty();
      }
      case "switch" -> {
        return Optional.of(choice());
      }
      case "try" -> {
        return Optional.of(attempt());
      }
      case "throw" -> {
        return Optional.of(new Statement.Throw(rest(), new Extent(from, from + 5)));
      }
      case "return" -> {
        return Optional.of(new Statement.Return(rest()));
      }
      case "exit" -> {
        return Optional.of(new Statement.Exit(rest()));
      }
      case "break" -> {
        return Optional.of(new Statement.Jump(false));
      }
      case "continue" -> {
        return Optional.of(new Statement.Jump(true));
      }
      case "function", "filter" -> {
        return Optional.of(function());
      }
      default -> {
        return Optional.empty();
      }
    }
  }

  private Optional<Statement> rest() {
    char c = peek();
    if (atEnd() || c == ';' || c == '\n' || c == '\r' || c == '}' || c == ')') {
      return Optional.empty();
    }
    return Optional.of(pipeline());
  }

  /** A condition in parentheses. */
  private Statement condition() {
    lines();
    expect("(");
    lines();
    Statement condition = pipeline();
    lines();
    expect(")");
    return condition;
  }

  private Statement conditional() {
    List<Statement.Clause> clauses = new ArrayList<>();
    Statement first = condition();
    clauses.add(new Statement.Clause(first, braces()));
    while (true) {
      int from = at;
      lines();
      if (takeWord("elseif")) {
        Statement next = condition();
        clauses.add(new Statement.Clause(next, braces()));
      } else if (takeWord("else")) {
        return new Statement.If(clauses, Optional.of(braces()));
      } else {
        at = from;
        return new Statement.If(clauses, Optional.empty());
      }
    }
  }

  private Statement bodyFirst() {
    Block body = braces();
    lines();
    boolean until = takeWord("until");
    if (!until && !takeWord("while")) {
      throw wrong("MissingWhileOrUntilInDoWhile", "Expected while or until.");
    }
    return new Statement.Loop(condition(), body, true, until);
  }

  private Statement counted() {
    expect("(");
    final Optional<Statement> start = part();
    expect(";");
    final Optional<Statement> condition = part();
    expect(";");
    final Optional<Statement> step = part();
    expect(")");
    return new Statement.For(start, condition, step, braces());
  }

  private Optional<Statement> part() {
    lines();
    Optional<Statement> part = rest();
    lines();
    return part;
  }

  private Statement each() {
    expect("(");
    lines();
    String name =
        variable()
            .orElseThrow(() -> wrong("MissingVariableNameAfterForeach", "Expected a variable."))
            .name();
    lines();
    if (!takeWord("in")) {
      throw wrong("MissingInInForeach", "Missing 'in' after variable in foreach loop.");
    }
    lines();
    Statement items = pipeline();
    lines();
    expect(")");
    return new Statement.ForEach(name, items, braces());
  }

  private Statement choice() {
    Statement value = condition();
    lines();
    expect("{");
    separators();
    List<Statement.Case> cases = new ArrayList<>();
    Optional<Block> otherwise = Optional.empty();
    while (!take("}")) {
      if (takeWord("default")) {
        otherwise = Optional.of(braces());
      } else {
        Expression label = isWord(peek()) ? commandWord() : unary();
        lines();
        cases.add(new Statement.Case(label, braces()));
      }
      separators();
    }
    return new Statement.Switch(value, cases, otherwise);
  }

  private Statement attempt() {
    Block body = braces();
    List<Statement.Catch> catches = new ArrayList<>();
    while (true) {
      int from = at;
      lines();
      if (takeWord("catch")) {
        List<String> types = new ArrayList<>();
        lines();
        while (peek() == '[') {
          types.add(typeName());
          lines();
          if (take(",")) {
            lines();
          }
        }
        catches.add(new Statement.Catch(types, braces()));
      } else if (takeWord("finally")) {
        return new Statement.Try(body, catches, Optional.of(braces()));
      } else {
        at = from;
        if (catches.isEmpty()) {
          throw wrong(
              "MissingCatchOrFinally", "The Try statement is missing its Catch or Finally.");
        }
        return new Statement.Try(body, catches, Optional.empty());
      }
    }
  }

  private Statement function() {
    int from = at;
    while (isWord(peek()) || peek() == '-' || peek() == ':') {
      at++;
    }
    String name = text.substring(from, at);
    lines();
    List<Expression.Parameter> parameters = peek() == '(' ? parameters() : List.of();
    lines();
    ScriptBlock block = block();
    if (!parameters.isEmpty()) {
      block = new ScriptBlock(text, from, at, parameters, block.begin, block.process, block.body);
    }
    return new Statement.Function(name, block);
  }

  /** A pipeline or an assignment. */
  @Override
  Statement pipeline() {
    return apart(this::assignmentOrPipeline);
  }

  private Statement assignmentOrPipeline() {
    String word = lowerWordAhead();
    if (List.of("if", "foreach", "switch", "for", "while", "do", "try").contains(word)
        && seesWord(word)) {
      int from = at;
      Optional<Statement> keyword = keyword(word);
      if (keyword.isPresent()) {
        return keyword.get();
      }
      at = from;
    }
    int start = at;
    if (!startsExpression()) {
      return pipes(command(), start);
    }
    Expression first = expression();
    blanks();
    for (String operator : ASSIGNMENTS) {
      if (sees(operator)) {
        at += operator.length();
        lines();
        return new Statement.Assignment(
            first, operator.substring(0, operator.length() - 1), assigned());
      }
    }
    return pipes(new Statement.ExpressionElement(first, redirections()), start);
  }

  private Statement assigned() {
    deeper();
    Statement value = pipeline();
    back();
    return value;
  }

  private Statement pipes(Statement.Element first, int start) {
    List<Statement.Element> elements = new ArrayList<>();
    elements.add(first);
    int end = at;
    blanks();
    while (peek() == '|' && peek(1) != '|') {
      at++;
      lines();
      elements.add(command());
      end = at;
      blanks();
    }
    return new Statement.Pipeline(elements, new Extent(start, end));
  }
}
