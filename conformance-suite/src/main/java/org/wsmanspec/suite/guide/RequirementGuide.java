package org.wsmanspec.suite.guide;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.mock.personality.Personalities;
import org.wsmanspec.mock.personality.Personality;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Step;
import org.wsmanspec.suite.StandardChecks;
import org.wsmanspec.suite.catalogue.Catalogue;
import org.wsmanspec.suite.catalogue.Guidance;
import org.wsmanspec.suite.catalogue.Guidances;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.negative.NegativeScenarios;
import org.wsmanspec.suite.scenarios.ScenarioLibrary;

/**
 * All that there is to say of one requirement.
 *
 * @param requirement the catalogue entry
 * @param guidance why it matters and what to do
 * @param checks names of the checks that look for it in every message
 * @param scenarios ids of the scenarios that provoke it
 * @param personalities faulty peers that break it
 * @param restatedBy ids of requirements that are reported as this one
 */
public record RequirementGuide(
    Requirement requirement,
    Optional<Guidance> guidance,
    List<String> checks,
    List<String> scenarios,
    List<Personality> personalities,
    List<String> restatedBy) {

  /** So many generated scenarios are told of one by one. */
  private static final int MANY = 3;

  public RequirementGuide {
    checks = List.copyOf(checks);
    scenarios = List.copyOf(scenarios);
    personalities = List.copyOf(personalities);
    restatedBy = List.copyOf(restatedBy);
  }

  /** The guide to a requirement of the shipped catalogue. */
  public static RequirementGuide of(Requirement requirement) {
    String id = requirement.id();
    return new RequirementGuide(
        requirement,
        Guidances.find(id),
        StandardChecks.all().stream()
            .filter(c -> c.requirements().contains(id))
            .map(Check::name)
            .toList(),
        scenarios(id),
        Personalities.shipped().stream().filter(p -> p.breaks().contains(id)).toList(),
        Catalogue.load().all().stream()
            .filter(r -> r.primary().contains(id))
            .map(Requirement::id)
            .toList());
  }

  /** Scenarios of several cases count once, as the file that they come from. */
  private static List<String> scenarios(String id) {
    Set<String> files = new LinkedHashSet<>();
    for (ScenarioLibrary.Entry entry : ScenarioLibrary.all()) {
      if (entry.scenarios().stream().anyMatch(s -> covers(s, id))) {
        files.add(entry.name().replaceAll(".*/|\\.yaml$", ""));
      }
    }
    return new ArrayList<>(files);
  }

  private static boolean covers(Scenario scenario, String id) {
    return scenario.covers().contains(id)
        || scenario.steps().stream().map(Step::covers).anyMatch(c -> c.contains(id));
  }

  /** What a breach leads to, in a sentence's end. */
  public String consequence() {
    if (requirement.firm()) {
      return "a breach fails the endpoint";
    }
    return switch (requirement.level()) {
      case MAY -> "none; it is recorded as a capability";
      case SHOULD, SHOULD_NOT -> "a breach is a warning";
      case SHALL, SHALL_NOT ->
          "a breach is a warning only, because the catalogue is not certain enough of the text";
    };
  }

  /** How it is tested, in words; why not where it is not. */
  public String testedBy() {
    List<String> parts = new ArrayList<>();
    checks.forEach(c -> parts.add("check " + c));
    List<String> generated =
        scenarios.stream().filter(s -> s.startsWith(NegativeScenarios.AREA + "-")).toList();
    boolean many = generated.size() > MANY;
    scenarios.stream()
        .filter(s -> !many || !generated.contains(s))
        .forEach(s -> parts.add("scenario " + s));
    if (many) {
      parts.add(generated.size() + " generated scenarios such as " + generated.get(0));
    }
    if (!parts.isEmpty()) {
      return String.join("; ", parts);
    }
    if (!requirement.primary().isEmpty()) {
      return "the requirements it is reported as";
    }
    return "nothing: " + requirement.stateReason();
  }
}
