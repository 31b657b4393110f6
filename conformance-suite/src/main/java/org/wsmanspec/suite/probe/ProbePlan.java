package org.wsmanspec.suite.probe;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.scenario.Scenario;

/**
 * Which question a probe asks next: a pure function of the conversation so far.
 *
 * <p>One question after the other, none of which changes anything. What is not there is not asked
 * for in detail, and an endpoint that lets nobody in is left alone at once, since many lock an
 * account after a few wrong passwords.
 */
public final class ProbePlan {

  static final String NO_CREDENTIALS = "no-credentials";
  static final String MISSING = "missing";

  private final List<WellKnown> known;
  private final ProbeBounds bounds;
  private final List<Stage> stages;

  /**
   * A plan.
   *
   * @param credentials whether there is a user to ask as
   */
  public ProbePlan(List<WellKnown> known, ProbeBounds bounds, boolean credentials) {
    this.known = List.copyOf(known);
    this.bounds = bounds;
    IdentityStage identity = new IdentityStage(credentials);
    this.stages =
        List.of(
            identity,
            new ClassStage(this.known),
            new InstanceStage(),
            new EnumerationStage(),
            new FilterStage(),
            new BindingStage(),
            identity::unknown);
  }

  /** The next question; none if all is asked, or nothing can be. */
  public Optional<Scenario> next(Conversation soFar) {
    if (bounds.reached(soFar).isPresent() || Standing.of(soFar) != Standing.OPEN) {
      return Optional.empty();
    }
    Discovery found = new Discovery(soFar, known);
    return stages.stream().flatMap(stage -> stage.next(found).stream()).findFirst();
  }
}
