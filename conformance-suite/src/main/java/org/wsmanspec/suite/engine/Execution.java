package org.wsmanspec.suite.engine;

import java.util.Optional;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.wsmanspec.scenario.Scenario;

/** Runs what was discovered: one container after the other, each against its target. */
final class Execution {

  private final EngineExecutionListener listener;
  private final ConfigurationParameters parameters;

  Execution(EngineExecutionListener listener, ConfigurationParameters parameters) {
    this.listener = listener;
    this.parameters = parameters;
  }

  /** Run all containers of the engine. */
  void run(TestDescriptor engine) {
    listener.executionStarted(engine);
    for (TestDescriptor child : engine.getChildren()) {
      if (child instanceof ScenarioContainer container) {
        listener.executionStarted(container);
        listener.executionFinished(container, run(container));
      }
    }
    listener.executionFinished(engine, TestExecutionResult.successful());
  }

  /** A container fails only if its target cannot be set up; then its scenarios are not reported. */
  private TestExecutionResult run(ScenarioContainer container) {
    if (container.getChildren().stream().noneMatch(c -> readable(c).isPresent())) {
      container.getChildren().forEach(this::broken);
      return TestExecutionResult.successful();
    }
    try (TargetSetting setting = open(container)) {
      Evidence evidence =
          new Evidence(parameters.get(WsmanspecTestEngine.OUT), container.getLegacyReportingName());
      ScenarioExecution scenarios = new ScenarioExecution(setting, evidence, listener);
      for (TestDescriptor child : container.getChildren()) {
        Optional<Scenario> scenario = readable(child);
        if (scenario.isPresent()) {
          scenarios.run(child, scenario.get());
        } else {
          broken(child);
        }
      }
      return TestExecutionResult.successful();
    } catch (RuntimeException e) {
      return TestExecutionResult.failed(e);
    }
  }

  private static Optional<Scenario> readable(TestDescriptor child) {
    return child instanceof ScenarioDescriptor descriptor
        ? Optional.ofNullable(descriptor.entry().scenario())
        : Optional.empty();
  }

  private void broken(TestDescriptor child) {
    if (child instanceof ScenarioDescriptor descriptor) {
      Exception problem = descriptor.entry().problem();
      listener.executionStarted(descriptor);
      listener.executionFinished(
          descriptor,
          problem == null
              ? TestExecutionResult.successful()
              : TestExecutionResult.failed(new BrokenScenarioError(problem)));
    }
  }

  private TargetSetting open(ScenarioContainer container) {
    if (container.endpoint().isEmpty()) {
      return TargetSetting.open(target(container), loader(container));
    }
    if (!container.target().isEmpty()) {
      throw new IllegalArgumentException(
          "the endpoint "
              + container.endpoint().get().getName()
              + " is the target, so '"
              + container.target()
              + "' cannot stand beside it");
    }
    return TargetSetting.start(container.endpoint().get());
  }

  private String target(ScenarioContainer container) {
    return container.target().isEmpty()
        ? parameters.get(WsmanspecTestEngine.TARGET).orElse(TargetSetting.MOCK)
        : container.target();
  }

  private static ClassLoader loader(ScenarioContainer container) {
    Optional<TestSource> source = container.getSource();
    return source.isPresent() && source.get() instanceof ClassSource type
        ? ClassScenarios.loader(type.getJavaClass())
        : Optional.ofNullable(Thread.currentThread().getContextClassLoader())
            .orElseGet(ClassLoader::getSystemClassLoader);
  }
}
