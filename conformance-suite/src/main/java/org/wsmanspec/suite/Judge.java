package org.wsmanspec.suite;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.schema.SchemaProblem;
import org.wsmanspec.message.schema.SchemaValidator;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.ScenarioResult;
import org.wsmanspec.scenario.Profile;
import org.wsmanspec.scenario.expect.ExpectationEvaluator;
import org.wsmanspec.suite.catalogue.Catalogue;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.profile.Profiles;

/**
 * Judges conversations: lets every check look, and gathers the verdicts into a report.
 *
 * <p>Pure: the same conversation gets the same report, whether it is a live run, stored evidence or
 * a capture. Thread-safe.
 */
public final class Judge {

  private static final ExpectationEvaluator EVALUATOR =
      new ExpectationEvaluator(
          envelope ->
              SchemaValidator.lenient().validate(envelope).stream()
                  .map(SchemaProblem::toString)
                  .toList());

  private final String tool;
  private final Catalogue catalogue;
  private final List<Check> checks;

  private Judge(String tool, Catalogue catalogue, List<Check> checks) {
    this.tool = tool;
    this.catalogue = catalogue;
    this.checks = checks;
  }

  /** The judge with the shipped catalogue and all checks. */
  public static Judge standard() {
    return Standard.INSTANCE;
  }

  /**
   * A judge of one's own.
   *
   * @param tool name and version for the report
   * @throws org.wsmanspec.suite.catalogue.CatalogueException if a check names an unknown id
   */
  public static Judge of(String tool, Catalogue catalogue, List<Check> checks) {
    checks.forEach(c -> c.requirements().forEach(catalogue::require));
    return new Judge(tool, catalogue, List.copyOf(checks));
  }

  /** The checks, in the order in which they look. */
  public List<Check> checks() {
    return checks;
  }

  /** Judge a conversation; scenarios are titled with their ids. */
  public RunReport judge(Conversation conversation) {
    return judge(conversation, Briefing.NONE);
  }

  /**
   * Judge a conversation.
   *
   * @param titles titles of scenarios by their ids; a scenario without one is titled with its id
   */
  public RunReport judge(Conversation conversation, Map<String, String> titles) {
    return judge(conversation, new Briefing(titles, Map.of(), Optional.empty()));
  }

  /**
   * Judge a conversation.
   *
   * @param briefing what is known beside it
   */
  public RunReport judge(Conversation conversation, Briefing briefing) {
    Set<String> observed = ObservedCapabilities.of(conversation);
    Optional<Profile> profile =
        briefing
            .profile()
            .or(() -> conversation.declaration().profile().flatMap(Profiles::shipped));
    Map<String, Exchange> exchanges = new HashMap<>();
    conversation.exchanges().forEach(e -> exchanges.putIfAbsent(e.id(), e));
    VerdictPolicy policy =
        new VerdictPolicy(
            conversation.declaration(),
            observed,
            profile.orElse(Profile.NONE),
            id -> Optional.ofNullable(exchanges.get(id)));
    Ledger ledger = new Ledger();
    Set<Conversation.Party> underTest = conversation.origin().underTest();
    for (Check check : checks) {
      check.judge(
          conversation, new VerdictSink(check.name(), catalogue, policy, underTest, ledger));
    }
    List<ScenarioResult> scenarios =
        new ScenarioJudge(
                conversation,
                catalogue,
                EVALUATOR,
                id -> new VerdictSink(id, catalogue, policy, underTest, ledger),
                id -> briefing.titles().getOrDefault(id, id))
            .results();
    List<RequirementResult> requirements = ledger.results(catalogue.all(), policy, underTest);
    return new RunReport(
            tool,
            conversation.origin().name(),
            conversation.origin().format(),
            conversation.origin().started(),
            wall(conversation),
            waiting(conversation),
            conversation.exchanges().size(),
            List.copyOf(new TreeSet<>(conversation.declaration().capabilities())),
            List.copyOf(new TreeSet<>(observed)),
            requirements,
            scenarios,
            notes(conversation, ledger, profile))
        .with(
            new ClaimComparison(
                    conversation.declaration(), observed, briefing.needs(), requirements, scenarios)
                .results());
  }

  private List<String> notes(
      Conversation conversation, Ledger ledger, Optional<Profile> profile) {
    List<String> notes = new ArrayList<>();
    profile.ifPresent(p -> notes.add("Judged by the profile " + p.name() + ": " + p.title() + "."));
    Optional<String> unknown = conversation.declaration().profile();
    if (profile.isEmpty() && unknown.isPresent()) {
      notes.add(
          "The profile "
              + unknown.get()
              + " is not a shipped one, so it was judged by none; name its file with --profile.");
    }
    notes.addAll(AbsenceNotes.of(conversation));
    String strange =
        conversation.steps().stream()
            .flatMap(s -> s.covers().stream())
            .filter(c -> catalogue.find(c).isEmpty())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    if (!strange.isEmpty()) {
      notes.add("The recorded scenarios cover requirements that are not known here: " + strange);
    }
    notes.addAll(ledger.remarks());
    return notes;
  }

  /** From the first request to the end of the last exchange, in milliseconds. */
  private static long wall(Conversation conversation) {
    List<Timing> timings =
        conversation.exchanges().stream().flatMap(e -> e.timing().stream()).toList();
    Optional<Instant> first = timings.stream().map(Timing::sent).min(Comparator.naturalOrder());
    Optional<Instant> last =
        timings.stream().map(t -> t.sent().plus(t.total())).max(Comparator.naturalOrder());
    return first.isEmpty() || last.isEmpty()
        ? 0
        : Duration.between(first.get(), last.get()).toMillis();
  }

  /** How long at least one request was under way, in milliseconds. */
  private static long waiting(Conversation conversation) {
    List<Timing> timings = new ArrayList<>();
    conversation.exchanges().forEach(e -> e.timing().ifPresent(timings::add));
    timings.sort(Comparator.comparing(Timing::sent));
    Duration waited = Duration.ZERO;
    Instant until = Instant.MIN;
    for (Timing timing : timings) {
      Instant end = timing.sent().plus(timing.total());
      if (end.isAfter(until)) {
        Instant begin = timing.sent().isAfter(until) ? timing.sent() : until;
        waited = waited.plus(Duration.between(begin, end));
        until = end;
      }
    }
    return waited.toMillis();
  }

  private static final class Standard {
    static final Judge INSTANCE = of(Tool.name(), Catalogue.load(), StandardChecks.all());
  }
}
