package org.wsmanspec.message.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every envelope in the recorded traffic, if it is at hand, by file and number. */
final class RecordedEnvelopes {

  private static final Pattern ENVELOPE =
      Pattern.compile("(?s)<([A-Za-z0-9]+:)?Envelope[\\s>].*?</\\1Envelope>");

  private RecordedEnvelopes() {}

  static Map<String, String> read() {
    Path folder = PublishedSchemas.shared().resolve("captures");
    Map<String, String> found = new LinkedHashMap<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : new TreeSet<>(files.filter(Files::isRegularFile).toList())) {
        String name = Objects.toString(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".yml")) {
          Object document =
              new Load(LoadSettings.builder().setCodePointLimit(64 * 1024 * 1024).build())
                  .loadFromString(Files.readString(file));
          texts(document, name, found);
        } else if (name.endsWith(".xml")) {
          cut(Files.readString(file), name, found);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static void texts(Object node, String name, Map<String, String> found) {
    if (node instanceof Map<?, ?> map) {
      map.values().forEach(v -> texts(v, name, found));
    } else if (node instanceof Collection<?> list) {
      list.forEach(v -> texts(v, name, found));
    } else if (node instanceof String text) {
      cut(text, name, found);
    }
  }

  private static void cut(String text, String name, Map<String, String> found) {
    Matcher matcher = ENVELOPE.matcher(text);
    while (matcher.find()) {
      found.put(name + "#" + (found.size() + 1), matcher.group());
    }
  }
}
