package org.wsmanspec.scenario.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.scenario.Operation;
import org.wsmanspec.scenario.Position;
import org.wsmanspec.scenario.RequestParameters;
import org.wsmanspec.scenario.ShellOperation;
import org.wsmanspec.scenario.Step;
import org.wsmanspec.scenario.Text;

/**
 * Steps that end what a scenario has left at an endpoint. They expect nothing and cover nothing, so
 * they accuse nobody.
 */
final class Leftovers {

  private Leftovers() {}

  /**
   * Ends each of these subscriptions, closes each of these shells, and draws the target back from
   * the scenario's list.
   */
  static List<Step> of(
      List<Subscription> subscriptions,
      List<RemoteShell> shells,
      List<Operation.Raise> withdrawals,
      Position position) {
    List<Step> steps = new ArrayList<>();
    for (Subscription left : subscriptions) {
      Text name = Text.of(left.name().replace("${", "$${"));
      steps.add(
          step(
              "end the subscription '" + left.name() + "'",
              new Operation.Unsubscribe(RequestParameters.NONE, name, position)));
    }
    for (RemoteShell left : shells) {
      steps.add(
          step(
              "close the shell '" + left.name() + "'",
              new ShellOperation.Close(
                  RequestParameters.NONE,
                  ShellOperation.Subject.shell(left.name().replace("${", "$${")),
                  position)));
    }
    withdrawals.forEach(w -> steps.add(step("publish no more", w)));
    return steps;
  }

  private static Step step(String name, Operation operation) {
    return new Step(
        Optional.of(name),
        operation,
        List.of(),
        List.of(),
        Optional.empty(),
        Map.of(),
        List.of(),
        operation.position());
  }
}
