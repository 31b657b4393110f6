package org.wsmanspec.suite.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.FaultSubcode;

/** The resources of a target file that a probe can tell. */
final class FoundResources {

  private final Discovery found;
  private final List<ProbeResult.Found> resources = new ArrayList<>();

  FoundResources(Discovery found) {
    this.found = found;
    instance();
    singleton();
    enumerable();
    many();
    empty();
    missing();
    query();
    base();
    associated();
  }

  List<ProbeResult.Found> list() {
    return resources;
  }

  private void add(
      String name,
      String evidence,
      String uri,
      Map<String, String> selectors,
      Map<String, String> values,
      Map<String, List<String>> lists) {
    resources.add(new ProbeResult.Found(name, evidence, uri, selectors, values, lists));
  }

  private void instance() {
    found
        .instance()
        .ifPresent(
            i -> {
              String question = "get~" + i.of().name();
              Map<String, String> values = new LinkedHashMap<>();
              i.lastKey().ifPresent(k -> values.put("keyProperty", k));
              found
                  .representation(question)
                  .flatMap(i::property)
                  .ifPresent(p -> values.put("property", p));
              add("instance", told(question), i.uri(), i.selectors(), values, Map.of());
            });
  }

  private String told(String question) {
    return found.answer(question).map(Evidence::of).orElse("");
  }

  private void singleton() {
    found
        .singleton()
        .ifPresent(
            k ->
                add(
                    "singleton",
                    told("single~" + k.name()) + ", asked for without selectors",
                    k.uri(),
                    k.scope(),
                    Map.of(),
                    Map.of()));
  }

  private void enumerable() {
    found
        .enumerable()
        .ifPresent(
            s -> {
              Map<String, String> values = counted(s);
              Discovery.pair(s)
                  .ifPresent(
                      p -> {
                        values.put("filterProperty", p.property());
                        values.put("filterValue", p.value());
                      });
              listed("enumerable", s, values);
            });
  }

  private static Map<String, String> counted(Discovery.Seen seen) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("atLeast", Integer.toString(seen.listing().items().size()));
    return values;
  }

  private void listed(String name, Discovery.Seen seen, Map<String, String> values) {
    add(name, seen.listing().text(), seen.known().uri(), seen.known().scope(), values, Map.of());
  }

  private void many() {
    found.many().ifPresent(s -> listed("many", s, counted(s)));
  }

  private void empty() {
    found.empty().ifPresent(s -> listed("empty", s, Map.of()));
  }

  private void missing() {
    Optional<Exchange> answer = found.answer(ProbePlan.MISSING);
    Optional<Instance> instance = found.instance();
    if (answer.isPresent() && instance.isPresent() && gone(answer.get())) {
      InstanceStage.missing(instance.get())
          .ifPresent(
              selectors ->
                  add(
                      "missing",
                      Evidence.of(answer.get()),
                      instance.get().uri(),
                      selectors,
                      Map.of(),
                      Map.of()));
    }
  }

  private static boolean gone(Exchange exchange) {
    return exchange
        .fault()
        .flatMap(Fault::subcode)
        .flatMap(FaultSubcode::of)
        .filter(
            s ->
                s == FaultSubcode.DESTINATION_UNREACHABLE
                    || s == FaultSubcode.INVALID_SELECTORS
                    || s == FaultSubcode.INVALID_PARAMETER)
        .isPresent();
  }

  private void query() {
    Optional<Discovery.Seen> class_ = found.enumerable();
    Optional<Discovery.Pair> pair = class_.flatMap(Discovery::pair);
    if (class_.isEmpty() || pair.isEmpty()) {
      return;
    }
    WellKnown one = class_.get().known();
    Optional<Listing> whole = answered("query", pair.get());
    Optional<Listing> own = answered("filter.wql", pair.get());
    String uri = whole.isPresent() ? one.allClasses().orElse(one.uri()) : one.uri();
    whole
        .or(() -> own)
        .ifPresent(
            l -> {
              List<String> projection = projection(class_.get());
              Map<String, String> values = new LinkedHashMap<>();
              values.put("wql", "SELECT * FROM " + one.className());
              if (projection.size() == 2) {
                values.put(
                    "wqlSelect",
                    "SELECT " + String.join(", ", projection) + " FROM " + one.className());
              }
              values.put(
                  "wqlNothing",
                  "SELECT * FROM "
                      + one.className()
                      + " WHERE "
                      + pair.get().property()
                      + " = 'wsmanspec: nothing has this value'");
              Map<String, List<String>> lists =
                  projection.size() == 2 ? Map.of("projection", projection) : Map.of();
              add("query", l.text(), uri, one.scope(), values, lists);
            });
  }

  private Optional<Listing> answered(String question, Discovery.Pair pair) {
    return found.listing(question).filter(Listing::clean).filter(l -> Discovery.satisfied(l, pair));
  }

  /** Two properties that the first item has. */
  private static List<String> projection(Discovery.Seen seen) {
    Element first = Instance.object(seen.listing().items().get(0));
    return Dom.children(first).stream()
        .map(Element::getLocalName)
        .filter(n -> Instance.property(first, n).isPresent())
        .distinct()
        .limit(2)
        .toList();
  }

  private void base() {
    found
        .base()
        .ifPresent(
            s ->
                add(
                    "base",
                    s.listing().text(),
                    s.known().uri(),
                    s.known().scope(),
                    Map.of(),
                    Map.of("derived", List.copyOf(Discovery.derived(s)))));
  }

  private void associated() {
    for (Instance hub : found.hubs()) {
      Optional<Listing> listing =
          found
              .listing("associated~" + hub.of().name())
              .filter(Listing::clean)
              .filter(l -> !l.items().isEmpty());
      if (listing.isPresent()) {
        Element first = Instance.object(listing.get().items().get(0));
        add(
            "associated",
            listing.get().text(),
            hub.uri(),
            hub.selectors(),
            Map.of("resultClass", String.valueOf(first.getLocalName())),
            Map.of());
        return;
      }
    }
  }
}
