package org.wsmanspec.message.template;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
      Set.of("from", "replyTo", "faultTo", "endTo", "resourceCreated", "requestedEpr");
  private static final Set<String> PARTS = Set.of("properties", "input", "output");

  /** Lists that a template walks through without asking whether they are there. */
  private static final List<String> LISTS =
      List.of("headers", "output", "protocolVersions", "addressingVersions");

  private static final RawXml NOTHING = new RawXml("");

  private final String template;
  private final Map<String, ? extends @Nullable Object> source;
  private final Map<String, Object> target = new HashMap<>();

  private TemplateModel(String template, Map<String, ? extends @Nullable Object> source) {
    this.template = template;
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
          : reference(key, value);
    }
    if (PARTS.contains(key)) {
      return parts(key, map(key, value));
    }
    return switch (key) {
      case "selectors" -> selectors(value);
      case "options" -> options(value);
      case "namespaces" -> namespaces(map(key, value));
      case "filter" -> filter(map(key, value));
      case "association" -> association(map(key, value));
      case "items" -> items(value);
      case "subcode" -> subcode(value);
      default -> data(key, value);
    };
  }

  private Map<String, Object> mustUnderstand() {
    Map<String, Object> mu = new HashMap<>();
    HEADERS.forEach(h -> mu.put(h, NOTHING));
    Object wanted = source.get("mustUnderstand");
    if (wanted != null) {
      map("mustUnderstand", wanted)
          .forEach(
              (header, value) -> {
                if (!mu.containsKey(header)) {
                  throw wrong(
                      "mustUnderstand",
                      "names the header '" + header + "'; known are " + String.join(", ", HEADERS));
                }
                mu.put(header, attribute(value));
              });
    }
    return mu;
  }

  private static RawXml attribute(@Nullable Object value) {
    return value == null
        ? NOTHING
        : new RawXml(" s:mustUnderstand=\"" + XmlText.escape(value.toString()) + "\"");
  }

  private Map<String, Object> reference(String key, Object value) {
    Map<String, Object> epr = new HashMap<>();
    epr.put("mu", NOTHING);
    if (value instanceof RawXml raw) {
      epr.put("content", raw);
    } else if (value instanceof Map<?, ?>) {
      map(key, value)
          .forEach(
              (name, part) -> {
                if (part == null) {
                  return;
                }
                switch (name) {
                  case "address", "resourceUri" -> epr.put(name, data(key + "." + name, part));
                  case "selectors" -> putUnlessEmpty(epr, name, selectors(part));
                  case "parameters" -> putUnlessEmpty(epr, name, list(key + "." + name, part));
                  case "mustUnderstand" -> epr.put("mu", attribute(part));
                  default ->
                      throw wrong(
                          key,
                          "has '"
                              + name
                              + "'; an endpoint reference has address, resourceUri, selectors,"
                              + " parameters, mustUnderstand");
                }
              });
      if (!epr.containsKey("address")) {
        throw wrong(key, "has no address");
      }
    } else {
      epr.put("address", data(key, value));
    }
    return epr;
  }

  private static void putUnlessEmpty(Map<String, Object> map, String key, List<Object> list) {
    if (!list.isEmpty()) {
      map.put(key, list);
    }
  }

  private List<Object> selectors(Object value) {
    List<Object> out = new ArrayList<>();
    if (value instanceof Map<?, ?>) {
      map("selectors", value).forEach((name, v) -> out.add(selector(name, v)));
    } else {
      for (Object each : list("selectors", value)) {
        Map<String, @Nullable Object> one = map("selectors", each);
        out.add(selector(String.valueOf(one.get("name")), one.get("value")));
      }
    }
    return out;
  }

  private Map<String, Object> selector(String name, @Nullable Object value) {
    return value instanceof Map<?, ?>
        ? Map.of("name", name, "epr", reference("selectors." + name, value))
        : Map.of("name", name, "value", value == null ? "" : data("selectors." + name, value));
  }

  private List<Object> options(Object value) {
    List<Object> out = new ArrayList<>();
    for (Object each : list("options", value)) {
      Map<String, Object> option = present("options", map("options", each));
      if (!option.containsKey("name")) {
        throw wrong("options", "has an option without a name");
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
            throw wrong("namespaces", "binds the prefix '" + prefix + "', which means " + fixed);
          }
        });
    return out;
  }

  private Map<String, Object> filter(Map<String, @Nullable Object> given) {
    Map<String, Object> filter = present("filter", given);
    Object content = filter.containsKey("xml") ? filter.get("xml") : filter.get("text");
    if (content == null) {
      throw wrong("filter", "has neither text nor xml");
    }
    boolean raw = filter.containsKey("xml") && !(content instanceof RawXml);
    filter.put("content", raw ? new RawXml(content.toString()) : content);
    Object element = filter.getOrDefault("element", "wsman");
    if (!Set.of("wsman", "wsen").contains(element)) {
      throw wrong("filter.element", "is '" + element + "'; it is wsman or wsen");
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
                name.equals("object")
                    ? reference("association.object", value)
                    : data("association." + name, value));
          }
        });
    Object kind = association.get("kind");
    if (!Set.of("AssociatedInstances", "AssociationInstances").contains(kind)) {
      throw wrong(
          "association.kind",
          "is '" + kind + "'; it is AssociatedInstances or AssociationInstances");
    }
    return association;
  }

  private List<Object> items(Object value) {
    List<Object> out = new ArrayList<>();
    for (Object each : list("items", value)) {
      Map<String, Object> item = new HashMap<>();
      if (each instanceof Map<?, ?>) {
        Map<String, @Nullable Object> given = map("items", each);
        Optional.ofNullable(given.get("object"))
            .ifPresent(o -> item.put("object", data("items", o)));
        Optional.ofNullable(given.get("epr"))
            .ifPresent(e -> item.put("epr", reference("items", e)));
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
        ? Map.of("name", name, "nil", false, "epr", reference(key + "." + name, value))
        : Map.of("name", name, "nil", false, "value", data(key + "." + name, value));
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
        throw wrong("subcode", "is '" + text + "', whose prefix is none of this project's");
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

  private Map<String, Object> present(String key, Map<String, @Nullable Object> given) {
    Map<String, Object> out = new LinkedHashMap<>();
    given.forEach(
        (name, value) -> {
          if (value != null) {
            out.put(name, data(key + "." + name, value));
          }
        });
    return out;
  }

  private List<Object> list(String key, Object value) {
    if (value instanceof Collection<?> many) {
      return many.stream().map(one -> data(key, one)).toList();
    }
    return List.of(data(key, value));
  }

  private Map<String, @Nullable Object> map(String key, Object value) {
    if (!(value instanceof Map<?, ?> given)) {
      throw wrong(key, "is no map but " + value.getClass().getSimpleName());
    }
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    given.forEach((k, v) -> out.put(String.valueOf(k), v));
    return out;
  }

  /** Copy a value, refusing what is more than data. */
  private Object data(String key, @Nullable Object value) {
    if (value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof RawXml) {
      return value == null ? "" : value;
    }
    if (value instanceof CharSequence
        || value instanceof URI
        || value instanceof UUID
        || value instanceof Duration
        || value instanceof Enum<?>) {
      return value.toString();
    }
    if (value instanceof Map<?, ?>) {
      return present(key, map(key, value));
    }
    if (value instanceof Collection<?> many) {
      return many.stream().map(one -> data(key, one)).toList();
    }
    throw wrong(
        key,
        "is a "
            + value.getClass().getName()
            + "; a model is made of text, numbers, booleans, RawXml, lists and maps");
  }

  private static String lastSegment(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  private TemplateException wrong(String key, String what) {
    return new TemplateException("template " + template + ": the model's '" + key + "' " + what);
  }
}
