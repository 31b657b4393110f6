package org.wsmanspec.suite.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;

/**
 * What a conversation of a probe tells so far: the answers by question, and the resources that
 * follow from them. Planning and deciding both rest on it.
 */
final class Discovery {

  static final String ANONYMOUS = "identify-anonymous";
  static final String MARKED = "identify-marked";
  static final String IDENTIFY = "identify";

  /** A larger class is no handful. */
  private static final int HANDFUL = 110;

  /** A complete enumeration of so many is worth to be called many. */
  private static final int MANY = 20;

  /**
   * A class that was enumerated without a fault.
   *
   * @param question the question whose answer this is
   */
  record Seen(WellKnown known, Listing listing, String question) {}

  /** A property and a value that some items have and others do not. */
  record Pair(String property, String value) {}

  private final Map<String, List<Exchange>> answers = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private final List<WellKnown> known;
  private final List<Seen> classes = new ArrayList<>();

  Discovery(Conversation conversation, List<WellKnown> known) {
    this.known = known;
    conversation.steps().forEach(s -> asked.add(s.step().scenario()));
    for (Exchange exchange : conversation.exchanges()) {
      exchange
          .step()
          .ifPresent(
              s -> answers.computeIfAbsent(s.scenario(), k -> new ArrayList<>()).add(exchange));
    }
    for (WellKnown one : known) {
      seen(one).ifPresent(classes::add);
    }
  }

  boolean asked(String question) {
    return asked.contains(question);
  }

  /** The first exchange of a question. */
  Optional<Exchange> answer(String question) {
    return answers.getOrDefault(question, List.of()).stream().findFirst();
  }

  /** The first exchange of a question, if it was answered with success. */
  Optional<Exchange> success(String question) {
    return answer(question).filter(Evidence::success);
  }

  Optional<Listing> listing(String question) {
    return Listing.of(answers.getOrDefault(question, List.of()));
  }

  /** All exchanges of a question. */
  List<Exchange> exchanges(String question) {
    return answers.getOrDefault(question, List.of());
  }

  /** The Identify that tells most. */
  Optional<Exchange> identified() {
    return success(IDENTIFY)
        .or(() -> success(ANONYMOUS))
        .or(() -> success(MARKED))
        // A response in a wrong namespace is one that runs judge, and still tells the product.
        .filter(
            e ->
                e.responseEnvelope()
                    .flatMap(Envelope::bodyChild)
                    .filter(b -> "IdentifyResponse".equals(b.getLocalName()))
                    .isPresent());
  }

  private Optional<Seen> seen(WellKnown one) {
    return seen(one, "class~" + one.name()).or(() -> seen(one, "plain~" + one.name()));
  }

  private Optional<Seen> seen(WellKnown one, String question) {
    return listing(question).filter(Listing::clean).map(l -> new Seen(one, l, question));
  }

  /** Classes that could be enumerated, in the order of the table. */
  List<Seen> classes() {
    return classes;
  }

  /** Whether a request with wsman:OptimizeEnumeration was refused that went through without. */
  boolean optimizationRefused() {
    return classes.stream().anyMatch(s -> s.question().startsWith("plain~"));
  }

  /** Classes with instances, those with several first. */
  List<Seen> inhabited() {
    return classes.stream()
        .filter(s -> !s.listing().items().isEmpty())
        .sorted(Comparator.comparingInt(s -> s.listing().items().size() > 1 ? 0 : 1))
        .toList();
  }

  /** An instance of a class, as its references or its known keys tell it. */
  Optional<Instance> instanceOf(Seen seen) {
    Optional<Instance> referred =
        listing("keys~" + seen.known().name()).filter(Listing::clean).stream()
            .flatMap(l -> l.items().stream())
            .flatMap(i -> Instance.reference(i).stream())
            .flatMap(r -> Instance.at(seen.known(), r).stream())
            .findFirst();
    return referred.or(
        () ->
            seen.listing().items().stream()
                .flatMap(i -> Instance.of(seen.known(), Instance.object(i)).stream())
                .findFirst());
  }

  /** The first instance that could be read. */
  Optional<Instance> instance() {
    return inhabited().stream()
        .filter(s -> representation("get~" + s.known().name()).isPresent())
        .findFirst()
        .flatMap(this::instanceOf);
  }

  /** Instances from which associations may lead on, computers first. */
  List<Instance> hubs() {
    return inhabited().stream()
        .flatMap(s -> instanceOf(s).stream())
        .filter(i -> i.of().allClasses().isPresent())
        .sorted(Comparator.comparingInt(i -> i.of().className().endsWith("ComputerSystem") ? 0 : 1))
        .toList();
  }

  /** The first well-known resource that could be read without selectors. */
  Optional<WellKnown> singleton() {
    return known.stream().filter(k -> representation("single~" + k.name()).isPresent()).findFirst();
  }

  /** The element that the answer to a Get holds. */
  Optional<Element> representation(String question) {
    return success(question).flatMap(Exchange::responseEnvelope).flatMap(Envelope::bodyChild);
  }

  /** A class with a handful of instances, preferably one that can be filtered. */
  Optional<Seen> enumerable() {
    List<Seen> fit =
        classes.stream()
            .filter(s -> s.listing().complete())
            .filter(s -> !s.listing().items().isEmpty() && s.listing().items().size() <= HANDFUL)
            .filter(s -> derived(s).isEmpty())
            .toList();
    return fit.stream()
        .filter(s -> s.listing().items().size() > 2 && pair(s).isPresent())
        .findFirst()
        .or(() -> fit.stream().filter(s -> pair(s).isPresent()).findFirst())
        .or(() -> fit.stream().max(Comparator.comparingInt(s -> s.listing().items().size())));
  }

  /** A class with more instances than any other, if that is many. */
  Optional<Seen> many() {
    return classes.stream()
        .filter(s -> !s.listing().complete() || s.listing().items().size() >= MANY)
        .max(
            Comparator.comparing((Seen s) -> !s.listing().complete())
                .thenComparingInt(s -> s.listing().items().size()))
        .filter(s -> s.listing().items().size() >= MANY);
  }

  Optional<Seen> empty() {
    return classes.stream()
        .filter(s -> s.listing().complete() && s.listing().items().isEmpty())
        .findFirst();
  }

  /** A class whose enumeration shows instances of other classes. */
  Optional<Seen> base() {
    return classes.stream()
        .filter(s -> !derived(s).isEmpty())
        .max(
            Comparator.comparingInt((Seen s) -> derived(s).size())
                .thenComparing(classes::indexOf, Comparator.reverseOrder()));
  }

  /** Resource URIs of the items of an enumeration that are not the class asked for. */
  static Set<String> derived(Seen seen) {
    Set<String> uris = new LinkedHashSet<>();
    for (Element item : seen.listing().items()) {
      Element object = Instance.object(item);
      String uri = String.valueOf(object.getNamespaceURI());
      if (uri.endsWith("/" + object.getLocalName())
          && !uri.equals(seen.known().uri())
          && Instance.usable(uri)) {
        uris.add(uri);
      }
    }
    return uris;
  }

  /** A property and a value that tell some items of a class from others. */
  static Optional<Pair> pair(Seen seen) {
    List<Element> items = seen.listing().items().stream().map(Instance::object).toList();
    if (items.size() < 2) {
      return Optional.empty();
    }
    for (Element child : org.wsmanspec.message.Dom.children(items.get(0))) {
      String name = String.valueOf(child.getLocalName());
      Optional<String> value = Instance.property(items.get(0), name).filter(Discovery::plain);
      if (value.isPresent()
          && items.stream().anyMatch(i -> !Instance.property(i, name).equals(value))) {
        return value.map(v -> new Pair(name, v));
      }
    }
    return Optional.empty();
  }

  private static boolean plain(String value) {
    return value.matches("[A-Za-z][A-Za-z0-9 _.-]{0,60}");
  }

  /** Whether every item of a listing has a value, and there is one. */
  static boolean satisfied(Listing listing, Pair pair) {
    return !listing.items().isEmpty()
        && listing.items().stream()
            .allMatch(
                i ->
                    Instance.property(Instance.object(i), pair.property())
                        .filter(pair.value()::equalsIgnoreCase)
                        .isPresent());
  }
}
