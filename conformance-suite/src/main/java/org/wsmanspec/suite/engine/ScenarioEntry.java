package org.wsmanspec.suite.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.wsmanspec.scenario.Scenario;

/**
 * One test that a container can offer: a scenario, or what is wrong with its file.
 *
 * @param key last segment of the unique id; unique in the container and stable
 * @param title what people see
 * @param scenario what to run; null if there is a problem
 * @param problem why there is nothing to run; null if there is a scenario
 * @param source where it is written; null if that is nowhere
 */
record ScenarioEntry(
    String key,
    String title,
    @Nullable Scenario scenario,
    @Nullable Exception problem,
    @Nullable TestSource source) {

  static ScenarioEntry of(Scenario scenario, TestSource source) {
    return new ScenarioEntry(
        scenario.id(), scenario.id() + ": " + scenario.title(), scenario, null, source);
  }

  static ScenarioEntry broken(
      String key, String title, Exception problem, @Nullable TestSource source) {
    return new ScenarioEntry(key, title, null, problem, source);
  }

  /** The same under another key, where the first one is taken. */
  ScenarioEntry withKey(String other) {
    return new ScenarioEntry(other, title, scenario, problem, source);
  }

  /** Line from 1 at which the scenario begins; 0 if not known. */
  int line() {
    return Optional.ofNullable(scenario).map(s -> s.position().line()).orElse(0);
  }
}
