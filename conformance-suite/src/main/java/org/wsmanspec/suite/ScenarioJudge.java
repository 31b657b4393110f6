package org.wsmanspec.suite;

import java.util.ArrayList;
import java.util.Collections;
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

/** Judges what the steps of scenarios expected, from their records. */
final class ScenarioJudge {

  private final Conversation conversation;
  private final Catalogue catalogue;
  private final ExpectationEvaluator evaluator;
  private final Function<String, VerdictSink> sinks;
  private final Function<String, String> titles;

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
  }

  /** Judge all scenarios, in the order in which their first steps were recorded. */
  List<ScenarioResult> results() {
    Map<String, List<StepRecord>> byScenario = new LinkedHashMap<>();
    for (StepRecord record : conversation.steps()) {
      byScenario.computeIfAbsent(record.step().scenario(), k -> new ArrayList<>()).add(record);
    }
    return byScenario.entrySet().stream().map(e -> scenario(e.getKey(), e.getValue())).toList();
  }

  private ScenarioResult scenario(String id, List<StepRecord> records) {
    VerdictSink sink = sinks.apply(id);
    List<StepResult> steps = records.stream().map(r -> step(r, sink)).toList();
    Set<String> covers = new LinkedHashSet<>();
    records.forEach(r -> covers.addAll(r.covers()));
    Verdict verdict =
        steps.stream().map(StepResult::verdict).reduce(Verdict::worse).orElse(Verdict.INCONCLUSIVE);
    Optional<StepRecord> undriven =
        records.stream().filter(r -> r.notDriven().isPresent()).findFirst();
    // A scenario that stopped half way has not shown what it is there to show.
    if (verdict == Verdict.PASS && undriven.filter(r -> !inapplicable(r)).isPresent()) {
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
        undriven.flatMap(StepRecord::notDriven).map(ScenarioJudge::reason).orElse(""),
        milliseconds(records),
        steps);
  }

  private StepResult step(StepRecord record, VerdictSink sink) {
    StepRef ref = record.step();
    Verdict verdict;
    String detail;
    if (record.notDriven().isPresent()) {
      detail = reason(record.notDriven().get());
      verdict = undriven(record, detail, sink);
    } else if (record.expectation().isEmpty()) {
      detail = "";
      verdict = Verdict.PASS;
    } else {
      Expectation expectation = ExpectationJson.read(record.expectation().get());
      Optional<Exchange> exchange = last(record);
      Outcome outcome = evaluator.evaluate(expectation, exchange, conversation);
      String hint = expectation.hint().map(t -> t.template()).orElse("");
      verdict = judged(record, exchange, outcome, hint, sink);
      detail =
          outcome.mismatches().stream()
              .map(m -> "expected " + m.expected() + ", but " + m.actual())
              .collect(Collectors.joining("; "));
    }
    return new StepResult(ref.path(), ref.name(), ref.line(), verdict, detail, record.exchanges());
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
      Outcome outcome,
      String hint,
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
    return verdicts.stream().reduce(Verdict::worse).orElseGet(() -> uncovered(outcome));
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
        ? sink.tellSoft(
            requirement,
            expected,
            actual,
            where,
            "claimed, but the endpoint says that it does not support this")
        : sink.tellNotApplicable(requirement, "the endpoint says: " + actual, where);
  }

  /** The verdict on a step that stands for no requirement; it cannot fail an endpoint. */
  private static Verdict uncovered(Outcome outcome) {
    return switch (outcome.kind()) {
      case HELD -> Verdict.PASS;
      case BROKEN, SOFT, UNSUPPORTED -> Verdict.WARN;
      case UNKNOWN -> Verdict.INCONCLUSIVE;
    };
  }

  private Optional<Exchange> last(StepRecord record) {
    return record.exchanges().isEmpty()
        ? Optional.empty()
        : conversation.exchange(record.exchanges().get(record.exchanges().size() - 1));
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
        .flatMap(id -> conversation.exchange(id).stream())
        .flatMap(e -> e.timing().stream())
        .map(Timing::total)
        .mapToLong(t -> t.toMillis())
        .sum();
  }
}
