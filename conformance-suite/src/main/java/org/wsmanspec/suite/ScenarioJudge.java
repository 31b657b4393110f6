package org.wsmanspec.suite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.StepRecord;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.message.Timing;
import org.wsmanspec.report.Location;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.report.ScenarioResult;
import org.wsmanspec.report.ScenarioResult.StepResult;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.scenario.Expectation;
import org.wsmanspec.scenario.expect.ExpectationEvaluator;
import org.wsmanspec.scenario.expect.ExpectationJson;
import org.wsmanspec.scenario.expect.Mismatch;
import org.wsmanspec.scenario.expect.Outcome;
import org.wsmanspec.scenario.run.ScenarioRunner;
import org.wsmanspec.suite.catalogue.Catalogue;
import org.wsmanspec.suite.check.faults.SilenceChecks;

/** Judges what the steps of scenarios expected, from their records. */
final class ScenarioJudge {

  /** Begins the hint of a finding about something that is claimed and refused as unsupported. */
  static final String CLAIMED_BUT_UNSUPPORTED =
      "claimed, but the endpoint says that it does not support this";

  private final Conversation conversation;
  private final Catalogue catalogue;
  private final ExpectationEvaluator evaluator;
  private final Function<String, VerdictSink> sinks;
  private final Function<String, String> titles;
  private final Map<String, Exchange> exchanges = new HashMap<>();

  /** Whether the endpoint knows how to write a fault. */
  private final boolean faults;

  /**
   * @param sinks a sink for the findings of each scenario
   * @param titles the first line of each scenario
   */
  ScenarioJudge(
      Conversation conversation,
      Catalogue catalogue,
      ExpectationEvaluator evaluator,
      Function<String, VerdictSink> sinks,
      Function<String, String> titles) {
    this.conversation = conversation;
    this.catalogue = catalogue;
    this.evaluator = evaluator;
    this.sinks = sinks;
    this.titles = titles;
    conversation.exchanges().forEach(e -> exchanges.putIfAbsent(e.id(), e));
    this.faults = conversation.exchanges().stream().anyMatch(e -> e.fault().isPresent());
  }

  /** Judge all scenarios, in the order in which their first steps were recorded. */
  List<ScenarioResult> results() {
    Map<String, List<StepRecord>> byScenario = new LinkedHashMap<>();
    for (StepRecord record : conversation.steps()) {
      byScenario
          .computeIfAbsent(record.step().scenario(), k -> new ArrayList<>())
          .add(known(record));
    }
    return byScenario.entrySet().stream().map(e -> scenario(e.getKey(), e.getValue())).toList();
  }

  /** The record with those requirements only that the catalogue has: evidence may be older. */
  private StepRecord known(StepRecord record) {
    return record.covers().stream().allMatch(c -> catalogue.find(c).isPresent())
        ? record
        : new StepRecord(
            record.step(),
            record.covers().stream().filter(c -> catalogue.find(c).isPresent()).toList(),
            record.exchanges(),
            record.notDriven(),
            record.expectation());
  }

  private ScenarioResult scenario(String id, List<StepRecord> records) {
    VerdictSink sink = sinks.apply(id);
    Footing footing = new Footing(records);
    List<StepResult> steps = records.stream().map(r -> step(r, footing, sink)).toList();
    Set<String> covers = new LinkedHashSet<>();
    records.forEach(r -> covers.addAll(r.covers()));
    Verdict verdict =
        steps.stream().map(StepResult::verdict).reduce(Verdict::worse).orElse(Verdict.INCONCLUSIVE);
    Optional<StepRecord> undriven =
        records.stream().filter(r -> r.notDriven().isPresent()).findFirst();
    // A scenario that stopped half way has not shown what it is there to show. Where there is
    // nothing to clean up, it has shown all of it.
    boolean stopped =
        records.stream()
                .filter(r -> r.notDriven().isPresent() && !r.step().path().startsWith("cleanup."))
                .anyMatch(r -> !inapplicable(r))
            || footing.gone().isPresent()
            || unsettled(records, steps);
    if (verdict == Verdict.PASS && stopped) {
      verdict = Verdict.INCONCLUSIVE;
    }
    return new ScenarioResult(
        id,
        titles.apply(id),
        records.get(0).step().file(),
        covers.stream()
            .flatMap(c -> catalogue.find(c).stream())
            .map(Requirement::area)
            .distinct()
            .toList(),
        List.copyOf(covers),
        verdict,
        undriven
            .flatMap(StepRecord::notDriven)
            .map(ScenarioJudge::reason)
            .or(footing::gone)
            .orElse(""),
        milliseconds(records),
        steps);
  }

  /** Whether there are steps that cover something, and none of them came to a verdict. */
  private static boolean unsettled(List<StepRecord> records, List<StepResult> steps) {
    boolean covering = false;
    for (int i = 0; i < records.size(); i++) {
      if (!records.get(i).covers().isEmpty()) {
        covering = true;
        if (steps.get(i).verdict() != Verdict.INCONCLUSIVE) {
          return false;
        }
      }
    }
    return covering;
  }

  private StepResult step(StepRecord record, Footing footing, VerdictSink sink) {
    StepRef ref = record.step();
    Verdict verdict;
    String detail;
    if (record.notDriven().isPresent()) {
      detail = reason(record.notDriven().get());
      verdict = undriven(record, detail, sink);
      if (!inapplicable(record)) {
        footing.lost(ref, "was not driven");
      }
    } else if (record.expectation().isEmpty()) {
      detail = "";
      verdict = Verdict.PASS;
    } else {
      Optional<Exchange> exchange = last(record);
      Expectation expectation;
      try {
        expectation = ExpectationJson.read(record.expectation().get());
      } catch (IllegalArgumentException e) {
        // Evidence may come from another release, or have lost words that are secrets elsewhere.
        detail = "the recorded expectation cannot be read: " + e.getMessage();
        return new StepResult(
            ref.path(),
            ref.name(),
            ref.line(),
            undriven(record, detail, sink),
            detail,
            record.exchanges());
      }
      List<Exchange> all = record.exchanges().stream().flatMap(i -> exchange(i).stream()).toList();
      Outcome outcome = evaluator.evaluate(expectation, all, conversation);
      // Of a delivery the answer is the sink's, which says nothing about the endpoint.
      boolean deliveries = expectation.events().isPresent();
      Optional<Exchange> answer = exchange.filter(e -> !deliveries);
      boolean carriedOut =
          deliveries ? outcome.kind() == Outcome.Kind.HELD : carriedOut(expectation, all);
      String hint = expectation.hint().map(t -> t.template()).orElse("");
      Optional<String> excuse = excuse(outcome, carriedOut, answer, footing);
      verdict =
          excuse.isPresent()
              ? inconclusive(record, exchange, excuse.get(), sink)
              : judged(record, exchange, answer, outcome, hint, footing, sink);
      detail =
          outcome.mismatches().stream()
              .map(m -> "expected " + m.expected() + ", but " + m.actual())
              .collect(Collectors.joining("; "));
      footing.after(
          ref,
          outcome,
          carriedOut,
          deliveries
              ? carriedOut
              : exchange.filter(e -> e.response().isPresent() && e.fault().isEmpty()).isPresent());
    }
    return new StepResult(ref.path(), ref.name(), ref.line(), verdict, detail, record.exchanges());
  }

  /** Why this outcome says nothing about what the step covers; empty if it does. */
  private Optional<String> excuse(
      Outcome outcome, boolean carriedOut, Optional<Exchange> exchange, Footing footing) {
    Optional<String> before = footing.gone();
    if (before.isPresent()) {
      return before;
    }
    if (outcome.kind() != Outcome.Kind.BROKEN && outcome.kind() != Outcome.Kind.SOFT) {
      return Optional.empty();
    }
    if (carriedOut) {
      return Optional.of(
          "the operation was carried out, and what is wrong with the frame of the answer is"
              + " reported by itself: "
              + outcome.mismatches().get(0).actual());
    }
    if (outcome.kind() == Outcome.Kind.SOFT
        && faults
        && exchange.filter(SilenceChecks::isBare).isPresent()) {
      return Optional.of(
          "refused with a bare HTTP status where this endpoint otherwise sends faults, which is"
              + " judged by itself: "
              + outcome.mismatches().get(0).actual());
    }
    return exchange.flatMap(e -> Circumstances.excuse(e, footing.proven()));
  }

  /** Whether all is as expected but the Action or HTTP status that a success should have. */
  private boolean carriedOut(Expectation expectation, List<Exchange> exchanges) {
    return evaluator.withoutFrame().evaluate(expectation, exchanges, conversation).kind()
        == Outcome.Kind.HELD;
  }

  private static Verdict inconclusive(
      StepRecord record, Optional<Exchange> exchange, String reason, VerdictSink sink) {
    Optional<Location> where = Optional.of(location(record, exchange, Optional.empty()));
    return record.covers().stream()
        .map(requirement -> sink.tellUnknown(requirement, reason, where))
        .reduce(Verdict::worse)
        .orElse(Verdict.INCONCLUSIVE);
  }

  private static Verdict undriven(StepRecord record, String reason, VerdictSink sink) {
    Optional<Location> where = Optional.of(location(record, Optional.empty(), Optional.empty()));
    boolean inapplicable = inapplicable(record);
    for (String requirement : record.covers()) {
      if (inapplicable) {
        sink.tellNotApplicable(requirement, reason, where);
      } else {
        sink.tellUnknown(requirement, reason, where);
      }
    }
    return inapplicable ? Verdict.NOT_APPLICABLE : Verdict.INCONCLUSIVE;
  }

  private Verdict judged(
      StepRecord record,
      Optional<Exchange> exchange,
      Optional<Exchange> answer,
      Outcome outcome,
      String hint,
      Footing footing,
      VerdictSink sink) {
    Optional<Mismatch> first = outcome.mismatches().stream().findFirst();
    Optional<Location> where = Optional.of(location(record, exchange, first));
    String expected = first.map(Mismatch::expected).orElse("");
    String actual = first.map(Mismatch::actual).orElse("");
    List<Verdict> verdicts = new ArrayList<>();
    for (String requirement : record.covers()) {
      if (outcome.kind() != Outcome.Kind.HELD && !binds(requirement)) {
        verdicts.add(
            sink.tellUnknown(requirement, "what was answered is not this party's doing", where));
        continue;
      }
      verdicts.add(
          switch (outcome.kind()) {
            case HELD -> sink.tellHeld(requirement, where);
            case BROKEN -> sink.tellBroken(requirement, expected, actual, where, hint);
            case SOFT ->
                sink.tellSoft(
                    requirement,
                    expected,
                    actual,
                    where,
                    hint.isEmpty() ? "refused as it should be, with another fault" : hint);
            case UNKNOWN -> sink.tellUnknown(requirement, actual, where);
            case UNSUPPORTED -> unsupported(requirement, expected, actual, where, sink);
          });
    }
    Verdict verdict =
        verdicts.stream().reduce(Verdict::worse).orElseGet(() -> footing.uncovered(outcome));
    return verdict == Verdict.PASS ? permitted(outcome, answer) : verdict;
  }

  /** The verdict on a step that breaks nothing, if it is only because it is about a permission. */
  private static Verdict permitted(Outcome outcome, Optional<Exchange> exchange) {
    if (outcome.kind() == Outcome.Kind.HELD) {
      return Verdict.PASS;
    }
    return exchange.flatMap(Exchange::fault).isPresent()
        ? Verdict.NOT_APPLICABLE
        : Verdict.INCONCLUSIVE;
  }

  /** Whether a requirement is one that a party under test has to meet. */
  private boolean binds(String requirement) {
    return !Collections.disjoint(
        catalogue.require(requirement).parties(), conversation.origin().underTest());
  }

  /** The endpoint says that it does not do this: a fault of its claims, if of anything. */
  private Verdict unsupported(
      String requirement,
      String expected,
      String actual,
      Optional<Location> where,
      VerdictSink sink) {
    List<String> words = catalogue.require(requirement).capabilities();
    boolean claimed =
        words.isEmpty()
            ? !conversation.declaration().capabilities().isEmpty()
            : words.stream().allMatch(conversation.declaration()::claims);
    return claimed
        ? sink.tellSoft(requirement, expected, actual, where, CLAIMED_BUT_UNSUPPORTED)
        : sink.tellNotApplicable(requirement, "the endpoint says: " + actual, where);
  }

  private Optional<Exchange> last(StepRecord record) {
    return record.exchanges().isEmpty()
        ? Optional.empty()
        : exchange(record.exchanges().get(record.exchanges().size() - 1));
  }

  private Optional<Exchange> exchange(String id) {
    return Optional.ofNullable(exchanges.get(id));
  }

  private static Location location(
      StepRecord record, Optional<Exchange> exchange, Optional<Mismatch> mismatch) {
    Location.Side side =
        mismatch
            .map(
                m ->
                    switch (m.side()) {
                      case REQUEST -> Location.Side.REQUEST;
                      case RESPONSE -> Location.Side.RESPONSE;
                      case EXCHANGE -> Location.Side.EXCHANGE;
                    })
            .orElse(Location.Side.EXCHANGE);
    return new Location(
        exchange.map(Exchange::id),
        side,
        mismatch.flatMap(Mismatch::xpath),
        exchange.flatMap(Exchange::source),
        Optional.of(record.step()));
  }

  private static boolean inapplicable(StepRecord record) {
    return record.notDriven().filter(r -> r.startsWith(ScenarioRunner.NOT_APPLICABLE)).isPresent();
  }

  private static String reason(String notDriven) {
    return notDriven.startsWith(ScenarioRunner.NOT_APPLICABLE)
        ? notDriven.substring(ScenarioRunner.NOT_APPLICABLE.length())
        : notDriven;
  }

  private long milliseconds(List<StepRecord> records) {
    return records.stream()
        .flatMap(r -> r.exchanges().stream())
        .distinct()
        .flatMap(id -> exchange(id).stream())
        .flatMap(e -> e.timing().stream())
        .map(Timing::total)
        .mapToLong(t -> t.toMillis())
        .sum();
  }
}
