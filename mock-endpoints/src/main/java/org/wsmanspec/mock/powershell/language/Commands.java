package org.wsmanspec.mock.powershell.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.mock.powershell.Breakpoints;
import org.wsmanspec.mock.powershell.Cmdlet;
import org.wsmanspec.mock.powershell.PsError;
import org.wsmanspec.mock.powershell.PsErrorException;
import org.wsmanspec.mock.powershell.PsHashtable;
import org.wsmanspec.mock.powershell.PsNull;
import org.wsmanspec.mock.powershell.PsObject;
import org.wsmanspec.mock.powershell.PsValues;
import org.wsmanspec.mock.powershell.language.Binder.Given;

/** Commands and what is between them. */
final class Commands {

  private Commands() {}

  static void pipeline(Statement.Pipeline p, Context c, Consumer<Object> out) {
    Statement.Element first = p.elements().get(0);
    if (p.elements().size() == 1 && first instanceof Statement.ExpressionElement only) {
      try {
        expression(only, c, out);
      } catch (PsErrorException e) {
        throw Evaluator.at(e, p.extent(), c);
      }
      return;
    }
    List<Part> parts = new ArrayList<>();
    for (Statement.Element element : p.elements()) {
      if (element instanceof Statement.CommandElement command) {
        parts.add((sink, piped) -> work(command, c, sink, piped));
      } else if (element != first) {
        throw new PsErrorException(
            PsError.of(
                ErrorCategory.PARSER_ERROR,
                "ExpressionsMustBeFirstInPipeline",
                "Expressions are only allowed as the first element of a pipeline."));
      }
    }
    Optional<Consumer<Consumer<Object>>> source =
        first instanceof Statement.ExpressionElement e
            ? Optional.of(sink -> expression(e, c, sink))
            : Optional.empty();
    run(parts, source, out, c);
  }

  private static void expression(Statement.ExpressionElement e, Context c, Consumer<Object> out) {
    Context redirected = Redirected.context(c, e.redirections(), out);
    Consumer<Object> sink = Redirected.sink(e.redirections(), out);
    if (e.expression() instanceof Expression.Increment) {
      Evaluator.value(e.expression(), redirected);
      return;
    }
    if (e.expression() instanceof Expression.Paren paren
        && !(paren.statement() instanceof Statement.Assignment)) {
      Executor.run(paren.statement(), redirected, sink);
      return;
    }
    if (e.expression() instanceof Expression.SubExpression sub) {
      Executor.run(sub.block(), redirected, sink);
      return;
    }
    Object value = Evaluator.value(e.expression(), redirected);
    for (Object item : PsValues.items(value)) {
      c.check();
      sink.accept(item);
    }
  }

  /** Something that takes objects once it knows where to put its own. */
  interface Part {
    Cmdlet.Work start(Consumer<Object> sink, boolean piped);
  }

  /** Runs commands that are connected by pipes. */
  static void run(
      List<Part> parts,
      Optional<Consumer<Consumer<Object>>> source,
      Consumer<Object> out,
      Context c) {
    Cmdlet.Work[] works = new Cmdlet.Work[parts.size()];
    Consumer<Object> sink = out;
    for (int i = parts.size() - 1; i >= 0; i--) {
      works[i] = parts.get(i).start(sink, i > 0 || source.isPresent());
      Cmdlet.Work next = works[i];
      sink =
          value -> {
            c.check();
            next.process(value);
          };
    }
    int from = 0;
    Consumer<Object> top = sink;
    try {
      source.ifPresent(s -> s.accept(top));
    } catch (Flow.Enough e) {
      from = behind(works, e);
    }
    int i = from;
    while (i < works.length) {
      try {
        works[i].end();
        i++;
      } catch (Flow.Enough e) {
        i = behind(works, e);
      }
    }
  }

  /** Those before the one that has seen enough do not come to their end. */
  private static int behind(Cmdlet.Work[] works, Flow.Enough enough) {
    for (int i = 0; i < works.length; i++) {
      if (works[i] instanceof Invocation.Running r && r.call() == enough.owner) {
        return i;
      }
    }
    throw enough;
  }

  private static Cmdlet.Work work(
      Statement.CommandElement e, Context c, Consumer<Object> out, boolean piped) {
    Context redirected = Redirected.context(c, e.redirections(), out);
    Consumer<Object> sink = Redirected.sink(e.redirections(), out);
    Object name = Evaluator.value(e.name(), redirected);
    List<Given> given = new ArrayList<>();
    for (Statement.Argument a : e.arguments()) {
      if (a.splat()) {
        splat(Evaluator.value(a.value().orElseThrow(), redirected), given);
      } else {
        given.add(new Given(a.parameter(), a.value().map(v -> Evaluator.value(v, redirected))));
      }
    }
    return start(name, given, e.dotSourced(), redirected, sink, piped, Optional.of(e.extent()));
  }

  private static void splat(Object value, List<Given> given) {
    if (value instanceof PsHashtable table) {
      table
          .entries()
          .forEach(
              t ->
                  given.add(
                      new Given(Optional.of(PsValues.text(t.key())), Optional.of(t.value()))));
    } else {
      PsValues.items(value).forEach(i -> given.add(new Given(Optional.empty(), Optional.of(i))));
    }
  }

  /** Begins a command by its name, or a script block. */
  static Cmdlet.Work start(
      Object name,
      List<Given> given,
      boolean sameScope,
      Context c,
      Consumer<Object> sink,
      boolean piped,
      Optional<Expression.Extent> extent) {
    try {
      if (name instanceof ScriptBlock block) {
        return new BlockWork(block, "", given, sameScope ? c : c.in(new Scope(c.scope())), sink);
      }
      String text = PsValues.text(name);
      Breakpoints breakpoints = c.scope().runspace.breakpoints();
      if (breakpoints.isArmed()) {
        extent.ifPresent(
            x -> breakpoints.reached(text, Positions.of(c.source(), x.start(), x.end(), text)));
      }
      Optional<ScriptBlock> function =
          Optional.ofNullable(c.scope().runspace.functions().get(text.toLowerCase(Locale.ROOT)));
      if (function.isPresent()) {
        Context inner = sameScope ? c : c.in(new Scope(c.scope()));
        return new BlockWork(function.get(), text, given, inner.deeper(), sink);
      }
      Cmdlet cmdlet = c.scope().runspace.cmdlet(text).orElseThrow(() -> unknown(text));
      Binder.Bound bound = Binder.bind(text, cmdlet.parameters(), given, true);
      return Invocation.begin(cmdlet, text, bound, c, sink, extent);
    } catch (PsErrorException e) {
      throw extent.map(x -> Evaluator.at(e, x, c)).orElse(e);
    }
  }

  static PsErrorException unknown(String name) {
    return new PsErrorException(
        PsError.of(
                ErrorCategory.OBJECT_NOT_FOUND,
                "CommandNotFoundException",
                "The term '"
                    + name
                    + "' is not recognized as the name of a cmdlet, function, script file, or"
                    + " operable program. Check the spelling of the name, or if a path was"
                    + " included, verify that the path is correct and try again.")
            .about(name)
            .exception(
                "System.Management.Automation.CommandNotFoundException",
                "System.Management.Automation.RuntimeException",
                "System.SystemException"));
  }

  /** Calls a script block with arguments. */
  static void callBlock(
      ScriptBlock block, List<Object> arguments, Context c, Consumer<Object> out) {
    List<Given> given = new ArrayList<>();
    arguments.forEach(a -> given.add(new Given(Optional.empty(), Optional.of(a))));
    new BlockWork(block, "", given, c.in(new Scope(c.scope())).deeper(), out).end();
  }

  /** Runs a block where it stands for one object, known as {@code $_}. */
  static void inPlace(ScriptBlock block, Object current, Context c, Consumer<Object> out) {
    Optional<Object> before = c.scope().get("_");
    c.scope().set("_", current);
    try {
      Context inner = c.of(block.source());
      block.begin.ifPresent(b -> Executor.run(b, inner, out));
      block.process.ifPresent(b -> Executor.run(b, inner, out));
      Executor.run(block.body, inner, out);
    } catch (Flow.Return e) {
      c.check();
    } finally {
      before.ifPresentOrElse(b -> c.scope().set("_", b), () -> c.scope().remove("_"));
    }
  }

  /** What {@code $MyInvocation} says. */
  static PsObject invocation(String name, List<Object> arguments) {
    return PsObject.of("System.Management.Automation.InvocationInfo")
        .withAdapted("MyCommand", name)
        .withAdapted("InvocationName", name)
        .withAdapted("UnboundArguments", arguments)
        .withAdapted("Line", "")
        .withAdapted("ScriptName", "")
        .withAdapted("PSCommandPath", PsNull.NULL);
  }
}
