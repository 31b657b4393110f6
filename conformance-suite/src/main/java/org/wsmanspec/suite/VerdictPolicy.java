package org.wsmanspec.suite;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.report.Level;
import org.wsmanspec.report.Location;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.scenario.Profile;
import org.wsmanspec.scenario.Profile.Departure;
import org.wsmanspec.suite.profile.Departures;

/**
 * Which verdict follows from what was seen. The one place where levels and confidence are weighed.
 *
 * <p>A breach fails only where the requirement binds and the catalogue is sure of it; otherwise it
 * warns, and a permission never does more than pass. What depends on a capability is judged only of
 * an endpoint that claims it or has shown it.
 *
 * @param declaration what the endpoint claims
 * @param observed what it has shown
 * @param profile by what kind of endpoint it is judged
 * @param exchanges the exchanges of the conversation by their ids
 */
record VerdictPolicy(
    Declaration declaration,
    Set<String> observed,
    Profile profile,
    Function<String, Optional<Exchange>> exchanges) {

  /** Why a breach is no more than a warning. */
  record Ruling(Verdict verdict, String because) {}

  /** The verdict on a breach. */
  Ruling onBreach(Requirement requirement) {
    if (requirement.level() == Level.MAY) {
      return new Ruling(Verdict.PASS, "a permission cannot be broken");
    }
    if (requirement.firm()) {
      return new Ruling(Verdict.FAIL, "");
    }
    if (!requirement.level().binding()) {
      return new Ruling(
          Verdict.WARN, "a recommendation (" + requirement.level().text() + "), so no failure");
    }
    return new Ruling(
        Verdict.WARN, "the catalogue is not sure enough of this requirement to fail on it");
  }

  /** The departure of the profile that explains a breach; empty if none does. */
  Optional<Departure> departure(
      List<String> requirements,
      String check,
      String expected,
      String actual,
      Optional<Location> where) {
    return profile.departures().isEmpty()
        ? Optional.empty()
        : Departures.explaining(
            profile,
            new Departures.Breach(
                requirements,
                check,
                expected,
                actual,
                where.flatMap(Location::exchange).flatMap(exchanges)));
  }

  /** The verdict on something that is off without being a firm breach. */
  Verdict onOddity(Requirement requirement) {
    return requirement.level() == Level.MAY ? Verdict.PASS : Verdict.WARN;
  }

  /** Why a requirement does not apply to this endpoint; empty if it does. */
  Optional<String> inapplicable(Requirement requirement) {
    Optional<String> leftOut = profile.leavesOut(requirement.id());
    if (leftOut.isPresent()) {
      return Optional.of("the profile " + profile.name() + " leaves it out: " + leftOut.get());
    }
    if (requirement.capabilities().isEmpty() || profile.broughtIn().contains(requirement.id())) {
      return Optional.empty();
    }
    Set<String> missing =
        requirement.capabilities().stream()
            .filter(c -> !declaration.claims(c) && !shown(c))
            .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("the endpoint neither claims nor showed " + String.join(", ", missing));
  }

  private boolean shown(String capability) {
    return observed.contains(capability)
        || observed.stream().anyMatch(o -> o.startsWith(capability + "."));
  }
}
