package org.wsmanspec.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.wsmanspec.scenario.Expectation.FaultExpectation;
import org.wsmanspec.scenario.Expectation.FaultPattern;
import org.wsmanspec.scenario.sink.SinkAnswer;

/** Writes scenarios in Java; the result equals that of the same scenario in YAML. */
public final class Scenarios {

  private Scenarios() {}

  /** A scenario with an id and a title. */
  public static ScenarioBuilder scenario(String id, String title) {
    return new ScenarioBuilder(id, title);
  }

  public static OperationStep identify() {
    return new OperationStep((p, o) -> new Operation.Identify(p, Position.NONE));
  }

  public static OperationStep get() {
    return new OperationStep((p, o) -> new Operation.Get(p, Position.NONE));
  }

  public static OperationStep put() {
    return new OperationStep((p, o) -> new Operation.Put(p, o.representation(), Position.NONE));
  }

  public static OperationStep create() {
    return new OperationStep((p, o) -> new Operation.Create(p, o.representation(), Position.NONE));
  }

  public static OperationStep delete() {
    return new OperationStep((p, o) -> new Operation.Delete(p, Position.NONE));
  }

  /** A call of a method. */
  public static OperationStep invoke(String method) {
    return new OperationStep(
        (p, o) ->
            new Operation.Invoke(
                p, Optional.of(Text.of(method)), o.representation(), Position.NONE));
  }

  public static OperationStep enumerate() {
    return new OperationStep(
        (p, o) ->
            new Operation.Enumerate(
                p,
                o.filter,
                o.text("mode"),
                o.text("optimize").isPresent(),
                o.text("maxElements"),
                o.text("expires"),
                o.text("endTo"),
                o.text("polymorphism"),
                Optional.empty(),
                Optional.empty(),
                Position.NONE));
  }

  /** A Pull of an enumeration context, such as a kept variable. */
  public static OperationStep pull(String context) {
    return new OperationStep(
        (p, o) ->
            new Operation.Pull(
                p,
                Optional.empty(),
                Optional.of(Text.of(context)),
                o.text("maxElements"),
                o.text("maxTime"),
                o.text("maxCharacters"),
                Optional.empty(),
                Position.NONE));
  }

  /** A Release of an enumeration context. */
  public static OperationStep release(String context) {
    return new OperationStep(
        (p, o) -> new Operation.Release(p, Optional.of(Text.of(context)), Position.NONE));
  }

  /** A Subscribe; later steps name it as given. */
  public static OperationStep subscribe(String as, SubscriptionTerms terms) {
    return new OperationStep(
        (p, o) -> new Operation.Subscribe(p, Text.of(as), terms, Position.NONE));
  }

  /** A Renew of a subscription, with {@code expires} as a part. */
  public static OperationStep renew(String subscription) {
    return new OperationStep(
        (p, o) -> new Operation.Renew(p, Text.of(subscription), o.text("expires"), Position.NONE));
  }

  public static OperationStep getStatus(String subscription) {
    return new OperationStep(
        (p, o) -> new Operation.GetStatus(p, Text.of(subscription), Position.NONE));
  }

  public static OperationStep unsubscribe(String subscription) {
    return new OperationStep(
        (p, o) -> new Operation.Unsubscribe(p, Text.of(subscription), Position.NONE));
  }

  /** A Pull from a subscription in pull mode. */
  public static OperationStep pullFrom(String subscription) {
    return new OperationStep(
        (p, o) ->
            new Operation.Pull(
                p,
                Optional.of(Text.of(subscription)),
                Optional.empty(),
                o.text("maxElements"),
                o.text("maxTime"),
                o.text("maxCharacters"),
                Optional.empty(),
                Position.NONE));
  }

  /** Waits for deliveries, with {@code count, filter, until, within, maxElements} as parts. */
  public static OperationStep awaitEvents(String subscription, Delivered of) {
    return new OperationStep(
        (p, o) ->
            new Operation.AwaitEvents(
                Text.of(subscription),
                of,
                o.text("count"),
                o.text("filter"),
                o.text("until"),
                o.text("within"),
                o.text("maxElements"),
                Position.NONE));
  }

  /** How the sink answers from now on; 0 times: until it is told otherwise. */
  public static Step acknowledge(String subscription, SinkAnswer answer, int times) {
    return plain(new Operation.Acknowledge(Text.of(subscription), answer, times, Position.NONE));
  }

  /** Makes the endpoint emit events, with a hook of the target and values for it. */
  public static Step raise(String event, Map<String, String> values) {
    Map<String, Text> texts = new LinkedHashMap<>();
    values.forEach((k, v) -> texts.put(k, Text.of(v)));
    return plain(new Operation.Raise(event, texts, Position.NONE));
  }

  /** A message that is the given text. */
  public static OperationStep send(String text) {
    return new OperationStep(
        (p, o) -> new Operation.Send(p, new Content.Literal(Text.of(text)), Position.NONE));
  }

  /** Steps again and again, until an XPath expression on the last response holds. */
  public static Step repeat(String until, int atMost, OperationStep... steps) {
    List<Step> built = new ArrayList<>();
    for (OperationStep step : steps) {
      built.add(step.build());
    }
    return plain(new Operation.Repeat(Optional.of(Text.of(until)), atMost, built, Position.NONE));
  }

  /** A variable's new value. */
  public static Step set(String variable, String value) {
    return plain(new Operation.SetVariables(Map.of(variable, Text.of(value)), Position.NONE));
  }

  private static Step plain(Operation operation) {
    return new Step(
        Optional.empty(),
        operation,
        List.of(),
        List.of(),
        Optional.empty(),
        Map.of(),
        List.of(),
        Position.NONE);
  }

  /** Success of an operation, such as {@code GetResponse}. */
  public static Expectation response(String name) {
    return Expectation.builder().response(name).build();
  }

  /** One of some faults by their subcodes; any fault if none is given. */
  public static Expectation fault(String... subcodes) {
    List<FaultPattern> patterns = new ArrayList<>();
    for (String subcode : subcodes) {
      patterns.add(
          new FaultPattern(Optional.of(Text.of(subcode)), Optional.empty(), Optional.empty()));
    }
    return Expectation.builder().fault(new FaultExpectation(patterns)).build();
  }

  /** A step that sends a message, being written. */
  public static final class OperationStep {

    /** Makes the operation when the step is complete. */
    interface Maker {
      Operation make(RequestParameters parameters, OperationStep step);
    }

    private final Maker maker;
    private final RequestParametersBuilder parameters = RequestParameters.builder();
    private final Map<String, Text> texts = new LinkedHashMap<>();
    private final Map<String, Representation.Value> properties = new LinkedHashMap<>();
    private Optional<Representation> xml = Optional.empty();
    private Optional<EnumerationFilter> filter = Optional.empty();
    private Optional<String> name = Optional.empty();
    private List<String> covers = List.of();
    private List<String> needs = List.of();
    private Optional<Expectation> expect = Optional.empty();
    private final Map<String, Step.Keep> keep = new LinkedHashMap<>();
    private final List<Mutation> mutations = new ArrayList<>();

    OperationStep(Maker maker) {
      this.maker = maker;
    }

    /** A name under the target's resources, or a whole URI. */
    public OperationStep resource(String value) {
      parameters.resource(Text.of(value));
      return this;
    }

    /** Any of the other request parameters. */
    public OperationStep with(Consumer<RequestParametersBuilder> more) {
      more.accept(parameters);
      return this;
    }

    /** A further part of the operation, by its key in scenario files. */
    public OperationStep part(String key, String value) {
      texts.put(key, Text.of(value));
      return this;
    }

    /** The operation's filter. */
    public OperationStep filter(EnumerationFilter value) {
      filter = Optional.of(value);
      return this;
    }

    /** A property or parameter of the representation. */
    public OperationStep property(String key, String value) {
      properties.put(key, new Representation.Value.Single(Text.of(value)));
      return this;
    }

    /** The whole representation. */
    public OperationStep representation(String value) {
      xml = Optional.of(new Representation.Xml(Text.of(value)));
      return this;
    }

    public OperationStep named(String value) {
      name = Optional.of(value);
      return this;
    }

    public OperationStep covers(String... ids) {
      covers = List.of(ids);
      return this;
    }

    public OperationStep needs(String... words) {
      needs = List.of(words);
      return this;
    }

    public OperationStep expect(Expectation value) {
      expect = Optional.of(value);
      return this;
    }

    /** Keep what an XPath expression selects; a question mark at its end makes it optional. */
    public OperationStep keep(String variable, String xpath) {
      boolean optional = xpath.endsWith("?");
      String path = optional ? xpath.substring(0, xpath.length() - 1) : xpath;
      keep.put(variable, new Step.Keep(Text.of(path), optional));
      return this;
    }

    public OperationStep mutate(Mutation value) {
      mutations.add(value);
      return this;
    }

    Optional<Text> text(String key) {
      return Optional.ofNullable(texts.get(key));
    }

    private Optional<Representation> representation() {
      return xml.or(
          () ->
              properties.isEmpty()
                  ? Optional.empty()
                  : Optional.of(new Representation.Properties(properties)));
    }

    /** The finished step. */
    public Step build() {
      return new Step(
          name,
          maker.make(parameters.build(), this),
          covers,
          needs,
          expect,
          keep,
          mutations,
          Position.NONE);
    }
  }

  /** A scenario being written. */
  public static final class ScenarioBuilder {

    private final String id;
    private final String title;
    private List<String> covers = List.of();
    private List<String> needs = List.of();
    private boolean disruptive;
    private Optional<List<String>> isolation = Optional.empty();
    private final Map<String, Text> variables = new LinkedHashMap<>();
    private final Map<String, String> namespaces = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Step> cleanup = new ArrayList<>();

    private ScenarioBuilder(String id, String title) {
      this.id = id;
      this.title = title;
    }

    public ScenarioBuilder covers(String... ids) {
      covers = List.of(ids);
      return this;
    }

    public ScenarioBuilder needs(String... words) {
      needs = List.of(words);
      return this;
    }

    /** It changes state that others may see. */
    public ScenarioBuilder disruptive() {
      disruptive = true;
      return this;
    }

    /** Scenarios that name the same resource or word never overlap; {@code endpoint} with none. */
    public ScenarioBuilder isolation(String... words) {
      isolation = Optional.of(List.of(words));
      return this;
    }

    public ScenarioBuilder variable(String name, String value) {
      variables.put(name, Text.of(value));
      return this;
    }

    public ScenarioBuilder namespace(String prefix, String uri) {
      namespaces.put(prefix, uri);
      return this;
    }

    public ScenarioBuilder step(OperationStep step) {
      return step(step.build());
    }

    public ScenarioBuilder step(Step step) {
      steps.add(step);
      return this;
    }

    public ScenarioBuilder cleanup(OperationStep step) {
      cleanup.add(step.build());
      return this;
    }

    /** The finished scenario. */
    public Scenario build() {
      return new Scenario(
          id,
          title,
          covers,
          needs,
          disruptive,
          isolation,
          variables,
          namespaces,
          steps,
          cleanup,
          Position.NONE);
    }
  }
}
