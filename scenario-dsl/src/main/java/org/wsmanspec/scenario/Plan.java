package org.wsmanspec.scenario;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A named selection of scenarios, in the order in which they are driven.
 *
 * @param name file name without suffix, in kebab-case
 * @param title one sentence for people
 * @param description what the plan is for; empty if the author gave none
 * @param scenarios words that choose: areas, ids, patterns over ids, files and folders
 * @param except words of the same kind whose scenarios are left out
 * @param without capability words; scenarios that need one of them, or one below it, are left out
 */
public record Plan(
    String name,
    String title,
    String description,
    List<Text> scenarios,
    List<Text> except,
    Set<String> without) {

  public Plan {
    scenarios = List.copyOf(scenarios);
    except = List.copyOf(except);
    without = Collections.unmodifiableSet(new LinkedHashSet<>(without));
  }

  /** Whether a scenario needs a capability that the plan does without. */
  public boolean doesWithout(Scenario scenario) {
    return scenario.needs().stream()
        .anyMatch(n -> without.stream().anyMatch(w -> n.equals(w) || n.startsWith(w + ".")));
  }
}
