package org.wsmanspec.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wsmanspec.mock.http.AuthenticationScheme;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.Verdict;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.suite.plans.Plans;

/**
 * Legitimate differences are no failures where messages are bent, either.
 *
 * <p>Those variants are driven here that change what a bent message gets; with the property {@code
 * wsmanspec.variant} all whose names match it.
 */
class NegativeVariantsTests {

  private static final Set<String> USUAL =
      Set.of(
          "every fault with 400",
          "no Detail",
          "no NotUnderstood header",
          "InvalidSelectors for an instance that is not there",
          "SchemaValidationError for bad headers",
          "InvalidMessageInformationHeader for missing headers",
          "wsen:TimedOut for stale contexts",
          "bare 400 for what cannot be read");

  static Stream<Variant> variants() {
    String wanted = System.getProperty("wsmanspec.variant", "");
    return LegitimateVariantsTests.variants()
        .filter(v -> wanted.isEmpty() ? USUAL.contains(v.name()) : v.name().matches(wanted));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void aDifferenceIsNoFailure(Variant variant) throws Exception {
    assertEquals("", accusations(variant));
  }

  @Test
  void leniencyIsNoFailure() throws Exception {
    Variant lenient =
        new Variant(
            "lenient",
            new LenientService(),
            Set.of("enumeration.optimized", "cim.polymorphism"),
            AuthenticationScheme.NONE);
    assertEquals("", accusations(lenient));
  }

  private static String accusations(Variant variant) throws Exception {
    List<Scenario> scenarios = Plans.find("negative").scenarios();
    RunReport report = Judge.standard().judge(variant.conversation(scenarios));
    return LegitimateVariantsTests.accusations(report, Verdict.FAIL);
  }
}
