package org.wsmanspec.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.scenario.Expectation.EventsExpectation;
import org.wsmanspec.scenario.Expectation.FaultExpectation;
import org.wsmanspec.scenario.Expectation.HttpError;
import org.wsmanspec.scenario.Expectation.JournalExpectation;
import org.wsmanspec.scenario.Expectation.XPathCondition;

/** Collects the many optional parts of an {@link Expectation}. */
public final class ExpectationBuilder {

  private Optional<String> response = Optional.empty();
  private List<String> status = List.of();
  private Optional<Text> action = Optional.empty();
  private Optional<FaultExpectation> fault = Optional.empty();
  private Optional<HttpError> httpError = Optional.empty();
  private boolean schemaValid;
  private final List<XPathCondition> xpath = new ArrayList<>();
  private Optional<Text> bodyMatches = Optional.empty();
  private boolean answered;
  private Optional<JournalExpectation> journal = Optional.empty();
  private Optional<EventsExpectation> events = Optional.empty();
  private Optional<RemoteExpectation> remote = Optional.empty();
  private final List<Expectation> anyOf = new ArrayList<>();
  private Optional<Expectation> not = Optional.empty();
  private Optional<Text> hint = Optional.empty();
  private final Map<String, String> namespaces = new LinkedHashMap<>();
  private Position position = Position.NONE;

  ExpectationBuilder() {}

  public ExpectationBuilder response(String value) {
    response = Optional.of(value);
    return this;
  }

  public ExpectationBuilder status(List<String> value) {
    status = value;
    return this;
  }

  public ExpectationBuilder action(Text value) {
    action = Optional.of(value);
    return this;
  }

  public ExpectationBuilder fault(FaultExpectation value) {
    fault = Optional.of(value);
    return this;
  }

  public ExpectationBuilder httpError(HttpError value) {
    httpError = Optional.of(value);
    return this;
  }

  public ExpectationBuilder schemaValid() {
    schemaValid = true;
    return this;
  }

  public ExpectationBuilder xpath(XPathCondition value) {
    xpath.add(value);
    return this;
  }

  public ExpectationBuilder bodyMatches(Text value) {
    bodyMatches = Optional.of(value);
    return this;
  }

  public ExpectationBuilder answered() {
    answered = true;
    return this;
  }

  public ExpectationBuilder journal(JournalExpectation value) {
    journal = Optional.of(value);
    return this;
  }

  public ExpectationBuilder events(EventsExpectation value) {
    events = Optional.of(value);
    return this;
  }

  public ExpectationBuilder remote(RemoteExpectation value) {
    remote = Optional.of(value);
    return this;
  }

  public ExpectationBuilder anyOf(Expectation value) {
    anyOf.add(value);
    return this;
  }

  public ExpectationBuilder not(Expectation value) {
    not = Optional.of(value);
    return this;
  }

  public ExpectationBuilder hint(Text value) {
    hint = Optional.of(value);
    return this;
  }

  public ExpectationBuilder namespace(String prefix, String uri) {
    namespaces.put(prefix, uri);
    return this;
  }

  public ExpectationBuilder position(Position value) {
    position = value;
    return this;
  }

  /** The collected expectation. */
  public Expectation build() {
    return new Expectation(
        response,
        status,
        action,
        fault,
        httpError,
        schemaValid,
        xpath,
        bodyMatches,
        answered,
        journal,
        events,
        remote,
        anyOf,
        not,
        hint,
        namespaces,
        position);
  }
}
