package org.wsmanspec.suite.probe;

import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.scenario.HttpParameters;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Text;

/** Who is there, and what is told to those who do not say who they are. */
final class IdentityStage implements Stage {

  private static final Map<String, Text> MARK = Map.of("WSMANIDENTIFY", Text.of("unauthenticated"));

  private final boolean credentials;

  /**
   * The stage.
   *
   * @param credentials whether there is a user to ask as
   */
  IdentityStage(boolean credentials) {
    this.credentials = credentials;
  }

  /** Who is there: with the credentials if there are any, since some are silent without. */
  @Override
  public Optional<Scenario> next(Discovery found) {
    return credentials
        ? Stage.once(
            found,
            Discovery.IDENTIFY,
            () -> Questions.identify(Discovery.IDENTIFY, HttpParameters.USUAL))
        : anonymous(found);
  }

  private static Optional<Scenario> anonymous(Discovery found) {
    if (!found.asked(Discovery.ANONYMOUS)) {
      return Optional.of(Questions.identify(Discovery.ANONYMOUS, Questions.anonymous(Map.of())));
    }
    boolean refused =
        found
            .answer(Discovery.ANONYMOUS)
            .flatMap(Exchange::response)
            .filter(r -> r.status() == 401)
            .isPresent();
    return refused
        ? Stage.once(
            found,
            Discovery.MARKED,
            () -> Questions.identify(Discovery.MARKED, Questions.anonymous(MARK)))
        : Optional.empty();
  }

  /** What is told to those who do not say who they are. */
  Optional<Scenario> unknown(Discovery found) {
    if (!credentials) {
      return Optional.empty();
    }
    Optional<Scenario> identify = anonymous(found);
    boolean silent =
        found.answer(Discovery.ANONYMOUS).filter(e -> e.response().isEmpty()).isPresent();
    return identify.or(
        () ->
            silent
                ? Optional.empty()
                : found
                    .instance()
                    .flatMap(
                        i ->
                            Stage.once(
                                found,
                                ProbePlan.NO_CREDENTIALS,
                                () ->
                                    Questions.get(
                                        ProbePlan.NO_CREDENTIALS,
                                        InstanceStage.at(i).http(Questions.anonymous(Map.of()))))));
  }
}
