package org.wsmanspec.scenario.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.scenario.Expectation;
import org.wsmanspec.scenario.Expectation.EventsExpectation;
import org.wsmanspec.scenario.Operation;
import org.wsmanspec.scenario.RemoteExpectation;
import org.wsmanspec.scenario.Step;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.expect.ResponseName;

/** What a step expects, with all that goes without saying, so that its record says it. */
final class Expected {

  private Expected() {}

  /**
   * The expectation of a step; empty if it has none.
   *
   * <p>A step that waits for events expects them, whether it says so or not. Responses whose names
   * operations on enumerations and subscriptions share become those of the step's operation.
   */
  static Optional<Expectation> of(Step step, StepContext context) {
    if (step.operation() instanceof Operation.AwaitEvents await) {
      Expectation given =
          step.expect().orElseGet(() -> Expectation.builder().position(step.position()).build());
      return Optional.of(events(given, await, context));
    }
    return step.operation() instanceof Operation.OnSubscription
        ? step.expect().map(Expected::ofSubscription)
        : step.expect();
  }

  /** With the encoding of a shell's text, where it says none. */
  static Expectation encoded(Expectation e, String encoding) {
    return with(
        e,
        e.response(),
        e.events(),
        e.remote()
            .map(
                r ->
                    new RemoteExpectation(
                        r.output().map(o -> encoded(o, encoding)),
                        r.pipeline(),
                        r.pool(),
                        r.messages())),
        e.anyOf().stream().map(a -> encoded(a, encoding)).toList(),
        e.not().map(n -> encoded(n, encoding)));
  }

  private static RemoteExpectation.Output encoded(RemoteExpectation.Output o, String encoding) {
    return new RemoteExpectation.Output(
        o.streams(),
        o.exitCode(),
        o.state(),
        o.encoding().or(() -> Optional.of(Text.of(encoding))));
  }

  private static Expectation ofSubscription(Expectation e) {
    return with(
        e,
        e.response().map(ResponseName::ofSubscription),
        e.events(),
        e.remote(),
        e.anyOf().stream().map(Expected::ofSubscription).toList(),
        e.not().map(Expected::ofSubscription));
  }

  private static Expectation events(
      Expectation e, Operation.AwaitEvents await, StepContext context) {
    Expectation filled = filled(e, await);
    EventsExpectation events = filled.events().orElseGet(() -> filled(none(), await));
    if (!counts(e)) {
      List<Text> some = new ArrayList<>(events.some());
      await.until().ifPresent(some::add);
      events =
          new EventsExpectation(
              events.of(),
              events.filter(),
              Optional.of(Text.of(">=" + Awaiting.count(await, context))),
              some,
              events.each(),
              events.distinct(),
              events.inOrder());
    }
    return with(
        filled,
        filled.response(),
        Optional.of(events),
        filled.remote(),
        filled.anyOf(),
        filled.not());
  }

  /** Whether it says anywhere how many there are to be. */
  private static boolean counts(Expectation e) {
    return e.events().filter(v -> v.count().isPresent()).isPresent()
        || e.anyOf().stream().anyMatch(Expected::counts)
        || e.not().filter(Expected::counts).isPresent();
  }

  /** With the deliveries that the step waits for, where it says nothing of them. */
  private static Expectation filled(Expectation e, Operation.AwaitEvents await) {
    return with(
        e,
        e.response(),
        e.events().map(v -> filled(v, await)),
        e.remote(),
        e.anyOf().stream().map(a -> filled(a, await)).toList(),
        e.not().map(n -> filled(n, await)));
  }

  private static EventsExpectation filled(EventsExpectation events, Operation.AwaitEvents await) {
    boolean other = events.of().filter(o -> o != await.of()).isPresent();
    return new EventsExpectation(
        events.of().or(() -> Optional.of(await.of())),
        events.filter().or(() -> other ? Optional.empty() : await.filter()),
        events.count(),
        events.some(),
        events.each(),
        events.distinct(),
        events.inOrder());
  }

  private static EventsExpectation none() {
    return new EventsExpectation(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Expectation with(
      Expectation e,
      Optional<String> response,
      Optional<EventsExpectation> events,
      Optional<RemoteExpectation> remote,
      List<Expectation> anyOf,
      Optional<Expectation> not) {
    return new Expectation(
        response,
        e.status(),
        e.action(),
        e.fault(),
        e.httpError(),
        e.schemaValid(),
        e.xpath(),
        e.bodyMatches(),
        e.answered(),
        e.journal(),
        events,
        remote,
        anyOf,
        not,
        e.hint(),
        e.namespaces(),
        e.position());
  }
}
