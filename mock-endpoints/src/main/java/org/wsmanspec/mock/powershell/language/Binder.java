package org.wsmanspec.mock.powershell.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.mock.powershell.Cmdlet;
import org.wsmanspec.mock.powershell.PsError;
import org.wsmanspec.mock.powershell.PsErrorException;
import org.wsmanspec.mock.powershell.PsNull;
import org.wsmanspec.mock.powershell.PsValues;

/** Finds out which value belongs to which parameter. */
final class Binder {

  /** Parameters that every command has. */
  static final List<Cmdlet.Parameter> COMMON =
      List.of(
          Cmdlet.Parameter.flag("Verbose", "vb"),
          Cmdlet.Parameter.flag("Debug", "db"),
          preference("ErrorAction", "ea"),
          preference("WarningAction", "wa"),
          preference("InformationAction", "infa"),
          variable("ErrorVariable", "ev"),
          variable("WarningVariable", "wv"),
          variable("InformationVariable", "iv"),
          variable("OutVariable", "ov"),
          Cmdlet.Parameter.named("OutBuffer", "System.Int32", "ob"),
          variable("PipelineVariable", "pv"));

  private Binder() {}

  private static Cmdlet.Parameter preference(String name, String alias) {
    return Cmdlet.Parameter.named(name, "System.Management.Automation.ActionPreference", alias);
  }

  private static Cmdlet.Parameter variable(String name, String alias) {
    return Cmdlet.Parameter.named(name, "System.String", alias);
  }

  /**
   * An argument as it was given.
   *
   * @param name of the parameter; empty if it goes by its place
   * @param value empty if the next argument may be the value
   */
  record Given(Optional<String> name, Optional<Object> value) {}

  /**
   * What belongs to what.
   *
   * @param values by names of parameters in lower case
   * @param rest arguments without parameter
   */
  record Bound(Map<String, Object> values, List<Object> rest) {

    Optional<Object> value(String name) {
      return Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT)));
    }
  }

  static Bound bind(String command, List<Cmdlet.Parameter> own, List<Given> given, boolean strict) {
    Map<String, Object> values = new HashMap<>();
    List<Object> loose = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      Given g = given.get(i);
      if (g.name().isEmpty()) {
        loose.add(g.value().orElse(PsNull.NULL));
        continue;
      }
      String name = g.name().get().replaceFirst("^-", "").replaceFirst(":$", "");
      Optional<Cmdlet.Parameter> found = find(command, own, name);
      if (found.isEmpty()) {
        if (strict) {
          throw unknown(command, name);
        }
        loose.add("-" + name);
        g.value().ifPresent(loose::add);
      } else {
        Object value;
        if (found.get().isSwitch()) {
          value = g.value().map(v -> v == PsNull.NULL || PsValues.isTrue(v)).orElse(true);
        } else if (g.value().isPresent()) {
          value = g.value().get();
        } else if (i + 1 < given.size() && given.get(i + 1).name().isEmpty()) {
          value = given.get(++i).value().orElse(PsNull.NULL);
        } else {
          throw missing(command, found.get().name());
        }
        values.put(found.get().name().toLowerCase(Locale.ROOT), value);
      }
    }
    return new Bound(values, places(own, values, loose));
  }

  private static List<Object> places(
      List<Cmdlet.Parameter> own, Map<String, Object> values, List<Object> loose) {
    List<Object> rest = new ArrayList<>(loose);
    own.stream()
        .filter(p -> p.position() >= 0)
        .sorted(java.util.Comparator.comparingInt(Cmdlet.Parameter::position))
        .filter(p -> !values.containsKey(p.name().toLowerCase(Locale.ROOT)))
        .forEach(
            p -> {
              if (!rest.isEmpty()) {
                values.put(p.name().toLowerCase(Locale.ROOT), rest.remove(0));
              }
            });
    return rest;
  }

  private static Optional<Cmdlet.Parameter> find(
      String command, List<Cmdlet.Parameter> own, String name) {
    List<Cmdlet.Parameter> all = new ArrayList<>(own);
    all.addAll(COMMON);
    for (Cmdlet.Parameter p : all) {
      if (p.name().equalsIgnoreCase(name)
          || p.aliases().stream().anyMatch(name::equalsIgnoreCase)) {
        return Optional.of(p);
      }
    }
    String folded = name.toLowerCase(Locale.ROOT);
    List<Cmdlet.Parameter> beginning = beginning(own, folded);
    if (beginning.isEmpty()) {
      beginning = beginning(COMMON, folded);
    }
    if (beginning.size() > 1) {
      throw wrong(
          command,
          "AmbiguousParameter",
          "Parameter cannot be processed because the parameter name '" + name + "' is ambiguous.");
    }
    return beginning.stream().findFirst();
  }

  private static List<Cmdlet.Parameter> beginning(List<Cmdlet.Parameter> all, String folded) {
    return all.stream().filter(p -> p.name().toLowerCase(Locale.ROOT).startsWith(folded)).toList();
  }

  private static PsErrorException unknown(String command, String name) {
    return wrong(
        command,
        "NamedParameterNotFound",
        "A parameter cannot be found that matches parameter name '" + name + "'.");
  }

  private static PsErrorException missing(String command, String name) {
    return wrong(
        command,
        "MissingArgument",
        "Missing an argument for parameter '"
            + name
            + "'. Specify a parameter of this type and try again.");
  }

  static PsErrorException wrong(String command, String id, String message) {
    return new PsErrorException(
        PsError.of(ErrorCategory.INVALID_ARGUMENT, id + "," + command, message)
            .by(command)
            .exception(
                "System.Management.Automation.ParameterBindingException",
                "System.Management.Automation.RuntimeException",
                "System.SystemException"));
  }
}
