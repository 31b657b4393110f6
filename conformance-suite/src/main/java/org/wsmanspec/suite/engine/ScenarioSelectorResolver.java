package org.wsmanspec.suite.engine;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathResource;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.ClasspathResourceSelector;
import org.junit.platform.engine.discovery.DirectorySelector;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.discovery.UriSelector;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/**
 * Turns selectors into containers and scenarios.
 *
 * <p>Every selector becomes unique ids first, and only those make descriptors: so whatever is
 * selected twice is there once.
 */
final class ScenarioSelectorResolver implements SelectorResolver {

  private static final String CLASS = "class";
  private static final String FILE = "file";
  private static final String RESOURCE = "resource";
  private static final String SCENARIO = "scenario";

  private final UniqueId engine;
  private final Map<String, Class<?>> classes = new HashMap<>();
  private final Map<UniqueId, ScenarioContainer> containers = new HashMap<>();

  ScenarioSelectorResolver(UniqueId engine) {
    this.engine = engine;
  }

  /** Whether a class is one that stands for scenarios. */
  static boolean standsForScenarios(Class<?> type) {
    return type.isAnnotationPresent(WsmanScenarios.class)
        && !Modifier.isAbstract(type.getModifiers());
  }

  @Override
  public Resolution resolve(ClassSelector selector, Context context) {
    Class<?> type = selector.getJavaClass();
    if (!standsForScenarios(type)) {
      return Resolution.unresolved();
    }
    classes.put(type.getName(), type);
    return ids(Set.of(engine.append(CLASS, type.getName())));
  }

  @Override
  public Resolution resolve(FileSelector selector, Context context) {
    Path file = selector.getPath();
    if (!ScenarioFiles.scenario(file)) {
      return Resolution.unresolved();
    }
    return at(engine.append(FILE, name(file)), selector.getPosition());
  }

  @Override
  public Resolution resolve(DirectorySelector selector, Context context) {
    try {
      return ids(
          ScenarioFiles.below(selector.getPath()).stream()
              .map(f -> engine.append(FILE, name(f)))
              .collect(Collectors.toCollection(LinkedHashSet::new)));
    } catch (IOException | UncheckedIOException e) {
      // The platform reports what no engine resolves.
      return Resolution.unresolved();
    }
  }

  @Override
  public Resolution resolve(ClasspathResourceSelector selector, Context context) {
    String resource = selector.getClasspathResourceName();
    try {
      if (!ScenarioFiles.yaml(resource)
          || !ScenarioFiles.scenario(ScenarioFiles.text(resource, loader()))) {
        return Resolution.unresolved();
      }
    } catch (IOException e) {
      return Resolution.unresolved();
    }
    return at(engine.append(RESOURCE, resource), selector.getPosition());
  }

  @Override
  public Resolution resolve(UriSelector selector, Context context) {
    URI uri = selector.getUri();
    Optional<FilePosition> position =
        Optional.ofNullable(uri.getQuery()).flatMap(FilePosition::fromQuery);
    if ("classpath".equals(uri.getScheme())) {
      String name = uri.getSchemeSpecificPart().replaceFirst("^/+", "").replaceFirst("\\?.*", "");
      return Resolution.selectors(
          Set.of(
              position
                  .map(p -> selectClasspathResource(name, p))
                  .orElseGet(() -> selectClasspathResource(name))));
    }
    if (!"file".equals(uri.getScheme())) {
      return Resolution.unresolved();
    }
    try {
      Path path = Path.of(URI.create("file://" + uri.getRawPath()));
      if (Files.isDirectory(path)) {
        return Resolution.selectors(Set.of(selectDirectory(path.toString())));
      }
      return Resolution.selectors(
          Set.of(
              position
                  .map(p -> selectFile(path.toFile(), p))
                  .orElseGet(() -> selectFile(path.toString()))));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Resolution.unresolved();
    }
  }

  @Override
  public Resolution resolve(UniqueIdSelector selector, Context context) {
    UniqueId id = selector.getUniqueId();
    UniqueId.Segment last = id.getLastSegment();
    if (last.getType().equals(SCENARIO)) {
      return context
          .addToParent(
              () -> selectUniqueId(id.removeLastSegment()),
              parent ->
                  parent instanceof ScenarioContainer container
                      ? container
                          .entry(last.getValue())
                          .map(entry -> new ScenarioDescriptor(id, entry))
                      : Optional.empty())
          .map(d -> Resolution.match(Match.exact(d)))
          .orElseGet(Resolution::unresolved);
    }
    return container(id)
        .flatMap(c -> context.addToParent(parent -> Optional.of(c)))
        .map(c -> Resolution.match(Match.exact(c, () -> selectors(ids(c, c.entries())))))
        .orElseGet(Resolution::unresolved);
  }

  private Optional<ScenarioContainer> container(UniqueId id) {
    if (id.getSegments().size() != engine.getSegments().size() + 1 || !id.hasPrefix(engine)) {
      return Optional.empty();
    }
    ScenarioContainer known = containers.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    String value = id.getLastSegment().getValue();
    Optional<ScenarioContainer> made =
        switch (id.getLastSegment().getType()) {
          case CLASS -> type(value).map(type -> ofClass(id, type));
          case FILE ->
              Files.isRegularFile(Path.of(value))
                  ? Optional.of(ofFile(id, value))
                  : Optional.empty();
          case RESOURCE ->
              loader().getResource(value) == null
                  ? Optional.empty()
                  : Optional.of(ofResource(id, value));
          default -> Optional.empty();
        };
    made.ifPresent(c -> containers.put(id, c));
    return made;
  }

  private Optional<Class<?>> type(String name) {
    return Optional.<Class<?>>ofNullable(classes.get(name))
        .or(() -> ReflectionSupport.tryToLoadClass(name).toOptional().map(c -> (Class<?>) c))
        .filter(ScenarioSelectorResolver::standsForScenarios);
  }

  private static ScenarioContainer ofClass(UniqueId id, Class<?> type) {
    WsmanScenarios annotation = type.getAnnotation(WsmanScenarios.class);
    return new ScenarioContainer(
        id,
        type.getName(),
        ClassSource.from(type),
        annotation.target(),
        Optional.<Class<? extends EndpointUnderTest>>of(annotation.endpoint())
            .filter(e -> e != EndpointUnderTest.class),
        ClassScenarios.of(type, annotation));
  }

  private static ScenarioContainer ofFile(UniqueId id, String name) {
    Path file = Path.of(name);
    return new ScenarioContainer(
        id,
        name,
        FileSource.from(file.toAbsolutePath().toFile()),
        "",
        Optional.empty(),
        ScenarioFiles.read(file));
  }

  private static ScenarioContainer ofResource(UniqueId id, String name) {
    return new ScenarioContainer(
        id,
        name,
        ClasspathResourceSource.from(name),
        "",
        Optional.empty(),
        ScenarioFiles.read(name, loader()));
  }

  /** The whole container, or the case that stands at a position in its file. */
  private Resolution at(UniqueId id, Optional<FilePosition> position) {
    Optional<ScenarioContainer> container = position.flatMap(p -> container(id));
    if (container.isEmpty()) {
      return ids(Set.of(id));
    }
    int line = position.get().getLine();
    return container.get().entries().stream()
        .filter(e -> e.line() > 1 && e.line() <= line)
        .max(Comparator.comparingInt(ScenarioEntry::line))
        .map(e -> ids(ids(container.get(), List.of(e))))
        .orElseGet(() -> ids(Set.of(id)));
  }

  private static Set<UniqueId> ids(ScenarioContainer container, List<ScenarioEntry> entries) {
    return entries.stream()
        .map(e -> container.getUniqueId().append(SCENARIO, e.key()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Resolution ids(Set<UniqueId> ids) {
    return Resolution.selectors(selectors(ids));
  }

  private static Set<DiscoverySelector> selectors(Set<UniqueId> ids) {
    return ids.stream()
        .map(id -> (DiscoverySelector) selectUniqueId(id))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String name(Path file) {
    return ScenarioFiles.shown(file).toString().replace('\\', '/');
  }

  private static ClassLoader loader() {
    return Optional.ofNullable(Thread.currentThread().getContextClassLoader())
        .orElseGet(ClassLoader::getSystemClassLoader);
  }
}
