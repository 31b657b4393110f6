package org.wsmanspec.suite.profile;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.scenario.Profile;
import org.wsmanspec.scenario.Profile.Departure;
import org.wsmanspec.scenario.Profile.When;

/** Whether a breach is one of the departures that a profile names. */
public final class Departures {

  /**
   * A breach as a check or scenario told it.
   *
   * @param requirements its id, and that through which it is reported
   * @param check name of the check or scenario
   * @param exchange where it was seen; empty if it is not about one
   */
  public record Breach(
      List<String> requirements,
      String check,
      String expected,
      String actual,
      Optional<Exchange> exchange) {
    public Breach {
      requirements = List.copyOf(requirements);
    }
  }

  private Departures() {}

  /** The first departure of the profile that explains a breach; empty if none does. */
  public static Optional<Departure> explaining(Profile profile, Breach breach) {
    return profile.departures().stream()
        .filter(d -> d.requirements().stream().anyMatch(breach.requirements()::contains))
        .filter(d -> fits(d.when(), breach))
        .findFirst();
  }

  private static boolean fits(When when, Breach breach) {
    return when.expected().map(p -> p.matcher(breach.expected()).find()).orElse(true)
        && when.actual().map(p -> p.matcher(breach.actual()).find()).orElse(true)
        && when.check().map(c -> Profile.matches(c, breach.check())).orElse(true)
        && when.action().map(p -> p.matcher(asked(breach, Envelope::action)).find()).orElse(true)
        && when.resource()
            .map(p -> p.matcher(asked(breach, Envelope::resourceUri)).find())
            .orElse(true)
        && when.answer().map(a -> answered(a, breach)).orElse(true);
  }

  private interface Part {
    Optional<String> of(Envelope envelope);
  }

  private static String asked(Breach breach, Part part) {
    return breach.exchange().flatMap(Exchange::requestEnvelope).flatMap(part::of).orElse("");
  }

  private static boolean answered(String answer, Breach breach) {
    Optional<Envelope> envelope = breach.exchange().flatMap(Exchange::responseEnvelope);
    Optional<Fault> fault = envelope.flatMap(Envelope::fault);
    return switch (answer) {
      case "success" -> envelope.filter(e -> !e.isFault()).isPresent();
      case "fault" -> fault.isPresent();
      default ->
          fault.flatMap(Fault::subcode).map(Namespaces::display).filter(answer::equals).isPresent();
    };
  }
}
