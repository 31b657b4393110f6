package org.wsmanspec.suite.probe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.wsmanspec.scenario.Flag;
import org.wsmanspec.scenario.RequestParameters;
import org.wsmanspec.scenario.RequestParametersBuilder;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Text;

/** What a Get of an instance can do beside returning it. */
final class InstanceStage implements Stage {

  @Override
  public Optional<Scenario> next(Discovery found) {
    Optional<Instance> instance = found.instance();
    if (instance.isEmpty()) {
      return Optional.empty();
    }
    Instance at = instance.get();
    Supplier<RequestParametersBuilder> get = () -> at(at);
    Optional<String> property = found.representation("get~" + at.of().name()).flatMap(at::property);
    return Stage.first(
        () -> missing(found, at),
        () ->
            property.flatMap(
                p ->
                    Stage.once(
                        found,
                        "fragment",
                        () ->
                            Questions.get(
                                "fragment",
                                get.get()
                                    .fragment(
                                        new RequestParameters.Fragment(
                                            Text.of(p), Optional.empty()))))),
        () ->
            Stage.once(
                found,
                "operation-timeout",
                () -> Questions.get("operation-timeout", get.get().timeout(must("PT30S")))),
        () ->
            Stage.once(
                found, "locale", () -> Questions.get("locale", get.get().locale(must("en-US")))),
        () ->
            Stage.once(
                found,
                "option-set",
                () ->
                    Questions.get(
                        "option-set",
                        get.get()
                            .optionsMustUnderstand(true)
                            .option(
                                new RequestParameters.Option(
                                    Text.of("wsmanspec_NoSuchOption"),
                                    Optional.of(Text.of("1")),
                                    Optional.empty(),
                                    Optional.empty())))),
        () ->
            Stage.once(
                found,
                "request-epr",
                () -> Questions.get("request-epr", get.get().requestEpr(Flag.PLAIN))),
        () ->
            Stage.once(
                found,
                "utf16",
                () -> Questions.get("utf16", get.get().encoding(Text.of("utf-16")))),
        () ->
            Stage.once(
                found,
                "chunked",
                () -> Questions.get("chunked", get.get().http(Questions.chunked()))));
  }

  static RequestParameters.Header must(String value) {
    return new RequestParameters.Header(Text.of(value), true);
  }

  private static Optional<Scenario> missing(Discovery found, Instance at) {
    return missing(at)
        .flatMap(
            selectors ->
                Stage.once(
                    found,
                    ProbePlan.MISSING,
                    () -> Questions.get(ProbePlan.MISSING, Questions.to(at.uri(), selectors))));
  }

  /** The selectors of an instance, but for one that nothing has. */
  static Optional<Map<String, String>> missing(Instance at) {
    return at.lastKey()
        .map(
            key -> {
              Map<String, String> selectors = new LinkedHashMap<>(at.selectors());
              boolean number = at.selectors().getOrDefault(key, "").matches("[0-9]+");
              selectors.put(key, number ? "2147483646" : "wsmanspec-nothing-has-this-name");
              return selectors;
            });
  }

  static RequestParametersBuilder at(Instance instance) {
    return Questions.to(instance.uri(), instance.selectors());
  }
}
