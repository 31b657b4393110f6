package org.wsmanspec.suite;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wsmanspec.message.Conversation.Party;
import org.wsmanspec.message.evidence.Redaction;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.Location;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.scenario.Profile.Departure;
import org.wsmanspec.suite.catalogue.Catalogue;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;

/** Turns what one check or scenario tells into findings under the verdict policy. */
final class VerdictSink implements FindingSink {

  private static final String HIDDEN = "a secret was taken out of what was said: ";

  private final String check;
  private final Catalogue catalogue;
  private final VerdictPolicy policy;
  private final Set<Party> underTest;
  private final Ledger ledger;

  VerdictSink(
      String check,
      Catalogue catalogue,
      VerdictPolicy policy,
      Set<Party> underTest,
      Ledger ledger) {
    this.check = check;
    this.catalogue = catalogue;
    this.policy = policy;
    this.underTest = underTest;
    this.ledger = ledger;
  }

  @Override
  public void held(String requirement, Place place) {
    if (concerns(requirement, place)) {
      pass(requirement, place, "");
    }
  }

  @Override
  public void broken(String requirement, String expected, String actual, Place place, String hint) {
    if (concerns(requirement, place)) {
      tellBroken(requirement, expected, actual, Optional.of(place.location()), hint);
    }
  }

  @Override
  public void soft(String requirement, String expected, String actual, Place place, String hint) {
    if (concerns(requirement, place)) {
      tellSoft(requirement, expected, actual, Optional.of(place.location()), hint);
    }
  }

  @Override
  public void unknown(String requirement, String reason, Place place) {
    if (concerns(requirement, place)) {
      tellUnknown(requirement, reason, Optional.of(place.location()));
    }
  }

  @Override
  public void remark(String requirement, String remark, Place place) {
    if (concerns(requirement, place)) {
      pass(requirement, place, remark);
      if (policy.inapplicable(reported(requirement)).isEmpty()) {
        ledger.remark(reported(requirement).id(), remark);
      }
    }
  }

  private void pass(String requirement, Place place, String hint) {
    // Nearly everything that is told is one more pass; its place would be made for nothing.
    if (!ledger.repeated(reported(requirement).id(), check)) {
      tell(requirement, Verdict.PASS, "", "", Optional.of(place.location()), hint);
    }
  }

  Verdict tellHeld(String requirement, Optional<Location> where) {
    return tell(requirement, Verdict.PASS, "", "", where, "");
  }

  Verdict tellBroken(
      String requirement, String expected, String actual, Optional<Location> where, String hint) {
    if (hidden(expected, actual)) {
      return tellUnknown(requirement, HIDDEN + actual, where);
    }
    if (!accountable(requirement)) {
      return tellUnknown(requirement, actual, where);
    }
    VerdictPolicy.Ruling ruling = policy.onBreach(reported(requirement));
    return off(
        requirement, ruling.verdict(), expected, actual, where, join(hint, ruling.because()));
  }

  Verdict tellSoft(
      String requirement, String expected, String actual, Optional<Location> where, String hint) {
    if (hidden(expected, actual)) {
      return tellUnknown(requirement, HIDDEN + actual, where);
    }
    if (!accountable(requirement)) {
      return tellUnknown(requirement, actual, where);
    }
    return off(requirement, policy.onOddity(reported(requirement)), expected, actual, where, hint);
  }

  /** Something that is off, unless it is what the profile says that such endpoints do. */
  private Verdict off(
      String requirement,
      Verdict verdict,
      String expected,
      String actual,
      Optional<Location> where,
      String hint) {
    Optional<Departure> departure =
        verdict == Verdict.PASS
            ? Optional.empty()
            : policy.departure(
                List.of(requirement, reported(requirement).id()), check, expected, actual, where);
    return departure.isPresent()
        ? tell(requirement, Verdict.DEPARTURE, expected, actual, where, departure.get().text())
        : tell(requirement, verdict, expected, actual, where, hint);
  }

  Verdict tellUnknown(String requirement, String reason, Optional<Location> where) {
    return tell(requirement, Verdict.INCONCLUSIVE, "", "", where, reason);
  }

  Verdict tellNotApplicable(String requirement, String reason, Optional<Location> where) {
    return tell(requirement, Verdict.NOT_APPLICABLE, "", "", where, reason);
  }

  private Verdict tell(
      String requirement,
      Verdict verdict,
      String expected,
      String actual,
      Optional<Location> where,
      String hint) {
    Requirement told = reported(requirement);
    Optional<String> inapplicable = policy.inapplicable(told);
    Finding finding =
        inapplicable
            .map(
                reason ->
                    new Finding(told.id(), Verdict.NOT_APPLICABLE, check, "", "", where, reason))
            .orElseGet(() -> new Finding(told.id(), verdict, check, expected, actual, where, hint));
    ledger.add(finding);
    return finding.verdict();
  }

  /**
   * Whether a party under test has to hold it: an answer of the service is no fault of a client.
   */
  private boolean accountable(String requirement) {
    return reported(requirement).parties().stream().anyMatch(underTest::contains);
  }

  private boolean concerns(String requirement, Place place) {
    return underTest.contains(place.author())
        && reported(requirement).parties().contains(place.author());
  }

  /** The requirement through which this one is reported. */
  private Requirement reported(String id) {
    Requirement requirement = catalogue.require(id);
    if (requirement.primary().isEmpty() || requirement.primary().get(0).equals("*")) {
      return requirement;
    }
    return catalogue.require(requirement.primary().get(0));
  }

  /**
   * Whether what was seen lost a secret and may have been what was expected before, or what was
   * asked for is not known any more.
   */
  private static boolean hidden(String expected, String actual) {
    if (expected.contains(Redaction.MARK)) {
      return true;
    }
    return actual.contains(Redaction.MARK)
        && Pattern.compile(
                Stream.of(actual.split(Pattern.quote(Redaction.MARK), -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*")),
                Pattern.DOTALL)
            .matcher(expected)
            .find();
  }

  private static String join(String hint, String because) {
    if (hint.isEmpty() || because.isEmpty()) {
      return hint + because;
    }
    return hint + "; " + because;
  }
}
