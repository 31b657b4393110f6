package org.wsmanspec.mock.personality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.wsmanspec.mock.http.AuthenticationScheme;
import org.wsmanspec.mock.personality.behavior.Behaviors;

/** Reads files of personalities. */
public final class PersonalityReader {

  private static final int MAX_CHARACTERS = 4 * 1024 * 1024;
  private static final Set<String> KEYS =
      Set.of(
          "about",
          "breaks",
          "also",
          "bug",
          "party",
          "without",
          "authentication",
          "rules",
          "behavior");

  private PersonalityReader() {}

  /**
   * The personalities of a file, in its order.
   *
   * @param file as messages are to name it
   * @throws PersonalityException if the text has mistakes
   */
  public static List<Personality> read(String file, String text) {
    Node root = compose(file, text);
    List<String> mistakes = new ArrayList<>();
    YamlMap map = new YamlMap(file, root, mistakes);
    List<Personality> all = new ArrayList<>();
    for (String name : map.keys()) {
      map.map(name).ifPresent(m -> all.add(personality(name, m)));
    }
    if (!mistakes.isEmpty()) {
      throw new PersonalityException(mistakes);
    }
    return all;
  }

  private static Node compose(String file, String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setUseMarks(true)
            .setCodePointLimit(MAX_CHARACTERS)
            .setMaxAliasesForCollections(50)
            .build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      return root.orElseThrow(() -> new PersonalityException(List.of(file + ": it is empty")));
    } catch (YamlEngineException e) {
      throw new PersonalityException(List.of(file + ": this is not YAML: " + e.getMessage()));
    }
  }

  private static Personality personality(String name, YamlMap map) {
    map.only(KEYS);
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      map.mistake("", "the name '" + name + "' is not kebab-case");
    }
    Map<String, String> also = new HashMap<>();
    map.optionalTexts("also").forEach((id, why) -> also.put(id, why.orElse("")));
    Optional<String> behavior = map.text("behavior");
    if (behavior.isPresent() == map.has("rules")) {
      map.mistake("", "a personality has either rules or a behavior");
    }
    behavior
        .filter(b -> !Behaviors.names().contains(b))
        .ifPresent(
            b ->
                map.mistake(
                    "behavior",
                    "unknown behavior '"
                        + b
                        + "'; known are "
                        + String.join(", ", Behaviors.names())));
    String party = map.text("party").orElse("service");
    if (!party.equals("service") && !party.equals("client")) {
      map.mistake("party", "a party is service or client");
    }
    return new Personality(
        name,
        map.required("about"),
        map.texts("breaks"),
        also,
        map.text("bug"),
        party.equals("client") ? Personality.Party.CLIENT : Personality.Party.SERVICE,
        Set.copyOf(map.texts("without")),
        authentication(map),
        map.maps("rules").stream().map(RuleReader::read).toList(),
        behavior,
        map.place());
  }

  private static AuthenticationScheme authentication(YamlMap map) {
    String word = map.text("authentication").orElse("none");
    return switch (word) {
      case "none" -> AuthenticationScheme.NONE;
      case "basic" -> AuthenticationScheme.BASIC;
      case "digest" -> AuthenticationScheme.DIGEST;
      default -> {
        map.mistake("authentication", "authentication is none, basic or digest");
        yield AuthenticationScheme.NONE;
      }
    };
  }
}
