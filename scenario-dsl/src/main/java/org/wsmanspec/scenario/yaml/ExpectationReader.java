package org.wsmanspec.scenario.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.scenario.Delivered;
import org.wsmanspec.scenario.Expectation;
import org.wsmanspec.scenario.Expectation.EventsExpectation;
import org.wsmanspec.scenario.Expectation.FaultExpectation;
import org.wsmanspec.scenario.Expectation.FaultPattern;
import org.wsmanspec.scenario.Expectation.HttpError;
import org.wsmanspec.scenario.Expectation.JournalExpectation;
import org.wsmanspec.scenario.Expectation.JournalPattern;
import org.wsmanspec.scenario.Expectation.XPathCondition;
import org.wsmanspec.scenario.Expectation.XPathCondition.Kind;
import org.wsmanspec.scenario.ExpectationBuilder;
import org.wsmanspec.scenario.Nearest;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.expect.ResponseName;

/** Reads what is expected of an answer. */
final class ExpectationReader {

  static final String STATUS_PATTERN = "[1-5](xx|[0-9][0-9])";
  static final String COUNT_PATTERN = "(>=|<=|>|<|=)?\\s*[0-9]{1,9}";

  /** What says something about an answer, and not about a delivery. */
  private static final List<String> OF_ANSWERS =
      List.of(
          "response",
          "status",
          "fault",
          "httpError",
          "answered",
          "output",
          "pipeline",
          "pool",
          "messages");

  private final Reading reading;
  private boolean ofEvents;

  ExpectationReader(Reading reading) {
    this.reading = reading;
  }

  /**
   * Read what is expected.
   *
   * @param events whether it is of events that are delivered, and not of an answer
   */
  Expectation read(Source source, Node node, boolean events) {
    boolean outer = ofEvents;
    ofEvents = events;
    Expectation expectation = read(source, node);
    ofEvents = outer;
    return expectation;
  }

  private Expectation read(Source source, Node node) {
    if (node instanceof ScalarNode scalar) {
      if (ofEvents) {
        source.problem(
            node,
            "this step gets deliveries and no answer of its own",
            "expect events: {count: ...}, or conditions on the last delivery under xpath");
      }
      return word(source, scalar);
    }
    Fields f = Fields.of(source, node, ExpectTables.EXPECT);
    Map<String, String> outer = reading.namespaces();
    Map<String, String> own = Reading.prefixes(f);
    Map<String, String> all = new LinkedHashMap<>(outer);
    all.putAll(own);
    reading.namespaces(all);
    Expectation expectation = map(f, own);
    reading.namespaces(outer);
    return expectation;
  }

  private static Expectation word(Source source, ScalarNode node) {
    ExpectationBuilder builder = Expectation.builder().position(source.position(node));
    String word = node.getValue();
    if (word.equals("fault")) {
      return builder.fault(new FaultExpectation(List.of())).build();
    }
    List<String> words = new ArrayList<>(ResponseName.words());
    words.add("fault");
    if (Fields.word(source, node, word, words, "'expect'")) {
      builder.response(word);
    }
    return builder.build();
  }

  private Expectation map(Fields f, Map<String, String> own) {
    Source source = f.source();
    ExpectationBuilder b = Expectation.builder().position(f.position());
    if (f.present().stream().allMatch(k -> k.equals("hint") || k.equals("namespaces"))) {
      source.problem(
          f.node(),
          "this expects nothing",
          "give at least one of " + String.join(", ", ExpectTables.EXPECT.names()));
    }
    for (String key : ofEvents ? OF_ANSWERS : List.of("events")) {
      if (f.has(key)) {
        source.problem(
            f.key(key),
            ofEvents
                ? "a delivery is no answer, so it has no '" + key + "'"
                : "only awaitEvents expects events");
      }
    }
    f.word("response", ResponseName.words()).ifPresent(b::response);
    b.status(statuses(f, "status"));
    f.text("action").ifPresent(b::action);
    f.value("fault").ifPresent(n -> b.fault(fault(source, n)));
    f.value("httpError").ifPresent(n -> b.httpError(httpError(f, n)));
    f.word("schema", List.of("valid")).ifPresent(w -> b.schemaValid());
    for (Node item : f.items("xpath")) {
      condition(source, item).ifPresent(b::xpath);
    }
    f.value("body")
        .map(n -> Fields.of(source, n, ExpectTables.BODY))
        .flatMap(body -> reading.xml(body, "matches"))
        .ifPresent(b::bodyMatches);
    f.word("answered", List.of("true")).ifPresent(w -> b.answered());
    f.value("journal").ifPresent(n -> b.journal(journal(source, n)));
    f.value("events").ifPresent(n -> b.events(events(source, n)));
    RemoteExpectationReader.read(f).ifPresent(b::remote);
    f.list("anyOf").forEach(n -> b.anyOf(read(source, n)));
    f.value("not").ifPresent(n -> b.not(read(source, n)));
    f.text("hint").ifPresent(b::hint);
    own.forEach(b::namespace);
    if (f.has("response") && f.has("fault")) {
      source.problem(
          f.key("fault"),
          "an answer cannot be both a response and a fault",
          "put the two under anyOf");
    }
    return b.build();
  }

  private static List<String> statuses(Fields f, String key) {
    return f.texts(key).stream()
        .filter(
            t -> {
              boolean good = t.hasVariables() || t.template().matches(STATUS_PATTERN);
              if (!good) {
                f.source()
                    .at(
                        t.position().line(),
                        t.position().column(),
                        t.template().length(),
                        "'" + t + "' is no HTTP status",
                        Optional.of("write a number such as 500 or a class such as 2xx"));
              }
              return good;
            })
        .map(Text::template)
        .toList();
  }

  private static HttpError httpError(Fields f, Node node) {
    if (node instanceof ScalarNode scalar && scalar.getValue().equals("any")) {
      return new HttpError(List.of());
    }
    return new HttpError(statuses(f, "httpError"));
  }

  private FaultExpectation fault(Source source, Node node) {
    if (node instanceof ScalarNode scalar) {
      return new FaultExpectation(
          scalar.getValue().equals("any") ? List.of() : List.of(subcodeOnly(source, scalar)));
    }
    if (node instanceof SequenceNode list) {
      source.problem(node, "a list of faults goes under anyOf", "write fault: {anyOf: [...]}");
      return new FaultExpectation(list.getValue().stream().map(n -> pattern(source, n)).toList());
    }
    Fields f = Fields.of(source, node, ExpectTables.FAULT);
    if (f.has("anyOf")) {
      if (f.present().size() > 1) {
        source.problem(f.key("anyOf"), "anyOf stands alone; put the other keys into its items");
      }
      return new FaultExpectation(f.list("anyOf").stream().map(n -> pattern(source, n)).toList());
    }
    return new FaultExpectation(List.of(pattern(source, node)));
  }

  private FaultPattern pattern(Source source, Node node) {
    if (node instanceof ScalarNode scalar) {
      return subcodeOnly(source, scalar);
    }
    Fields f = Fields.of(source, node, ExpectTables.FAULT);
    if (f.has("anyOf")) {
      source.problem(f.key("anyOf"), "an alternative cannot have alternatives of its own");
    }
    Optional<Text> subcode = f.text("subcode");
    subcode.ifPresent(t -> qname(source, f.value("subcode").orElseThrow(), t.template()));
    Optional<Text> code = f.text("code");
    code.ifPresent(t -> qname(source, f.value("code").orElseThrow(), t.template()));
    return new FaultPattern(subcode, code, f.text("detail"));
  }

  private FaultPattern subcodeOnly(Source source, ScalarNode node) {
    qname(source, node, node.getValue());
    return new FaultPattern(
        Optional.of(new Text(node.getValue(), source.position(node))),
        Optional.empty(),
        Optional.empty());
  }

  /** Check a qualified name; a word close to one of the fault table is taken for a misspelling. */
  private void qname(Source source, Node node, String name) {
    if (name.contains("${")) {
      return;
    }
    int colon = name.indexOf(':');
    if (colon < 1 || colon == name.length() - 1) {
      List<String> known =
          Arrays.stream(FaultSubcode.values())
              .map(s -> Namespaces.display(s.qname()))
              .filter(s -> s.substring(s.indexOf(':') + 1).equals(name))
              .toList();
      source.problem(
          node,
          "a fault is named with its prefix, such as wsa:DestinationUnreachable",
          known.isEmpty()
              ? "fault: any accepts every fault"
              : "did you mean " + String.join(" or ", known) + "?");
      return;
    }
    if (!reading.prefixKnown(source, node, name.substring(0, colon))) {
      return;
    }
    List<String> known =
        Arrays.stream(FaultSubcode.values())
            .map(s -> Namespaces.display(s.qname()))
            .filter(s -> s.startsWith(name.substring(0, colon + 1)))
            .toList();
    if (!known.contains(name)) {
      Nearest.to(name, known)
          .ifPresent(
              n ->
                  source.problem(
                      node, "no fault is named '" + name + "'", "did you mean '" + n + "'?"));
    }
  }

  private Optional<XPathCondition> condition(Source source, Node node) {
    if (node instanceof ScalarNode scalar) {
      reading.xpath(source, node, scalar.getValue());
      return Optional.of(
          new XPathCondition(
              Kind.THAT,
              new Text(scalar.getValue(), source.position(node)),
              Optional.empty(),
              source.position(node)));
    }
    Fields f = Fields.of(source, node, ExpectTables.CONDITION);
    Optional<Text> that = reading.xpath(f, "that");
    Optional<Text> at = reading.xpath(f, "at");
    List<String> about =
        f.present().stream().filter(k -> !k.equals("that") && !k.equals("at")).toList();
    if (f.has("that") == f.has("at") || about.size() != (f.has("at") ? 1 : 0)) {
      source.problem(
          node,
          "an xpath condition is either 'that' alone or 'at' with one of equals, matches, exists,"
              + " absent, count");
      return Optional.empty();
    }
    if (that.isPresent()) {
      return Optional.of(new XPathCondition(Kind.THAT, that.get(), Optional.empty(), f.position()));
    }
    return at.flatMap(path -> about(f, path, about.get(0)));
  }

  private static Optional<XPathCondition> about(Fields f, Text at, String key) {
    switch (key) {
      case "exists", "absent" -> {
        boolean exists = key.equals("exists") == f.bool(key).orElse(true);
        return Optional.of(
            new XPathCondition(
                exists ? Kind.EXISTS : Kind.ABSENT, at, Optional.empty(), f.position()));
      }
      case "count" -> f.text(key).ifPresent(t -> count(f, key, t));
      case "matches" -> f.text(key).ifPresent(t -> regex(f, key, t));
      default -> {
        // Any text will do for equals.
      }
    }
    Kind kind =
        switch (key) {
          case "count" -> Kind.COUNT;
          case "matches" -> Kind.MATCHES;
          default -> Kind.EQUALS;
        };
    return f.text(key).map(t -> new XPathCondition(kind, at, Optional.of(t), f.position()));
  }

  static void count(Fields f, String key, Text text) {
    if (!text.hasVariables() && !text.template().matches(COUNT_PATTERN)) {
      f.source()
          .problem(
              f.value(key).orElseThrow(),
              "'" + text + "' is no count",
              "write a number, or a comparison such as '>=3' in quotes");
    }
  }

  private static void regex(Fields f, String key, Text text) {
    try {
      if (!text.hasVariables()) {
        Pattern.compile(text.template());
      }
    } catch (PatternSyntaxException e) {
      f.source()
          .problem(
              f.value(key).orElseThrow(), "this is no regular expression: " + e.getDescription());
    }
  }

  private static JournalExpectation journal(Source source, Node node) {
    Fields f = Fields.of(source, node, ExpectTables.JOURNAL);
    return new JournalExpectation(
        f.list("contains").stream().map(n -> entry(source, n)).toList(),
        f.list("lacks").stream().map(n -> entry(source, n)).toList());
  }

  private EventsExpectation events(Source source, Node node) {
    Fields f = Fields.of(source, node, ExpectTables.EVENTS);
    List<XPathCondition> each = new ArrayList<>();
    for (Node item : f.items("each")) {
      condition(source, item).ifPresent(each::add);
    }
    Optional<Text> count = f.text("count");
    count.ifPresent(t -> count(f, "count", t));
    return new EventsExpectation(
        f.word("of", Delivered.words()).flatMap(Delivered::of),
        reading.xpath(f, "filter"),
        count,
        some(f),
        each,
        reading.xpath(f, "distinct"),
        reading.xpath(f, "inOrder"));
  }

  private List<Text> some(Fields f) {
    f.items("some")
        .forEach(
            n ->
                Fields.text(f.source(), n, "an item of 'some'")
                    .ifPresent(t -> reading.xpath(f.source(), n, t.template())));
    return f.texts("some");
  }

  private static JournalPattern entry(Source source, Node node) {
    Fields f = Fields.of(source, node, ExpectTables.JOURNAL_ENTRY);
    Optional<Text> count = f.text("count");
    count.ifPresent(t -> count(f, "count", t));
    return new JournalPattern(
        f.text("operation"),
        f.text("subject"),
        f.textMap("details").orElse(Map.of()),
        count.map(Text::template));
  }
}
