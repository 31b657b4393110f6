package org.wsmanspec.scenario.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Conversation.Origin;
import org.wsmanspec.message.Conversation.Party;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.transport.Transport;

/**
 * Drives scenarios against a target and records the conversation.
 *
 * <p>Scenarios run one after the other, or side by side where the options have several workers,
 * each with variables of its own. Nothing is judged here.
 */
public final class ScenarioRunner {

  /** Begins the reason of every step that was left out because the target does not offer it. */
  public static final String NOT_APPLICABLE = "not applicable: ";

  /** The reason of every step that was left out because the target was gone. */
  public static final String TARGET_LOST = "the target can no longer be reached";

  /** The reason of every step that was left out because the target fell silent. */
  public static final String TARGET_MUTE = "the target accepts connections and answers nothing";

  /** The reason of steps that were left out because the target was gone for a while. */
  public static final String TARGET_RESTARTED =
      "the target was gone for a while, so what earlier steps achieved may be lost";

  private final Target target;
  private final Transport transport;
  private final RunOptions options;
  private final List<RunListener> listeners;

  /**
   * A runner for one target.
   *
   * @param transport leads to the target; stays open
   * @param listeners are told in this order
   */
  public ScenarioRunner(
      Target target, Transport transport, RunOptions options, List<RunListener> listeners) {
    this.target = target;
    this.transport = transport;
    this.options = options;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * Run scenarios in the order given, which with several workers those keep that change or look at
   * the same.
   *
   * <p>What kept a step from being driven stands in its record, which begins with {@link
   * #NOT_APPLICABLE} where the target does not offer what the step is about.
   *
   * @return all that was recorded, in the order of the scenarios
   * @throws UnreachableTargetException if the first exchange finds nobody at the target's address;
   *     listeners have heard of it by then
   */
  public Conversation run(List<Scenario> scenarios) {
    if (options.parallel() == 1) {
      Iterator<Scenario> rest = scenarios.iterator();
      return run(soFar -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty());
    }
    Recorder recorder = recorder();
    Health health = new Health(target, options, recorder);
    List<Workers.Work> works = new ArrayList<>();
    List<Transport> opened = new ArrayList<>();
    try (Mailboxes mailboxes = new Mailboxes(options.sink(), recorder)) {
      for (int i = 0; i < options.parallel(); i++) {
        Transport own = transport;
        if (i > 0) {
          own = transport.another();
          opened.add(own);
        }
        Driver worker = new Driver(target, own, options, recorder, health, mailboxes);
        works.add(scenario -> drive(scenario, worker));
      }
      new Workers(scenarios, target, health).run(works);
    } finally {
      opened.forEach(Transport::close);
    }
    return ScenarioOrder.of(recorder.conversation(), scenarios.stream().map(Scenario::id).toList());
  }

  /**
   * Run scenarios of which each is chosen when the one before it is over.
   *
   * @param next the next scenario, from all that was recorded so far; none ends the run. Called
   *     from the thread that runs
   * @return all that was recorded
   * @throws UnreachableTargetException as {@link #run(List)} does
   */
  public Conversation run(Function<Supplier<Conversation>, Optional<Scenario>> next) {
    Recorder recorder = recorder();
    try (Mailboxes mailboxes = new Mailboxes(options.sink(), recorder)) {
      Health health = new Health(target, options, recorder);
      Driver driver = new Driver(target, transport, options, recorder, health, mailboxes);
      for (Optional<Scenario> scenario = next.apply(recorder::conversation);
          scenario.isPresent();
          scenario = next.apply(recorder::conversation)) {
        drive(scenario.get(), driver);
      }
    }
    return recorder.conversation();
  }

  private Recorder recorder() {
    Instant started = options.clock().instant();
    Origin origin =
        new Origin(
            target.address().toString(), "live", Set.of(Party.SERVICE), Optional.of(started));
    return new Recorder(origin, target.declaration(), listeners);
  }

  private static void drive(Scenario scenario, Driver driver) {
    Recorder recorder = driver.recorder();
    recorder.scenarioStarted(scenario);
    Optional<String> notDriven = new ScenarioRun(scenario, driver).run();
    recorder.journal(driver.options().journal());
    recorder.scenarioFinished(scenario, notDriven);
  }
}
