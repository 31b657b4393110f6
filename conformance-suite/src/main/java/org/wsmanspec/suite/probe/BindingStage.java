package org.wsmanspec.suite.probe;

import java.util.Optional;
import org.wsmanspec.scenario.Scenario;

/** What the CIM binding adds: polymorphism and associations. */
final class BindingStage implements Stage {

  @Override
  public Optional<Scenario> next(Discovery found) {
    Optional<Scenario> polymorphism =
        found
            .base()
            .flatMap(
                base ->
                    Stage.once(
                        found,
                        "polymorphism",
                        () ->
                            ClassStage.enumeration(base.known())
                                .optimize(!found.optimizationRefused())
                                .polymorphism("None")
                                .several("polymorphism")));
    return polymorphism.or(
        () ->
            found.hubs().stream()
                .limit(ClassStage.TRIES)
                .flatMap(i -> associated(found, i).stream())
                .findFirst());
  }

  private static Optional<Scenario> associated(Discovery found, Instance instance) {
    String question = "associated~" + instance.of().name();
    return Stage.once(
        found,
        question,
        () ->
            new Questions.Enumeration(
                    Questions.to(instance.of().allClasses().orElseThrow(), instance.of().scope()))
                .optimize(!found.optimizationRefused())
                .associatedWith(instance)
                .items(question));
  }
}
