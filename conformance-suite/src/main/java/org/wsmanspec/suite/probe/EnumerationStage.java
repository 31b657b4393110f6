package org.wsmanspec.suite.probe;

import java.util.Optional;
import org.wsmanspec.scenario.Scenario;

/** What an Enumerate can do. */
final class EnumerationStage implements Stage {

  @Override
  public Optional<Scenario> next(Discovery found) {
    Optional<Discovery.Seen> class_ = found.enumerable().or(found::many);
    if (class_.isEmpty()) {
      return Optional.empty();
    }
    WellKnown one = class_.get().known();
    boolean optimize = !found.optimizationRefused();
    return Stage.first(
        () ->
            Stage.once(
                found,
                "mode-epr",
                () ->
                    ClassStage.enumeration(one)
                        .optimize(optimize)
                        .mode("EnumerateEPR")
                        .items("mode-epr")),
        () ->
            Stage.once(
                found,
                "mode-object-epr",
                () ->
                    ClassStage.enumeration(one)
                        .optimize(optimize)
                        .mode("EnumerateObjectAndEPR")
                        .items("mode-object-epr")),
        () ->
            Stage.once(
                found,
                "count",
                () -> ClassStage.enumeration(one).optimize(optimize).count().items("count")),
        () ->
            Stage.once(
                found,
                "expires",
                () -> ClassStage.enumeration(one).optimize(false).expires("PT5M").items("expires")),
        () ->
            Stage.once(
                found,
                "status",
                () -> ClassStage.enumeration(one).optimize(false).status("status")),
        () -> envelopes(found));
  }

  /** Whether a small wsman:MaxEnvelopeSize is honored, where there is more than fits. */
  private static Optional<Scenario> envelopes(Discovery found) {
    return found
        .many()
        .filter(m -> !found.optimizationRefused())
        .flatMap(
            many ->
                Stage.once(
                    found,
                    "max-envelope-size",
                    () ->
                        new Questions.Enumeration(
                                Questions.to(many.known().uri(), many.known().scope())
                                    .maxEnvelopeSize(InstanceStage.must("8192")))
                            .most(1000)
                            .items("max-envelope-size")));
  }
}
