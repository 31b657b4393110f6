package org.wsmanspec.scenario.expect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.message.mutation.XmlFragments;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.scenario.Expectation;
import org.wsmanspec.scenario.RemoteExpectation;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.expect.Mismatch.Side;
import org.wsmanspec.scenario.expect.Outcome.Kind;

/**
 * Compares an expectation, its variables resolved, with what was recorded.
 *
 * <p>A pure function of its arguments.
 */
public final class ExpectationEvaluator {

  private final Optional<Function<Envelope, List<String>>> schema;
  private final boolean frame;

  /** An evaluator without schemas: {@code schema: valid} is not known to it. */
  public ExpectationEvaluator() {
    this(Optional.empty(), true);
  }

  /**
   * An evaluator with schemas.
   *
   * @param schema the problems of an envelope, none if it is valid
   */
  public ExpectationEvaluator(Function<Envelope, List<String>> schema) {
    this(Optional.of(schema), true);
  }

  private ExpectationEvaluator(Optional<Function<Envelope, List<String>>> schema, boolean frame) {
    this.schema = schema;
    this.frame = frame;
  }

  /**
   * The same, but content with a success whose Action or HTTP status is wrong, unless the
   * expectation states them itself.
   *
   * <p>Tells whether an operation was carried out, whatever else is wrong with the answer.
   */
  public ExpectationEvaluator withoutFrame() {
    return new ExpectationEvaluator(schema, false);
  }

  /**
   * Evaluate.
   *
   * @param exchange what the step caused; empty if it was not driven
   * @param conversation for the endpoint's journal
   */
  public Outcome evaluate(
      Expectation expectation, Optional<Exchange> exchange, Conversation conversation) {
    if (exchange.isEmpty()) {
      return unknown("an exchange", "the step caused none");
    }
    return new Evaluation(
            exchange.get(), List.of(exchange.get()), conversation, schema, frame, Map.of())
        .all(expectation);
  }

  /**
   * Evaluate all that a step caused: what is expected of events is compared with all of it, the
   * rest with the last message of the endpoint.
   *
   * @param exchanges of the step, in order
   * @param conversation for the endpoint's journal
   */
  public Outcome evaluate(
      Expectation expectation, List<Exchange> exchanges, Conversation conversation) {
    Optional<Exchange> last =
        exchanges.isEmpty() ? Optional.empty() : Optional.of(exchanges.get(exchanges.size() - 1));
    if (expectation.events().isEmpty()) {
      return last.map(
              e ->
                  new Evaluation(e, exchanges, conversation, schema, frame, Map.of())
                      .all(expectation))
          .orElseGet(() -> evaluate(expectation, last, conversation));
    }
    if (last.isEmpty()) {
      // Nothing was delivered, so there is nothing else to look at.
      return new Evaluation(
              NOTHING, exchanges, conversation, schema, frame, expectation.namespaces())
          .events(expectation);
    }
    List<Exchange> bearing = exchanges.stream().filter(e -> !Deliveries.in(e).isEmpty()).toList();
    Exchange subject = bearing.isEmpty() ? last.get() : bearing.get(bearing.size() - 1);
    boolean delivered = subject.role() != Exchange.Role.OPERATION;
    Outcome outcome =
        new Evaluation(
                delivered ? mirrored(subject) : subject,
                exchanges,
                conversation,
                schema,
                frame,
                Map.of())
            .all(expectation);
    return delivered ? outcome.aboutRequest() : outcome;
  }

  private static final Exchange NOTHING =
      new Exchange(
          "",
          Exchange.Role.DELIVERY,
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          Optional.empty());

  /** A delivery in which the endpoint's message stands where an answer of it would. */
  private static Exchange mirrored(Exchange delivery) {
    return new Exchange(
        delivery.id(),
        delivery.role(),
        delivery.connection(),
        delivery.request(),
        delivery.request().map(r -> new Response(200, "", r.headers(), r.body())),
        Optional.empty(),
        delivery.timing(),
        delivery.step(),
        delivery.gaps(),
        delivery.source());
  }

  static Outcome unknown(String expected, String actual) {
    return Outcome.of(
        Kind.UNKNOWN, new Mismatch(expected, actual, Optional.empty(), Side.EXCHANGE));
  }

  /** A step's last exchange, and all of them, that are compared with expectations. */
  private record Evaluation(
      Exchange exchange,
      List<Exchange> step,
      Conversation conversation,
      Optional<Function<Envelope, List<String>>> schema,
      boolean frame,
      Map<String, String> further) {

    Outcome all(Expectation e) {
      Map<String, String> namespaces = new LinkedHashMap<>(further);
      namespaces.putAll(e.namespaces());
      return new Evaluation(exchange, step, conversation, schema, frame, namespaces).parts(e);
    }

    /** What is expected of events alone. */
    private Outcome events(Expectation e) {
      Outcome outcome =
          e.events()
              .map(v -> EventsComparison.compare(v, step, XmlFragments.prefixes(further)))
              .orElse(Outcome.HELD);
      if (e.anyOf().isEmpty()) {
        return outcome;
      }
      return e.anyOf().stream().map(this::events).anyMatch(Outcome::held)
          ? outcome
          : outcome.and(events(e.anyOf().get(0)));
    }

    private Outcome parts(Expectation e) {
      Optional<String> unseen = OwnLimits.reason(exchange);
      if (unseen.isPresent()) {
        return unknown(Descriptions.of(e), unseen.get());
      }
      if (exchange.response().isEmpty()) {
        return silence(e);
      }
      Response response = exchange.response().get();
      if (e.httpError().isPresent() && bareError(response)) {
        return httpError(e.httpError().get(), response);
      }
      List<Outcome> outcomes = new ArrayList<>();
      e.response().ifPresent(r -> outcomes.add(success(r, e, response)));
      if (e.fault().isPresent()) {
        outcomes.add(fault(e.fault().get(), response));
      }
      if (!outcomes.isEmpty() && !outcomes.get(0).held() && decisive(outcomes.get(0), response)) {
        return outcomes.get(0);
      }
      if (!e.status().isEmpty()) {
        outcomes.add(status(e.status(), response));
      }
      rest(e, outcomes);
      if (e.httpError().isPresent() && outcomes.isEmpty()) {
        return broken("a bare HTTP error", describe(response), Optional.empty());
      }
      return outcomes.stream().reduce(Outcome.HELD, Outcome::and);
    }

    private void rest(Expectation e, List<Outcome> outcomes) {
      e.action().ifPresent(a -> outcomes.add(action(a.template())));
      if (e.schemaValid()) {
        outcomes.add(valid());
      }
      Conditions conditions =
          Conditions.of(exchange.responseEnvelope(), XmlFragments.prefixes(further));
      e.xpath().forEach(c -> outcomes.add(conditions.evaluate(c)));
      e.bodyMatches().ifPresent(b -> outcomes.add(body(b)));
      e.events()
          .map(v -> EventsComparison.compare(v, step, XmlFragments.prefixes(further)))
          .ifPresent(outcomes::add);
      e.remote().ifPresent(r -> outcomes.add(remote(r, e)));
      e.journal()
          .flatMap(j -> JournalComparison.compare(j, exchange, conversation))
          .ifPresent(outcomes::add);
      if (e.journal().isPresent() && outcomes.isEmpty()) {
        outcomes.add(unknown("entries in the endpoint's journal", "it keeps none"));
      }
      if (!e.anyOf().isEmpty()) {
        outcomes.add(anyOf(e.anyOf()));
      }
      e.not().ifPresent(n -> outcomes.add(not(n)));
    }

    /** What came of a remote shell; a fault that nobody expected says it all. */
    private Outcome remote(RemoteExpectation remote, Expectation e) {
      Optional<Fault> fault = exchange.fault();
      if (fault.isPresent() && e.fault().isEmpty()) {
        Kind kind = Unsupported.says(fault.get()) ? Kind.UNSUPPORTED : Kind.BROKEN;
        return Outcome.of(
            kind,
            new Mismatch(
                RemoteComparison.describe(remote),
                "fault " + fault.get().summary(),
                Optional.of(Dom.xpath(fault.get().element())),
                Side.RESPONSE));
      }
      boolean soap = exchange.responseEnvelope().filter(Envelope::isSoap12).isPresent();
      if (!soap) {
        return broken(
            RemoteComparison.describe(remote),
            exchange.response().map(this::describe).orElse("silence"),
            Optional.empty());
      }
      return RemoteComparison.compare(remote, step, conversation);
    }

    /** Nothing more can be learned from an answer of the wrong kind. */
    private static boolean decisive(Outcome outcome, Response response) {
      return outcome.kind() == Kind.BROKEN
          || bareError(response)
          || outcome.kind() == Kind.UNSUPPORTED
          || (outcome.kind() == Kind.UNKNOWN && response.status() == 401);
    }

    private Outcome silence(Expectation e) {
      if (exchange.trouble().isEmpty()) {
        return unknown("a response", "the recording holds none");
      }
      Trouble trouble = exchange.trouble().get();
      String actual = "no response: " + trouble.text();
      if (trouble.kind() == Trouble.Kind.UNREACHABLE || trouble.kind() == Trouble.Kind.TLS) {
        return unknown("a response", actual);
      }
      if (!e.anyOf().isEmpty()) {
        return anyOf(e.anyOf());
      }
      if (e.not().isPresent() && e.response().isEmpty() && e.fault().isEmpty()) {
        return not(e.not().get());
      }
      return Outcome.of(
          Kind.BROKEN, new Mismatch("a response", actual, Optional.empty(), Side.EXCHANGE));
    }

    /** An error page may be XML, but it is no SOAP. */
    private static boolean bareError(Response response) {
      return response.status() >= 400 && response.envelope().filter(Envelope::isSoap12).isEmpty();
    }

    private Outcome httpError(Expectation.HttpError error, Response response) {
      if (error.status().isEmpty() || Comparison.status(error.status(), response.status())) {
        return Outcome.HELD;
      }
      return soft(
          "a fault, or a bare HTTP " + String.join(" or ", error.status()), describe(response));
    }

    private Outcome success(String word, Expectation e, Response response) {
      ResponseName name = ResponseName.of(word).orElse(null);
      if (name == null) {
        return unknown("a " + word, "no operation has a response of that name");
      }
      Optional<Fault> fault = exchange.fault();
      if (fault.isPresent()) {
        Kind kind = Unsupported.says(fault.get()) ? Kind.UNSUPPORTED : Kind.BROKEN;
        return Outcome.of(
            kind,
            new Mismatch(
                word,
                "fault " + fault.get().summary(),
                Optional.of(Dom.xpath(fault.get().element())),
                Side.RESPONSE));
      }
      if (response.status() == 401) {
        return unknown(word, "HTTP 401: the endpoint did not accept the credentials");
      }
      boolean soap = response.envelope().filter(Envelope::isSoap12).isPresent();
      if (response.status() >= 400 && (frame || !soap)) {
        return broken(word, describe(response), Optional.empty());
      }
      Optional<Outcome> wrong = shape(name, response);
      if (wrong.isPresent()) {
        return wrong.get();
      }
      if (!frame || !e.status().isEmpty()) {
        return Outcome.HELD;
      }
      return status(List.of("200"), response);
    }

    /** What is wrong with Action and body; empty if they are right. */
    private Optional<Outcome> shape(ResponseName name, Response response) {
      Optional<Envelope> envelope = response.envelope();
      if (envelope.isEmpty() || !envelope.get().isSoap12()) {
        return Optional.of(
            broken(name.word(), "no SOAP 1.2 envelope; " + describe(response), Optional.empty()));
      }
      if (frame && name.action().isPresent()) {
        Outcome action = action(name.action().get());
        if (!action.held()) {
          return Optional.of(action);
        }
      }
      String found =
          envelope
              .get()
              .bodyChild()
              .map(c -> "s:Body with " + Conditions.display(c))
              .orElse("an empty s:Body");
      boolean right =
          switch (name.body()) {
            case NAMED -> name.element().map(envelope.get()::bodyIs).orElse(true);
            case SOMETHING -> envelope.get().bodyChild().isPresent();
            case FREE -> envelope.get().body().isPresent();
          };
      if (right) {
        return Optional.empty();
      }
      String due =
          name.element()
              .map(q -> "s:Body with " + Namespaces.display(q))
              .orElse("s:Body with a representation");
      return Optional.of(broken(due, found, Optional.of("/s:Envelope/s:Body")));
    }

    private Outcome fault(Expectation.FaultExpectation expected, Response response) {
      Optional<Fault> fault = exchange.fault();
      if (fault.isPresent()) {
        return FaultComparison.compare(expected, fault.get(), XmlFragments.prefixes(further));
      }
      String due = FaultComparison.describe(expected);
      if (response.status() == 401) {
        return unknown(due, "HTTP 401: the endpoint did not accept the credentials");
      }
      if (bareError(response)) {
        return soft(due, describe(response));
      }
      return broken(due, describe(response), Optional.of("/s:Envelope/s:Body"));
    }

    private Outcome status(List<String> expected, Response response) {
      String due = "HTTP status " + String.join(" or ", expected);
      if (exchange.lacks(Gap.STATUS) || response.status() == 0) {
        return unknown(due, Gap.STATUS.text());
      }
      if (Comparison.status(expected, response.status())) {
        return Outcome.HELD;
      }
      String actual = "HTTP status " + response.status();
      boolean alike =
          Comparison.sameClass(expected, response.status())
              || (exchange.fault().isPresent() && Comparison.sameClass(expected, 500));
      return alike ? soft(due, actual) : broken(due, actual, Optional.empty());
    }

    private Outcome action(String expected) {
      Optional<Envelope> envelope = exchange.responseEnvelope();
      Optional<String> actual = envelope.flatMap(Envelope::action);
      if (actual.filter(expected.strip()::equals).isPresent()) {
        return Outcome.HELD;
      }
      return broken(
          "wsa:Action " + expected,
          actual.map(a -> "wsa:Action " + a).orElse("no wsa:Action"),
          Optional.of("/s:Envelope/s:Header/wsa:Action"));
    }

    private Outcome valid() {
      Optional<Envelope> envelope = exchange.responseEnvelope();
      if (schema.isEmpty()) {
        return unknown("an answer that is valid against the schemas", "no schemas are at hand");
      }
      if (envelope.isEmpty()) {
        return broken("an answer that is valid against the schemas", "no XML", Optional.empty());
      }
      Outcome outcome = Outcome.HELD;
      for (String problem : schema.get().apply(envelope.get())) {
        outcome =
            outcome.and(
                broken("an answer that is valid against the schemas", problem, Optional.empty()));
      }
      return outcome;
    }

    private Outcome body(Text expected) {
      Optional<Element> body = exchange.responseEnvelope().flatMap(Envelope::body);
      if (body.isEmpty()) {
        return broken("s:Body", "none", Optional.of("/s:Envelope"));
      }
      return BodyComparison.compare(
          expected.template(), body.get(), XmlFragments.prefixes(further));
    }

    private Outcome anyOf(List<Expectation> alternatives) {
      Optional<Kind> mildest = Optional.empty();
      List<Mismatch> mismatches = new ArrayList<>();
      for (Expectation alternative : alternatives) {
        Outcome outcome = all(alternative);
        if (outcome.held()) {
          return Outcome.HELD;
        }
        if (mildest.isEmpty() || outcome.kind().compareTo(mildest.get()) < 0) {
          mildest = Optional.of(outcome.kind());
        }
        mismatches.addAll(outcome.mismatches());
      }
      return new Outcome(mildest.orElse(Kind.HELD), mismatches);
    }

    private Outcome not(Expectation unwanted) {
      Outcome outcome = all(unwanted);
      return switch (outcome.kind()) {
        case HELD ->
            broken(
                "an answer that is not " + Descriptions.of(unwanted),
                exchange.response().map(this::describe).orElse("silence"),
                Optional.empty());
        case UNKNOWN -> outcome;
        default -> Outcome.HELD;
      };
    }

    private static Outcome broken(String expected, String actual, Optional<String> xpath) {
      return Outcome.of(Kind.BROKEN, new Mismatch(expected, actual, xpath, Side.RESPONSE));
    }

    private static Outcome soft(String expected, String actual) {
      return Outcome.of(Kind.SOFT, new Mismatch(expected, actual, Optional.empty(), Side.RESPONSE));
    }

    private String describe(Response response) {
      return Descriptions.of(response)
          + exchange.trouble().map(t -> ", cut off: " + t.text()).orElse("");
    }
  }
}
