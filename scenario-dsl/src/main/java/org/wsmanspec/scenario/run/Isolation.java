package org.wsmanspec.scenario.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.wsmanspec.scenario.Operation;
import org.wsmanspec.scenario.RequestParameters;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Step;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.Text;

/**
 * What a scenario changes and what it looks at, so that those in each other's way never overlap.
 *
 * <p>A disruptive scenario has the resources it uses to itself, and the whole endpoint where it
 * does not say which those are; any other shares them. What the scenario's own {@code isolation}
 * names takes the place of what it would have to itself. Scenarios that subscribe, or make events
 * happen, never overlap: an event reaches whoever listens.
 *
 * @param everything whether nothing at all may happen meanwhile
 * @param alone resource URIs and words that no other may use meanwhile
 * @param shared resource URIs that others may use, but not change
 */
record Isolation(boolean everything, Set<String> alone, Set<String> shared) {

  private static final String WORD = "word ";

  Isolation {
    alone = Set.copyOf(alone);
    shared = Set.copyOf(shared);
  }

  /** What a scenario needs at a target. */
  static Isolation of(Scenario scenario, Target target) {
    Set<String> used = used(scenario, target);
    if (scenario.isolation().isPresent()) {
      List<String> words = scenario.isolation().get();
      Set<String> alone = new TreeSet<>();
      words.forEach(w -> alone.add(target.resource(w).map(Target.Resource::uri).orElse(WORD + w)));
      return new Isolation(words.contains(Scenario.ENDPOINT), alone, used);
    }
    Set<String> alone = new TreeSet<>();
    if (aboutEvents(scenario)) {
      alone.add(WORD + "events");
    }
    if (!scenario.disruptive()) {
      return new Isolation(false, alone, used);
    }
    alone.addAll(used);
    return new Isolation(used.isEmpty(), alone, Set.of());
  }

  private static boolean aboutEvents(Scenario scenario) {
    AtomicBoolean found = new AtomicBoolean(!Raising.used(scenario).isEmpty());
    Texts.visit(scenario, Operation.Subscribe.class, s -> found.set(true));
    Texts.visit(scenario, Operation.Offer.class, o -> found.set(true));
    return found.get();
  }

  private static Set<String> used(Scenario scenario, Target target) {
    Set<String> uris = new LinkedHashSet<>();
    List<List<Step>> all = List.of(scenario.steps(), scenario.cleanup());
    for (List<Step> steps : all) {
      for (Step step : steps) {
        for (String name : Applicability.resources(step)) {
          target.resource(name).ifPresent(r -> uris.add(r.uri()));
        }
        Texts.visit(
            step,
            RequestParameters.class,
            p -> {
              literal(p.resource(), uris);
              literal(p.uri(), uris);
            });
      }
    }
    return uris;
  }

  private static void literal(Optional<Text> text, Set<String> uris) {
    text.filter(t -> !t.hasVariables() && t.template().contains(":"))
        .ifPresent(t -> uris.add(t.template().strip()));
  }

  /** Whether two scenarios must not overlap. */
  boolean conflicts(Isolation other) {
    return everything
        || other.everything
        || meet(alone, other.alone)
        || meet(alone, other.shared)
        || meet(shared, other.alone);
  }

  private static boolean meet(Set<String> some, Set<String> others) {
    return some.stream().anyMatch(a -> others.stream().anyMatch(b -> covers(a, b) || covers(b, a)));
  }

  /** Whether the first is the second, or stands for all whose URIs begin like it. */
  private static boolean covers(String first, String second) {
    return first.equals(second)
        || (first.endsWith("*") && second.startsWith(first.substring(0, first.length() - 1)));
  }
}
