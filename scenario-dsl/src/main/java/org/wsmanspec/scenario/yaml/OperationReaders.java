package org.wsmanspec.scenario.yaml;

import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.wsmanspec.scenario.Association;
import org.wsmanspec.scenario.Content;
import org.wsmanspec.scenario.EnumerationFilter.Holder;
import org.wsmanspec.scenario.Octets;
import org.wsmanspec.scenario.Operation;
import org.wsmanspec.scenario.Representation;
import org.wsmanspec.scenario.RequestParameters;
import org.wsmanspec.scenario.Text;

/** The registry of the operations that send a message: their keys and how each is read. */
final class OperationReaders {

  /** Makes an operation from its entries. */
  @FunctionalInterface
  interface Maker {
    Operation make(OperationReaders readers, Fields fields, RequestParameters parameters);
  }

  /**
   * One operation.
   *
   * @param table its keys, those of every request included
   * @param description for people
   */
  record Entry(KeyTable table, String description, Maker maker) {}

  private static final KeyTable NO_KEYS = new KeyTable("an operation", Map.of());

  private static final Map<String, Entry> REGISTRY = new LinkedHashMap<>();

  static {
    register(
        "identify", NO_KEYS, "Identify.", (r, f, p) -> new Operation.Identify(p, f.position()));
    register("get", NO_KEYS, "Transfer Get.", (r, f, p) -> new Operation.Get(p, f.position()));
    register(
        "put",
        Tables.REPRESENTATION,
        "Transfer Put.",
        (r, f, p) -> new Operation.Put(p, r.representation(f), f.position()));
    register(
        "create",
        Tables.REPRESENTATION,
        "Transfer Create.",
        (r, f, p) -> new Operation.Create(p, r.representation(f), f.position()));
    register(
        "delete", NO_KEYS, "Transfer Delete.", (r, f, p) -> new Operation.Delete(p, f.position()));
    register(
        "invoke",
        Tables.INVOKE,
        "A custom action such as a method.",
        (r, f, p) -> new Operation.Invoke(p, f.text("method"), r.input(f), f.position()));
    register("enumerate", Tables.ENUMERATE, "Enumerate.", OperationReaders::enumerate);
    register(
        "pull",
        Tables.PULL,
        "Pull of an enumeration or a subscription.",
        (r, f, p) ->
            new Operation.Pull(
                p,
                f.text("subscription"),
                f.text("context"),
                f.text("maxElements"),
                f.text("maxTime"),
                f.text("maxCharacters"),
                RequestReader.flag(f, "countEstimate"),
                f.position()));
    register(
        "release",
        Tables.CONTEXT,
        "Release of an enumeration.",
        (r, f, p) -> new Operation.Release(p, f.text("context"), f.position()));
    register(
        "renewEnumeration",
        Tables.RENEW,
        "Renew of an enumeration.",
        (r, f, p) ->
            new Operation.RenewEnumeration(p, f.text("context"), f.text("expires"), f.position()));
    register(
        "enumerationStatus",
        Tables.CONTEXT,
        "GetStatus of an enumeration.",
        (r, f, p) -> new Operation.EnumerationStatus(p, f.text("context"), f.position()));
    register(
        "subscribe",
        EventingTables.SUBSCRIBE,
        "Subscribe.",
        (r, f, p) ->
            new Operation.Subscribe(
                p,
                f.text("as").orElse(Operation.SUBSCRIPTION),
                EventingReader.terms(r.reading, f),
                f.position()));
    register(
        "renew",
        EventingTables.RENEW,
        "Renew of a subscription.",
        (r, f, p) ->
            new Operation.Renew(
                p, EventingReader.subscription(f), f.text("expires"), f.position()));
    register(
        "getStatus",
        EventingTables.SUBSCRIPTION,
        "GetStatus of a subscription.",
        (r, f, p) -> new Operation.GetStatus(p, EventingReader.subscription(f), f.position()));
    register(
        "unsubscribe",
        EventingTables.SUBSCRIPTION,
        "Unsubscribe.",
        (r, f, p) -> new Operation.Unsubscribe(p, EventingReader.subscription(f), f.position()));
    register(
        "send",
        Tables.SEND,
        "A whole message: from a template, a file, text or bytes.",
        (r, f, p) ->
            new Operation.Send(p, content(f), f.word("until", ShellReader.untils()), f.position()));
    ShellReader.entries().forEach((k, e) -> register(k, e.table(), e.description(), e.maker()));
  }

  private final Reading reading;
  private final RequestReader requests;

  OperationReaders(Reading reading) {
    this.reading = reading;
    this.requests = new RequestReader(reading);
  }

  private static void register(String keyword, KeyTable own, String description, Maker maker) {
    KeyTable table = own.and(Tables.REQUEST);
    REGISTRY.put(keyword, new Entry(new KeyTable(keyword, table.keys()), description, maker));
  }

  /** The operations by keyword. */
  static Map<String, Entry> registry() {
    return Collections.unmodifiableMap(REGISTRY);
  }

  static Set<String> keywords() {
    return registry().keySet();
  }

  Operation read(Source source, String keyword, Node node) {
    Entry entry = REGISTRY.get(keyword);
    if (entry == null) {
      throw new IllegalArgumentException("no operation " + keyword);
    }
    Fields fields = Fields.of(source, node, entry.table());
    Map<String, String> outer = reading.namespaces();
    Map<String, String> all = new LinkedHashMap<>(outer);
    all.putAll(Reading.prefixes(fields));
    reading.namespaces(all);
    Operation operation = entry.maker().make(this, fields, requests.read(fields));
    reading.namespaces(outer);
    return operation;
  }

  private Optional<Representation> representation(Fields f) {
    if (f.has("representation") && f.has("properties")) {
      f.source()
          .problem(f.key("properties"), "there is a representation already; give one of the two");
    }
    if (f.has("representation")) {
      return reading.xml(f, "representation").map(Representation.Xml::new);
    }
    return f.value("properties").map(n -> properties(f.source(), n, "'properties'"));
  }

  private Optional<Representation> input(Fields f) {
    if (f.value("input").orElse(null) instanceof ScalarNode) {
      return reading.xml(f, "input").map(Representation.Xml::new);
    }
    return f.value("input").map(n -> properties(f.source(), n, "'input'"));
  }

  private Representation properties(Source source, Node node, String what) {
    Map<String, Representation.Value> values = new LinkedHashMap<>();
    Fields.entries(source, node, what)
        .forEach((name, n) -> value(source, name, n).ifPresent(v -> values.put(name, v)));
    return new Representation.Properties(values);
  }

  private static final KeyTable MARKUP =
      KeyTable.of("a value", "xml! | text | Content of the element, XML.");

  private Optional<Representation.Value> value(Source source, String name, Node node) {
    switch (node.getNodeType()) {
      case SCALAR -> {
        if (((ScalarNode) node).getTag().equals(Tag.NULL)) {
          return Optional.of(new Representation.Value.Nil());
        }
        return Fields.text(source, node, "'" + name + "'").map(Representation.Value.Single::new);
      }
      case SEQUENCE -> {
        List<Text> texts =
            ((SequenceNode) node)
                .getValue().stream()
                    .flatMap(n -> Fields.text(source, n, "an item of '" + name + "'").stream())
                    .toList();
        return Optional.of(new Representation.Value.Many(texts));
      }
      default -> {
        Fields f = Fields.of(source, node, MARKUP);
        return reading.xml(f, "xml").map(Representation.Value.Markup::new);
      }
    }
  }

  private static Operation enumerate(OperationReaders r, Fields f, RequestParameters p) {
    if (f.has("filter") && f.has("association")) {
      f.source().problem(f.key("association"), "an association filter is a filter; give one");
    }
    return new Operation.Enumerate(
        p,
        f.value("filter")
            .map(
                n ->
                    RequestReader.filter(
                        r.reading, Fields.of(f.source(), n, Tables.FILTER), Holder.WSEN)),
        f.text("mode"),
        f.bool("optimize").orElse(false),
        f.text("maxElements"),
        f.text("expires"),
        f.text("endTo"),
        f.text("polymorphism"),
        RequestReader.flag(f, "countEstimate"),
        f.value("association").map(n -> association(f.source(), n)),
        f.position());
  }

  private static Association association(Source source, Node node) {
    Fields f = Fields.of(source, node, Tables.ASSOCIATION);
    return new Association(
        f.word("kind", List.of("associated", "associations"))
                .filter("associations"::equals)
                .isPresent()
            ? Association.Kind.ASSOCIATIONS
            : Association.Kind.ASSOCIATED,
        RequestReader.resource(f, "resource").orElse(Text.of("")),
        f.textMap("selectors"),
        f.text("associationClass"),
        f.text("role"),
        f.text("resultClass"),
        f.text("resultRole"),
        f.texts("resultProperties"));
  }

  private static Content content(Fields f) {
    List<String> ways =
        f.present().stream()
            .filter(k -> List.of("template", "file", "text", "bytes", "raw").contains(k))
            .toList();
    if (ways.size() != 1) {
      f.source().problem(f.node(), "send has exactly one of template, file, text, bytes, raw");
      return new Content.Literal(Text.of(""));
    }
    if (f.has("model") && !f.has("template")) {
      f.source().problem(f.key("model"), "only a template has a model");
    }
    Text text = ways.get(0).equals("bytes") ? Text.of("") : f.requiredText(ways.get(0));
    return switch (ways.get(0)) {
      case "template" -> new Content.Template(text, f.textMap("model").orElse(Map.of()));
      case "file" -> new Content.File(text);
      case "text" -> new Content.Literal(text);
      case "raw" -> new Content.Raw(text);
      default -> bytes(Fields.of(f.source(), f.value("bytes").orElseThrow(), Tables.BYTES));
    };
  }

  private static Content bytes(Fields f) {
    String key = f.has("hex") ? "hex" : "base64";
    String digits = f.requiredText(key).template().replaceAll("\\s", "");
    try {
      byte[] octets =
          key.equals("hex") ? HexFormat.of().parseHex(digits) : Base64.getDecoder().decode(digits);
      return new Content.Bytes(Octets.of(octets), digits);
    } catch (IllegalArgumentException e) {
      f.source().problem(f.value(key).orElse(f.node()), "these are no bytes in " + key);
      return new Content.Bytes(Octets.of(new byte[0]), "");
    }
  }
}
