package org.wsmanspec.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One step of a scenario: an operation, what is expected of it and what is kept from its answer.
 *
 * @param name what it does, for people; empty if the author gave none
 * @param operation what is done
 * @param covers requirement ids that the step is evidence for; if empty, see {@link
 *     Scenario#covers}
 * @param needs capability words; lacking one, the step is not applicable
 * @param expect what is judged afterwards
 * @param keep variables and the XPath expressions whose values they take
 * @param mutate how the correct message is bent before it is sent, in order
 * @param position where the step begins
 */
public record Step(
    Optional<String> name,
    Operation operation,
    List<String> covers,
    List<String> needs,
    Optional<Expectation> expect,
    Map<String, Keep> keep,
    List<Mutation> mutate,
    Position position) {

  /**
   * An XPath expression whose value becomes a variable.
   *
   * @param xpath expression on the response's envelope
   * @param optional whether the variable keeps its former value if nothing is selected; otherwise
   *     the steps that hang on it cannot be driven
   */
  public record Keep(Text xpath, boolean optional) {}

  public Step {
    covers = List.copyOf(covers);
    needs = List.copyOf(needs);
    keep = Ordered.copy(keep);
    mutate = List.copyOf(mutate);
  }

  /** The name, or else the operation's keyword. */
  public String title() {
    return name.orElseGet(operation::keyword);
  }
}
