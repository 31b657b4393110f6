package org.wsmanspec.suite.engine;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Step;
import org.wsmanspec.suite.catalogue.Catalogue;

/** One scenario as a test, or a scenario file that is broken as a test that fails. */
final class ScenarioDescriptor extends AbstractTestDescriptor {

  private final ScenarioEntry entry;
  private final Set<TestTag> tags;

  ScenarioDescriptor(UniqueId id, ScenarioEntry entry) {
    super(id, entry.title(), entry.source());
    this.entry = entry;
    this.tags = tags(entry);
  }

  ScenarioEntry entry() {
    return entry;
  }

  /** All requirement ids that the scenario or one of its steps is evidence for. */
  static Set<String> covers(Scenario scenario) {
    Set<String> covers = new TreeSet<>(scenario.covers());
    scenario.steps().stream().map(Step::covers).forEach(covers::addAll);
    return covers;
  }

  private static Set<TestTag> tags(ScenarioEntry entry) {
    Scenario scenario = entry.scenario();
    Set<TestTag> tags = new LinkedHashSet<>();
    if (scenario == null) {
      return tags;
    }
    Set<String> words = new TreeSet<>();
    Catalogue catalogue = Catalogue.load();
    for (String id : covers(scenario)) {
      words.add(id);
      catalogue.find(id).map(Requirement::area).ifPresent(words::add);
    }
    if (scenario.disruptive()) {
      words.add("disruptive");
    }
    words.stream().filter(TestTag::isValid).map(TestTag::create).forEach(tags::add);
    return tags;
  }

  @Override
  public Set<TestTag> getTags() {
    return Set.copyOf(tags);
  }

  /** Build tools print this in the place of a method name. */
  @Override
  public String getLegacyReportingName() {
    return entry.key();
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }
}
