package org.wsmanspec.scenario.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wsmanspec.scenario.Profile;
import org.wsmanspec.scenario.Target;

/** Profile files: what they say, and how mistakes in them are told. */
final class ProfileReaderTests {

  private static final String WHOLE =
      """
      profile: lab
      title: Lab device
      about: Of a test.
      claims: [get, enumeration]
      limits: { responseSeconds: 120 }
      leaveOut:
        - requirements: ["DSP0227-*"]
          because: no CIM here
      bringIn: [R8.4-8]
      departures:
        - requirements: [R8.4-8]
          instead: a context comes with the end
          when: { actual: context, answer: success, resource: /cim-schema/2/ }
          basis: documented
          source: Lab manual, section 4
          link: https://example.org/manual
      """;

  private static Profile read(String text) {
    return new ProfileReader(Set.of("R8.4-8", "R6.5-1")::contains).read("lab.yaml", text);
  }

  private static String refused(String text) {
    return String.valueOf(
        assertThrows(UnreadableFileException.class, () -> read(text)).getMessage());
  }

  @Test
  void aFileSaysAllOfAProfile() {
    Profile profile = read(WHOLE);
    assertEquals("lab", profile.name());
    assertEquals(Set.of("get", "enumeration"), profile.claims());
    assertEquals(Duration.ofMinutes(2), profile.limits().response());
    assertEquals(Optional.of("no CIM here"), profile.leavesOut("DSP0227-cim-15"));
    assertEquals(Optional.empty(), profile.leavesOut("R8.4-8"));
    assertEquals(Set.of("R8.4-8"), profile.broughtIn());
    Profile.Departure departure = profile.departures().get(0);
    assertEquals(List.of("R8.4-8"), departure.requirements());
    assertEquals(Profile.Basis.DOCUMENTED, departure.basis());
    assertEquals(Optional.of("success"), departure.when().answer());
    assertTrue(departure.when().actual().orElseThrow().matcher("a context").find());
    assertEquals(
        "documented departure: a context comes with the end (Lab manual, section 4,"
            + " https://example.org/manual)",
        departure.text());
  }

  @Test
  void mistakesAreToldWithTheirPlace() {
    assertTrue(
        refused(WHOLE.replace("bringIn: [R8.4-8]", "bringIn: [R8.4-9]"))
            .startsWith("lab.yaml:9:11: the catalogue has no requirement 'R8.4-9'"));
    assertTrue(
        refused(WHOLE.replace("answer: success", "answer: sucess"))
            .contains("'sucess' is neither success, fault nor a fault subcode"));
    assertTrue(
        refused(WHOLE.replace("actual: context", "actual: '('"))
            .contains("this is no regular expression"));
    assertTrue(
        refused(WHOLE.replace("basis: documented", "basis: rumored"))
            .contains("'rumored' is no value of 'basis'"));
    assertTrue(
        refused(WHOLE.replace("profile: lab", "profile: Lab Device"))
            .contains("a profile's name is in kebab-case"));
    assertTrue(
        refused(WHOLE.replace("claims: [get,", "claims: [gte,")).contains("did you mean 'get'?"));
    assertTrue(
        refused(WHOLE.replace("    source: Lab manual, section 4\n", ""))
            .contains("a departure must have the key 'source'"));
  }

  @Test
  void aDepartureWithoutAConditionIsRefused() {
    String text =
        WHOLE.replace(
            "when: { actual: context, answer: success, resource: /cim-schema/2/ }", "when: {}");
    assertTrue(refused(text).contains("a departure says what has to be seen"));
    assertTrue(refused(text.replace("    when: {}\n", "")).contains("must have the key 'when'"));
  }

  @Test
  void aTargetTakesOverClaimsAndLimits() {
    Target target = Target.of(URI.create("http://192.0.2.1/wsman")).with(read(WHOLE));
    assertEquals(Set.of("identify", "get", "enumeration"), target.claims());
    assertEquals(Duration.ofMinutes(2), target.limits().response());
    assertEquals(Optional.of("lab"), target.declaration().profile());
    assertEquals(
        target.profile(), target.with(Target.Credentials.NONE).profile(), "kept with credentials");
  }

  @Test
  void aTargetFileNamesAProfileOrAFileBesideIt() {
    String text = "target: Lab\naddress: http://192.0.2.1/wsman\nprofile: %s\n";
    TargetReader reader = new TargetReader();
    assertEquals(
        Optional.of("windows"),
        reader.read("lab/target.yaml", text.formatted("windows")).profile());
    assertEquals(
        Optional.of("lab/own.yaml"),
        reader.read("lab/target.yaml", text.formatted("own.yaml")).profile());
  }

  @Test
  void asterisksStandForAnything() {
    assertTrue(Profile.matches("DSP0227-*", "DSP0227-cim-15"));
    assertFalse(Profile.matches("DSP0227-*", "DSP0226-DSP0227-"));
    assertTrue(Profile.matches("a.b", "a.b"));
    assertFalse(Profile.matches("a.b", "axb"));
  }
}
