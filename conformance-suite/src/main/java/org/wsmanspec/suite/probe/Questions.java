package org.wsmanspec.suite.probe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.scenario.Association;
import org.wsmanspec.scenario.EnumerationFilter;
import org.wsmanspec.scenario.EnumerationFilter.Holder;
import org.wsmanspec.scenario.Flag;
import org.wsmanspec.scenario.HttpParameters;
import org.wsmanspec.scenario.Operation;
import org.wsmanspec.scenario.Position;
import org.wsmanspec.scenario.RequestParameters;
import org.wsmanspec.scenario.RequestParametersBuilder;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Scenarios;
import org.wsmanspec.scenario.Step;
import org.wsmanspec.scenario.Text;

/**
 * The questions of a probe as scenarios of their own; none of them changes anything.
 *
 * <p>The id of a scenario is the question, by which its answer is found again in the conversation.
 */
final class Questions {

  /** Items of one enumeration that are asked for at first. */
  static final int FEW = 10;

  /** Items of each further Pull. */
  private static final int MORE = 50;

  private static final String END = "//wsman:EndOfSequence | //wsen:EndOfSequence";
  private static final String ITEMS = END + " | //wsman:Items/* | //wsen:Items/*";

  private Questions() {}

  static Scenario identify(String id, HttpParameters http) {
    RequestParameters parameters = RequestParameters.builder().http(http).build();
    return one(id, "Identify", new Operation.Identify(parameters, Position.NONE));
  }

  static Scenario get(String id, RequestParametersBuilder parameters) {
    return one(id, "Get", new Operation.Get(parameters.build(), Position.NONE));
  }

  private static Scenario one(String id, String title, Operation operation) {
    return Scenarios.scenario(id, title).step(step(operation, Map.of())).build();
  }

  /** A request for a resource. */
  static RequestParametersBuilder to(String uri, Map<String, String> selectors) {
    Map<String, Text> texts = new LinkedHashMap<>();
    selectors.forEach((name, value) -> texts.put(name, Text.of(value)));
    return RequestParameters.builder().uri(Text.of(uri)).selectors(texts);
  }

  static HttpParameters anonymous(Map<String, Text> headers) {
    return http(headers, Optional.empty(), HttpParameters.Authentication.NONE);
  }

  static HttpParameters chunked() {
    return http(Map.of(), Optional.of(true), HttpParameters.Authentication.DEFAULT);
  }

  private static HttpParameters http(
      Map<String, Text> headers, Optional<Boolean> chunked, HttpParameters.Authentication who) {
    HttpParameters usual = HttpParameters.USUAL;
    return new HttpParameters(
        usual.method(),
        usual.path(),
        usual.version(),
        headers,
        usual.contentType(),
        chunked,
        usual.expectContinue(),
        usual.contentLength(),
        who,
        who == HttpParameters.Authentication.NONE,
        usual.cut());
  }

  /** An Enumerate being written. */
  static final class Enumeration {

    private final RequestParametersBuilder parameters;
    private boolean optimize = true;
    private Optional<Text> most = Optional.of(Text.of(Integer.toString(FEW)));
    private Optional<EnumerationFilter> filter = Optional.empty();
    private Optional<Text> mode = Optional.empty();
    private Optional<Text> expires = Optional.empty();
    private Optional<Text> polymorphism = Optional.empty();
    private Optional<Flag> count = Optional.empty();
    private Optional<Association> association = Optional.empty();

    Enumeration(RequestParametersBuilder parameters) {
      this.parameters = parameters;
    }

    /** With or without wsman:OptimizeEnumeration and wsman:MaxElements. */
    Enumeration optimize(boolean value) {
      optimize = value;
      most = value ? most : Optional.empty();
      return this;
    }

    Enumeration most(int items) {
      most = Optional.of(Text.of(Integer.toString(items)));
      return this;
    }

    Enumeration mode(String value) {
      mode = Optional.of(Text.of(value));
      return this;
    }

    Enumeration expires(String value) {
      expires = Optional.of(Text.of(value));
      return this;
    }

    Enumeration polymorphism(String value) {
      polymorphism = Optional.of(Text.of(value));
      return this;
    }

    Enumeration count() {
      count = Optional.of(Flag.PLAIN);
      return this;
    }

    Enumeration filter(String dialect, String expression, boolean markup) {
      filter =
          Optional.of(
              new EnumerationFilter(
                  Optional.of(Text.of(dialect)), Text.of(expression), markup, Holder.WSMAN));
      return this;
    }

    Enumeration associatedWith(Instance instance) {
      Map<String, Text> selectors = new LinkedHashMap<>();
      instance.selectors().forEach((name, value) -> selectors.put(name, Text.of(value)));
      association =
          Optional.of(
              new Association(
                  Association.Kind.ASSOCIATED,
                  Text.of(instance.uri()),
                  Optional.of(selectors),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  List.of()));
      return this;
    }

    private Operation.Enumerate operation() {
      return new Operation.Enumerate(
          parameters.build(),
          filter,
          mode,
          optimize,
          most,
          expires,
          Optional.empty(),
          polymorphism,
          count,
          association,
          Position.NONE);
    }

    /** Until there are items, then let go. */
    Scenario items(String id) {
      return scenario(id, ITEMS, 2);
    }

    /** Until the end, or until there is no doubt that there are many; then let go. */
    Scenario several(String id) {
      return scenario(id, END, 2);
    }

    /** Ask for the status of the enumeration, then let go. */
    Scenario status(String id) {
      return begun(id)
          .step(
              step(
                  new Operation.EnumerationStatus(RequestParameters.NONE, context(), Position.NONE),
                  Map.of()))
          .cleanup(Scenarios.release("${context}"))
          .build();
    }

    private Scenario scenario(String id, String until, int pulls) {
      Scenarios.OperationStep pull =
          Scenarios.pull("${context}")
              .part("maxElements", Integer.toString(MORE))
              .keep("context", "//wsen:PullResponse/wsen:EnumerationContext?");
      return begun(id)
          .step(Scenarios.repeat(until, pulls, pull))
          .step(Scenarios.repeat(END, 1, Scenarios.release("${context}")))
          .build();
    }

    private Scenarios.ScenarioBuilder begun(String id) {
      Step.Keep keep = new Step.Keep(Text.of("//wsen:EnumerationContext"), false);
      return Scenarios.scenario(id, "Enumerate").step(step(operation(), Map.of("context", keep)));
    }

    private static Optional<Text> context() {
      return Optional.of(Text.of("${context}"));
    }
  }

  /** A filter by one selector, as markup. */
  static String selectorSet(String name, String value) {
    return "<wsman:SelectorSet xmlns:wsman=\""
        + org.wsmanspec.message.vocabulary.Namespaces.WSMAN
        + "\"><wsman:Selector Name=\""
        + escape(name)
        + "\">"
        + escape(value)
        + "</wsman:Selector></wsman:SelectorSet>";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** The dialects that are asked for, by their words. */
  static Map<String, String> dialects() {
    Map<String, String> dialects = new LinkedHashMap<>();
    dialects.put("filter.xpath", Uris.DIALECT_XPATH);
    dialects.put("filter.selector", Uris.DIALECT_SELECTOR);
    dialects.put("filter.wql", Uris.DIALECT_WQL);
    dialects.put("filter.cql", Uris.DIALECT_CQL);
    return dialects;
  }

  private static Step step(Operation operation, Map<String, Step.Keep> keep) {
    return new Step(
        Optional.empty(),
        operation,
        List.of(),
        List.of(),
        Optional.empty(),
        keep,
        List.of(),
        Position.NONE);
  }
}
