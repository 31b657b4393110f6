package org.wsmanspec.suite.probe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.scenario.Capabilities;

/**
 * Which words of the capability vocabulary a probe saw at work, and which it saw refused.
 *
 * <p>A success is not enough where a feature may be ignored without a word: a filter has to filter,
 * a mode has to change the items.
 */
final class ShownCapabilities {

  private final Conversation conversation;
  private final Discovery found;
  private final Map<String, String> claims = new LinkedHashMap<>();
  private final Map<String, String> denials = new LinkedHashMap<>();

  ShownCapabilities(Conversation conversation, Discovery found) {
    this.conversation = conversation;
    this.found = found;
    transport();
    transfer();
    enumeration();
    filters();
    binding();
  }

  /** Seen at work, in the order of the vocabulary. */
  List<ProbeResult.Shown> claims() {
    return ordered(claims);
  }

  /** Asked for and not seen, in the order of the vocabulary. */
  List<ProbeResult.Shown> denials() {
    denials.keySet().removeAll(claims.keySet());
    return ordered(denials);
  }

  private static List<ProbeResult.Shown> ordered(Map<String, String> words) {
    return Capabilities.words().stream()
        .filter(words::containsKey)
        .map(w -> new ProbeResult.Shown(w, words.getOrDefault(w, "")))
        .toList();
  }

  private void claim(String word, Exchange exchange) {
    claims.putIfAbsent(word, Evidence.of(exchange));
  }

  private void claim(String word, String evidence) {
    claims.putIfAbsent(word, evidence);
  }

  /** A question whose first answer tells by itself. */
  private void ask(String word, String question, Predicate<Exchange> shows, String otherwise) {
    found
        .answer(question)
        .ifPresent(
            e -> {
              if (Evidence.success(e) && shows.test(e)) {
                claim(word, e);
              } else {
                denials.put(
                    word, Evidence.of(e) + (Evidence.success(e) ? ", but " + otherwise : ""));
              }
            });
  }

  /** A question whose whole listing tells. */
  private void list(String word, String question, Predicate<Listing> shows, String otherwise) {
    found
        .listing(question)
        .ifPresent(
            l -> {
              if (l.clean() && shows.test(l)) {
                claim(word, l.text());
              } else if (l.clean()) {
                denials.put(word, l.text() + ", but " + otherwise);
              } else {
                denials.put(word, Evidence.of(refusal(l)));
              }
            });
  }

  private static Exchange refusal(Listing listing) {
    return listing.exchanges().stream()
        .filter(e -> !Evidence.success(e))
        .findFirst()
        .orElse(listing.first());
  }

  private void transport() {
    found.identified().ifPresent(e -> claim("identify", e));
    if (found.identified().isEmpty()) {
      found
          .answer(Discovery.IDENTIFY)
          .or(() -> found.answer(Discovery.ANONYMOUS))
          .ifPresent(e -> denials.put("identify", Evidence.of(e)));
    }
    String scheme =
        conversation.origin().name().toLowerCase(Locale.ROOT).startsWith("https:")
            ? "https"
            : "http";
    if (conversation.exchanges().stream().anyMatch(e -> e.response().isPresent())) {
      claim(scheme, "the address that was probed");
    }
    Stream.of("basic", "digest", "negotiate")
        .forEach(
            s ->
                challenge(s)
                    .ifPresent(
                        e -> {
                          claim("authentication", "HTTP 401 in exchange " + e.id());
                          claim(
                              s.equals("negotiate") ? "spnego" : s,
                              "WWW-Authenticate in exchange " + e.id());
                        }));
    boolean credentials = found.asked(Discovery.IDENTIFY);
    if (credentials) {
      ask("anonymous-access", ProbePlan.NO_CREDENTIALS, e -> true, "");
    } else {
      found.classes().stream()
          .findFirst()
          .ifPresent(s -> claim("anonymous-access", s.listing().text() + ", without credentials"));
    }
  }

  private Optional<Exchange> challenge(String scheme) {
    return conversation.exchanges().stream()
        .filter(e -> challenges(e).anyMatch(c -> c.toLowerCase(Locale.ROOT).startsWith(scheme)))
        .findFirst();
  }

  static Stream<String> challenges(Exchange exchange) {
    return exchange.response().filter(r -> r.status() == 401).stream()
        .flatMap(r -> r.headers().all("WWW-Authenticate").stream())
        .map(String::strip);
  }

  private void transfer() {
    Optional<String> read = found.instance().map(i -> "get~" + i.of().name());
    Optional<String> plain = found.singleton().map(k -> "single~" + k.name());
    read.ifPresent(q -> ask("selectors", q, e -> true, ""));
    read.or(() -> plain).ifPresent(q -> ask("get", q, e -> true, ""));
    Optional<Exchange> addressed =
        read.or(() -> plain)
            .flatMap(found::success)
            .or(() -> found.classes().stream().findFirst().map(s -> s.listing().first()));
    addressed.ifPresent(e -> claim("default-addressing", e));
    ask("fragment", "fragment", body(Names.WSMAN_XML_FRAGMENT), "the whole instance came back");
    ask("operation-timeout", "operation-timeout", e -> true, "");
    ask("locale", "locale", e -> true, "");
    ask("option-set", "option-set", e -> true, "");
    ask("request-epr", "request-epr", header(Names.WSMAN_REQUESTED_EPR), "without RequestedEPR");
    ask("utf16", "utf16", e -> charset(e).startsWith("UTF-16"), "not in UTF-16");
  }

  private static Predicate<Exchange> header(javax.xml.namespace.QName name) {
    return e -> e.responseEnvelope().flatMap(v -> v.header(name)).isPresent();
  }

  private static Predicate<Exchange> body(javax.xml.namespace.QName name) {
    return e -> e.responseEnvelope().filter(v -> v.bodyIs(name)).isPresent();
  }

  private static String charset(Exchange exchange) {
    return exchange
        .responseEnvelope()
        .map(Envelope::encoding)
        .map(e -> e.charset().name())
        .orElse("");
  }

  private void enumeration() {
    List<Discovery.Seen> classes = found.classes();
    classes.stream().findFirst().ifPresent(s -> claim("enumeration", s.listing().text()));
    classes.stream()
        .map(Discovery.Seen::listing)
        .filter(Listing::optimized)
        .findFirst()
        .ifPresentOrElse(
            l -> claim("enumeration.optimized", l.text()),
            () ->
                classes.stream()
                    .findFirst()
                    .ifPresent(
                        s ->
                            denials.put(
                                "enumeration.optimized",
                                found.optimizationRefused()
                                    ? "refused, while a plain Enumerate is answered"
                                    : "no items in the EnumerateResponse of exchange "
                                        + s.listing().first().id())));
    list(
        "enumeration.epr",
        "mode-epr",
        l -> l.items().stream().allMatch(i -> Instance.reference(i).filter(i::equals).isPresent()),
        "the items are no endpoint references");
    list(
        "enumeration.object-epr",
        "mode-object-epr",
        l ->
            l.items().stream()
                .allMatch(i -> Instance.reference(i).filter(r -> !r.equals(i)).isPresent()),
        "the items are no pairs of object and reference");
    ask(
        "enumeration.count",
        "count",
        header(Names.WSMAN_TOTAL_ITEMS_COUNT_ESTIMATE),
        "without TotalItemsCountEstimate");
    list("enumeration.expires", "expires", Listing::expires, "without Expires");
    List<Exchange> status = found.exchanges("status");
    if (status.size() > 1) {
      Exchange asked = status.get(1);
      if (body(Names.WSEN_GET_STATUS_RESPONSE).test(asked)) {
        claim("enumeration.renew", asked);
      } else {
        denials.put("enumeration.renew", Evidence.of(asked));
      }
    }
  }

  private void filters() {
    Optional<Discovery.Pair> pair = found.enumerable().flatMap(Discovery::pair);
    Function<Discovery.Pair, Predicate<Listing>> filters =
        p -> l -> l.complete() && Discovery.satisfied(l, p);
    list(
        "filter.xpath",
        "filter.xpath",
        l -> l.complete() && l.items().isEmpty(),
        "what the filter excludes came back");
    for (String word : List.of("filter.selector", "filter.wql", "filter.cql")) {
      pair.ifPresent(p -> list(word, word, filters.apply(p), "what the filter excludes came back"));
    }
    claims.keySet().stream()
        .filter(w -> w.startsWith("filter."))
        .findFirst()
        .ifPresent(w -> claim("filter", "as " + w));
  }

  private void binding() {
    found.classes().stream()
        .filter(s -> s.known().uri().contains("/wbem/wscim/1/cim-schema/2/"))
        .findFirst()
        .ifPresent(s -> claim("cim", s.listing().text()));
    Optional<Discovery.Pair> pair = found.enumerable().flatMap(Discovery::pair);
    boolean all =
        found
            .enumerable()
            .flatMap(s -> s.known().allClasses())
            .filter(Uris.ALL_CLASSES::equals)
            .isPresent();
    if (all && pair.isPresent()) {
      Discovery.Pair p = pair.get();
      list(
          "cim.all-classes",
          "query",
          l -> Discovery.satisfied(l, p),
          "what the query excludes came back");
    }
    found
        .base()
        .ifPresent(
            base ->
                list(
                    "cim.polymorphism",
                    "polymorphism",
                    l ->
                        l.complete()
                            && Discovery.derived(new Discovery.Seen(base.known(), l, "")).isEmpty(),
                    "mode None did not end with instances of the class alone"));
    for (Instance hub : found.hubs()) {
      list(
          "cim.association",
          "associated~" + hub.of().name(),
          l -> !l.items().isEmpty(),
          "nothing is associated there");
    }
  }
}
