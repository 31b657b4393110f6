package org.wsmanspec.mock.powershell.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.mock.powershell.PsError;
import org.wsmanspec.mock.powershell.PsErrorException;
import org.wsmanspec.mock.powershell.Runspace;
import org.wsmanspec.mock.powershell.Streams;
import org.wsmanspec.mock.powershell.language.Statement.Redirection;

/** Runs commands and scripts in a runspace. One of these serves one pipeline. */
public final class Interpreter {

  private final Context context;

  /**
   * Prepares a pipeline.
   *
   * @param stopped whether it is to end; an interrupted thread ends it too
   */
  public Interpreter(Runspace runspace, Streams streams, BooleanSupplier stopped) {
    this.context = new Context(new Scope(runspace), streams, "", false, "", stopped, 0);
  }

  /**
   * A command that a client put together.
   *
   * @param text its name, or a script
   * @param isScript whether it is a script
   * @param localScope whether it has variables of its own
   * @param arguments names, empty for those that go by their place, and values
   * @param merged streams that go to its output: 2 error, 3 warning, 4 verbose, 5 debug, 6
   *     information
   */
  public record Call(
      String text,
      boolean isScript,
      boolean localScope,
      List<Argument> arguments,
      List<Integer> merged) {}

  /** An argument of a {@link Call}. */
  public record Argument(Optional<String> name, Object value) {}

  /**
   * Runs a statement.
   *
   * @param input feeds objects to the first command, if there is input
   * @throws PsErrorException if an error ended it
   * @throws StoppedException if it was stopped
   * @throws ExitException if it ended itself by {@code exit}
   */
  public void run(List<Call> calls, Optional<Consumer<Consumer<Object>>> input) {
    List<Commands.Part> parts = new ArrayList<>();
    for (Call call : calls) {
      parts.add((sink, piped) -> start(call, sink, piped));
    }
    Consumer<Object> out = context.streams()::output;
    bounded(
        () -> {
          Commands.run(parts, input, out, context);
        });
  }

  /** Runs a script as powershell.exe does. */
  public void script(String text) {
    ScriptBlock script = ScriptBlock.parse(text);
    bounded(
        () ->
            Commands.run(
                List.of((sink, piped) -> new BlockWork(script, "", List.of(), context, sink)),
                Optional.empty(),
                context.streams()::output,
                context));
  }

  private static void bounded(Runnable body) {
    try {
      body.run();
    } catch (Flow e) {
      // break and continue outside of loops end a script.
      return;
    } catch (StackOverflowError e) {
      throw new PsErrorException(
          PsError.of(
              ErrorCategory.LIMITS_EXCEEDED,
              "CallDepthOverflow",
              "The script failed due to call depth overflow."));
    } catch (ArithmeticException | ClassCastException | IndexOutOfBoundsException e) {
      throw new PsErrorException(
          PsError.of(
              ErrorCategory.INVALID_OPERATION,
              "RuntimeException",
              "The operation is not possible with these values."));
    }
  }

  private org.wsmanspec.mock.powershell.Cmdlet.Work start(
      Call call, Consumer<Object> sink, boolean piped) {
    List<Redirection> redirections =
        call.merged().stream().map(s -> new Redirection(s, true)).toList();
    Context c = Redirected.context(context, redirections, sink);
    List<Binder.Given> given =
        call.arguments().stream()
            .map(a -> new Binder.Given(a.name(), Optional.of(a.value())))
            .toList();
    if (call.isScript()) {
      Context scoped = call.localScope() ? c.in(new Scope(c.scope())) : c;
      return new BlockWork(ScriptBlock.parse(call.text()), "", given, scoped, sink);
    }
    return Commands.start(
        call.text(), given, false, c.guarded(true), sink, piped, Optional.empty());
  }

  /** The variables that can be seen, by their names in lower case. */
  public Map<String, Object> variables() {
    return context.scope().visible();
  }
}
