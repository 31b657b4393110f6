package org.wsmanspec.suite;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.mock.http.AuthenticationScheme;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.mock.http.Misbehavior;
import org.wsmanspec.mock.personality.Personality;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Secret;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.run.RunOptions;
import org.wsmanspec.scenario.run.ScenarioRunner;
import org.wsmanspec.scenario.run.TargetTransport;
import org.wsmanspec.scenario.transport.Transport;
import org.wsmanspec.suite.scenarios.ScenarioLibrary;
import org.wsmanspec.suite.sink.RunSink;

/**
 * The reference endpoint with other answers, against which the scenarios are driven.
 *
 * @param name what is different
 * @param misbehavior makes the difference
 * @param withoutClaims claims that the target file does not make
 * @param authentication how clients authenticate
 */
record Variant(
    String name,
    Misbehavior misbehavior,
    Set<String> withoutClaims,
    AuthenticationScheme authentication) {

  private static final String USER = "operator";
  private static final String PASSWORD = "correct horse";

  /** Costly ones, each with the requirements of those variants that need it. */
  private static final Map<String, Set<String>> COSTLY =
      Map.of(
          "many-instances",
          Set.of(),
          "operation-timeout-expires",
          Set.of(),
          "expired",
          Set.of("DSP0226-enumeration-38"),
          "heartbeats",
          Set.of(
              "R10.2.5-2",
              "R10.2.5-3",
              "DSP0226-eventing-19",
              "DSP0226-eventing-30",
              "DSP0226-eventing-38"));

  /** Areas whose scenarios wait for events. */
  private static final Set<String> ABOUT_EVENTS = Set.of("eventing", "wef");

  /** Areas whose scenarios are about remote shells. */
  private static final Set<String> ABOUT_SHELLS = Set.of("shell", "powershell");

  /** Of shells, what those variants are run against that are about something else. */
  private static final Set<String> SHELL_SAMPLE =
      Set.of("shell-command-output", "pipeline-input", "unknown-shell");

  /** What shows every kind of message about shells and pools, for those that are about them. */
  private static final Set<String> SHELLS =
      Set.of(
          "get-a-shell",
          "shell-command-output",
          "shell-disconnect",
          "shell-late-receive",
          "shell-receive-times-out",
          "shell-standard-input",
          "unknown-shell",
          "pipeline-connect",
          "pipeline-failure",
          "pipeline-host-call",
          "pipeline-input",
          "pipeline-records",
          "pipeline-stop",
          "pool-available-runspaces",
          "pool-command-metadata",
          "pool-connect",
          "pool-key-exchange",
          "pool-key-request",
          "pool-negotiation",
          "pool-no-protocol-version",
          "pool-open-and-close",
          "pool-reset");

  /** Of eventing, what those variants are run against that are about something else. */
  private static final Set<String> EVENTING_SAMPLE =
      Set.of(
          "every-event-is-delivered~push",
          "unsubscribed~batched",
          "pull-subscription",
          "unknown-delivery-mode~unheard-of");

  /** Those of the event of 2006 repeat others; the generated ones have tests of their own. */
  private static final Set<String> REPEATING = Set.of("negative", "interop-2006");

  /** What shows every kind of message about subscriptions, for those that are about eventing. */
  private static final Set<String> EVENTING =
      Set.of(
          "every-event-is-delivered~push",
          "every-event-is-delivered~push-with-ack",
          "every-event-is-delivered~batched",
          "every-event-is-delivered~pull",
          "batch-of-events",
          "bookmark~push",
          "delivery-refused~with-end-to",
          "dropped-events",
          "event-log~push",
          "event-log~batched",
          "example-3-pull-subscription",
          "example-4-push-subscription",
          "heartbeats",
          "indication-of-a-creation~push",
          "no-mode-is-push",
          "not-acknowledged",
          "pull-subscription",
          "refused-renew~zero",
          "renewed",
          "source-cancels~push-with-ack",
          "source-ends-a-pull",
          "subscription-expires-is-a-wish~long",
          "unknown-delivery-mode~unheard-of",
          "unknown-event-filter-dialect",
          "unsubscribed~push",
          "unsubscribed~push-with-ack",
          "unsubscribed~batched");

  private static final List<Scenario> SCENARIOS = scenarios(List.of());

  /** All scenarios but the costly ones that say nothing of these requirements. */
  static List<Scenario> scenarios(List<String> requirements) {
    return ScenarioLibrary.all().stream()
        .filter(e -> !REPEATING.contains(e.area()))
        .flatMap(
            e ->
                e.scenarios().stream()
                    .filter(
                        s -> !ABOUT_EVENTS.contains(e.area()) || EVENTING_SAMPLE.contains(s.id()))
                    .filter(s -> !ABOUT_SHELLS.contains(e.area()) || SHELL_SAMPLE.contains(s.id())))
        .filter(s -> affordable(s, requirements))
        .toList();
  }

  /**
   * Those against which a personality is run: of the many generated ones, and of those that repeat
   * others in the order of an event, only what is about its requirements. With {@code
   * -Dwsmanspec.personality.all=true} everything.
   */
  static List<Scenario> scenariosFor(Personality personality) {
    if (Boolean.getBoolean("wsmanspec.personality.all")) {
      return ScenarioLibrary.all().stream().flatMap(e -> e.scenarios().stream()).toList();
    }
    return ScenarioLibrary.all().stream()
        .flatMap(
            e ->
                e.scenarios().stream()
                    .filter(s -> !REPEATING.contains(e.area()) || covers(s, personality.breaks()))
                    .filter(s -> isNear(e.area(), s, personality)))
        .filter(s -> affordable(s, personality.breaks()))
        .toList();
  }

  private static boolean affordable(Scenario scenario, List<String> requirements) {
    Set<String> needed = COSTLY.get(scenario.id());
    return needed == null || requirements.stream().anyMatch(needed::contains);
  }

  /**
   * Whether a scenario is worth its time against a personality: what is about eventing touches
   * nothing else, and the other way round.
   */
  private static boolean isNear(String area, Scenario scenario, Personality personality) {
    if (covers(scenario, personality.breaks())
        || personality.breaks().stream()
            .anyMatch(COSTLY.getOrDefault(scenario.id(), Set.of())::contains)) {
      return true;
    }
    if (ABOUT_SHELLS.contains(area) || isOfShells(personality)) {
      return isOfShells(personality) && SHELLS.contains(scenario.id());
    }
    if (personality.file().startsWith("wef")) {
      return area.equals("wef") || EVENTING_SAMPLE.contains(scenario.id());
    }
    return personality.file().startsWith("eventing")
        ? EVENTING.contains(scenario.id())
        : !ABOUT_EVENTS.contains(area) || EVENTING_SAMPLE.contains(scenario.id());
  }

  private static boolean isOfShells(Personality personality) {
    return ABOUT_SHELLS.stream().anyMatch(personality.file()::startsWith);
  }

  private static boolean covers(Scenario scenario, List<String> requirements) {
    return scenario.covers().stream().anyMatch(requirements::contains)
        || scenario.steps().stream()
            .flatMap(step -> step.covers().stream())
            .anyMatch(requirements::contains);
  }

  /** Answers are changed, knowing the request as far as it could be read. */
  static Variant of(String name, BiFunction<Optional<Envelope>, HttpAnswer, HttpAnswer> change) {
    return new Variant(name, Misbehavior.answering(change), Set.of(), AuthenticationScheme.NONE);
  }

  /** A personality of the endpoint. */
  static Variant of(Personality personality) {
    return new Variant(
        personality.name(),
        personality.misbehavior(),
        personality.withoutClaims(),
        personality.authentication());
  }

  /** The text of every SOAP answer is changed. */
  static Variant text(String name, UnaryOperator<String> change) {
    return of(name, (request, answer) -> changed(answer, change));
  }

  /** The text of every SOAP answer is changed, knowing the request. */
  static Variant answer(String name, BiFunction<Envelope, String, String> change) {
    return of(
        name,
        (request, answer) ->
            request.map(r -> changed(answer, t -> change.apply(r, t))).orElse(answer));
  }

  /** Some requests are answered with a fault. */
  static Variant refusing(String name, Predicate<Envelope> which, String code, String subcode) {
    return of(
        name,
        (request, answer) ->
            request.filter(which).map(r -> fault(r, code, subcode, "")).orElse(answer));
  }

  Variant without(String... claims) {
    return new Variant(name + ", not claimed", misbehavior, Set.of(claims), authentication);
  }

  @Override
  public String toString() {
    return name;
  }

  /** Drive all scenarios and judge. */
  RunReport report() {
    return Judge.standard().judge(conversation());
  }

  Conversation conversation() {
    return conversation(SCENARIOS);
  }

  /** All scenarios, the costly ones included. */
  Conversation complete() {
    return conversation(
        ScenarioLibrary.all().stream().flatMap(e -> e.scenarios().stream()).toList());
  }

  Conversation conversation(List<Scenario> scenarios) {
    return conversation(scenarios, 1);
  }

  /** Drive scenarios with several workers; not for what depends on the order of messages. */
  Conversation conversation(List<Scenario> scenarios, int workers) {
    try (ReferenceEndpoint endpoint =
        ReferenceEndpoint.builder()
            .misbehavior(misbehavior)
            .credentials(USER, PASSWORD, authentication)
            .build()
            .start()) {
      Target target = claiming(ReferenceTarget.at(endpoint.address()));
      try (RunSink sink = RunSink.reachableFrom(target.address());
          Transport transport = TargetTransport.open(target, Clock.systemUTC())) {
        RunOptions options =
            RunOptions.DEFAULT
                .withJournal(endpoint::journal)
                .withParallel(workers)
                .withSink(sink)
                .withTimeScale(0.4);
        return new ScenarioRunner(target, transport, options, List.of()).run(scenarios);
      }
    }
  }

  private Target claiming(Target all) {
    Set<String> claims = new HashSet<>(all.claims());
    claims.removeAll(withoutClaims);
    Target.Credentials credentials = Target.Credentials.NONE;
    if (authentication != AuthenticationScheme.NONE) {
      claims.add("authentication");
      claims.add(authentication.name().toLowerCase(Locale.ROOT));
      credentials =
          new Target.Credentials(
              Target.Scheme.valueOf(authentication.name()), USER, Secret.of(PASSWORD));
    }
    return new Target(
        all.name(),
        all.address(),
        credentials,
        all.tls(),
        all.limits(),
        all.disruptive(),
        claims,
        all.resources(),
        all.profile(),
        all.events());
  }

  static HttpAnswer changed(HttpAnswer answer, UnaryOperator<String> change) {
    String type = answer.headers().first("Content-Type").orElse("");
    if (!type.startsWith("application/soap+xml") || answer.body().length == 0) {
      return answer;
    }
    Charset charset =
        type.toUpperCase(Locale.ROOT).contains("UTF-16")
            ? StandardCharsets.UTF_16
            : StandardCharsets.UTF_8;
    String text = new String(answer.body(), charset);
    return new HttpAnswer(answer.status(), answer.headers(), change.apply(text).getBytes(charset));
  }

  static HttpAnswer withStatus(HttpAnswer answer, int status) {
    return new HttpAnswer(status, answer.headers(), answer.body());
  }

  static HttpAnswer withHeader(HttpAnswer answer, String name, String value) {
    List<HttpHeaders.Field> fields = new ArrayList<>(answer.headers().fields());
    fields.removeIf(f -> f.name().equalsIgnoreCase(name));
    fields.add(new HttpHeaders.Field(name, value));
    return new HttpAnswer(answer.status(), new HttpHeaders(fields), answer.body());
  }

  static boolean isFault(HttpAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8).contains("<s:Fault>");
  }

  /** A fault in answer to a request; the subcode may be empty. */
  static HttpAnswer fault(Envelope request, String code, String subcode, String detail) {
    String prefix = subcode.contains(":") ? subcode.substring(0, subcode.indexOf(':')) : "wsa";
    String action =
        switch (prefix) {
          case "wsman" -> "http://schemas.dmtf.org/wbem/wsman/1/wsman/fault";
          case "wsen" -> "http://schemas.xmlsoap.org/ws/2004/09/enumeration/fault";
          case "wxf" -> "http://schemas.xmlsoap.org/ws/2004/09/transfer/fault";
          default -> "http://schemas.xmlsoap.org/ws/2004/08/addressing/fault";
        };
    String sub =
        subcode.isEmpty() ? "" : "<s:Subcode><s:Value>" + subcode + "</s:Value></s:Subcode>";
    return reply(
        request,
        500,
        action,
        "",
        "<s:Fault><s:Code><s:Value>"
            + code
            + "</s:Value>"
            + sub
            + "</s:Code><s:Reason><s:Text xml:lang='en'>no</s:Text></s:Reason>"
            + (detail.isEmpty() ? "" : "<s:Detail>" + detail + "</s:Detail>")
            + "</s:Fault>");
  }

  /** A reply of one's own. */
  static HttpAnswer reply(
      Envelope request, int status, String action, String headers, String body) {
    String relates =
        request.messageId().map(id -> "<wsa:RelatesTo>" + id + "</wsa:RelatesTo>").orElse("");
    String text =
        "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'"
            + " xmlns:wsa='http://schemas.xmlsoap.org/ws/2004/08/addressing'"
            + " xmlns:wsman='http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd'"
            + " xmlns:wsen='http://schemas.xmlsoap.org/ws/2004/09/enumeration'"
            + " xmlns:wxf='http://schemas.xmlsoap.org/ws/2004/09/transfer'><s:Header><wsa:To>"
            + Uris.ANONYMOUS
            + "</wsa:To><wsa:Action>"
            + action
            + "</wsa:Action><wsa:MessageID>uuid:"
            + UUID.randomUUID()
            + "</wsa:MessageID>"
            + relates
            + headers
            + "</s:Header><s:Body>"
            + body
            + "</s:Body></s:Envelope>";
    return new HttpAnswer(
        status,
        HttpHeaders.of("Content-Type", "application/soap+xml;charset=UTF-8"),
        text.getBytes(StandardCharsets.UTF_8));
  }
}
