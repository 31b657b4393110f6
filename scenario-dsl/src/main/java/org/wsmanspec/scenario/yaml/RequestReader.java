package org.wsmanspec.scenario.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.scenario.EnumerationFilter;
import org.wsmanspec.scenario.EnumerationFilter.Holder;
import org.wsmanspec.scenario.Flag;
import org.wsmanspec.scenario.HttpParameters;
import org.wsmanspec.scenario.HttpParameters.Authentication;
import org.wsmanspec.scenario.RequestParameters;
import org.wsmanspec.scenario.RequestParameters.Fragment;
import org.wsmanspec.scenario.RequestParameters.Header;
import org.wsmanspec.scenario.RequestParameters.Option;
import org.wsmanspec.scenario.Text;

/** Reads what every operation may say about its request. */
final class RequestReader {

  /** Short names of dialects. */
  static final Map<String, String> DIALECTS =
      Map.of(
          "xpath", Uris.DIALECT_XPATH,
          "selector", Uris.DIALECT_SELECTOR,
          "wql", Uris.DIALECT_WQL,
          "cql", Uris.DIALECT_CQL,
          "association", Uris.DIALECT_ASSOCIATION,
          "eventquery", Uris.DIALECT_EVENT_QUERY,
          "eventRootXPath", Uris.DIALECT_EVENT_ROOT_XPATH);

  private final Reading reading;

  RequestReader(Reading reading) {
    this.reading = reading;
  }

  RequestParameters read(Fields f) {
    List<Text> headers = new ArrayList<>();
    for (Node item : f.items("headers")) {
      Fields.text(f.source(), item, "a header block")
          .ifPresent(
              t -> {
                reading.xml(f.source(), item, t.template());
                headers.add(t);
              });
    }
    needsBase(f, "optionsMustUnderstand", "options");
    needsBase(f, "fragmentDialect", "fragment");
    return new RequestParameters(
        resource(f, "resource"),
        f.text("uri"),
        f.textMap("selectors"),
        f.list("options").stream().map(n -> option(f, n)).toList(),
        f.bool("optionsMustUnderstand"),
        header(f, "timeout", false),
        header(f, "maxEnvelopeSize", true),
        header(f, "locale", false),
        f.text("fragment").map(t -> new Fragment(t, dialect(f, "fragmentDialect"))),
        flag(f, "requestEpr"),
        f.text("replyTo"),
        f.text("faultTo"),
        f.text("from"),
        f.text("messageId"),
        f.text("to"),
        f.text("action"),
        headers,
        Reading.prefixes(f),
        f.text("encoding"),
        reading.xml(f, "body"),
        http(f));
  }

  /** A resource: one of the known names, or a URI. */
  static Optional<Text> resource(Fields f, String key) {
    return wordOrUri(
        f, key, TargetTables.RESOURCE_NAMES, "a name under the target's resources or a URI");
  }

  static Optional<Text> dialect(Fields f, String key) {
    return wordOrUri(f, key, DIALECTS.keySet().stream().sorted().toList(), "a dialect or a URI")
        .map(t -> new Text(DIALECTS.getOrDefault(t.template(), t.template()), t.position()));
  }

  /** One of a few words, or anything with a colon or a variable in it. */
  static Optional<Text> wordOrUri(Fields f, String key, Collection<String> words, String what) {
    return f.text(key)
        .filter(
            t ->
                t.template().contains(":")
                    || t.hasVariables()
                    || Fields.word(
                        f.source(),
                        f.value(key).orElseThrow(),
                        t.template(),
                        words,
                        "'" + key + "', " + what));
  }

  /**
   * A filter.
   *
   * @param foreign the filter element that is meant where it is not wsman:Filter
   */
  static EnumerationFilter filter(Reading reading, Fields f, Holder foreign) {
    if (f.node() instanceof MappingNode && f.has("text") == f.has("xml")) {
      f.source().problem(f.node(), "a filter has either 'text' or 'xml'");
    }
    Optional<Text> xml = reading.xml(f, "xml");
    String word = foreign.name().toLowerCase(Locale.ROOT);
    return new EnumerationFilter(
        dialect(f, "dialect"),
        xml.or(() -> f.text("text")).orElse(Text.of("")),
        xml.isPresent(),
        f.word("element", List.of("wsman", word)).filter(word::equals).isPresent()
            ? foreign
            : Holder.WSMAN);
  }

  private static Option option(Fields f, Node node) {
    Fields o = Fields.of(f.source(), node, Tables.OPTION);
    return new Option(
        o.requiredText("name"), o.text("value"), o.bool("mustComply"), o.text("type"));
  }

  private static void needsBase(Fields f, String key, String base) {
    if (f.has(key) && !f.has(base)) {
      f.source()
          .problem(
              f.key(key), "'" + key + "' says something about '" + base + "', which is missing");
    }
  }

  private static Optional<Header> header(Fields f, String key, boolean usual) {
    String mustUnderstand = key + "MustUnderstand";
    needsBase(f, mustUnderstand, key);
    boolean must = f.bool(mustUnderstand).orElse(usual);
    return f.text(key).map(t -> new Header(t, must));
  }

  static Optional<Flag> flag(Fields f, String key) {
    return f.word(key, Set.of("true", "false", "mustUnderstand"))
        .filter(w -> !w.equals("false"))
        .map(w -> w.equals("true") ? Flag.PLAIN : Flag.MUST_UNDERSTAND);
  }

  private static HttpParameters http(Fields parent) {
    boolean cut = parent.word("cut", List.of("after-request")).isPresent();
    Optional<Fields> given =
        parent.value("http").map(n -> Fields.of(parent.source(), n, Tables.HTTP));
    return given.map(f -> http(f, cut)).orElse(cut ? HttpParameters.CUT : HttpParameters.USUAL);
  }

  private static HttpParameters http(Fields f, boolean cut) {
    return new HttpParameters(
        f.text("method"),
        f.text("path"),
        f.text("version"),
        f.textMap("headers").orElseGet(LinkedHashMap::new),
        f.text("contentType"),
        f.bool("chunked"),
        f.bool("expectContinue"),
        f.text("contentLength"),
        f.word("authentication", List.of("default", "none")).filter("none"::equals).isPresent()
            ? Authentication.NONE
            : Authentication.DEFAULT,
        f.word("connection", List.of("new")).isPresent(),
        cut);
  }
}
