package org.wsmanspec.suite.probe;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.wsmanspec.scenario.Scenario;

/** Questions of a probe that belong together: which of them comes next, from what was found. */
interface Stage {

  /** The next question of this stage; none if all is asked, or nothing can be. */
  Optional<Scenario> next(Discovery found);

  /** A question, unless it was asked already. */
  static Optional<Scenario> once(Discovery found, String question, Supplier<Scenario> scenario) {
    return found.asked(question) ? Optional.empty() : Optional.of(scenario.get());
  }

  /** The first question that there is. */
  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read, by Stream.of.
  static Optional<Scenario> first(Supplier<Optional<Scenario>>... candidates) {
    return Stream.of(candidates).flatMap(s -> s.get().stream()).findFirst();
  }
}
