package org.wsmanspec.suite.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.platform.commons.support.ReflectionSupport;
import org.wsmanspec.message.JournalEntry;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.run.RunOptions;
import org.wsmanspec.scenario.run.TargetTransport;
import org.wsmanspec.scenario.transport.Transport;
import org.wsmanspec.scenario.yaml.TargetReader;
import org.wsmanspec.suite.ReferenceTarget;
import org.wsmanspec.suite.sink.RunSink;

/**
 * The endpoint of a container while its scenarios run, and the connections to it.
 *
 * @param target what is tested
 * @param transport leads there
 * @param journal what the endpoint tells of its inside; empty for foreign ones
 * @param endpoint what was started for these scenarios; empty for what runs anyway
 * @param sink where events arrive; opens no port before a scenario subscribes
 */
record TargetSetting(
    Target target,
    Transport transport,
    Supplier<List<JournalEntry>> journal,
    Optional<? extends AutoCloseable> endpoint,
    RunSink sink)
    implements AutoCloseable {

  static final String MOCK = "mock";

  /**
   * Starts or describes an endpoint.
   *
   * @param setting as in {@link WsmanScenarios#target()}
   * @param loader finds target files on the class path
   * @throws IllegalArgumentException if it is neither word nor URL nor file
   * @throws org.wsmanspec.scenario.yaml.UnreadableFileException if the target file has mistakes
   */
  static TargetSetting open(String setting, ClassLoader loader) {
    if (!setting.equals(MOCK)) {
      Target target = target(setting, loader);
      return new TargetSetting(target, transport(target), List::of, Optional.empty(), sink(target));
    }
    ReferenceEndpoint endpoint = ReferenceEndpoint.builder().build().start();
    try {
      Target target = ReferenceTarget.at(endpoint.address());
      return new TargetSetting(
          target, transport(target), endpoint::journal, Optional.of(endpoint), sink(target));
    } catch (RuntimeException e) {
      endpoint.close();
      throw e;
    }
  }

  /**
   * Starts what a test class brings.
   *
   * @throws IllegalArgumentException if it cannot be made
   * @throws IllegalStateException if it does not start
   */
  static TargetSetting start(Class<? extends EndpointUnderTest> type) {
    EndpointUnderTest endpoint;
    try {
      endpoint = ReflectionSupport.newInstance(type);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          type.getName() + " cannot be made; it needs a constructor without parameters", e);
    }
    try {
      Target target = endpoint.start();
      return new TargetSetting(
          target,
          transport(target),
          List::of,
          Optional.<AutoCloseable>of(endpoint::stop),
          sink(target));
    } catch (Exception e) {
      try {
        endpoint.stop();
      } catch (Exception second) {
        e.addSuppressed(second);
      }
      throw new IllegalStateException(type.getName() + " does not start: " + e.getMessage(), e);
    }
  }

  private static RunSink sink(Target target) {
    return RunSink.reachableFrom(target.address());
  }

  private static Transport transport(Target target) {
    return TargetTransport.open(target, RunOptions.DEFAULT.clock());
  }

  private static Target target(String setting, ClassLoader loader) {
    if (setting.contains("://")) {
      try {
        return Target.of(new URI(setting));
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException("the target '" + setting + "' is no URL", e);
      }
    }
    try {
      Optional<Path> file =
          Files.isRegularFile(Path.of(setting))
              ? Optional.of(Path.of(setting))
              : ScenarioFiles.path(setting, loader);
      if (file.isPresent()) {
        return new TargetReader().read(file.get());
      }
      if (loader.getResource(setting) != null) {
        return new TargetReader().read(setting, ScenarioFiles.text(setting, loader));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the target file '" + setting + "' cannot be read", e);
    }
    throw new IllegalArgumentException(
        "there is no target file '"
            + setting
            + "' in "
            + Path.of("").toAbsolutePath()
            + " or on the class path; a target is 'mock', an http or https URL, or a target file");
  }

  @Override
  public void close() {
    transport.close();
    sink.close();
    if (endpoint.isPresent()) {
      try {
        endpoint.get().close();
      } catch (Exception e) {
        throw new IllegalStateException("the endpoint does not stop: " + e.getMessage(), e);
      }
    }
  }
}
