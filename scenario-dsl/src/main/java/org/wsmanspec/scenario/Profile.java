package org.wsmanspec.scenario;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A kind of endpoint: what such endpoints claim, which requirements are left out for them, and in
 * which documented ways they depart from the specifications.
 *
 * @param name kebab-case
 * @param title for people
 * @param about what kind of endpoint it is for, a sentence or two
 * @param claims words of the capability vocabulary that such an endpoint claims
 * @param limits how long and how much
 * @param leftOut requirements that do not apply, with the reasons
 * @param broughtIn ids of requirements that apply whether or not what they depend on is claimed
 * @param departures known ways of not holding a requirement
 */
public record Profile(
    String name,
    String title,
    String about,
    Set<String> claims,
    Target.Limits limits,
    List<LeftOut> leftOut,
    Set<String> broughtIn,
    List<Departure> departures) {

  /**
   * Requirements that do not apply.
   *
   * @param ids requirement ids; an asterisk stands for any characters
   */
  public record LeftOut(List<String> ids, String because) {
    public LeftOut {
      ids = List.copyOf(ids);
    }
  }

  /** How well a departure is founded. */
  public enum Basis {
    /** A document of the product says so. */
    DOCUMENTED,
    /** The public source of the product, or a public report, shows it. */
    REPORTED
  }

  /**
   * A known way of not holding some requirements.
   *
   * @param requirements ids
   * @param instead what the product does instead, a sentence
   * @param when what has to be seen for this departure to be the explanation
   * @param basis how well it is founded
   * @param source document and section, or report
   * @param link where to read it
   */
  public record Departure(
      List<String> requirements,
      String instead,
      When when,
      Basis basis,
      String source,
      Optional<String> link) {
    public Departure {
      requirements = List.copyOf(requirements);
    }

    /** The sentence for reports. */
    public String text() {
      return (basis == Basis.DOCUMENTED ? "documented departure: " : "reported departure: ")
          + instead
          + " ("
          + source
          + link.map(l -> ", " + l).orElse("")
          + ")";
    }
  }

  /**
   * What has to be seen; all that is given must hold.
   *
   * @param expected found in what the finding expected
   * @param actual found in what the finding saw
   * @param check name of the check or scenario, with asterisks
   * @param action found in the wsa:Action of the request
   * @param resource found in the wsman:ResourceURI of the request
   * @param answer what came back: {@code success}, {@code fault}, or the name of a fault subcode
   */
  public record When(
      Optional<Pattern> expected,
      Optional<Pattern> actual,
      Optional<String> check,
      Optional<Pattern> action,
      Optional<Pattern> resource,
      Optional<String> answer) {}

  /** What an endpoint is judged by that names no profile. */
  public static final Profile NONE =
      new Profile("none", "", "", Set.of(), Target.Limits.USUAL, List.of(), Set.of(), List.of());

  public Profile {
    claims = Set.copyOf(claims);
    leftOut = List.copyOf(leftOut);
    broughtIn = Set.copyOf(broughtIn);
    departures = List.copyOf(departures);
  }

  /** Why a requirement is left out; empty if it is not. */
  public Optional<String> leavesOut(String requirement) {
    return leftOut.stream()
        .filter(l -> l.ids().stream().anyMatch(id -> matches(id, requirement)))
        .map(LeftOut::because)
        .findFirst();
  }

  /** Whether a text fits a pattern in which an asterisk stands for any characters. */
  public static boolean matches(String pattern, String text) {
    return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), text);
  }
}
