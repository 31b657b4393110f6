package org.wsmanspec.scenario.yaml;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wsmanspec.scenario.ModelTexts;
import org.wsmanspec.scenario.Nearest;
import org.wsmanspec.scenario.Operation;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Step;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.Variables;

/** Finds names of variables that nothing in a scenario ever gives a value. */
final class VariableCheck {

  private static final Pattern REFERENCE = Pattern.compile("(?<!\\$)\\$\\{([^}]*)}?");

  private VariableCheck() {}

  static void check(Reading reading, Scenario scenario) {
    Set<String> known = new LinkedHashSet<>(scenario.variables().keySet());
    ModelTexts.visit(
        scenario,
        Step.class,
        step ->
            step.keep()
                .keySet()
                .forEach(
                    name -> {
                      known.add(name);
                      // The markup of what was kept.
                      known.add(name + ".xml");
                    }));
    ModelTexts.visit(
        scenario, Operation.SetVariables.class, set -> known.addAll(set.values().keySet()));
    known.add("uuid");
    ModelTexts.visit(scenario, text -> check(reading, text, known));
  }

  private static void check(Reading reading, Text text, Set<String> known) {
    Matcher matcher = REFERENCE.matcher(text.template());
    while (matcher.find()) {
      String name = matcher.group(1).strip();
      if (!matcher.group().endsWith("}")) {
        report(
            reading,
            text,
            "a variable is not closed with '}'",
            "write $${ for the characters themselves");
      } else if (name.startsWith("resources.")) {
        resource(reading, text, name);
      } else if (!known.contains(name) && !builtIn(name)) {
        report(
            reading,
            text,
            "nothing gives the variable '" + name + "' a value",
            Nearest.to(name, known)
                .map(n -> "did you mean '" + n + "'?")
                .orElse("set it with variables, set or keep"));
      }
    }
  }

  private static boolean builtIn(String name) {
    return name.startsWith("target.")
        || name.startsWith("last.")
        || name.startsWith("xmlunit.")
        || name.matches("subscriptions\\.[^.]+\\.(address|endAddress|reference|manager|context)")
        || name.matches("shells\\.[^.]+\\.(id|resource)")
        || name.matches("commands\\.[^.]+\\.id")
        || Variables.isFiller(name);
  }

  private static void resource(Reading reading, Text text, String name) {
    String rest = name.substring("resources.".length());
    int dot = rest.indexOf('.');
    String resource = dot < 0 ? rest : rest.substring(0, dot);
    if (!TargetTables.RESOURCE_NAMES.contains(resource)) {
      report(
          reading,
          text,
          "targets have no resource '" + resource + "'",
          Nearest.to(resource, TargetTables.RESOURCE_NAMES)
              .map(n -> "did you mean '" + n + "'?")
              .orElse("the resources are " + String.join(", ", TargetTables.RESOURCE_NAMES)));
      return;
    }
    String fact = dot < 0 ? "" : rest.substring(dot + 1).replaceFirst("\\..*", "");
    if (!TargetTables.RESOURCE.names().contains(fact)) {
      report(
          reading,
          text,
          "a resource has no '" + fact + "'",
          Nearest.to(fact, TargetTables.RESOURCE.names())
              .map(n -> "did you mean '" + n + "'?")
              .orElse("it has " + String.join(", ", TargetTables.RESOURCE.names())));
    }
  }

  private static void report(Reading reading, Text text, String message, String help) {
    Source source = reading.sources().get(text.position().file());
    if (source != null) {
      source.at(
          text.position().line(),
          text.position().column(),
          text.template().lines().findFirst().orElse("").length(),
          message,
          Optional.of(help));
    }
  }
}
