package org.wsmanspec.scenario;

import java.util.List;
import java.util.Map;

/**
 * Named steps with expectations, what they are evidence for and what they need.
 *
 * @param id file name without suffix, in kebab-case; {@code file~row} for one case of a table
 * @param title one sentence for people
 * @param covers requirement ids
 * @param needs words of the capability vocabulary; lacking one, the scenario is not applicable
 * @param disruptive whether it changes state that others may see
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
    Map<String, Text> variables,
    Map<String, String> namespaces,
    List<Step> steps,
    List<Step> cleanup,
    Position position) {

  public Scenario {
    covers = List.copyOf(covers);
    needs = List.copyOf(needs);
    variables = Ordered.copy(variables);
    namespaces = Ordered.copy(namespaces);
    steps = List.copyOf(steps);
    cleanup = List.copyOf(cleanup);
  }

  /** The requirements that a step is evidence for: its own, or else the scenario's. */
  public List<String> covers(Step step) {
    return step.covers().isEmpty() ? covers : step.covers();
  }
}
