package org.wsmanspec.suite.engine;

import java.util.Optional;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;

/**
 * Runs scenario files as tests of the JUnit Platform.
 *
 * <p>Found by the platform as a service. Files are chosen by file, directory, class path resource,
 * URI or unique id, and through classes with {@link WsmanScenarios}.
 */
public final class WsmanspecTestEngine implements TestEngine {

  /** The engine's id, for filters and as the first segment of unique ids. */
  public static final String ID = "wsmanspec";

  /**
   * Configuration parameter: the endpoint of scenarios whose class names none, in the form of
   * {@link WsmanScenarios#target()}.
   */
  public static final String TARGET = "wsmanspec.target";

  /**
   * Configuration parameter: a folder for evidence, {@code <class or file>/<scenario
   * id>/evidence.jsonl}. None is written without it.
   */
  public static final String OUT = "wsmanspec.out";

  private static final EngineDiscoveryRequestResolver<EngineDescriptor> RESOLVER =
      EngineDiscoveryRequestResolver.<EngineDescriptor>builder()
          .addClassContainerSelectorResolver(ScenarioSelectorResolver::standsForScenarios)
          .addSelectorResolver(
              context -> new ScenarioSelectorResolver(context.getEngineDescriptor().getUniqueId()))
          .build();

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Optional<String> getGroupId() {
    return Optional.of("org.wsmanspec");
  }

  @Override
  public Optional<String> getArtifactId() {
    return Optional.of("wsmanspec-conformance-suite");
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
    EngineDescriptor engine = new EngineDescriptor(uniqueId, "wsmanspec");
    RESOLVER.resolve(request, engine);
    return engine;
  }

  @Override
  public void execute(ExecutionRequest request) {
    new Execution(request.getEngineExecutionListener(), request.getConfigurationParameters())
        .run(request.getRootTestDescriptor());
  }
}
