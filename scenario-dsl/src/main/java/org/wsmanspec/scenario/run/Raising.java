package org.wsmanspec.scenario.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.scenario.EventHook;
import org.wsmanspec.scenario.ModelTexts;
import org.wsmanspec.scenario.Operation;
import org.wsmanspec.scenario.Representation;
import org.wsmanspec.scenario.RequestParameters;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.UndefinedVariableException;
import org.wsmanspec.scenario.Variables;

/** Makes an endpoint emit events, as its target file says. */
final class Raising {

  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final int MOST = 100_000;

  private final Target target;
  private final Duration bound;

  /**
   * @param scale of all times
   */
  Raising(Target target, double scale) {
    this.target = target;
    this.bound = Duration.ofNanos((long) (BOUND.toNanos() * scale));
  }

  /**
   * Raise.
   *
   * @param ask sends a message of this step
   * @throws NotDrivenException if the hook failed
   */
  void raise(Operation.Raise raise, StepContext step, Function<Operation.Message, Exchange> ask) {
    EventHook hook = target.events().get(raise.event());
    if (hook == null) {
      throw NotDrivenException.notApplicable(lacking(raise.event()));
    }
    Variables variables = Variables.of(target);
    variables.set("target.host", String.valueOf(target.address().getHost()));
    variables.set("target.authority", String.valueOf(target.address().getRawAuthority()));
    variables.set("count", "1");
    variables.set("text", "wsmanspec");
    variables.set("size", "0");
    raise.values().forEach((name, value) -> variables.set(name, step.text(value)));
    int count = count(variables.get("count").orElse("1"));
    int times = counts(hook) ? 1 : count;
    try {
      for (int i = 0; i < times; i++) {
        once(raise.event(), hook, variables, ask);
      }
    } catch (UndefinedVariableException e) {
      throw NotDrivenException.missing(
          "the hook '" + raise.event() + "' of the target: " + e.getMessage());
    }
  }

  /** Why a scenario that raises such events is not for a target. */
  static String lacking(String event) {
    return "the target file has no hook '" + event + "' under 'events'";
  }

  private static int count(String written) {
    try {
      int count = Integer.parseInt(written.strip());
      if (count >= 1 && count <= MOST) {
        return count;
      }
    } catch (NumberFormatException e) {
      // Said below, as of every other number that makes no sense.
    }
    throw NotDrivenException.mistake("'" + written + "' events cannot be raised");
  }

  /** Whether a hook is told how many events there are to be. */
  private static boolean counts(EventHook hook) {
    AtomicBoolean found = new AtomicBoolean();
    ModelTexts.visit(
        hook,
        text -> {
          if (StepVariables.names(text).contains("count")) {
            found.set(true);
          }
        });
    return found.get();
  }

  private void once(
      String name, EventHook hook, Variables variables, Function<Operation.Message, Exchange> ask) {
    Function<Text, String> fill = text -> variables.text(text, "the hook '" + name + "'");
    if (hook instanceof EventHook.Invoke invoke) {
      Exchange exchange = ask.apply(invocation(invoke, fill));
      refusal(exchange)
          .ifPresent(
              why -> {
                throw NotDrivenException.missing(
                    "no event could be raised: the target's method answered with " + why);
              });
    } else if (hook instanceof EventHook.Command command) {
      HookCommand.run(command.words().stream().map(fill).toList(), command.folder(), bound);
    } else if (hook instanceof EventHook.Http http) {
      Map<String, String> headers = new LinkedHashMap<>();
      http.headers().forEach((k, v) -> headers.put(k, fill.apply(v)));
      HookRequest.send(
          fill.apply(http.method()), fill.apply(http.url()), headers, http.body().map(fill), bound);
    }
  }

  private static Operation.Invoke invocation(EventHook.Invoke hook, Function<Text, String> fill) {
    Map<String, Representation.Value> input = new LinkedHashMap<>();
    hook.input()
        .forEach((k, v) -> input.put(k, new Representation.Value.Single(literal(fill.apply(v)))));
    return new Operation.Invoke(
        RequestParameters.builder().resource(literal(hook.resource())).build(),
        hook.method().map(fill).map(Raising::literal),
        input.isEmpty() ? Optional.empty() : Optional.of(new Representation.Properties(input)),
        org.wsmanspec.scenario.Position.NONE);
  }

  /** A text in which nothing is to be replaced any more. */
  private static Text literal(String text) {
    return Text.of(text.replace("${", "$${"));
  }

  private static Optional<String> refusal(Exchange exchange) {
    if (exchange.fault().isPresent()) {
      return exchange.fault().map(f -> "the fault " + f.summary());
    }
    if (exchange.response().isEmpty()) {
      return Optional.of(
          "nothing" + exchange.trouble().map(Trouble::text).map(t -> ": " + t).orElse(""));
    }
    int status = exchange.response().get().status();
    return status >= 400 ? Optional.of("HTTP status " + status) : Optional.empty();
  }

  /** Names of the hooks that operations use. */
  static List<String> used(Object part) {
    java.util.ArrayList<String> names = new java.util.ArrayList<>();
    ModelTexts.visit(part, Operation.Raise.class, r -> names.add(r.event()));
    return names;
  }
}
