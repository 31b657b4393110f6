package org.wsmanspec.report.gate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.wsmanspec.report.FailOn;
import org.wsmanspec.report.Verdict;

/**
 * What changed from one run to another.
 *
 * @param before name of the former run
 * @param after name of the later run
 * @param failOn which new verdicts are a regression
 * @param changes by kind, sorted by id; every kind has a list
 */
public record Comparison(
    String before, String after, FailOn failOn, Map<Kind, List<Change>> changes) {

  /** How something changed, in the order in which it is told. */
  public enum Kind {
    /** Fails now and did not before. */
    NEW_FAILURE("new failures"),
    /** Warned of now; it neither failed nor was warned of before. */
    NEW_WARNING("newly warned"),
    /** Failed or warned of before, and now held, a departure, or only warned of. */
    FIXED("fixed"),
    /** Failed or warned of both times, for another reason. */
    CHANGED("changed evidence"),
    /** Had a verdict before and has none now. */
    NOT_RUN("no longer run");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The words for reports. */
    public String text() {
      return text;
    }
  }

  /**
   * One requirement or scenario that changed.
   *
   * @param id its id
   * @param title what it says; empty where neither side knows
   * @param before the former verdict; empty if it was not in the former run
   * @param after the later verdict; empty if it is not in the later run
   * @param waived whether a waiver lets it through now
   * @param gone evidence that is no longer there
   * @param come evidence that is new
   */
  public record Change(
      String id,
      String title,
      Optional<Verdict> before,
      Optional<Verdict> after,
      boolean waived,
      List<String> gone,
      List<String> come) {
    public Change {
      gone = List.copyOf(gone);
      come = List.copyOf(come);
    }
  }

  public Comparison {
    Map<Kind, List<Change>> sorted = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      sorted.put(kind, List.copyOf(changes.getOrDefault(kind, List.of())));
    }
    changes = java.util.Collections.unmodifiableMap(sorted);
  }

  /** Compare two runs. */
  public static Comparison of(Snapshot before, Snapshot after, FailOn failOn) {
    Map<Kind, List<Change>> changes = new EnumMap<>(Kind.class);
    TreeSet<String> ids = new TreeSet<>(before.entries().keySet());
    ids.addAll(after.entries().keySet());
    for (String id : ids) {
      Optional<Snapshot.Entry> then = Optional.ofNullable(before.entries().get(id));
      Optional<Snapshot.Entry> now = Optional.ofNullable(after.entries().get(id));
      kind(then, now, after.complete())
          .ifPresent(
              kind ->
                  changes.computeIfAbsent(kind, k -> new ArrayList<>()).add(change(id, then, now)));
    }
    return new Comparison(before.name(), after.name(), failOn, changes);
  }

  private static Optional<Kind> kind(
      Optional<Snapshot.Entry> then, Optional<Snapshot.Entry> now, boolean complete) {
    Verdict was = then.map(Snapshot.Entry::verdict).orElse(Verdict.INCONCLUSIVE);
    // A baseline does not name what held, so that what it lacks was fixed as far as it knows.
    Verdict is =
        now.map(Snapshot.Entry::verdict).orElse(complete ? Verdict.INCONCLUSIVE : Verdict.PASS);
    if (is == Verdict.FAIL && was != Verdict.FAIL) {
      return Optional.of(Kind.NEW_FAILURE);
    }
    if (is == Verdict.WARN && !Acceptances.off(was)) {
      return Optional.of(Kind.NEW_WARNING);
    }
    boolean judged = is == Verdict.PASS || is == Verdict.DEPARTURE || Acceptances.off(is);
    if (Acceptances.off(was) && judged && is.compareTo(was) < 0) {
      return Optional.of(Kind.FIXED);
    }
    if (Acceptances.off(was) && is == was) {
      return then.map(Snapshot.Entry::evidence).equals(now.map(Snapshot.Entry::evidence))
          ? Optional.empty()
          : Optional.of(Kind.CHANGED);
    }
    boolean lost =
        then.filter(Snapshot.Entry::judged).isPresent()
            && complete
            && now.filter(Snapshot.Entry::judged).isEmpty();
    return lost ? Optional.of(Kind.NOT_RUN) : Optional.empty();
  }

  private static Change change(
      String id, Optional<Snapshot.Entry> then, Optional<Snapshot.Entry> now) {
    List<String> former = evidence(then);
    List<String> later = evidence(now);
    return new Change(
        id,
        now.or(() -> then)
            .map(Snapshot.Entry::title)
            .filter(t -> !t.isEmpty())
            .orElse(then.map(Snapshot.Entry::title).orElse("")),
        then.map(Snapshot.Entry::verdict),
        now.map(Snapshot.Entry::verdict),
        now.filter(Snapshot::waived).isPresent(),
        former.stream().filter(l -> !later.contains(l)).toList(),
        later.stream().filter(l -> !former.contains(l)).toList());
  }

  /** Evidence of a failure or warning; that of others is no news. */
  private static List<String> evidence(Optional<Snapshot.Entry> entry) {
    return entry
        .filter(e -> Acceptances.off(e.verdict()))
        .map(Snapshot.Entry::evidence)
        .orElse(List.of());
  }

  /**
   * The changes that make a regression: new failures (and warnings) that no waiver lets through.
   */
  public List<Change> regressions() {
    List<Change> list = new ArrayList<>();
    for (Kind kind : List.of(Kind.NEW_FAILURE, Kind.NEW_WARNING)) {
      Verdict verdict = kind == Kind.NEW_FAILURE ? Verdict.FAIL : Verdict.WARN;
      if (failOn.refuses(verdict)) {
        changes.getOrDefault(kind, List.of()).stream().filter(c -> !c.waived()).forEach(list::add);
      }
    }
    return list;
  }

  /** Whether nothing changed. */
  public boolean same() {
    return changes.values().stream().allMatch(List::isEmpty);
  }
}
