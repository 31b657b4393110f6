package org.wsmanspec.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.run.RunOptions;
import org.wsmanspec.scenario.run.ScenarioRunner;
import org.wsmanspec.scenario.run.TargetTransport;
import org.wsmanspec.scenario.transport.Transport;
import org.wsmanspec.suite.scenarios.ScenarioLibrary;
import org.wsmanspec.suite.sink.RunSink;

/** Scenarios get the same verdicts in whatever order, one at a time or side by side. */
@Timeout(600)
final class IndependenceTests {

  /** All but one that takes long and depends on nothing. */
  private static final List<Scenario> ALL =
      ScenarioLibrary.all().stream()
          .flatMap(e -> e.scenarios().stream())
          .filter(s -> !s.id().equals("many-instances"))
          .toList();

  private static final Map<String, String> USUAL = new TreeMap<>();
  private static final List<String> OPERATIONS = new ArrayList<>();

  /**
   * One way to drive all scenarios.
   *
   * @param name what is different
   * @param workers how many scenarios may overlap
   */
  record Way(String name, List<Scenario> scenarios, int workers) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void driveAsUsual() {
    Conversation conversation = drive(ALL, 1);
    USUAL.putAll(verdicts(Judge.standard().judge(conversation)));
    OPERATIONS.addAll(operations(conversation));
  }

  static Stream<Way> ways() {
    List<Scenario> reversed = new ArrayList<>(ALL);
    Collections.reverse(reversed);
    return Stream.of(
        new Way("the other way round", reversed, 1),
        new Way("in a random order", shuffled(7), 1),
        new Way("two workers", ALL, 2),
        new Way("four workers, in a random order", shuffled(2026), 4));
  }

  private static List<Scenario> shuffled(long seed) {
    List<Scenario> shuffled = new ArrayList<>(ALL);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  @ParameterizedTest
  @MethodSource("ways")
  void verdictsAreThoseOfAnyOtherOrder(Way way) {
    Conversation conversation = drive(way.scenarios(), way.workers());
    RunReport report = Judge.standard().judge(conversation);
    Map<String, String> verdicts = verdicts(report);
    Map<String, String> different = new TreeMap<>();
    USUAL.forEach(
        (key, verdict) -> {
          String now = verdicts.getOrDefault(key, "missing");
          if (!now.equals(verdict)) {
            different.put(key, verdict + " became " + now);
          }
        });
    assertEquals(Map.of(), different, () -> evidence(report));
    assertEquals(USUAL.keySet(), verdicts.keySet());
  }

  /** What a failure of this test is about. */
  private static String evidence(RunReport report) {
    return report.requirements().stream()
        .flatMap(r -> r.findings().stream())
        .filter(f -> f.verdict() == Verdict.FAIL || f.verdict() == Verdict.WARN)
        .map(Object::toString)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void severalWorkersRecordWhatOneWould() {
    assertIterableEquals(OPERATIONS, operations(drive(ALL, 3)));
  }

  /**
   * What was asked and how it was answered. When and how often an event arrives is up to the
   * source.
   */
  private static List<String> operations(Conversation conversation) {
    return conversation.exchanges().stream()
        .filter(e -> e.role() == Exchange.Role.OPERATION)
        .filter(
            e ->
                e.requestEnvelope()
                    .flatMap(Envelope::action)
                    .filter(Actions.SHELL_RECEIVE::equals)
                    .isEmpty())
        .map(IndependenceTests::place)
        .toList();
  }

  private static String place(Exchange exchange) {
    return exchange.step().map(s -> s.scenario() + " " + s.path()).orElse("no step")
        + exchange.response().map(r -> " " + r.status()).orElse("");
  }

  private static Conversation drive(List<Scenario> scenarios, int workers) {
    try (ReferenceEndpoint endpoint = ReferenceEndpoint.builder().build().start()) {
      Target target = ReferenceTarget.at(endpoint.address());
      RunOptions options = RunOptions.DEFAULT.withJournal(endpoint::journal).withParallel(workers);
      try (RunSink sink = RunSink.reachableFrom(target.address());
          Transport transport = TargetTransport.open(target, Clock.systemUTC())) {
        return new ScenarioRunner(target, transport, options.withSink(sink), List.of())
            .run(scenarios);
      }
    }
  }

  /** Verdicts of requirements, scenarios and their steps. */
  private static Map<String, String> verdicts(RunReport report) {
    Map<String, String> verdicts = new TreeMap<>();
    report.requirements().forEach(r -> verdicts.put(r.requirement().id(), r.verdict().text()));
    report
        .scenarios()
        .forEach(
            s -> {
              verdicts.put(s.id(), s.verdict().text());
              s.steps().forEach(t -> verdicts.put(s.id() + " " + t.path(), t.verdict().text()));
            });
    return verdicts;
  }
}
