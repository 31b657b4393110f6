package org.wsmanspec.suite.probe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.scenario.Flag;
import org.wsmanspec.scenario.HttpParameters;
import org.wsmanspec.scenario.RequestParameters;
import org.wsmanspec.scenario.RequestParametersBuilder;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Text;

/**
 * Which question a probe asks next: a pure function of the conversation so far.
 *
 * <p>One question after the other, none of which changes anything. What is not there is not asked
 * for in detail, and an endpoint that lets nobody in is left alone at once, since many lock an
 * account after a few wrong passwords.
 */
public final class ProbePlan {

  static final String NO_CREDENTIALS = "no-credentials";
  static final String MISSING = "missing";

  /** So many of a group that are not there in a row, and the rest is not asked for. */
  private static final int GROUP = 3;

  /** So many classes are tried in search of an instance that can be read. */
  private static final int TRIES = 3;

  private static final Map<String, Text> MARK = Map.of("WSMANIDENTIFY", Text.of("unauthenticated"));

  private final List<WellKnown> known;
  private final ProbeBounds bounds;
  private final boolean credentials;

  /**
   * A plan.
   *
   * @param credentials whether there is a user to ask as
   */
  public ProbePlan(List<WellKnown> known, ProbeBounds bounds, boolean credentials) {
    this.known = List.copyOf(known);
    this.bounds = bounds;
    this.credentials = credentials;
  }

  /** The next question; none if all is asked, or nothing can be. */
  public Optional<Scenario> next(Conversation soFar) {
    if (bounds.reached(soFar).isPresent() || Standing.of(soFar) != Standing.OPEN) {
      return Optional.empty();
    }
    Discovery found = new Discovery(soFar, known);
    Stream<Supplier<Optional<Scenario>>> stages =
        Stream.of(
            () -> identify(found),
            () -> classes(found),
            () -> instances(found),
            () -> singletons(found),
            () -> reading(found),
            () -> enumerating(found),
            () -> filtering(found),
            () -> binding(found),
            () -> unknown(found));
    return stages.flatMap(s -> s.get().stream()).findFirst();
  }

  private static Optional<Scenario> once(
      Discovery found, String question, Supplier<Scenario> scenario) {
    return found.asked(question) ? Optional.empty() : Optional.of(scenario.get());
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read, by Stream.of.
  private static Optional<Scenario> first(Supplier<Optional<Scenario>>... candidates) {
    return Stream.of(candidates).flatMap(s -> s.get().stream()).findFirst();
  }

  /** Who is there: with the credentials if there are any, since some are silent without. */
  private Optional<Scenario> identify(Discovery found) {
    return credentials
        ? once(
            found,
            Discovery.IDENTIFY,
            () -> Questions.identify(Discovery.IDENTIFY, HttpParameters.USUAL))
        : anonymous(found);
  }

  private static Optional<Scenario> anonymous(Discovery found) {
    if (!found.asked(Discovery.ANONYMOUS)) {
      return Optional.of(Questions.identify(Discovery.ANONYMOUS, Questions.anonymous(Map.of())));
    }
    boolean refused =
        found
            .answer(Discovery.ANONYMOUS)
            .flatMap(Exchange::response)
            .filter(r -> r.status() == 401)
            .isPresent();
    return refused
        ? once(
            found,
            Discovery.MARKED,
            () -> Questions.identify(Discovery.MARKED, Questions.anonymous(MARK)))
        : Optional.empty();
  }

  /** What is told to those who do not say who they are. */
  private Optional<Scenario> unknown(Discovery found) {
    if (!credentials) {
      return Optional.empty();
    }
    Optional<Scenario> identify = anonymous(found);
    boolean silent =
        found.answer(Discovery.ANONYMOUS).filter(e -> e.response().isEmpty()).isPresent();
    return identify.or(
        () ->
            silent
                ? Optional.empty()
                : found
                    .instance()
                    .flatMap(
                        i ->
                            once(
                                found,
                                NO_CREDENTIALS,
                                () ->
                                    Questions.get(
                                        NO_CREDENTIALS,
                                        at(i).http(Questions.anonymous(Map.of()))))));
  }

  private Optional<Scenario> classes(Discovery found) {
    Map<String, Integer> absent = new LinkedHashMap<>();
    for (WellKnown one : known) {
      String question = "class~" + one.name();
      if (found.asked(question)) {
        Optional<Scenario> again = plain(found, one);
        if (again.isPresent()) {
          return again;
        }
        boolean there = found.classes().stream().anyMatch(s -> s.known().equals(one));
        absent.merge(one.group(), 1, (before, more) -> there ? 0 : before + more);
        if (there) {
          absent.put(one.group(), -known.size());
        }
      } else if (absent.getOrDefault(one.group(), 0) < GROUP) {
        return Optional.of(
            enumeration(one).optimize(!found.optimizationRefused()).several(question));
      }
    }
    return Optional.empty();
  }

  /** Once more without the optimization, where that may have been what was refused. */
  private static Optional<Scenario> plain(Discovery found, WellKnown one) {
    Optional<Listing> refused =
        found
            .listing("class~" + one.name())
            .filter(l -> !l.accepted() && l.fault().isPresent())
            .filter(l -> !Evidence.notThere(l.first()));
    boolean worked = found.classes().stream().anyMatch(s -> s.question().startsWith("class~"));
    return refused.isEmpty() || worked
        ? Optional.empty()
        : once(
            found,
            "plain~" + one.name(),
            () -> enumeration(one).optimize(false).several("plain~" + one.name()));
  }

  private static Questions.Enumeration enumeration(WellKnown one) {
    return new Questions.Enumeration(Questions.to(one.uri(), one.scope()));
  }

  private Optional<Scenario> instances(Discovery found) {
    List<Discovery.Seen> candidates = found.inhabited().stream().limit(TRIES).toList();
    for (Discovery.Seen seen : candidates) {
      String name = seen.known().name();
      Optional<Scenario> keys =
          once(
              found,
              "keys~" + name,
              () ->
                  enumeration(seen.known())
                      .optimize(!found.optimizationRefused())
                      .mode("EnumerateEPR")
                      .items("keys~" + name));
      Optional<Scenario> get =
          found
              .instanceOf(seen)
              .flatMap(i -> once(found, "get~" + name, () -> Questions.get("get~" + name, at(i))));
      Optional<Scenario> next = keys.or(() -> get);
      if (next.isPresent()) {
        return next;
      }
    }
    return Optional.empty();
  }

  private static RequestParametersBuilder at(Instance instance) {
    return Questions.to(instance.uri(), instance.selectors());
  }

  /** Whatever may be a singleton: what is known to be one, and classes of one instance. */
  private Optional<Scenario> singletons(Discovery found) {
    if (found.singleton().isPresent()) {
      return Optional.empty();
    }
    Stream<WellKnown> named =
        known.stream()
            .filter(WellKnown::singleton)
            .filter(k -> found.asked("class~" + k.name()))
            .filter(
                k ->
                    found.classes().stream().anyMatch(s -> s.known().equals(k))
                        || found.answer("class~" + k.name()).filter(Evidence::notThere).isEmpty());
    Stream<WellKnown> single =
        found.inhabited().stream()
            .filter(s -> s.listing().complete() && s.listing().items().size() == 1)
            .map(Discovery.Seen::known);
    return Stream.concat(named, single)
        .distinct()
        .limit(TRIES)
        .flatMap(
            k ->
                once(
                    found,
                    "single~" + k.name(),
                    () -> Questions.get("single~" + k.name(), Questions.to(k.uri(), k.scope())))
                    .stream())
        .findFirst();
  }

  /** What a Get of the instance can do beside returning it. */
  private Optional<Scenario> reading(Discovery found) {
    Optional<Instance> instance = found.instance();
    if (instance.isEmpty()) {
      return Optional.empty();
    }
    Instance at = instance.get();
    Supplier<RequestParametersBuilder> get = () -> at(at);
    Optional<String> property = found.representation("get~" + at.of().name()).flatMap(at::property);
    return first(
        () -> missing(found, at),
        () ->
            property.flatMap(
                p ->
                    once(
                        found,
                        "fragment",
                        () ->
                            Questions.get(
                                "fragment",
                                get.get()
                                    .fragment(
                                        new RequestParameters.Fragment(
                                            Text.of(p), Optional.empty()))))),
        () ->
            once(
                found,
                "operation-timeout",
                () -> Questions.get("operation-timeout", get.get().timeout(must("PT30S")))),
        () -> once(found, "locale", () -> Questions.get("locale", get.get().locale(must("en-US")))),
        () ->
            once(
                found,
                "option-set",
                () ->
                    Questions.get(
                        "option-set",
                        get.get()
                            .optionsMustUnderstand(true)
                            .option(
                                new RequestParameters.Option(
                                    Text.of("wsmanspec_NoSuchOption"),
                                    Optional.of(Text.of("1")),
                                    Optional.empty(),
                                    Optional.empty())))),
        () ->
            once(
                found,
                "request-epr",
                () -> Questions.get("request-epr", get.get().requestEpr(Flag.PLAIN))),
        () ->
            once(
                found,
                "utf16",
                () -> Questions.get("utf16", get.get().encoding(Text.of("utf-16")))),
        () ->
            once(
                found,
                "chunked",
                () -> Questions.get("chunked", get.get().http(Questions.chunked()))));
  }

  private static RequestParameters.Header must(String value) {
    return new RequestParameters.Header(Text.of(value), true);
  }

  private static Optional<Scenario> missing(Discovery found, Instance at) {
    return missing(at)
        .flatMap(
            selectors ->
                once(
                    found,
                    MISSING,
                    () -> Questions.get(MISSING, Questions.to(at.uri(), selectors))));
  }

  /** The selectors of an instance, but for one that nothing has. */
  static Optional<Map<String, String>> missing(Instance at) {
    return at.lastKey()
        .map(
            key -> {
              Map<String, String> selectors = new LinkedHashMap<>(at.selectors());
              boolean number = at.selectors().getOrDefault(key, "").matches("[0-9]+");
              selectors.put(key, number ? "2147483646" : "wsmanspec-nothing-has-this-name");
              return selectors;
            });
  }

  /** What an Enumerate can do. */
  private Optional<Scenario> enumerating(Discovery found) {
    Optional<Discovery.Seen> class_ = found.enumerable().or(found::many);
    if (class_.isEmpty()) {
      return Optional.empty();
    }
    WellKnown one = class_.get().known();
    boolean optimize = !found.optimizationRefused();
    return first(
        () ->
            once(
                found,
                "mode-epr",
                () -> enumeration(one).optimize(optimize).mode("EnumerateEPR").items("mode-epr")),
        () ->
            once(
                found,
                "mode-object-epr",
                () ->
                    enumeration(one)
                        .optimize(optimize)
                        .mode("EnumerateObjectAndEPR")
                        .items("mode-object-epr")),
        () ->
            once(found, "count", () -> enumeration(one).optimize(optimize).count().items("count")),
        () ->
            once(
                found,
                "expires",
                () -> enumeration(one).optimize(false).expires("PT5M").items("expires")),
        () -> once(found, "status", () -> enumeration(one).optimize(false).status("status")),
        () -> envelopes(found));
  }

  /** Whether a small wsman:MaxEnvelopeSize is honored, where there is more than fits. */
  private static Optional<Scenario> envelopes(Discovery found) {
    return found
        .many()
        .filter(m -> !found.optimizationRefused())
        .flatMap(
            many ->
                once(
                    found,
                    "max-envelope-size",
                    () ->
                        new Questions.Enumeration(
                                Questions.to(many.known().uri(), many.known().scope())
                                    .maxEnvelopeSize(must("8192")))
                            .most(1000)
                            .items("max-envelope-size")));
  }

  /** Filters, by a property that tells some items from others. */
  private Optional<Scenario> filtering(Discovery found) {
    Optional<Discovery.Seen> class_ = found.enumerable();
    Optional<Discovery.Pair> pair = class_.flatMap(Discovery::pair);
    if (class_.isEmpty() || pair.isEmpty()) {
      return Optional.empty();
    }
    WellKnown one = class_.get().known();
    for (Map.Entry<String, String> dialect : Questions.dialects().entrySet()) {
      String word = dialect.getKey();
      Optional<Scenario> next =
          once(
              found,
              word,
              () ->
                  new Questions.Enumeration(
                          Questions.to(one.uri(), one.scope()).namespace("p", one.uri()))
                      .optimize(!found.optimizationRefused())
                      .filter(
                          dialect.getValue(),
                          expression(word, one, pair.get()),
                          word.equals("filter.selector"))
                      .several(word));
      if (next.isPresent()) {
        return next;
      }
    }
    return one.allClasses()
        .flatMap(
            uri ->
                once(
                    found,
                    "query",
                    () ->
                        new Questions.Enumeration(Questions.to(uri, one.scope()))
                            .optimize(!found.optimizationRefused())
                            .filter(Uris.DIALECT_WQL, select(one, pair.get()), false)
                            .several("query")));
  }

  private static String expression(String word, WellKnown one, Discovery.Pair pair) {
    return switch (word) {
      case "filter.xpath" ->
          // A position that no property reaches: true for no item at all.
          "p:" + pair.property() + "[9999]";
      case "filter.selector" -> Questions.selectorSet(pair.property(), pair.value());
      case "filter.wql", "filter.cql" -> select(one, pair);
      default -> throw new IllegalArgumentException("no dialect is called " + word);
    };
  }

  private static String select(WellKnown one, Discovery.Pair pair) {
    return "SELECT * FROM "
        + one.className()
        + " WHERE "
        + pair.property()
        + " = '"
        + pair.value()
        + "'";
  }

  /** What the CIM binding adds: polymorphism and associations. */
  private Optional<Scenario> binding(Discovery found) {
    Optional<Scenario> polymorphism =
        found
            .base()
            .flatMap(
                base ->
                    once(
                        found,
                        "polymorphism",
                        () ->
                            enumeration(base.known())
                                .optimize(!found.optimizationRefused())
                                .polymorphism("None")
                                .several("polymorphism")));
    return polymorphism.or(
        () ->
            found.hubs().stream()
                .limit(TRIES)
                .flatMap(i -> associated(found, i).stream())
                .findFirst());
  }

  private static Optional<Scenario> associated(Discovery found, Instance instance) {
    String question = "associated~" + instance.of().name();
    return once(
        found,
        question,
        () ->
            new Questions.Enumeration(
                    Questions.to(instance.of().allClasses().orElseThrow(), instance.of().scope()))
                .optimize(!found.optimizationRefused())
                .associatedWith(instance)
                .items(question));
  }
}
