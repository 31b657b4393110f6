package org.wsmanspec.scenario.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.StepRecord;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.transport.OutgoingMessage;
import org.wsmanspec.scenario.transport.Transport;
import org.wsmanspec.scenario.yaml.ScenarioReader;

/** Targets that go away, come back, or accept everything and answer nothing. */
final class AbsentTargetTests {

  private static final Trouble REFUSED = new Trouble(Trouble.Kind.UNREACHABLE, "refused");
  private static final Trouble SILENT = new Trouble(Trouble.Kind.TIMEOUT, "nothing came");

  /** A target whose answers are a function of the number of the request, counted from 1. */
  private static final class Script implements Transport {
    private final Function<Integer, Optional<Trouble>> troubles;
    private int sent;

    Script(Function<Integer, Optional<Trouble>> troubles) {
      this.troubles = troubles;
    }

    @Override
    public Exchange send(OutgoingMessage message, String id, Optional<StepRef> step) {
      sent++;
      Optional<Trouble> trouble = troubles.apply(sent);
      Optional<Response> response =
          trouble.isPresent()
              ? Optional.empty()
              : Optional.of(new Response(200, "OK", HttpHeaders.NONE, Payload.EMPTY));
      return new Exchange(
          id,
          Exchange.Role.OPERATION,
          1,
          Optional.empty(),
          response,
          trouble,
          Optional.empty(),
          step,
          Set.of(),
          Optional.empty());
    }

    @Override
    public Transport another() {
      return this;
    }

    @Override
    public int challengesAnswered() {
      return 0;
    }

    @Override
    public void close() {}
  }

  private static List<Scenario> scenarios(int count, int steps) {
    List<Scenario> all = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      all.addAll(
          new ScenarioReader()
              .read(
                  "s" + i + ".yaml",
                  "scenario: S\nsteps:\n"
                      + "  - identify: {}\n".repeat(steps)
                      + "cleanup:\n  - identify: {}\n",
                  name -> {
                    throw new java.io.IOException("there is no " + name);
                  }));
    }
    return all;
  }

  private static Conversation run(Script script, List<Scenario> scenarios) {
    RunOptions options = RunOptions.DEFAULT.withPatience(Duration.ofSeconds(2));
    Target target = Target.of(URI.create("http://192.0.2.1/wsman"));
    return new ScenarioRunner(target, script, options, List.of()).run(scenarios);
  }

  private static List<String> outcomes(Conversation conversation) {
    return conversation.steps().stream().map(AbsentTargetTests::outcome).toList();
  }

  private static String outcome(StepRecord step) {
    return step.step().scenario()
        + "."
        + step.step().path()
        + step.notDriven().map(r -> " " + r).orElse("");
  }

  @Test
  void aTargetThatIsGoneBetweenScenariosIsWaitedFor() {
    // The third request opens the second scenario.
    Script script = new Script(n -> n >= 3 && n <= 5 ? Optional.of(REFUSED) : Optional.empty());
    Conversation conversation = run(script, scenarios(2, 1));
    assertEquals(List.of("s1.1", "s1.cleanup.1", "s2.1", "s2.cleanup.1"), outcomes(conversation));
    // Refused, two probes refused, one answered, and the message again.
    assertEquals(8, conversation.exchanges().size());
    assertEquals(List.of("0007"), conversation.steps().get(2).exchanges());
  }

  @Test
  void whatWasUnderWayWhenTheTargetWasGoneSaysNothing() {
    Script script = new Script(n -> n == 2 ? Optional.of(REFUSED) : Optional.empty());
    Conversation conversation = run(script, scenarios(2, 3));
    assertEquals(
        List.of(
            "s1.1",
            "s1.2 " + ScenarioRunner.TARGET_RESTARTED,
            "s1.3 " + ScenarioRunner.TARGET_RESTARTED,
            "s1.cleanup.1",
            "s2.1",
            "s2.2",
            "s2.3",
            "s2.cleanup.1"),
        outcomes(conversation));
  }

  @Test
  void aTargetThatDoesNotComeBackIsGivenUp() {
    Script script = new Script(n -> n >= 3 ? Optional.of(REFUSED) : Optional.empty());
    Conversation conversation = run(script, scenarios(30, 1));
    assertTrue(conversation.exchanges().size() < 12, conversation.exchanges()::toString);
    assertEquals("s2.1", outcomes(conversation).get(2));
    assertEquals("s3.1 " + ScenarioRunner.TARGET_LOST, outcomes(conversation).get(4));
  }

  @Test
  void aMuteTargetIsGivenUpAfterAFewRequests() {
    Script script = new Script(n -> Optional.of(SILENT));
    Conversation conversation = run(script, scenarios(100, 1));
    assertEquals(5, conversation.exchanges().size());
    assertEquals("s3.1 " + ScenarioRunner.TARGET_MUTE, outcomes(conversation).get(4));
  }

  @Test
  void aTargetThatLeavesManyRequestsUnansweredIsAskedWhatItCanAnswer() {
    // Every fifth request is answered: the probes, as it happens.
    Script script = new Script(n -> n % 5 == 0 ? Optional.empty() : Optional.of(SILENT));
    Conversation conversation = run(script, scenarios(20, 1));
    assertTrue(
        conversation.steps().stream().allMatch(s -> s.notDriven().isEmpty()),
        () -> outcomes(conversation).toString());
    assertEquals(
        9, conversation.exchanges().stream().filter(e -> e.step().isEmpty()).count(), "probes");
  }

  @Test
  void anAnswerBetweenStartsTheCountAnew() {
    Script script = new Script(n -> n % 4 == 0 ? Optional.empty() : Optional.of(SILENT));
    Conversation conversation = run(script, scenarios(20, 1));
    assertEquals(40, conversation.exchanges().size());
  }
}
