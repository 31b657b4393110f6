package org.wsmanspec.scenario.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.xpath.XPathExpressionException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.message.mutation.XmlFragments;
import org.wsmanspec.scenario.Capabilities;
import org.wsmanspec.scenario.Nearest;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.expect.XPaths;

/** What holds while one scenario is read: its includes, its prefixes, and checks of texts. */
final class Reading {

  /** Ids such as DSP0226-R8.4-3, MS-WSMV-3.1.4.1.31-2, MS-WMOD-3.2, DSP0227-cim-33, WSA-01. */
  static final String ID_PATTERN =
      "([A-Z]+[0-9]*(-[A-Z]+)?-([RG]?[0-9]+(\\.[0-9]+)*(-[0-9]+)?|[a-z]+(-[a-z]+)*-[0-9]+)"
          + "|R[0-9]+(\\.[0-9]+)*-[0-9]+)";

  private static final Pattern ID = Pattern.compile(ID_PATTERN);
  private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{[^}]*}");
  private static final Pattern STRING = Pattern.compile("'[^']*'|\"[^\"]*\"");
  private static final Pattern PREFIX =
      Pattern.compile("(?<![\\w.:-])([A-Za-z_][\\w.-]*):(?=[A-Za-z_*])");

  private final Predicate<String> requirements;
  private final FileLoader loader;
  private final Deque<String> open = new ArrayDeque<>();
  private final Map<String, Source> sources = new LinkedHashMap<>();
  private Map<String, String> namespaces = XmlFragments.prefixes(Map.of());

  Reading(Predicate<String> requirements, FileLoader loader) {
    this.requirements = requirements;
    this.loader = loader;
  }

  FileLoader loader() {
    return loader;
  }

  /** Files being read, the innermost first. */
  Deque<String> open() {
    return open;
  }

  Map<String, Source> sources() {
    return sources;
  }

  Map<String, String> namespaces() {
    return namespaces;
  }

  /** From here on these prefixes are known beside the vocabulary's. */
  void namespaces(Map<String, String> all) {
    namespaces = all;
  }

  /** Prefixes and URIs of a {@code namespaces} key. */
  static Map<String, String> prefixes(Fields fields) {
    Map<String, String> map = new LinkedHashMap<>();
    fields
        .textMap("namespaces")
        .ifPresent(texts -> texts.forEach((prefix, uri) -> map.put(prefix, uri.template())));
    return map;
  }

  List<String> ids(Fields fields) {
    return fields.texts("covers").stream()
        .map(Text::template)
        .filter(id -> id(fields, id))
        .toList();
  }

  private boolean id(Fields fields, String id) {
    Node node = at(fields, "covers", id);
    if (!ID.matcher(id).matches()) {
      fields
          .source()
          .problem(
              node,
              "'" + id + "' is no requirement id",
              "ids look like R8.4-8, DSP0227-cim-33, MS-WSMV-3.1.4.1.31-2, MS-WMOD-3.2");
      return false;
    }
    if (!requirements.test(id)) {
      fields.source().problem(node, "no requirement '" + id + "' is in the catalogue");
      return false;
    }
    return true;
  }

  List<String> needs(Fields fields, String key) {
    return fields.texts(key).stream()
        .map(Text::template)
        .filter(
            word ->
                Fields.word(
                    fields.source(),
                    at(fields, key, word),
                    word,
                    Capabilities.words(),
                    "the capability vocabulary"))
        .toList();
  }

  private static Node at(Fields fields, String key, String value) {
    for (Node item : fields.items(key)) {
      if (item instanceof org.snakeyaml.engine.v2.nodes.ScalarNode s
          && s.getValue().equals(value)) {
        return item;
      }
    }
    return fields.key(key);
  }

  /** Check an XPath expression; variables may stand for values or for names. */
  void xpath(Source source, Node node, String expression) {
    String probe = VARIABLE.matcher(expression).replaceAll("x");
    if (!prefixesKnown(source, node, STRING.matcher(probe).replaceAll("''"))) {
      return;
    }
    Optional<String> wrong = wrong(probe);
    if (wrong.isPresent() && wrong(VARIABLE.matcher(expression).replaceAll("1")).isPresent()) {
      source.problem(node, "this is no XPath 1.0 expression: " + wrong.get());
    }
  }

  private Optional<String> wrong(String expression) {
    try {
      XPaths.compile(expression, namespaces);
      return Optional.empty();
    } catch (XPathExpressionException e) {
      return Optional.of(XPaths.reason(e));
    }
  }

  private boolean prefixesKnown(Source source, Node node, String text) {
    Matcher matcher = PREFIX.matcher(text);
    while (matcher.find()) {
      if (!prefixKnown(source, node, matcher.group(1))) {
        return false;
      }
    }
    return true;
  }

  boolean prefixKnown(Source source, Node node, String prefix) {
    if (namespaces.containsKey(prefix)
        || List.of("ancestor", "child", "self", "parent").contains(prefix)) {
      return true;
    }
    source.problem(
        node,
        "the prefix '" + prefix + "' is not known",
        Nearest.to(prefix, namespaces.keySet()).map(n -> "did you mean '" + n + "'? ").orElse("")
            + "further prefixes are declared with namespaces: {"
            + prefix
            + ": <uri>}");
    return false;
  }

  /** Check a piece of XML; variables count as the letter x, alone as any XML. */
  void xml(Source source, Node node, String xml) {
    if (VARIABLE.matcher(xml.strip()).matches()) {
      return;
    }
    try {
      if (XmlFragments.parse(VARIABLE.matcher(xml).replaceAll("x"), namespaces).isEmpty()) {
        source.problem(node, "expected XML elements, but found a text without any");
      }
    } catch (UnreadableMessageException e) {
      String reason = String.valueOf(e.getMessage());
      int tail = reason.lastIndexOf(" (line ");
      source.problem(
          node,
          "this is no well-formed XML: "
              + (tail < 0 ? reason : reason.substring(0, tail))
                  .replace("the message is not well-formed XML: ", ""));
    }
  }

  Optional<Text> xml(Fields fields, String key) {
    Optional<Text> text = fields.text(key);
    text.ifPresent(t -> xml(fields.source(), fields.value(key).orElseThrow(), t.template()));
    return text;
  }

  Optional<Text> xpath(Fields fields, String key) {
    Optional<Text> text = fields.text(key);
    text.ifPresent(t -> xpath(fields.source(), fields.value(key).orElseThrow(), t.template()));
    return text;
  }
}
