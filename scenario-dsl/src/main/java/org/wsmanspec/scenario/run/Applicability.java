package org.wsmanspec.scenario.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.scenario.Association;
import org.wsmanspec.scenario.RequestParameters;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Step;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.Text;

/** Whether a scenario or step is about something that the target offers. */
final class Applicability {

  private static final String RESOURCES = "resources.";

  private final Target target;
  private final Declaration declaration;

  Applicability(Target target) {
    this.target = target;
    this.declaration = target.declaration();
  }

  /** Why a whole scenario is not for this target. */
  Optional<String> reason(Scenario scenario) {
    if (scenario.disruptive() && !target.disruptive()) {
      return Optional.of(
          "the scenario changes the state of the target, which does not say 'disruptive: allowed'");
    }
    Optional<String> lacking = lacking(scenario.needs());
    if (lacking.isPresent()) {
      return lacking;
    }
    List<Step> steps = new ArrayList<>(scenario.steps());
    steps.addAll(scenario.cleanup());
    for (Step step : steps) {
      Optional<String> hook =
          lacking(step.needs()).isPresent()
              ? Optional.empty()
              : Raising.used(step).stream()
                  .filter(name -> !target.events().containsKey(name))
                  .findFirst();
      if (hook.isPresent()) {
        return hook.map(Raising::lacking);
      }
    }
    Set<String> used = new LinkedHashSet<>();
    Texts.visit(scenario.variables(), Text.class, t -> resources(t, used));
    for (Step step : steps) {
      if (lacking(step.needs()).isEmpty()) {
        used.addAll(resources(step));
      }
    }
    return used.stream()
        .filter(name -> target.resource(name).isEmpty())
        .findFirst()
        .map(name -> "the target file describes no resource '" + name + "'");
  }

  /** Why a step is not for this target. */
  Optional<String> reason(Step step) {
    return lacking(step.needs());
  }

  private Optional<String> lacking(List<String> needs) {
    return needs.stream()
        .filter(word -> !declaration.claims(word))
        .findFirst()
        .map(word -> "the target does not claim '" + word + "'");
  }

  /** Names of the resources that a step uses. */
  static Set<String> resources(Step step) {
    Set<String> used = new LinkedHashSet<>();
    Texts.visit(step, Text.class, text -> resources(text, used));
    Texts.visit(step, RequestParameters.class, p -> p.resource().ifPresent(r -> named(r, used)));
    Texts.visit(step, Association.class, a -> named(a.resource(), used));
    return used;
  }

  private static void named(Text resource, Set<String> used) {
    String name = resource.template().strip();
    if (!name.contains(":") && !resource.hasVariables()) {
      used.add(name);
    }
  }

  private static void resources(Text text, Set<String> used) {
    for (String name : StepVariables.names(text)) {
      if (name.startsWith(RESOURCES)) {
        used.add(name.substring(RESOURCES.length()).split("\\.", 2)[0]);
      }
    }
  }
}
