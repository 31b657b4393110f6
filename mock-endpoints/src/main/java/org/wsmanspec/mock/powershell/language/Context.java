package org.wsmanspec.mock.powershell.language;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.wsmanspec.mock.powershell.PsError;
import org.wsmanspec.mock.powershell.PsErrorException;
import org.wsmanspec.mock.powershell.PsValues;
import org.wsmanspec.mock.powershell.Streams;

/**
 * Where statements run.
 *
 * @param scope their variables
 * @param streams where records go
 * @param source the text they stand in, for positions
 * @param guarded whether an error that ends a statement also ends those around it, as within try
 * @param command the name of the command that they are run for, or an empty text
 * @param stopped whether the pipeline is to end
 * @param depth how many calls are around
 */
record Context(
    Scope scope,
    Streams streams,
    String source,
    boolean guarded,
    String command,
    BooleanSupplier stopped,
    int depth) {

  private static final int DEEPEST = 100;

  Context in(Scope inner) {
    return new Context(inner, streams, source, guarded, command, stopped, depth);
  }

  Context to(Streams others) {
    return new Context(scope, others, source, guarded, command, stopped, depth);
  }

  Context of(String otherSource) {
    return new Context(scope, streams, otherSource, guarded, command, stopped, depth);
  }

  Context guarded(boolean value) {
    return new Context(scope, streams, source, value, command, stopped, depth);
  }

  Context deeper() {
    if (depth > DEEPEST) {
      throw new PsErrorException(
          PsError.of(
              org.wsmanspec.message.psrp.ErrorCategory.INVALID_OPERATION,
              "CallDepthOverflow",
              "The script failed due to call depth overflow."));
    }
    return new Context(scope, streams, source, guarded, command, stopped, depth + 1);
  }

  /** Ends the work if the pipeline was stopped. */
  void check() {
    if (stopped.getAsBoolean() || Thread.currentThread().isInterrupted()) {
      throw new StoppedException();
    }
  }

  String preference(String name) {
    return scope.get(name + "Preference").map(PsValues::text).orElse("Continue");
  }

  /** Whether records of a stream are wanted, by its preference or the parameter of a command. */
  boolean wants(String stream, Optional<Object> parameter) {
    String wish =
        parameter
            .map(p -> p instanceof Boolean b ? (b ? "Continue" : "SilentlyContinue") : text(p))
            .orElseGet(() -> preference(stream));
    if (wish.equalsIgnoreCase("Stop") || wish.equals("1")) {
      throw new PsErrorException(
          PsError.of(
              org.wsmanspec.message.psrp.ErrorCategory.OPERATION_STOPPED,
              "ActionPreferenceStop",
              "The running command stopped because the preference variable \""
                  + stream
                  + "Preference\" is set to Stop."));
    }
    return List.of("continue", "inquire", "2", "3")
        .contains(wish.toLowerCase(java.util.Locale.ROOT));
  }

  private static String text(Object value) {
    return PsValues.text(value);
  }
}
