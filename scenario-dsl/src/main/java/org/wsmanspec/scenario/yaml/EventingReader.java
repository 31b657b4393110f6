package org.wsmanspec.scenario.yaml;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.wsmanspec.scenario.Delivered;
import org.wsmanspec.scenario.EnumerationFilter.Holder;
import org.wsmanspec.scenario.ModelTexts;
import org.wsmanspec.scenario.Nearest;
import org.wsmanspec.scenario.Operation;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.SubscriptionTerms;
import org.wsmanspec.scenario.SubscriptionTerms.BatchSize;
import org.wsmanspec.scenario.SubscriptionTerms.Credentials;
import org.wsmanspec.scenario.SubscriptionTerms.Retry;
import org.wsmanspec.scenario.SubscriptionTerms.SinkOptions;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.sink.SinkAnswer;

/** Reads what steps say of subscriptions and events. */
final class EventingReader {

  private static final List<String> MODES =
      List.of("push", "pushWithAck", "events", "pull", "none");
  private static final List<String> RECIPIENTS = List.of("sink", "none");
  private static final Map<String, SinkAnswer.Kind> ANSWERS =
      Map.of(
          "ack", SinkAnswer.Kind.ACKNOWLEDGE,
          "none", SinkAnswer.Kind.NONE,
          "drop", SinkAnswer.Kind.DROP,
          "garbage", SinkAnswer.Kind.GARBAGE);

  private EventingReader() {}

  /** The answers of a sink that are a word. */
  static Set<String> answers() {
    return new TreeSet<>(ANSWERS.keySet());
  }

  static Text subscription(Fields f) {
    return f.text("subscription").orElse(Operation.SUBSCRIPTION);
  }

  static SubscriptionTerms terms(Reading reading, Fields f) {
    return new SubscriptionTerms(
        RequestReader.wordOrUri(f, "mode", MODES, "a word or a URI"),
        f.value("filter")
            .map(
                n ->
                    RequestReader.filter(
                        reading, Fields.of(f.source(), n, EventingTables.FILTER), Holder.WSE)),
        f.text("expires"),
        f.text("heartbeats"),
        f.value("connectionRetry")
            .map(n -> Fields.of(f.source(), n, EventingTables.RETRY))
            .map(r -> new Retry(r.requiredText("interval"), r.text("total"))),
        f.text("maxElements"),
        f.text("maxTime"),
        f.value("batchSize")
            .map(n -> Fields.of(f.source(), n, EventingTables.BATCH_SIZE))
            .map(b -> new BatchSize(b.requiredText("octets"), b.text("policy"))),
        f.text("deliveryLocale"),
        f.text("contentEncoding"),
        f.bool("bookmarks").orElse(false),
        f.text("bookmark"),
        RequestReader.wordOrUri(f, "notifyTo", RECIPIENTS, "a word or a URI"),
        RequestReader.wordOrUri(f, "endTo", RECIPIENTS, "a word or a URI"),
        f.value("sink").map(n -> sink(reading, f.source(), n)).orElse(SinkOptions.USUAL),
        f.value("credentials").map(n -> credentials(f.source(), n)),
        f.text("auth"));
  }

  private static SinkOptions sink(Reading reading, Source source, Node node) {
    Fields f = Fields.of(source, node, EventingTables.SINK);
    if (f.has("user") != f.has("password")) {
      source.problem(node, "user and password of a sink go together");
    }
    return new SinkOptions(
        answer(reading, f, "answer"),
        f.word("scheme", List.of("http", "https")).map("https"::equals),
        f.text("user"),
        f.text("password"));
  }

  private static SinkAnswer answer(Reading reading, Fields f, String key) {
    SinkAnswer answer =
        f.value(key).map(n -> answer(reading, f.source(), n, key)).orElse(SinkAnswer.ACKNOWLEDGE);
    return duration(f, "delay").map(answer::after).orElse(answer);
  }

  private static SinkAnswer answer(Reading reading, Source source, Node node, String key) {
    if (node instanceof ScalarNode scalar) {
      Set<String> words = answers();
      words.add("{fault: ...}");
      words.add("{status: ...}");
      return Fields.word(source, node, scalar.getValue(), words, "'" + key + "'")
              && ANSWERS.containsKey(scalar.getValue())
          ? SinkAnswer.of(ANSWERS.get(scalar.getValue()))
          : SinkAnswer.ACKNOWLEDGE;
    }
    Fields f = Fields.of(source, node, EventingTables.ANSWER);
    if (node instanceof MappingNode && f.has("fault") == f.has("status")) {
      source.problem(node, "an answer has either 'fault' or 'status'");
      return SinkAnswer.ACKNOWLEDGE;
    }
    if (f.has("status")) {
      return f.integer("status", 200, 599).map(SinkAnswer::status).orElse(SinkAnswer.ACKNOWLEDGE);
    }
    return f.text("fault")
        .flatMap(t -> name(reading, source, f.value("fault").orElse(node), t.template()))
        .map(SinkAnswer::fault)
        .orElse(SinkAnswer.ACKNOWLEDGE);
  }

  private static Optional<QName> name(Reading reading, Source source, Node node, String name) {
    int colon = name.indexOf(':');
    if (colon < 1 || colon == name.length() - 1) {
      source.problem(node, "a fault is named with its prefix, such as wsman:DeliveryRefused");
      return Optional.empty();
    }
    String prefix = name.substring(0, colon);
    return reading.prefixKnown(source, node, prefix)
        ? Optional.ofNullable(reading.namespaces().get(prefix))
            .map(uri -> new QName(uri, name.substring(colon + 1), prefix))
        : Optional.empty();
  }

  private static Credentials credentials(Source source, Node node) {
    Fields f = Fields.of(source, node, EventingTables.CREDENTIALS);
    if (node instanceof MappingNode && f.has("user") == f.has("thumbprint")) {
      source.problem(node, "credentials have either 'user' and 'password' or 'thumbprint'");
    }
    return new Credentials(
        f.text("user"),
        f.text("password"),
        f.text("thumbprint"),
        f.text("tokenType"),
        f.text("appliesTo"));
  }

  static Operation await(Reading reading, Source source, Node node) {
    Fields f = Fields.of(source, node, EventingTables.AWAIT);
    Optional<Text> count = f.text("count");
    count.filter(t -> !t.hasVariables()).ifPresent(t -> f.integer("count", 0, 1_000_000));
    duration(f, "within");
    return new Operation.AwaitEvents(
        subscription(f),
        f.word("of", Delivered.words()).flatMap(Delivered::of).orElse(Delivered.EVENTS),
        count,
        reading.xpath(f, "filter"),
        reading.xpath(f, "until"),
        f.text("within"),
        f.text("maxElements"),
        f.position());
  }

  /** Waits for a publisher to fetch the list of subscriptions. */
  static Operation enrollment(Reading reading, Source source, Node node) {
    Fields f = Fields.of(source, node, EventingTables.ENROLLMENT);
    duration(f, "within");
    return new Operation.AwaitEvents(
        Operation.COLLECTOR,
        Delivered.ENROLLMENTS,
        f.text("count"),
        reading.xpath(f, "filter"),
        Optional.empty(),
        f.text("within"),
        Optional.empty(),
        f.position());
  }

  static Operation offer(OperationReaders operations, Source source, Node node) {
    Fields f = Fields.of(source, node, EventingTables.OFFER);
    List<Operation.Subscribe> subscriptions =
        f.items("subscriptions").stream()
            .map(n -> operations.read(source, "subscribe", n))
            .flatMap(o -> o instanceof Operation.Subscribe s ? Stream.of(s) : Stream.empty())
            .toList();
    return new Operation.Offer(
        subscriptions,
        f.word("listing", List.of("optimized", "plain")).filter("plain"::equals).isPresent(),
        f.position());
  }

  static Operation acknowledge(Reading reading, Source source, Node node) {
    Fields f = Fields.of(source, node, EventingTables.ACKNOWLEDGE);
    return new Operation.Acknowledge(
        subscription(f),
        answer(reading, f, "with"),
        f.integer("times", 1, 1_000_000).orElse(0),
        f.position());
  }

  static Operation raise(Source source, Node node) {
    Fields f = Fields.of(source, node, EventingTables.RAISE);
    Map<String, Text> values = new LinkedHashMap<>();
    for (String key : List.of("count", "text", "size")) {
      f.text(key).ifPresent(t -> values.put(key, t));
    }
    f.textMap("with").ifPresent(values::putAll);
    return new Operation.Raise(
        f.text("event").map(Text::template).orElse("raise"), values, f.position());
  }

  /** A duration that is waited here; one that goes on the wire may be anything. */
  static Optional<Duration> duration(Fields f, String key) {
    Optional<Text> text = f.text(key).filter(t -> !t.hasVariables());
    try {
      return text.map(Text::template).map(Duration::parse).filter(d -> !d.isNegative());
    } catch (DateTimeException e) {
      f.source()
          .problem(
              f.value(key).orElseThrow(),
              "'" + text.map(Text::template).orElse("") + "' is no duration",
              "write it like PT10S or PT0.5S");
      return Optional.empty();
    }
  }

  /** Report steps about subscriptions that no step of the scenario makes. */
  static void check(Reading reading, Scenario scenario) {
    Set<String> made = new TreeSet<>();
    ModelTexts.visit(scenario, Operation.Subscribe.class, s -> made.add(s.as().template()));
    ModelTexts.visit(
        scenario, Operation.Offer.class, o -> made.add(Operation.COLLECTOR.template()));
    ModelTexts.visit(
        scenario,
        Operation.class,
        operation ->
            named(operation)
                .filter(t -> !t.hasVariables() && !made.contains(t.template()))
                .filter(t -> made.stream().noneMatch(m -> m.contains("${")))
                .ifPresent(t -> report(reading, operation, t, made)));
  }

  private static Optional<Text> named(Operation operation) {
    if (operation instanceof Operation.OnSubscription on) {
      return Optional.of(on.subscription());
    } else if (operation instanceof Operation.AwaitEvents await) {
      return Optional.of(await.subscription());
    } else if (operation instanceof Operation.Acknowledge acknowledge) {
      return Optional.of(acknowledge.subscription());
    }
    return operation instanceof Operation.Pull pull ? pull.subscription() : Optional.empty();
  }

  private static void report(Reading reading, Operation operation, Text name, Set<String> made) {
    boolean written = !name.position().file().isEmpty();
    Source source =
        reading.sources().get((written ? name.position() : operation.position()).file());
    if (source != null) {
      source.at(
          (written ? name.position() : operation.position()).line(),
          (written ? name.position() : operation.position()).column(),
          written ? name.template().length() : 1,
          "no step subscribes as '" + name.template() + "'",
          Nearest.to(name.template(), made)
              .map(n -> "did you mean '" + n + "'?")
              .or(
                  () ->
                      Optional.of(
                          made.isEmpty()
                              ? "put a step with 'subscribe' before it"
                              : "there is " + String.join(", ", made))));
    }
  }
}
