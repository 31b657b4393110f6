package org.wsmanspec.mock.personality;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The personalities that ship with the endpoint. */
public final class Personalities {

  /** The files, most of them named for the area whose requirements its personalities break. */
  public static final List<String> AREAS =
      List.of(
          "addressing",
          "transfer",
          "fragment",
          "invoke",
          "enumeration",
          "eventing",
          "eventing-history",
          "wef",
          "shell",
          "powershell",
          "cim-binding",
          "identify",
          "faults",
          "encoding",
          "transport",
          "security");

  private Personalities() {}

  /** All of them, in the order of their areas. */
  public static List<Personality> shipped() {
    return List.copyOf(Shipped.ALL.values());
  }

  /** The one of a name. */
  public static Optional<Personality> find(String name) {
    return Optional.ofNullable(Shipped.ALL.get(name));
  }

  private static final class Shipped {
    static final Map<String, Personality> ALL = load();

    private static Map<String, Personality> load() {
      Map<String, Personality> all = new LinkedHashMap<>();
      List<String> twice = new ArrayList<>();
      for (String area : AREAS) {
        for (Personality each : PersonalityReader.read(area + ".yaml", text(area))) {
          Personality other = all.put(each.name(), each);
          if (other != null) {
            twice.add(each.file() + ": '" + each.name() + "' is taken by " + other.file());
          }
        }
      }
      if (!twice.isEmpty()) {
        throw new PersonalityException(twice);
      }
      return all;
    }

    private static String text(String area) {
      try (InputStream in = Personalities.class.getResourceAsStream(area + ".yaml")) {
        if (in == null) {
          throw new IllegalStateException("the resource " + area + ".yaml is missing");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
