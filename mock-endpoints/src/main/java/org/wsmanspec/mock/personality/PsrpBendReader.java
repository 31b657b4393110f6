package org.wsmanspec.mock.personality;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.mock.personality.PsrpBend.Conduct;

/** Reads the key {@code psrp} of a rule. */
final class PsrpBendReader {

  private static final Set<String> KEYS =
      Set.of(
          "message",
          "find",
          "replace",
          "conduct",
          "say",
          "type",
          "destination",
          "pool",
          "pipeline",
          "objectId",
          "flags",
          "skip",
          "cut");

  private PsrpBendReader() {}

  static List<PsrpBend> read(YamlMap rule) {
    List<PsrpBend> all = new ArrayList<>();
    for (YamlMap map : rule.maps("psrp")) {
      map.only(KEYS);
      all.add(
          new PsrpBend(
              types(map),
              map.text("find").map(f -> pattern(map, f)),
              map.text("replace").orElse("$0"),
              conduct(map),
              map.text("say"),
              map.text("type").map(t -> OptionalInt.of(type(map, t))).orElse(OptionalInt.empty()),
              number(map, "destination"),
              map.text("pool").flatMap(p -> uuid(map, "pool", p)),
              map.text("pipeline").flatMap(p -> uuid(map, "pipeline", p)),
              new PsrpBend.Frame(
                  map.number("objectId").map(OptionalLong::of).orElse(OptionalLong.empty()),
                  number(map, "flags"),
                  map.text("skip").filter("true"::equals).isPresent(),
                  map.number("cut").orElse(0))));
    }
    return all;
  }

  private static OptionalInt number(YamlMap map, String key) {
    return map.number(key).map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  private static Set<MessageType> types(YamlMap map) {
    Set<MessageType> types = EnumSet.noneOf(MessageType.class);
    for (String name : map.texts("message")) {
      MessageType.of(type(map, name)).ifPresent(types::add);
    }
    return types;
  }

  /** The number of a type, by its name or as it is. */
  private static int type(YamlMap map, String name) {
    try {
      return name.startsWith("0x")
          ? Integer.parseInt(name.substring(2), 16)
          : MessageType.valueOf(name).code();
    } catch (IllegalArgumentException e) {
      map.mistake("message", "'" + name + "' is no type of message");
      return 0;
    }
  }

  private static Conduct conduct(YamlMap map) {
    Optional<String> word = map.text("conduct");
    try {
      return word.map(w -> Conduct.valueOf(w.toUpperCase(Locale.ROOT))).orElse(Conduct.STAY);
    } catch (IllegalArgumentException e) {
      map.mistake("conduct", "it is one of stay, drop, twice, first, last");
      return Conduct.STAY;
    }
  }

  private static Pattern pattern(YamlMap map, String regex) {
    try {
      return Pattern.compile(regex, Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      map.mistake("find", "no regular expression: " + e.getDescription());
      return Pattern.compile("");
    }
  }

  private static Optional<UUID> uuid(YamlMap map, String key, String text) {
    try {
      return Optional.of(text.equals("none") ? new UUID(0, 0) : UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      map.mistake(key, "no GUID, and not 'none'");
      return Optional.empty();
    }
  }
}
