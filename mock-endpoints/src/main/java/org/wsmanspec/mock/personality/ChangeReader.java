package org.wsmanspec.mock.personality;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.SafeXml;
import org.wsmanspec.message.mutation.Change;
import org.wsmanspec.message.mutation.MutationException;

/** Reads mutations; they are spelled as in scenarios. */
final class ChangeReader {

  private static final Set<String> KINDS =
      Set.of(
          "remove",
          "duplicate",
          "add",
          "set",
          "rename",
          "namespace",
          "truncate",
          "encode",
          "prolog");

  private ChangeReader() {}

  static List<Change> read(YamlMap rule, String key) {
    return rule.maps(key).stream().flatMap(m -> read(m).stream()).toList();
  }

  private static Optional<Change> read(YamlMap item) {
    item.only(KINDS);
    if (item.keys().size() != 1) {
      item.mistake("", "a mutation has exactly one key, of " + String.join(", ", KINDS));
      return Optional.empty();
    }
    String kind = item.keys().iterator().next();
    return switch (kind) {
      case "remove" -> Optional.of(new Change.Remove(xpath(item, kind)));
      case "duplicate" -> Optional.of(new Change.Duplicate(xpath(item, kind)));
      case "encode" -> item.text(kind).map(Change.Encode::new);
      case "prolog" -> item.text(kind).map(Change.Prolog::new);
      default -> item.map(kind).flatMap(m -> read(kind, m));
    };
  }

  private static Optional<Change> read(String kind, YamlMap map) {
    return switch (kind) {
      case "add" -> {
        map.only(Set.of("at", "xml", "position"));
        yield Optional.of(new Change.Add(xpath(map, "at"), map.required("xml"), place(map)));
      }
      case "set" -> {
        map.only(Set.of("at", "value"));
        yield Optional.of(new Change.SetValue(xpath(map, "at"), map.required("value")));
      }
      case "rename" -> {
        map.only(Set.of("at", "to"));
        yield Optional.of(new Change.Rename(xpath(map, "at"), map.required("to")));
      }
      case "namespace" -> {
        map.only(Set.of("at", "to"));
        yield Optional.of(new Change.Move(xpath(map, "at"), map.required("to")));
      }
      case "truncate" -> {
        map.only(Set.of("bytes", "percent"));
        yield Optional.of(new Change.Truncate(map.number("bytes"), map.number("percent")));
      }
      default -> Optional.empty();
    };
  }

  private static Change.Place place(YamlMap map) {
    String word = map.text("position").orElse("last").toUpperCase(Locale.ROOT);
    try {
      return Change.Place.valueOf(word);
    } catch (IllegalArgumentException e) {
      map.mistake("position", "position is first, last, before or after");
      return Change.Place.LAST;
    }
  }

  /** An XPath, tried on an empty document so that a mistake shows when the file is read. */
  static String xpath(YamlMap map, String key) {
    String expression = map.required(key);
    try {
      Object value = Texts.XPATHS.value(SafeXml.parse(new byte[] {'<', 'x', '/', '>'}), expression);
      assert value != null;
    } catch (MutationException e) {
      map.mistake(key, String.valueOf(e.getMessage()));
    }
    return expression;
  }
}
