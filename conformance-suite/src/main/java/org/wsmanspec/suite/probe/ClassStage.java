package org.wsmanspec.suite.probe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.wsmanspec.scenario.Scenario;

/** Which of the well-known classes are there, what instances they have, and how these are read. */
final class ClassStage implements Stage {

  /** So many of a group that are not there in a row, and the rest is not asked for. */
  private static final int GROUP = 3;

  /** So many classes are tried in search of an instance that can be read. */
  static final int TRIES = 3;

  private final List<WellKnown> known;

  ClassStage(List<WellKnown> known) {
    this.known = known;
  }

  @Override
  public Optional<Scenario> next(Discovery found) {
    return Stage.first(() -> classes(found), () -> instances(found), () -> singletons(found));
  }

  private Optional<Scenario> classes(Discovery found) {
    Map<String, Integer> absent = new LinkedHashMap<>();
    for (WellKnown one : known) {
      String question = "class~" + one.name();
      if (found.asked(question)) {
        Optional<Scenario> again = plain(found, one);
        if (again.isPresent()) {
          return again;
        }
        boolean there = found.classes().stream().anyMatch(s -> s.known().equals(one));
        absent.merge(one.group(), 1, (before, more) -> there ? 0 : before + more);
        if (there) {
          absent.put(one.group(), -known.size());
        }
      } else if (absent.getOrDefault(one.group(), 0) < GROUP) {
        return Optional.of(
            enumeration(one).optimize(!found.optimizationRefused()).several(question));
      }
    }
    return Optional.empty();
  }

  /** Once more without the optimization, where that may have been what was refused. */
  private static Optional<Scenario> plain(Discovery found, WellKnown one) {
    Optional<Listing> refused =
        found
            .listing("class~" + one.name())
            .filter(l -> !l.accepted() && l.fault().isPresent())
            .filter(l -> !Evidence.notThere(l.first()));
    boolean worked = found.classes().stream().anyMatch(s -> s.question().startsWith("class~"));
    return refused.isEmpty() || worked
        ? Optional.empty()
        : Stage.once(
            found,
            "plain~" + one.name(),
            () -> enumeration(one).optimize(false).several("plain~" + one.name()));
  }

  static Questions.Enumeration enumeration(WellKnown one) {
    return new Questions.Enumeration(Questions.to(one.uri(), one.scope()));
  }

  private Optional<Scenario> instances(Discovery found) {
    List<Discovery.Seen> candidates = found.inhabited().stream().limit(TRIES).toList();
    for (Discovery.Seen seen : candidates) {
      String name = seen.known().name();
      Optional<Scenario> keys =
          Stage.once(
              found,
              "keys~" + name,
              () ->
                  enumeration(seen.known())
                      .optimize(!found.optimizationRefused())
                      .mode("EnumerateEPR")
                      .items("keys~" + name));
      Optional<Scenario> get =
          found
              .instanceOf(seen)
              .flatMap(
                  i ->
                      Stage.once(
                          found,
                          "get~" + name,
                          () -> Questions.get("get~" + name, InstanceStage.at(i))));
      Optional<Scenario> next = keys.or(() -> get);
      if (next.isPresent()) {
        return next;
      }
    }
    return Optional.empty();
  }

  /** Whatever may be a singleton: what is known to be one, and classes of one instance. */
  private Optional<Scenario> singletons(Discovery found) {
    if (found.singleton().isPresent()) {
      return Optional.empty();
    }
    Stream<WellKnown> named =
        known.stream()
            .filter(WellKnown::singleton)
            .filter(k -> found.asked("class~" + k.name()))
            .filter(
                k ->
                    found.classes().stream().anyMatch(s -> s.known().equals(k))
                        || found.answer("class~" + k.name()).filter(Evidence::notThere).isEmpty());
    Stream<WellKnown> single =
        found.inhabited().stream()
            .filter(s -> s.listing().complete() && s.listing().items().size() == 1)
            .map(Discovery.Seen::known);
    return Stream.concat(named, single)
        .distinct()
        .limit(TRIES)
        .flatMap(
            k ->
                Stage.once(
                    found,
                    "single~" + k.name(),
                    () -> Questions.get("single~" + k.name(), Questions.to(k.uri(), k.scope())))
                    .stream())
        .findFirst();
  }
}
