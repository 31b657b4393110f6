package org.wsmanspec.message.template;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the shapes that several keys of a model share: endpoint references, selectors, plain data.
 *
 * @param template whose model it is, for error messages
 */
record ModelReader(String template) {

  static final RawXml NOTHING = new RawXml("");

  Map<String, Object> reference(String key, Object value) {
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

  List<Object> selectors(Object value) {
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

  Map<String, Object> present(String key, Map<String, @Nullable Object> given) {
    Map<String, Object> out = new LinkedHashMap<>();
    given.forEach(
        (name, value) -> {
          if (value != null) {
            out.put(name, data(key + "." + name, value));
          }
        });
    return out;
  }

  List<Object> list(String key, Object value) {
    if (value instanceof Collection<?> many) {
      return many.stream().map(one -> data(key, one)).toList();
    }
    return List.of(data(key, value));
  }

  Map<String, @Nullable Object> map(String key, Object value) {
    if (!(value instanceof Map<?, ?> given)) {
      throw wrong(key, "is no map but " + value.getClass().getSimpleName());
    }
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    given.forEach((k, v) -> out.put(String.valueOf(k), v));
    return out;
  }

  /** Copy a value, refusing what is more than data. */
  Object data(String key, @Nullable Object value) {
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

  static RawXml attribute(@Nullable Object value) {
    return value == null
        ? NOTHING
        : new RawXml(" s:mustUnderstand=\"" + XmlText.escape(value.toString()) + "\"");
  }

  TemplateException wrong(String key, String what) {
    return new TemplateException("template " + template + ": the model's '" + key + "' " + what);
  }
}
