package org.wsmanspec.message.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Namespaces;

/**
 * A caller's model in the shapes that the templates read.
 *
 * <p>Copies everything, so that a template cannot change what it was given, and lets in nothing but
 * data, so that it cannot reach what it was not given.
 */
final class TemplateModel {

  /** Headers whose s:mustUnderstand a model may set. */
  private static final List<String> HEADERS =
      List.of(
          "To",
          "Action",
          "MessageID",
          "RelatesTo",
          "From",
          "ReplyTo",
          "FaultTo",
          "ResourceURI",
          "SelectorSet",
          "OperationTimeout",
          "MaxEnvelopeSize",
          "Locale",
          "OptionSet",
          "FragmentTransfer",
          "RequestEPR",
          "RequestedEPR",
          "RequestTotalItemsCountEstimate");

  private static final Set<String> REFERENCES =
      Set.of("from", "replyTo", "faultTo", "endTo", "notifyTo", "resourceCreated", "requestedEpr");
  private static final Set<String> PARTS = Set.of("properties", "input", "output");

  /** Lists that a template walks through without asking whether they are there. */
  private static final List<String> LISTS =
      List.of("headers", "output", "protocolVersions", "addressingVersions");

  private final String template;
  private final ModelReader reader;
  private final Map<String, ? extends @Nullable Object> source;
  private final Map<String, Object> target = new HashMap<>();

  private TemplateModel(String template, Map<String, ? extends @Nullable Object> source) {
    this.template = template;
    this.reader = new ModelReader(template);
    this.source = source;
  }

  /** Read a model for one template; null values count as absent. */
  static Map<String, Object> read(String template, Map<String, ? extends @Nullable Object> source) {
    return new TemplateModel(template, source).read();
  }

  private Map<String, Object> read() {
    source.forEach(
        (key, value) -> {
          if (value != null) {
            target.put(key, entry(key, value));
          }
        });
    LISTS.forEach(key -> target.putIfAbsent(key, List.of()));
    target.putIfAbsent("namespaces", List.of());
    target.put("mu", mustUnderstand());
    if (target.get("selectors") instanceof List<?> list && list.isEmpty()) {
      // A SelectorSet has at least one selector (DSP0226 5.1.2.2).
      target.remove("selectors");
    }
    Object uri = target.get("resourceUri");
    if (uri != null) {
      target.putIfAbsent("classUri", uri);
      target.putIfAbsent("className", lastSegment(uri.toString()));
    }
    if (template.endsWith("-response")) {
      // In the model of a response these say what the body is about; the headers are a request's.
      target.remove("resourceUri");
      target.remove("selectors");
    }
    if (template.equals("fault")) {
      fault();
    }
    return target;
  }

  private Object entry(String key, Object value) {
    if (REFERENCES.contains(key)) {
      return key.equals("requestedEpr") && ("invalid".equals(value) || "unknown".equals(value))
          ? Map.of("word", "invalid".equals(value) ? "Invalid" : "Unknown")
          : reader.reference(key, value);
    }
    if (PARTS.contains(key)) {
      return parts(key, reader.map(key, value));
    }
    return switch (key) {
      case "selectors" -> reader.selectors(value);
      case "options" -> options(value);
      case "namespaces" -> namespaces(reader.map(key, value));
      case "filter" -> filter(reader.map(key, value));
      case "association" -> association(reader.map(key, value));
      case "items" -> items(value);
      case "subcode" -> subcode(value);
      case "headers", "protocolVersions", "addressingVersions", "securityProfiles" ->
          reader.list(key, value);
      default -> reader.data(key, value);
    };
  }

  private Map<String, Object> mustUnderstand() {
    Map<String, Object> mu = new HashMap<>();
    HEADERS.forEach(h -> mu.put(h, ModelReader.NOTHING));
    Object wanted = source.get("mustUnderstand");
    if (wanted != null) {
      reader
          .map("mustUnderstand", wanted)
          .forEach(
              (header, value) -> {
                if (!mu.containsKey(header)) {
                  throw reader.wrong(
                      "mustUnderstand",
                      "names the header '" + header + "'; known are " + String.join(", ", HEADERS));
                }
                mu.put(header, ModelReader.attribute(value));
              });
    }
    return mu;
  }

  private List<Object> options(Object value) {
    List<Object> out = new ArrayList<>();
    for (Object each : reader.list("options", value)) {
      Map<String, Object> option = reader.present("options", reader.map("options", each));
      if (!option.containsKey("name")) {
        throw reader.wrong("options", "has an option without a name");
      }
      option.put("nil", !option.containsKey("value"));
      out.add(option);
    }
    return out;
  }

  private List<Object> namespaces(Map<String, @Nullable Object> declared) {
    List<Object> out = new ArrayList<>();
    declared.forEach(
        (prefix, uri) -> {
          String fixed =
              Set.of("s", "wsa", "wsman").contains(prefix)
                  ? Namespaces.byPrefix().get(prefix)
                  : null;
          if (fixed == null) {
            out.add(Map.of("prefix", prefix, "uri", String.valueOf(uri)));
          } else if (!fixed.equals(uri)) {
            throw reader.wrong(
                "namespaces", "binds the prefix '" + prefix + "', which means " + fixed);
          }
        });
    return out;
  }

  private Map<String, Object> filter(Map<String, @Nullable Object> given) {
    Map<String, Object> filter = reader.present("filter", given);
    Object content = filter.containsKey("xml") ? filter.get("xml") : filter.get("text");
    if (content == null) {
      throw reader.wrong("filter", "has neither text nor xml");
    }
    boolean raw = filter.containsKey("xml") && !(content instanceof RawXml);
    filter.put("content", raw ? new RawXml(content.toString()) : content);
    Object element = filter.getOrDefault("element", "wsman");
    if (!Set.of("wsman", "wsen", "wse").contains(element)) {
      throw reader.wrong("filter.element", "is '" + element + "'; it is wsman, wsen or wse");
    }
    filter.put("element", element + ":Filter");
    return filter;
  }

  private Map<String, Object> association(Map<String, @Nullable Object> given) {
    Map<String, Object> association = new HashMap<>();
    association.put("kind", "AssociatedInstances");
    association.put("includeResultProperty", List.of());
    given.forEach(
        (name, value) -> {
          if (value != null) {
            association.put(
                name,
                switch (name) {
                  case "object" -> reader.reference("association.object", value);
                  case "includeResultProperty" -> reader.list("association." + name, value);
                  default -> reader.data("association." + name, value);
                });
          }
        });
    Object kind = association.get("kind");
    if (!Set.of("AssociatedInstances", "AssociationInstances").contains(kind)) {
      throw reader.wrong(
          "association.kind",
          "is '" + kind + "'; it is AssociatedInstances or AssociationInstances");
    }
    return association;
  }

  private List<Object> items(Object value) {
    List<Object> out = new ArrayList<>();
    for (Object each : reader.list("items", value)) {
      Map<String, Object> item = new HashMap<>();
      if (each instanceof Map<?, ?>) {
        Map<String, @Nullable Object> given = reader.map("items", each);
        Optional.ofNullable(given.get("object"))
            .ifPresent(o -> item.put("object", reader.data("items", o)));
        Optional.ofNullable(given.get("epr"))
            .ifPresent(e -> item.put("epr", reader.reference("items", e)));
      } else {
        item.put("object", each);
      }
      out.add(item);
    }
    return out;
  }

  private List<Object> parts(String key, Map<String, @Nullable Object> given) {
    List<Object> out = new ArrayList<>();
    given.forEach(
        (name, value) -> {
          if (value instanceof Collection<?> many) {
            many.forEach(one -> out.add(part(key, name, one)));
          } else {
            out.add(part(key, name, value));
          }
        });
    return out;
  }

  private Map<String, Object> part(String key, String name, @Nullable Object value) {
    if (value == null) {
      return Map.of("name", name, "nil", true);
    }
    return value instanceof Map<?, ?>
        ? Map.of("name", name, "nil", false, "epr", reader.reference(key + "." + name, value))
        : Map.of("name", name, "nil", false, "value", reader.data(key + "." + name, value));
  }

  private Map<String, Object> subcode(Object value) {
    QName name;
    if (value instanceof QName q) {
      name = q;
    } else {
      String text = value.toString();
      String prefix = text.substring(0, Math.max(0, text.indexOf(':')));
      String uri = Namespaces.byPrefix().get(prefix);
      if (uri == null) {
        throw reader.wrong("subcode", "is '" + text + "', whose prefix is none of this project's");
      }
      name = new QName(uri, text.substring(prefix.length() + 1));
    }
    return Map.of("uri", name.getNamespaceURI(), "local", name.getLocalPart());
  }

  private void fault() {
    Optional<QName> subcode =
        target.get("subcode") instanceof Map<?, ?> m
            ? Optional.of(new QName(String.valueOf(m.get("uri")), String.valueOf(m.get("local"))))
            : Optional.empty();
    target.putIfAbsent(
        "code",
        subcode.flatMap(FaultSubcode::of).map(f -> f.code().getLocalPart()).orElse("Sender"));
    target.putIfAbsent(
        "action",
        subcode
            .map(q -> FaultSubcode.actionFor(q.getNamespaceURI()))
            .orElse(Actions.ADDRESSING_FAULT));
    target.putIfAbsent("reasonLanguage", "en-US");
  }

  private static String lastSegment(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }
}
