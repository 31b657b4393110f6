package org.wsmanspec.scenario.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wsmanspec.scenario.Expectation;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.UndefinedVariableException;
import org.wsmanspec.scenario.Variables;
import org.wsmanspec.scenario.expect.ExpectationJson;
import tools.jackson.databind.json.JsonMapper;

/**
 * The variables of one scenario while it is driven.
 *
 * <p>What {@code keep} takes from an answer has three forms: {@code name} is its text, {@code
 * name.xml} its markup, which goes into markup as it is. A variable that was to be kept and was not
 * remembers why.
 */
final class StepVariables {

  private static final Pattern REFERENCE = Pattern.compile("(?<!\\$)\\$\\{\\s*([^{}\\s]*)\\s*}");
  private static final String XML = ".xml";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Brackets around the name of markup that is put in after everything else was escaped. */
  private static final Pattern HOLE = Pattern.compile("\\uE000([^\\uE000\\uE001]*)\\uE001");

  private final Variables variables;
  private final Map<String, String> markup = new HashMap<>();
  private final Map<String, String> content = new HashMap<>();
  private final Map<String, String> missing = new LinkedHashMap<>();

  StepVariables(Variables variables) {
    this.variables = variables;
  }

  void set(String name, String value) {
    variables.set(name, value);
    missing.remove(name);
    content.remove(name);
    markup.remove(name + XML);
  }

  /** Set what was kept. */
  void keep(String name, Kept kept) {
    set(name, kept.text());
    kept.markup()
        .ifPresent(
            xml -> {
              markup.put(name + XML, xml);
              variables.set(name + XML, "\uE000" + name + XML + "\uE001");
            });
    kept.content().ifPresent(xml -> content.put(name, xml));
  }

  /** Say why a variable has no value, so that what hangs on it can say so too. */
  void lack(String name, String why) {
    missing.put(name, why);
  }

  boolean has(String name) {
    return !missing.containsKey(name) && variables.get(name).isPresent();
  }

  /** A text with all values put in. */
  String text(Text text, String step) {
    check(text);
    try {
      return fill(variables.text(text, step), UnaryOperator.identity());
    } catch (UndefinedVariableException e) {
      throw undefined(e);
    }
  }

  /** A piece of XML with all values put in, escaped unless they are markup. */
  String markup(Text text, String step) {
    check(text);
    try {
      return fill(variables.markup(text, step), UnaryOperator.identity());
    } catch (UndefinedVariableException e) {
      throw undefined(e);
    }
  }

  /** An expectation as JSON, with all values put in. */
  String expectation(Expectation expectation, Map<String, String> namespaces, String step) {
    Texts.visit(expectation, Text.class, this::check);
    try {
      String json = ExpectationJson.resolve(expectation, namespaces, variables, step);
      return fill(json, StepVariables::inJson);
    } catch (UndefinedVariableException e) {
      throw undefined(e);
    }
  }

  /** The content, with elements in it, that a text consisting of one variable stands for. */
  Optional<String> content(Text text) {
    check(text);
    Matcher whole = REFERENCE.matcher(text.template().strip());
    return whole.matches() ? Optional.ofNullable(content.get(whole.group(1))) : Optional.empty();
  }

  /** The names that a text refers to. */
  static List<String> names(Text text) {
    List<String> names = new ArrayList<>();
    Matcher matcher = REFERENCE.matcher(text.template());
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private void check(Text text) {
    for (String name : new TreeSet<>(names(text))) {
      String base = name.endsWith(XML) ? name.substring(0, name.length() - 4) : name;
      String why = missing.get(base);
      if (why != null) {
        throw NotDrivenException.missing("it needs ${" + name + "}, but " + why);
      }
    }
  }

  private static NotDrivenException undefined(UndefinedVariableException e) {
    String message = String.valueOf(e.getMessage());
    return e.resource().isPresent()
        ? NotDrivenException.notApplicable(message)
        : NotDrivenException.mistake(message);
  }

  private String fill(String text, UnaryOperator<String> quoting) {
    if (text.indexOf('\uE000') < 0) {
      return text;
    }
    return HOLE.matcher(text)
        .replaceAll(
            hole -> {
              String xml = markup.getOrDefault(hole.group(1), "");
              return Matcher.quoteReplacement(quoting.apply(xml));
            });
  }

  private static String inJson(String xml) {
    String quoted = JSON.writeValueAsString(xml);
    return quoted.substring(1, quoted.length() - 1);
  }
}
