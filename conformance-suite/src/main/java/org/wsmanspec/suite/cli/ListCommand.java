package org.wsmanspec.suite.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.mock.personality.Personalities;
import org.wsmanspec.mock.personality.Personality;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.scenario.Profile;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.suite.catalogue.Catalogue;
import org.wsmanspec.suite.plans.Plans;
import org.wsmanspec.suite.profile.Profiles;
import org.wsmanspec.suite.scenarios.ScenarioLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wsmanspec list}: scenarios, requirements, plans, profiles or personalities. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "List scenarios (the default), requirements, plans, profiles or personalities.")
final class ListCommand implements Callable<Integer> {

  private final Terminal terminal;

  /** What to list. */
  enum What {
    SCENARIOS,
    REQUIREMENTS,
    PLANS,
    PROFILES,
    PERSONALITIES
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "scenarios|requirements|plans|profiles|personalities",
      defaultValue = "scenarios",
      description = "What to list (${DEFAULT-VALUE}).")
  private What what = What.SCENARIOS;

  @Option(names = "--area", paramLabel = "AREA", description = "Only this area.")
  private @Nullable String area;

  ListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return switch (what) {
      case SCENARIOS -> scenarios();
      case REQUIREMENTS -> requirements();
      case PLANS -> plans();
      case PROFILES -> profiles();
      case PERSONALITIES -> personalities();
    };
  }

  private int scenarios() {
    for (ScenarioLibrary.Entry entry : ScenarioLibrary.all()) {
      if (wanted(entry.area())) {
        for (Scenario s : entry.scenarios()) {
          terminal
              .out()
              .println(
                  String.format(Locale.ROOT, "%-12s %-44s %s", entry.area(), s.id(), s.title()));
        }
      }
    }
    return ExitCode.HELD.code();
  }

  private int personalities() {
    for (Personality p : Personalities.shipped()) {
      if (wanted(p.file().replaceAll("\\.yaml.*", ""))) {
        terminal.out().println(String.format(Locale.ROOT, "%-44s %s", p.name(), p.about()));
      }
    }
    return ExitCode.HELD.code();
  }

  private int requirements() {
    for (Requirement r : Catalogue.load().all()) {
      if (wanted(r.area())) {
        terminal
            .out()
            .println(
                String.format(
                    Locale.ROOT,
                    "%-26s %-10s %-12s %-12s %s",
                    r.id(),
                    r.level().text(),
                    r.area(),
                    r.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    shortened(r.statement())));
      }
    }
    return ExitCode.HELD.code();
  }

  private int plans() {
    for (Plans.Chosen chosen : Plans.all()) {
      terminal
          .out()
          .println(
              String.format(
                  Locale.ROOT,
                  "%-14s %4d %s",
                  chosen.plan().name(),
                  chosen.scenarios().size(),
                  chosen.plan().title()));
    }
    return ExitCode.HELD.code();
  }

  private int profiles() {
    for (String name : Profiles.names()) {
      Profile profile = Profiles.shipped(name).orElseThrow();
      terminal.out().println(String.format(Locale.ROOT, "%-14s %s", name, profile.title()));
      terminal.out().println("               " + profile.about());
      profile
          .departures()
          .forEach(
              d ->
                  terminal
                      .out()
                      .println(
                          "               - "
                              + String.join(", ", d.requirements())
                              + ": "
                              + d.text()));
    }
    return ExitCode.HELD.code();
  }

  private boolean wanted(String candidate) {
    return Optional.ofNullable(area).map(candidate::equals).orElse(true);
  }

  private static String shortened(String text) {
    return text.length() <= 90 ? text : text.substring(0, 89) + "…";
  }
}
