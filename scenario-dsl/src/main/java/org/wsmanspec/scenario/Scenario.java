package org.wsmanspec.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Named steps with expectations, what they are evidence for and what they need.
 *
 * @param id file name without suffix, in kebab-case; {@code file~row} for one case of a table
 * @param title one sentence for people
 * @param covers requirement ids that the last step with an expectation is evidence for
 * @param needs words of the capability vocabulary; lacking one, the scenario is not applicable
 * @param disruptive whether it changes state that others may see
 * @param isolation names of resources and other words; scenarios that name the same one never
 *     overlap, and {@link #ENDPOINT} overlaps with none; empty: derived from what it uses
 * @param variables names and first values, in the order of the file
 * @param namespaces further prefixes for XPath expressions and fault names, and their URIs
 * @param steps in order
 * @param cleanup steps that are tried at the end whatever happened
 * @param position where the scenario begins
 */
public record Scenario(
    String id,
    String title,
    List<String> covers,
    List<String> needs,
    boolean disruptive,
    Optional<List<String>> isolation,
    Map<String, Text> variables,
    Map<String, String> namespaces,
    List<Step> steps,
    List<Step> cleanup,
    Position position) {

  /** The word for isolation from every other scenario. */
  public static final String ENDPOINT = "endpoint";

  private static final Pattern RESOURCE = Pattern.compile("(?<!\\$)\\$\\{resources\\.([A-Za-z]+)");

  public Scenario {
    covers = List.copyOf(covers);
    needs = List.copyOf(needs);
    isolation = isolation.map(List::copyOf);
    variables = Ordered.copy(variables);
    namespaces = Ordered.copy(namespaces);
    steps = List.copyOf(steps);
    cleanup = List.copyOf(cleanup);
  }

  /**
   * The requirements that a step is evidence for: those it names; without any, those of the
   * scenario for its last step with an expectation, and none for every other step.
   *
   * <p>What leads up to the last step is preparation. Where that goes wrong, nothing has been
   * learned about what the scenario is for, so preparation must not speak for it.
   */
  @SuppressWarnings("ReferenceEquality") // Two steps may be alike; which of them is asked matters.
  public List<String> covers(Step step) {
    if (!step.covers().isEmpty()) {
      return step.covers();
    }
    return conclusion(steps).stream().anyMatch(s -> s == step) ? covers : List.of();
  }

  /** The last step with an expectation, and the repetitions around it. */
  private static List<Step> conclusion(List<Step> steps) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      List<Step> found = new ArrayList<>();
      if (step.operation() instanceof Operation.Repeat repeat) {
        found.addAll(conclusion(repeat.steps()));
      }
      if (!found.isEmpty() || step.expect().isPresent()) {
        found.add(step);
        return found;
      }
    }
    return List.of();
  }

  /** Names of the target's resources that any step uses, for what a target may lack. */
  public Set<String> resources() {
    Set<String> names = new TreeSet<>();
    ModelTexts.visit(
        this,
        text -> {
          Matcher matcher = RESOURCE.matcher(text.template());
          while (matcher.find()) {
            names.add(matcher.group(1));
          }
        });
    ModelTexts.visit(
        this, RequestParameters.class, p -> p.resource().ifPresent(t -> named(t, names)));
    ModelTexts.visit(this, Association.class, a -> named(a.resource(), names));
    return names;
  }

  private static void named(Text text, Set<String> names) {
    if (!text.hasVariables() && !text.template().contains(":") && !text.template().isEmpty()) {
      names.add(text.template());
    }
  }
}
