package org.wsmanspec.mock.powershell.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.wsmanspec.mock.powershell.Cmdlet;
import org.wsmanspec.mock.powershell.PsHashtable;
import org.wsmanspec.mock.powershell.PsNull;
import org.wsmanspec.mock.powershell.PsValues;
import org.wsmanspec.mock.powershell.language.Binder.Given;

/** A script, function or block that runs as a command. */
final class BlockWork implements Cmdlet.Work {

  private static final int MOST_INPUT = 1_000_000;

  private final ScriptBlock block;
  private final Context c;
  private final Consumer<Object> out;
  private final List<Object> collected = new ArrayList<>();
  private boolean begun;
  private boolean returned;

  BlockWork(
      ScriptBlock block, String name, List<Given> given, Context context, Consumer<Object> out) {
    this.block = block;
    this.c = context.of(block.source());
    this.out = out;
    List<Cmdlet.Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < block.parameters.size(); i++) {
      Expression.Parameter p = block.parameters.get(i);
      boolean flag = p.type().filter(t -> t.equalsIgnoreCase("switch")).isPresent();
      parameters.add(
          flag ? Cmdlet.Parameter.flag(p.name()) : parameter(p, fromPipeline(block) ? i - 1 : i));
    }
    Binder.Bound bound = Binder.bind(name, parameters, given, false);
    PsHashtable bounds = new PsHashtable();
    for (Expression.Parameter p : block.parameters) {
      Optional<Object> value = bound.value(p.name());
      value.ifPresent(v -> bounds.put(p.name(), v));
      Object v =
          value.orElseGet(
              () -> p.defaultValue().map(d -> Evaluator.value(d, c)).orElse(PsNull.NULL));
      boolean cast = p.type().isPresent() && (value.isPresent() || p.defaultValue().isPresent());
      c.scope().set(p.name(), cast ? Conversions.cast(p.type().get(), v) : v);
    }
    c.scope().set("args", bound.rest());
    c.scope().set("PSBoundParameters", bounds);
    c.scope()
        .set(
            "MyInvocation",
            Commands.invocation(name.isEmpty() ? block.text() : name, bound.rest()));
  }

  private static boolean fromPipeline(ScriptBlock block) {
    return !block.parameters.isEmpty() && block.parameters.get(0).fromPipeline();
  }

  private static Cmdlet.Parameter parameter(Expression.Parameter p, int place) {
    return new Cmdlet.Parameter(p.name(), p.type().orElse("System.Object"), place, List.of());
  }

  private void begin() {
    if (!begun) {
      begun = true;
      block.begin.ifPresent(this::run);
    }
  }

  private void run(Statement.Block statements) {
    if (returned) {
      return;
    }
    try {
      Executor.run(statements, c, out);
    } catch (Flow.Return e) {
      returned = true;
    }
  }

  @Override
  public void process(Object input) {
    begin();
    block.parameters.stream()
        .filter(Expression.Parameter::fromPipeline)
        .findFirst()
        .ifPresent(p -> c.scope().set(p.name(), input));
    if (block.process.isPresent()) {
      c.scope().set("_", input);
      c.scope().set("input", new ArrayList<>(List.of(input)));
      run(block.process.get());
      returned = false;
    } else {
      if (collected.size() >= MOST_INPUT) {
        throw PsValues.tooMuch();
      }
      collected.add(input);
    }
  }

  @Override
  public void end() {
    begin();
    c.scope().set("input", collected);
    run(block.body);
  }
}
