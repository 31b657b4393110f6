package org.wsmanspec.suite.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.scenario.Profile;
import org.wsmanspec.scenario.yaml.ProfileReader;
import org.wsmanspec.suite.Briefing;
import org.wsmanspec.suite.Judge;
import org.wsmanspec.suite.check.Talk;

/** The shipped profiles, and what a departure excuses and what it does not. */
final class ProfilesTests {

  private static final String WMI =
      "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Win32_Service";
  private static final String PULL = "http://schemas.xmlsoap.org/ws/2004/09/enumeration/Pull";

  static Stream<String> names() {
    return Profiles.names().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyShippedProfileIsReadAndCitesItsSources(String name) {
    Profile profile = Profiles.shipped(name).orElseThrow();
    assertEquals(name, profile.name());
    assertFalse(profile.title().isEmpty());
    for (Profile.Departure departure : profile.departures()) {
      assertFalse(departure.source().isEmpty(), departure::toString);
      assertTrue(departure.link().filter(l -> URI.create(l).isAbsolute()).isPresent());
      assertTrue(departure.text().contains(departure.source()));
    }
  }

  @Test
  void everyFileOfTheFolderIsShipped() throws IOException {
    Path folder =
        Path.of(
            System.getProperty("wsmanspec.root"),
            "conformance-suite/src/main/resources/org/wsmanspec/suite/profiles");
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          Set.copyOf(Profiles.names()),
          files
              .map(f -> f.getFileName().toString().replace(".yaml", ""))
              .collect(Collectors.toSet()));
    }
  }

  @Test
  void anUnknownNameOffersWhatIsNear() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Profiles.find("window"));
    assertEquals("there is no profile 'window'; did you mean 'windows'?", e.getMessage());
  }

  /** OMI's way to end an enumeration. */
  private static Conversation contextAtTheEnd() {
    return Talk.claiming("enumeration")
        .exchange(
            Talk.request(
                1,
                PULL,
                "",
                "<wsen:Pull><wsen:EnumerationContext>7</wsen:EnumerationContext></wsen:Pull>"),
            Talk.reply(
                1,
                PULL + "Response",
                "",
                "<wsen:PullResponse><wsen:EnumerationContext>7</wsen:EnumerationContext>"
                    + "<wsen:Items/><wsen:EndOfSequence/></wsen:PullResponse>"))
        .done();
  }

  private static RequirementResult result(RunReport report, String id) {
    return report.requirements().stream()
        .filter(r -> r.requirement().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static RunReport judged(Conversation conversation, String profile) {
    return Judge.standard()
        .judge(conversation, Briefing.NONE.with(Profiles.shipped(profile).orElseThrow()));
  }

  @Test
  void aBreachThatTheProfileNamesIsADeparture() {
    RunReport without = Judge.standard().judge(contextAtTheEnd());
    assertEquals(Verdict.FAIL, result(without, "R8.4-8").verdict());
    assertTrue(without.failed());
    RunReport with = judged(contextAtTheEnd(), "omi-like");
    RequirementResult departure = result(with, "R8.4-8");
    assertEquals(Verdict.DEPARTURE, departure.verdict());
    assertTrue(
        departure.findings().get(0).hint().startsWith("reported departure: "),
        departure.findings().get(0)::hint);
    assertFalse(with.failed());
    assertTrue(
        with.notes().stream().anyMatch(n -> n.startsWith("Judged by the profile omi-like")));
  }

  @Test
  void anotherProfileExcusesNothing() {
    assertEquals(
        Verdict.FAIL, result(judged(contextAtTheEnd(), "windows"), "R8.4-8").verdict());
  }

  @Test
  void theProfileOfTheConversationCounts() {
    Conversation plain = contextAtTheEnd();
    Conversation named =
        new Conversation(
            plain.origin(),
            new Declaration("test", Set.of("enumeration"), Optional.of("omi-like")),
            plain.exchanges(),
            List.of(),
            List.of());
    assertEquals(
        Verdict.DEPARTURE, result(Judge.standard().judge(named), "R8.4-8").verdict());
    Conversation unknown =
        new Conversation(
            plain.origin(),
            new Declaration("test", Set.of("enumeration"), Optional.of("lab/own.yaml")),
            plain.exchanges(),
            List.of(),
            List.of());
    RunReport report = Judge.standard().judge(unknown);
    assertEquals(Verdict.FAIL, result(report, "R8.4-8").verdict());
    assertTrue(report.notes().stream().anyMatch(n -> n.contains("lab/own.yaml")));
  }

  private static Profile own(String when) {
    return new ProfileReader(id -> true)
        .read(
            "own.yaml",
            """
            profile: own
            title: Own
            about: Of a test.
            departures:
              - requirements: [R8.4-8]
                instead: something else
                when: { %s }
                basis: documented
                source: A document
            """
                .formatted(when));
  }

  private static Verdict by(String when) {
    return result(
            Judge.standard().judge(contextAtTheEnd(), Briefing.NONE.with(own(when))), "R8.4-8")
        .verdict();
  }

  @Test
  void aDepartureWhoseConditionDoesNotHoldExcusesNothing() {
    assertEquals(Verdict.DEPARTURE, by("answer: success"));
    assertEquals(Verdict.FAIL, by("answer: fault"));
    assertEquals(Verdict.FAIL, by("answer: 'wsman:InternalError'"));
    assertEquals(Verdict.DEPARTURE, by("actual: context"));
    assertEquals(Verdict.FAIL, by("actual: no such text"));
    assertEquals(Verdict.FAIL, by("actual: context, expected: no such text"));
    assertEquals(Verdict.DEPARTURE, by("action: 'enumeration/Pull$'"));
    assertEquals(Verdict.FAIL, by("action: 'enumeration/Enumerate$'"));
    assertEquals(Verdict.DEPARTURE, by("resource: 'http://e/R'"));
    assertEquals(Verdict.FAIL, by("resource: '" + WMI + "'"));
    assertEquals(Verdict.FAIL, by("check: 'no-such-check'"));
    assertEquals(Verdict.DEPARTURE, by("check: '*'"));
  }

  @Test
  void whatIsLeftOutIsNotApplicable() {
    RunReport report = judged(contextAtTheEnd(), "dsp0226-core");
    for (RequirementResult r : report.requirements()) {
      if (r.requirement().id().startsWith("DSP0227-") && !r.findings().isEmpty()) {
        assertEquals(Verdict.NOT_APPLICABLE, r.verdict(), r.requirement()::id);
      }
    }
    Profile leaving =
        new ProfileReader(id -> true)
            .read(
                "own.yaml",
                """
                profile: own
                title: Own
                about: Of a test.
                leaveOut:
                  - requirements: ["R8.4-*"]
                    because: nothing is pulled
                """);
    RequirementResult left =
        result(
            Judge.standard().judge(contextAtTheEnd(), Briefing.NONE.with(leaving)), "R8.4-8");
    assertEquals(Verdict.NOT_APPLICABLE, left.verdict());
    assertEquals(
        "the profile own leaves it out: nothing is pulled", left.findings().get(0).hint());
  }

  @Test
  void whatIsBroughtInAppliesWithoutAClaim() {
    Conversation unclaimed =
        Talk.claiming("get").exchange(Talk.request(1, "http://e/A", "", ""), Talk.reply(1, "http://e/AResponse", "", "")).done();
    String id = "DSP0226-enumeration-39";
    assertEquals(
        Verdict.NOT_APPLICABLE, result(Judge.standard().judge(unclaimed), id).verdict());
    Profile bringing =
        new ProfileReader(r -> true)
            .read(
                "own.yaml",
                "profile: own\ntitle: Own\nabout: Of a test.\nbringIn: [" + id + "]\n");
    assertEquals(
        Verdict.INCONCLUSIVE,
        result(Judge.standard().judge(unclaimed, Briefing.NONE.with(bringing)), id).verdict());
  }
}
