package org.wsmanspec.message.capture;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Loads YAML within bounds. */
final class YamlDocuments {

  private YamlDocuments() {}

  /**
   * Load a document.
   *
   * @throws UnreadableCaptureException if it is no YAML within the limits
   */
  static @Nullable Object load(CaptureFile file) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file.name())
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .setMaxAliasesForCollections(file.limits().maxAliases())
            .setCodePointLimit(file.limits().maxFileBytes())
            .build();
    try {
      return new Load(settings).loadFromString(file.text());
    } catch (YamlEngineException e) {
      throw new UnreadableCaptureException(
          "no readable YAML: "
              + String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; "),
          e);
    } catch (StackOverflowError e) {
      // The library descends by recursion and has no bound of its own on nesting.
      throw new UnreadableCaptureException("no readable YAML: nested too deeply", e);
    }
  }

  static Optional<Map<?, ?>> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
  }

  /** A member that is text. */
  static Optional<String> text(Map<?, ?> map, String key) {
    return map.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
  }
}
