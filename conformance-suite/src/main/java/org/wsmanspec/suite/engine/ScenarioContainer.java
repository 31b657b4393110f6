package org.wsmanspec.suite.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/**
 * Scenarios that share a target: those of a class or of a file.
 *
 * <p>Knows all that it could offer; only what is selected becomes its child.
 */
final class ScenarioContainer extends AbstractTestDescriptor {

  private final String legacyName;
  private final String target;
  private final Optional<Class<? extends EndpointUnderTest>> endpoint;
  private final List<ScenarioEntry> entries;

  /**
   * A container.
   *
   * @param target as in {@link WsmanScenarios#target()}; empty for the configured one
   * @param endpoint what is to be started in its place
   */
  ScenarioContainer(
      UniqueId id,
      String name,
      TestSource source,
      String target,
      Optional<Class<? extends EndpointUnderTest>> endpoint,
      List<ScenarioEntry> entries) {
    super(id, name, source);
    this.legacyName = name;
    this.target = target;
    this.endpoint = endpoint;
    this.entries = distinct(entries);
  }

  /** Gives a key to each entry that no earlier one has. */
  private static List<ScenarioEntry> distinct(List<ScenarioEntry> entries) {
    Set<String> keys = new HashSet<>();
    List<ScenarioEntry> distinct = new ArrayList<>();
    for (ScenarioEntry entry : entries) {
      ScenarioEntry next = entry;
      for (int n = 2; !keys.add(next.key()); n++) {
        next = entry.withKey(entry.key() + "#" + n);
      }
      distinct.add(next);
    }
    return List.copyOf(distinct);
  }

  String target() {
    return target;
  }

  Optional<Class<? extends EndpointUnderTest>> endpoint() {
    return endpoint;
  }

  List<ScenarioEntry> entries() {
    return entries;
  }

  Optional<ScenarioEntry> entry(String key) {
    return entries.stream().filter(e -> e.key().equals(key)).findFirst();
  }

  /** Build tools print this in the place of a class name. */
  @Override
  public String getLegacyReportingName() {
    return legacyName;
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }
}
