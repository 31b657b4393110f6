package org.wsmanspec.scenario.recorded;

import java.util.List;

/**
 * A recorded session as a scenario.
 *
 * @param yaml the scenario file
 * @param steps how many steps it has
 * @param notes what of the recording could not be taken over, and why, for people
 */
public record ImportedScenario(String yaml, int steps, List<String> notes) {
  public ImportedScenario {
    notes = List.copyOf(notes);
  }
}
