package org.wsmanspec.scenario.run;

import java.util.Optional;
import org.wsmanspec.message.Conversation.Origin;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.JournalEntry;
import org.wsmanspec.message.StepRecord;
import org.wsmanspec.scenario.Scenario;

/**
 * Is told what happens in a run, as soon as it has happened.
 *
 * <p>One call is made at a time; with several workers, by any of them, and scenarios overlap. An
 * exception thrown here ends the run.
 */
public interface RunListener {

  /** A run begins. */
  default void runStarted(Origin origin, Declaration declaration) {}

  /** A scenario begins. */
  default void scenarioStarted(Scenario scenario) {}

  /** An exchange is over, well or not. */
  default void exchange(Exchange exchange) {}

  /** A step is over, driven or not. */
  default void step(StepRecord step) {}

  /** The endpoint's journal has a new entry. */
  default void journal(JournalEntry entry) {}

  /**
   * A scenario is over, cleanup included.
   *
   * @param notDriven why none of its steps was driven, if none was
   */
  default void scenarioFinished(Scenario scenario, Optional<String> notDriven) {}
}
