package org.wsmanspec.scenario.expect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.scenario.Expectation;
import org.wsmanspec.scenario.Expectation.EventsExpectation;
import org.wsmanspec.scenario.Expectation.FaultExpectation;
import org.wsmanspec.scenario.Expectation.FaultPattern;
import org.wsmanspec.scenario.Expectation.JournalPattern;
import org.wsmanspec.scenario.Expectation.XPathCondition;
import org.wsmanspec.scenario.Expectation.XPathCondition.Kind;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.Variables;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stored form of an expectation: JSON with the keys of the scenario language, variables
 * replaced and prefixes included, so that it can be judged without the scenario.
 */
public final class ExpectationJson {

  static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** How a text is put into the stored form. */
  private interface Resolver {
    String text(Text text);

    String markup(Text text);
  }

  private final Resolver resolver;

  private ExpectationJson(Resolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Write an expectation with the values that variables have now.
   *
   * @param namespaces prefixes of the scenario and the step
   * @param step name of the step, for messages
   * @throws org.wsmanspec.scenario.UndefinedVariableException if a variable has no value
   */
  public static String resolve(
      Expectation expectation, Map<String, String> namespaces, Variables variables, String step) {
    ExpectationJson writer =
        new ExpectationJson(
            new Resolver() {
              @Override
              public String text(Text text) {
                return variables.text(text, step);
              }

              @Override
              public String markup(Text text) {
                return variables.markup(text, step);
              }
            });
    ObjectNode node = writer.write(expectation);
    if (!namespaces.isEmpty()) {
      ObjectNode all = JsonNodeFactory.instance.objectNode();
      namespaces.forEach(all::put);
      expectation.namespaces().forEach(all::put);
      node.set("namespaces", all);
    }
    return MAPPER.writeValueAsString(node);
  }

  /** Write an expectation in which no variables are left. */
  public static String write(Expectation expectation, Map<String, String> namespaces) {
    ExpectationJson writer =
        new ExpectationJson(
            new Resolver() {
              @Override
              public String text(Text text) {
                return text.template();
              }

              @Override
              public String markup(Text text) {
                return text.template();
              }
            });
    ObjectNode node = writer.write(expectation);
    if (!namespaces.isEmpty()) {
      namespaces.forEach(node.withObjectProperty("namespaces")::put);
    }
    return MAPPER.writeValueAsString(node);
  }

  /**
   * Read the stored form.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Expectation read(String json) {
    return ExpectationJsonReader.read(json);
  }

  private ObjectNode write(Expectation e) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    e.response().ifPresent(r -> node.put("response", r));
    strings(node, "status", e.status());
    put(node, "action", e.action());
    e.fault().ifPresent(f -> node.set("fault", fault(f)));
    e.httpError()
        .ifPresent(
            h -> {
              if (h.status().isEmpty()) {
                node.put("httpError", "any");
              } else {
                strings(node, "httpError", h.status());
              }
            });
    if (e.schemaValid()) {
      node.put("schema", "valid");
    }
    if (!e.xpath().isEmpty()) {
      ArrayNode list = node.putArray("xpath");
      e.xpath().forEach(c -> condition(list.addObject(), c));
    }
    e.bodyMatches().ifPresent(b -> node.putObject("body").put("matches", resolver.markup(b)));
    if (e.answered()) {
      node.put("answered", true);
    }
    e.journal()
        .ifPresent(
            j -> {
              ObjectNode journal = node.putObject("journal");
              entries(journal, "contains", j.contains());
              entries(journal, "lacks", j.lacks());
            });
    e.events().ifPresent(v -> events(node.putObject("events"), v));
    e.remote().ifPresent(r -> RemoteJson.write(node, r, resolver::text));
    if (!e.anyOf().isEmpty()) {
      ArrayNode list = node.putArray("anyOf");
      e.anyOf().forEach(a -> list.add(write(a)));
    }
    e.not().ifPresent(n -> node.set("not", write(n)));
    put(node, "hint", e.hint());
    if (!e.namespaces().isEmpty()) {
      ObjectNode prefixes = node.putObject("namespaces");
      e.namespaces().forEach(prefixes::put);
    }
    return node;
  }

  private ObjectNode fault(FaultExpectation fault) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode list = node.putArray("anyOf");
    for (FaultPattern pattern : fault.anyOf()) {
      ObjectNode entry = list.addObject();
      put(entry, "subcode", pattern.subcode());
      put(entry, "code", pattern.code());
      put(entry, "detail", pattern.detail());
    }
    return node;
  }

  private void events(ObjectNode node, EventsExpectation events) {
    events.of().ifPresent(o -> node.put("of", o.word()));
    put(node, "filter", events.filter());
    put(node, "count", events.count());
    if (!events.some().isEmpty()) {
      ArrayNode list = node.putArray("some");
      events.some().forEach(t -> list.add(resolver.text(t)));
    }
    if (!events.each().isEmpty()) {
      ArrayNode list = node.putArray("each");
      events.each().forEach(c -> condition(list.addObject(), c));
    }
    put(node, "distinct", events.distinct());
    put(node, "inOrder", events.inOrder());
  }

  private void condition(ObjectNode node, XPathCondition condition) {
    if (condition.kind() == Kind.THAT) {
      node.put("that", resolver.text(condition.xpath()));
      return;
    }
    node.put("at", resolver.text(condition.xpath()));
    switch (condition.kind()) {
      case EXISTS -> node.put("exists", true);
      case ABSENT -> node.put("absent", true);
      case COUNT -> put(node, "count", condition.value());
      case MATCHES -> put(node, "matches", condition.value());
      default -> put(node, "equals", condition.value());
    }
  }

  private void entries(ObjectNode node, String key, List<JournalPattern> patterns) {
    if (patterns.isEmpty()) {
      return;
    }
    ArrayNode list = node.putArray(key);
    for (JournalPattern pattern : patterns) {
      ObjectNode entry = list.addObject();
      put(entry, "operation", pattern.operation());
      put(entry, "subject", pattern.subject());
      if (!pattern.details().isEmpty()) {
        ObjectNode details = entry.putObject("details");
        pattern.details().forEach((k, v) -> details.put(k, resolver.text(v)));
      }
      pattern.count().ifPresent(c -> entry.put("count", c));
    }
  }

  private void put(ObjectNode node, String key, Optional<Text> text) {
    text.ifPresent(t -> node.put(key, resolver.text(t)));
  }

  private void strings(ObjectNode node, String key, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode list = node.putArray(key);
      values.forEach(v -> list.add(resolver.text(Text.of(v))));
    }
  }
}
