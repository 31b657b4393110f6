package org.wsmanspec.suite.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.wsmanspec.report.Requirement;

/** The shipped guidance, by requirement. */
public final class Guidances {

  private static final Set<String> KEYS = Set.of("why", "causes", "change");

  private Guidances() {}

  /** Guidance on a requirement, where there is some. */
  public static Optional<Guidance> find(String id) {
    return Optional.ofNullable(Shipped.ALL.get(id));
  }

  /** Ids of all requirements with guidance. */
  public static Set<String> ids() {
    return Collections.unmodifiableSet(Shipped.ALL.keySet());
  }

  /**
   * Read a file of guidance.
   *
   * @param file as messages are to name it
   * @throws CatalogueException if it has another shape
   */
  static Map<String, Guidance> read(String file, String text) {
    Object root = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(text);
    Map<String, Guidance> all = new LinkedHashMap<>();
    map(file, root)
        .forEach(
            (id, value) -> {
              Map<?, ?> entry = map(file + ", " + id, value);
              Set<Object> unknown = new java.util.LinkedHashSet<>(entry.keySet());
              unknown.removeAll(KEYS);
              if (!unknown.isEmpty()) {
                throw new CatalogueException(file + ", " + id + ": unknown keys " + unknown);
              }
              all.put(
                  String.valueOf(id),
                  new Guidance(
                      text(file, id, entry, "why"),
                      causes(file, id, entry),
                      text(file, id, entry, "change")));
            });
    return all;
  }

  private static List<String> causes(String file, Object id, Map<?, ?> entry) {
    if (entry.get("causes") instanceof List<?> causes && !causes.isEmpty()) {
      return causes.stream().map(c -> String.valueOf(c).strip()).toList();
    }
    throw new CatalogueException(file + ", " + id + ": 'causes' is a list of texts");
  }

  private static String text(String file, Object id, Map<?, ?> entry, String key) {
    if (entry.get(key) instanceof String text && !text.isBlank()) {
      return text.strip().replaceAll("\\s+", " ");
    }
    throw new CatalogueException(file + ", " + id + ": '" + key + "' is a text");
  }

  private static Map<?, ?> map(String where, Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new CatalogueException(where + ": a map is expected here");
  }

  private static final class Shipped {
    static final Map<String, Guidance> ALL = load();

    private static Map<String, Guidance> load() {
      Map<String, Guidance> all = new LinkedHashMap<>();
      Set<String> areas = new TreeSet<>();
      Catalogue.load().all().stream().map(Requirement::area).forEach(areas::add);
      for (String area : areas) {
        String file = "guidance/" + area + ".yaml";
        try (InputStream in = Catalogue.class.getResourceAsStream(file)) {
          if (in != null) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            read(file, text)
                .forEach(
                    (id, guidance) -> {
                      Catalogue.load().require(id);
                      all.put(id, guidance);
                    });
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return all;
    }
  }
}
