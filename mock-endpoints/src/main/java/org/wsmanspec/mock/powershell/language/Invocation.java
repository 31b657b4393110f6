package org.wsmanspec.mock.powershell.language;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.wsmanspec.mock.cim.Caller;
import org.wsmanspec.mock.cim.CimException;
import org.wsmanspec.mock.cim.ObjectManager;
import org.wsmanspec.mock.powershell.Cmdlet;
import org.wsmanspec.mock.powershell.CmdletCall;
import org.wsmanspec.mock.powershell.PsError;
import org.wsmanspec.mock.powershell.PsErrorException;
import org.wsmanspec.mock.powershell.PsNull;
import org.wsmanspec.mock.powershell.PsValues;
import org.wsmanspec.mock.powershell.Runspace;
import org.wsmanspec.mock.powershell.Streams;

/** A command that was called. */
final class Invocation implements CmdletCall {

  private final String command;
  private final Binder.Bound bound;
  private final Context c;
  private final Consumer<Object> out;
  private final Optional<Expression.Extent> extent;
  private final List<Object> written = new ArrayList<>();
  private final List<Object> errors = new ArrayList<>();

  private Invocation(
      String command,
      Binder.Bound bound,
      Context c,
      Consumer<Object> out,
      Optional<Expression.Extent> extent) {
    this.command = command;
    this.bound = bound;
    this.c = c;
    this.out = out;
    this.extent = extent;
  }

  static Cmdlet.Work begin(
      Cmdlet cmdlet,
      String command,
      Binder.Bound bound,
      Context c,
      Consumer<Object> out,
      Optional<Expression.Extent> extent) {
    Invocation call = new Invocation(command, bound, c, out, extent);
    return new Running(call, call.guard(() -> cmdlet.begin(call)));
  }

  /** What errors of the command itself say: where it stands. */
  private <T> T guard(java.util.function.Supplier<T> body) {
    try {
      return body.get();
    } catch (PsErrorException e) {
      PsErrorException named = named(e);
      PsErrorException placed = extent.map(x -> Evaluator.at(named, x, c)).orElse(named);
      if (!action().equalsIgnoreCase("Stop") || placed.isFatal()) {
        throw placed;
      }
      throw new PsErrorException(placed.error(), placed.thrown(), true);
    } catch (CimException e) {
      throw extent
          .map(x -> Evaluator.at(CimErrors.of(e, command), x, c))
          .orElse(CimErrors.of(e, command));
    }
  }

  /** An error that nobody else has put his name to is the command's own. */
  private PsErrorException named(PsErrorException e) {
    boolean own = e.error().activity().isEmpty() && e.error().position().isEmpty();
    return own ? new PsErrorException(e.error().by(command), e.thrown(), e.isFatal()) : e;
  }

  /** The command as part of a pipeline. */
  record Running(Invocation call, Cmdlet.Work work) implements Cmdlet.Work {

    @Override
    public void process(Object input) {
      call.guard(
          () -> {
            work.process(input);
            return PsNull.NULL;
          });
    }

    @Override
    public void end() {
      call.guard(
          () -> {
            work.end();
            return PsNull.NULL;
          });
      call.value("OutVariable")
          .ifPresent(v -> call.setVariable(PsValues.text(v), new ArrayList<>(call.written)));
      call.value("ErrorVariable")
          .ifPresent(v -> call.setVariable(PsValues.text(v), new ArrayList<>(call.errors)));
    }
  }

  private String action() {
    return bound
        .value("ErrorAction")
        .map(PsValues::text)
        .orElseGet(() -> c.preference("ErrorAction"));
  }

  @Override
  public String command() {
    return command;
  }

  @Override
  public Optional<Object> value(String parameter) {
    return bound.value(parameter);
  }

  @Override
  public boolean isSet(String parameter) {
    return bound.value(parameter).filter(PsValues::isTrue).isPresent();
  }

  @Override
  public List<Object> rest() {
    return bound.rest();
  }

  @Override
  public void write(Object value) {
    c.check();
    if (bound.value("OutVariable").isPresent()) {
      written.add(value);
    }
    out.accept(value);
  }

  @Override
  public void error(PsError error) {
    c.check();
    PsError placed =
        error.position().isPresent() || extent.isEmpty()
            ? error
            : error.at(Positions.of(c.source(), extent.get().start(), extent.get().end(), command));
    String action = action().toLowerCase(Locale.ROOT);
    if (action.equals("stop") || action.equals("1")) {
      throw new PsErrorException(placed, PsNull.NULL, true);
    }
    if (!action.equals("ignore")) {
      runspace().remember(placed);
      errors.add(placed);
    }
    if (!action.equals("silentlycontinue") && !action.equals("ignore") && !action.equals("0")) {
      c.streams().error(placed);
    }
  }

  @Override
  public void warning(String message) {
    if (c.wants("Warning", bound.value("WarningAction"))) {
      c.streams().warning(message);
    }
  }

  @Override
  public void verbose(String message) {
    if (c.wants("Verbose", bound.value("Verbose"))) {
      c.streams().verbose(message);
    }
  }

  @Override
  public void debug(String message) {
    if (c.wants("Debug", bound.value("Debug"))) {
      c.streams().debug(message);
    }
  }

  @Override
  public Streams streams() {
    return c.streams();
  }

  @Override
  public ObjectManager manager() {
    return runspace().manager();
  }

  @Override
  public Caller caller() {
    return runspace().caller();
  }

  @Override
  public Runspace runspace() {
    return c.scope().runspace;
  }

  @Override
  public void run(ScriptBlock block, Object current, Consumer<Object> output) {
    Commands.inPlace(block, current, c.deeper(), output);
  }

  @Override
  public void runText(String script, Consumer<Object> output) {
    ScriptBlock block = ScriptBlock.parse(script);
    try {
      Executor.run(block.body, c.deeper().of(block.source()), output);
    } catch (Flow.Return e) {
      c.check();
    }
  }

  @Override
  public Optional<Object> variable(String name) {
    return c.scope().get(name);
  }

  @Override
  public void setVariable(String name, Object value) {
    c.scope().set(name, value);
  }

  /** All variables that can be seen where it was called. */
  java.util.Map<String, Object> visible() {
    return c.scope().visible();
  }

  @Override
  public Object property(Object value, String name) {
    return Members.property(value, name);
  }

  @Override
  public void sleep(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    try {
      while (System.nanoTime() < end) {
        c.check();
        long left = Math.max(1, Math.min(50, (end - System.nanoTime()) / 1_000_000 + 1));
        Thread.sleep(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
    c.check();
  }

  @Override
  public RuntimeException enough() {
    return new Flow.Enough(this);
  }
}
