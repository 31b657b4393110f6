package org.wsmanspec.scenario.run;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.StepRecord;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.scenario.Expectation;
import org.wsmanspec.scenario.Mutation;
import org.wsmanspec.scenario.Operation;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.ShellOperation;
import org.wsmanspec.scenario.Step;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.Variables;
import org.wsmanspec.scenario.expect.Deliveries;

/** One scenario being driven. */
final class ScenarioRun {

  private static final String CLEANUP = "cleanup.";

  private final Scenario scenario;
  private final Driver driver;
  private final Applicability applicability;
  private final MessageMaker maker;
  private final Raising raising;
  private final Offering offering;
  private final StepVariables variables;
  private final Subscriptions subscriptions;
  private final ShellDriver shells;
  private boolean enumerates;

  /** The envelope of the latest answer, if it had one. */
  private Optional<Envelope> last = Optional.empty();

  /** How often the target had been gone when the first message was made. */
  private OptionalInt absences = OptionalInt.empty();

  ScenarioRun(Scenario scenario, Driver driver) {
    this.scenario = scenario;
    this.driver = driver;
    this.applicability = new Applicability(driver.target());
    this.subscriptions = new Subscriptions(driver.mailboxes());
    Texts.visit(scenario, Operation.Enumerate.class, e -> enumerates = true);
    this.maker = new MessageMaker(driver.target(), driver.options(), subscriptions);
    this.raising = new Raising(driver.target(), driver.options().timeScale());
    this.offering =
        new Offering(driver.target(), subscriptions, maker, raising, driver.options().uuids());
    this.shells = new ShellDriver(driver.options());
    this.variables = new StepVariables(variables(driver));
  }

  private static Variables variables(Driver driver) {
    Target target = driver.target();
    Variables variables = Variables.of(target);
    variables.define("uuid", driver.options().uuids());
    String path = target.address().getRawPath();
    variables.set("target.path", path == null || path.isEmpty() ? "/" : path);
    variables.set("target.host", target.address().getHost());
    variables.set("target.authority", target.address().getRawAuthority());
    return variables;
  }

  /** Drive all steps and the cleanup; why none of it was driven, if so. */
  Optional<String> run() {
    Optional<String> reason =
        applicability.reason(scenario).map(r -> ScenarioRunner.NOT_APPLICABLE + r);
    if (reason.isEmpty()) {
      reason = prepare();
    }
    if (reason.isPresent()) {
      int number = 0;
      for (Step step : scenario.steps()) {
        number++;
        record(step, Integer.toString(number), List.of(), reason, Optional.empty());
      }
      return reason;
    }
    drive(scenario.steps(), "", "");
    drive(scenario.cleanup(), CLEANUP, "");
    tidy();
    subscriptions.check();
    return Optional.empty();
  }

  /** Give the scenario's own variables their first values. */
  private Optional<String> prepare() {
    try {
      scenario
          .variables()
          .forEach((name, value) -> variables.set(name, variables.text(value, "variables")));
      return Optional.empty();
    } catch (NotDrivenException e) {
      return Optional.of(e.reason());
    }
  }

  private List<Exchange> drive(List<Step> steps, String before, String after) {
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      exchanges.addAll(drive(steps.get(i), before + (i + 1) + after));
    }
    return exchanges;
  }

  private List<Exchange> drive(Step step, String path) {
    List<Exchange> exchanges = new ArrayList<>();
    Optional<String> notDriven = Optional.empty();
    Optional<String> expectation = Optional.empty();
    try {
      check(step, path);
      Operation operation = step.operation();
      StepContext context = context(step);
      if (operation instanceof Operation.SetVariables set) {
        set.values().forEach((name, value) -> variables.set(name, context.text(value)));
      } else if (operation instanceof Operation.Repeat repeat) {
        notDriven = repeat(repeat, path, context, exchanges);
      } else if (operation instanceof Operation.Raise raise) {
        raising.raise(raise, context, m -> ask(m, step, path, context, exchanges));
      } else if (operation instanceof Operation.Offer offer) {
        offering.offer(
            offer, context, ref(step, path), m -> ask(m, step, path, context, exchanges));
      } else if (operation instanceof Operation.Acknowledge acknowledge) {
        subscriptions
            .named(acknowledge.subscription(), context)
            .inbox()
            .answer(acknowledge.answer(), acknowledge.times());
      } else {
        if (operation instanceof Operation.AwaitEvents await) {
          await(await, step, path, context, exchanges);
        } else if (operation instanceof ShellOperation shell) {
          shells.drive(shell, context, r -> ask(r, shell, step, path, context, exchanges));
        } else if (operation instanceof Operation.Send send && send.until().isPresent()) {
          new Resending(send.until().get())
              .loop(() -> ask(send, step, path, context, exchanges), driver.options().timeScale());
        } else if (operation instanceof Operation.Message message) {
          ask(message, step, path, context, exchanges);
        }
        try {
          expectation = expectation(step, context);
        } catch (NotDrivenException e) {
          notDriven = Optional.of("driven, but its expectation has no value: " + e.reason());
        }
        keep(step, path, context, exchanges);
      }
    } catch (NotDrivenException e) {
      notDriven = Optional.of(e.reason());
      lack(step, "step " + path + " '" + step.title() + "' was not driven (" + e.reason() + ")");
    }
    record(step, path, exchanges, notDriven, expectation);
    return exchanges;
  }

  /** Send the message of an operation, and remember what is to be known of it later. */
  private Exchange ask(
      Operation.Message written,
      Step step,
      String path,
      StepContext context,
      List<Exchange> exchanges) {
    Operation.Message message = subscriptions.meant(written, enumerates);
    if (message instanceof Operation.Subscribe subscribe) {
      subscriptions.begin(subscribe, context, ref(step, path), driver.options().uuids().get());
    }
    List<Mutation> mutations =
        step.operation() instanceof Operation.Message ? step.mutate() : List.of();
    Rendered rendered = maker.make(message, mutations, context);
    Exchange exchange = send(rendered, message, step, path);
    exchanges.add(exchange);
    subscriptions.after(message, exchange, context, rendered.message().address());
    return exchange;
  }

  /** Send one request to a remote shell. */
  private Exchange ask(
      ShellRequest request,
      ShellOperation operation,
      Step step,
      String path,
      StepContext context,
      List<Exchange> exchanges) {
    Rendered rendered = maker.make(request, request.bent() ? step.mutate() : List.of(), context);
    Exchange exchange = send(rendered, operation, step, path);
    exchanges.add(exchange);
    return exchange;
  }

  private void await(
      Operation.AwaitEvents await,
      Step step,
      String path,
      StepContext context,
      List<Exchange> exchanges) {
    Subscription subscription = subscriptions.named(await.subscription(), context);
    List<Exchange> delivered =
        Awaiting.forEvents(
            await,
            subscription,
            context,
            driver.options().timeScale(),
            m -> ask(m, step, path, context, exchanges));
    if (exchanges.isEmpty()) {
      // Pulls were sent by this step, and are there already.
      exchanges.addAll(delivered);
    }
    if (!exchanges.isEmpty()) {
      last = Deliveries.said(exchanges.get(exchanges.size() - 1));
    }
  }

  /** End what is left at the endpoint. */
  private void tidy() {
    int number = scenario.cleanup().size();
    for (Step step :
        Leftovers.of(
            subscriptions.left(),
            shells.shells().left(),
            offering.left(scenario.position()),
            scenario.position())) {
      number++;
      drive(step, CLEANUP + number);
    }
  }

  private void check(Step step, String path) {
    applicability
        .reason(step)
        .ifPresent(
            reason -> {
              throw NotDrivenException.notApplicable(reason);
            });
    Optional<String> lost = driver.health().lost(driver.transport());
    if (lost.isPresent()) {
      throw NotDrivenException.missing(lost.get());
    }
    boolean restarted = absences.isPresent() && absences.getAsInt() != driver.health().absences();
    // Cleaning up is tried all the same; it accuses nobody.
    if (restarted && !path.startsWith(CLEANUP)) {
      throw NotDrivenException.missing(ScenarioRunner.TARGET_RESTARTED);
    }
  }

  private StepContext context(Step step) {
    Map<String, String> namespaces = new LinkedHashMap<>(scenario.namespaces());
    if (step.operation() instanceof Operation.Message message) {
      message
          .parameters()
          .namespaces()
          .forEach(
              (prefix, uri) -> namespaces.put(prefix, variables.text(Text.of(uri), step.title())));
    }
    return new StepContext(step.title(), variables, namespaces);
  }

  private Exchange send(Rendered rendered, Operation.Message operation, Step step, String path) {
    Health health = driver.health();
    rendered.messageId().ifPresent(id -> variables.set("last.messageId", id));
    int before = health.absences();
    boolean first = absences.isEmpty();
    Exchange exchange = send(rendered, step, path);
    if (!atTarget(rendered.message().address())) {
      // Whether a manager elsewhere is there says nothing about the target.
      last = exchange.responseEnvelope();
      return exchange;
    }
    switch (health.after(exchange, before, driver.transport())) {
      case NEVER_THERE ->
          throw new UnreachableTargetException(
              driver.target().address(), exchange.trouble().orElseThrow());
      case BACK -> {
        if (!first) {
          throw NotDrivenException.missing(ScenarioRunner.TARGET_RESTARTED);
        }
        // Nothing had been achieved before, and nothing was sent: this message is as good as new.
        absences = OptionalInt.of(health.absences());
        exchange = send(rendered, step, path);
      }
      case PRESENT, GIVEN_UP -> absences = first ? OptionalInt.of(before) : absences;
    }
    if (exchange.response().isPresent() && step.mutate().isEmpty()) {
      health.answered(operation, rendered.message());
    }
    last = exchange.responseEnvelope();
    return exchange;
  }

  private boolean atTarget(URI address) {
    URI target = driver.target().address();
    return address.getHost().equalsIgnoreCase(target.getHost())
        && address.getPort() == target.getPort();
  }

  private Exchange send(Rendered rendered, Step step, String path) {
    Exchange exchange =
        driver
            .transport()
            .send(rendered.message(), driver.recorder().nextId(), Optional.of(ref(step, path)));
    driver.recorder().exchange(exchange);
    return exchange;
  }

  private Optional<String> expectation(Step step, StepContext context) {
    Optional<Expectation> expected = Expected.of(step, context);
    if (step.operation() instanceof ShellOperation shell && expected.isPresent()) {
      Optional<String> encoding = shells.encoding(shell, context);
      expected =
          encoding.isPresent() ? expected.map(e -> Expected.encoded(e, encoding.get())) : expected;
    }
    return expected.map(e -> variables.expectation(e, context.namespaces(), step.title()));
  }

  private Optional<String> repeat(
      Operation.Repeat repeat, String path, StepContext context, List<Exchange> exchanges) {
    // A sequence that is over before it began, such as an optimized one, needs no round.
    if (repeat.until().isPresent() && over(repeat.until().get(), context, last)) {
      return Optional.empty();
    }
    for (int round = 1; round <= repeat.atMost(); round++) {
      List<Exchange> inRound = drive(repeat.steps(), path + ".", "#" + round);
      exchanges.addAll(inRound);
      if (repeat.until().isEmpty()) {
        continue;
      }
      Optional<Envelope> answer =
          inRound.isEmpty() ? Optional.empty() : Deliveries.said(inRound.get(inRound.size() - 1));
      if (answer.isEmpty()
          || answer.get().isFault()
          || over(repeat.until().get(), context, answer)) {
        return Optional.empty();
      }
    }
    return repeat
        .until()
        .map(
            until ->
                "after "
                    + (repeat.atMost() == 1 ? "one round '" : repeat.atMost() + " rounds '")
                    + until.template()
                    + "' did not hold");
  }

  private static boolean over(Text until, StepContext context, Optional<Envelope> answer) {
    return answer.isPresent()
        && new XPaths(context.prefixes()).holds(answer.get().document(), context.text(until));
  }

  private void keep(Step step, String path, StepContext context, List<Exchange> exchanges) {
    if (step.keep().isEmpty()) {
      return;
    }
    String of = "step " + path + " '" + step.title() + "'";
    if (exchanges.isEmpty()) {
      lack(step, "nothing was delivered to " + of);
      return;
    }
    Exchange exchange = exchanges.get(exchanges.size() - 1);
    Optional<Envelope> answer = Deliveries.said(exchange);
    if (answer.isEmpty()) {
      lack(step, of + " got no envelope in answer" + saying(exchange));
      return;
    }
    XPaths xpaths = new XPaths(context.prefixes());
    step.keep()
        .forEach(
            (name, keep) -> {
              String xpath = context.text(keep.xpath());
              Optional<Kept> kept = Kept.of(xpaths.value(answer.get().document(), xpath));
              if (kept.isPresent()) {
                variables.keep(name, kept.get());
              } else if (!keep.optional() || !variables.has(name)) {
                variables.lack(
                    name,
                    "'"
                        + xpath
                        + "' selected nothing in the answer to "
                        + of
                        + fault(answer.get()));
              }
            });
  }

  private void lack(Step step, String why) {
    step.keep()
        .forEach(
            (name, keep) -> {
              if (!keep.optional() || !variables.has(name)) {
                variables.lack(name, why);
              }
            });
  }

  private static String saying(Exchange exchange) {
    return exchange
        .trouble()
        .map(Trouble::text)
        .map(text -> ": " + text)
        .orElseGet(() -> exchange.response().map(r -> " but HTTP status " + r.status()).orElse(""));
  }

  private static String fault(Envelope answer) {
    return answer.fault().map(f -> ", which was the fault " + f.summary()).orElse("");
  }

  private void record(
      Step step,
      String path,
      List<Exchange> exchanges,
      Optional<String> notDriven,
      Optional<String> expectation) {
    driver
        .recorder()
        .step(
            new StepRecord(
                ref(step, path),
                scenario.covers(step),
                exchanges.stream().map(Exchange::id).toList(),
                notDriven,
                expectation));
  }

  private StepRef ref(Step step, String path) {
    return new StepRef(
        scenario.id(), path, step.title(), step.position().file(), step.position().line());
  }
}
