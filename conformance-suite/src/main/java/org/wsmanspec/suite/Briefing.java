package org.wsmanspec.suite;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.wsmanspec.scenario.Profile;
import org.wsmanspec.scenario.Scenario;

/**
 * What a judge is told beside the conversation.
 *
 * @param titles titles of scenarios by their ids; a scenario without one is titled with its id
 * @param needs the capabilities that scenarios need, by their ids
 * @param profile by what kind of endpoint to judge; empty for the one that the conversation names,
 *     if it is a shipped one
 */
public record Briefing(
    Map<String, String> titles, Map<String, Set<String>> needs, Optional<Profile> profile) {

  /** Nothing is told. */
  public static final Briefing NONE = new Briefing(Map.of(), Map.of(), Optional.empty());

  public Briefing {
    titles = Map.copyOf(titles);
    needs = Map.copyOf(needs);
  }

  /** What scenarios tell of themselves. */
  public static Briefing on(Collection<Scenario> scenarios) {
    Map<String, String> titles = new HashMap<>();
    Map<String, Set<String>> needs = new HashMap<>();
    for (Scenario scenario : scenarios) {
      titles.put(scenario.id(), scenario.title());
      Set<String> words = new TreeSet<>(scenario.needs());
      scenario.steps().forEach(s -> words.addAll(s.needs()));
      needs.put(scenario.id(), words);
    }
    return new Briefing(titles, needs, Optional.empty());
  }

  /** The same, to judge by a profile. */
  public Briefing with(Profile by) {
    return new Briefing(titles, needs, Optional.of(by));
  }
}
