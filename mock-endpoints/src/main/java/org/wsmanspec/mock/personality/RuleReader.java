package org.wsmanspec.mock.personality;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.wsmanspec.mock.http.Outgoing;

/** Reads one rule of a personality. */
final class RuleReader {

  /** What makes a rule one of messages that the endpoint sends by itself. */
  private static final Set<String> OF_DELIVERIES =
      Set.of("delivery", "lose", "twice", "hold", "careless");

  /** What may be said of either. */
  private static final Set<String> OF_BOTH = Set.of("when", "http", "text", "delay");

  private static final Set<String> WHEN_OF_DELIVERIES = Set.of("delivery", "request", "every");

  private static final Set<String> KEYS =
      Set.of(
          "when",
          "request",
          "response",
          "answer",
          "status",
          "http",
          "text",
          "delay",
          "drop",
          "delivery",
          "lose",
          "twice",
          "hold",
          "careless",
          "psrp");
  private static final Set<String> WHEN =
      Set.of(
          "operation",
          "request",
          "response",
          "fault",
          "status",
          "method",
          "path",
          "contentType",
          "header",
          "delivery",
          "every");

  private RuleReader() {}

  static Rule read(YamlMap map) {
    map.only(KEYS);
    When when = map.map("when").map(RuleReader::when).orElse(When.ALWAYS);
    Rule rule =
        new Rule(
            when,
            ChangeReader.read(map, "request"),
            map.map("answer").map(RuleReader::answer),
            ChangeReader.read(map, "response"),
            replacements(map),
            map.number("status"),
            map.optionalTexts("http"),
            delay(map),
            truth(map, "drop"),
            muddle(map),
            PsrpBendReader.read(map));
    if (map.keys().stream().allMatch("when"::equals)) {
      map.mistake("", "the rule does nothing");
    }
    if (!rule.request().isEmpty() && when.needsAnswer()) {
      map.mistake(
          "request", "the request is bent before the answer is known; put this 'when' away");
    }
    return rule;
  }

  private static boolean truth(YamlMap map, String key) {
    return map.text(key).filter("true"::equals).isPresent();
  }

  private static Optional<Rule.Muddle> muddle(YamlMap map) {
    Optional<YamlMap> when = map.map("when");
    boolean about =
        when.filter(w -> w.has("delivery")).isPresent()
            || map.keys().stream().anyMatch(OF_DELIVERIES::contains);
    if (!about) {
      return Optional.empty();
    }
    for (String key : map.keys()) {
      if (!OF_DELIVERIES.contains(key) && !OF_BOTH.contains(key)) {
        map.mistake(key, "'" + key + "' is about answers, and the rule about deliveries");
      }
    }
    when.ifPresent(
        w ->
            w.keys().stream()
                .filter(key -> !WHEN_OF_DELIVERIES.contains(key))
                .forEach(
                    key ->
                        w.mistake(
                            key,
                            "'" + key + "' is about requests, and the rule about deliveries")));
    return Optional.of(
        new Rule.Muddle(
            ChangeReader.read(map, "delivery"),
            truth(map, "lose"),
            truth(map, "twice"),
            truth(map, "hold"),
            truth(map, "careless")));
  }

  private static Set<Outgoing.Kind> kinds(YamlMap map) {
    Set<Outgoing.Kind> kinds = EnumSet.noneOf(Outgoing.Kind.class);
    for (String word : map.texts("delivery")) {
      Optional<Outgoing.Kind> kind =
          Arrays.stream(Outgoing.Kind.values()).filter(k -> k.word().equals(word)).findFirst();
      if (kind.isEmpty()) {
        map.mistake(
            "delivery",
            "unknown kind of delivery '"
                + word
                + "'; known are "
                + Arrays.stream(Outgoing.Kind.values())
                    .map(Outgoing.Kind::word)
                    .collect(Collectors.joining(", ")));
      }
      kind.ifPresent(kinds::add);
    }
    return kinds;
  }

  private static When when(YamlMap map) {
    map.only(WHEN);
    List<String> operations = map.texts("operation");
    for (String operation : operations) {
      if (!OperationNames.all().contains(operation)) {
        map.mistake(
            "operation",
            "unknown operation '"
                + operation
                + "'; known are "
                + String.join(", ", OperationNames.all()));
      }
    }
    Map<String, Optional<Pattern>> fields = new LinkedHashMap<>();
    map.optionalTexts("header")
        .forEach((name, value) -> fields.put(name, value.map(v -> pattern(map, "header", v))));
    map.text("contentType")
        .ifPresent(v -> fields.put("Content-Type", Optional.of(pattern(map, "contentType", v))));
    return new When(
        operations,
        map.has("request") ? Optional.of(ChangeReader.xpath(map, "request")) : Optional.empty(),
        map.has("response") ? Optional.of(ChangeReader.xpath(map, "response")) : Optional.empty(),
        map.text("fault"),
        map.number("status"),
        map.text("method"),
        map.text("path").map(p -> pattern(map, "path", p)),
        fields,
        kinds(map),
        map.number("every").orElse(1));
  }

  private static CannedAnswer answer(YamlMap map) {
    map.only(Set.of("action", "headers", "body", "fault", "plain"));
    return new CannedAnswer(
        map.text("action"),
        map.text("headers").orElse(""),
        map.text("body").orElse(""),
        map.map("fault").map(RuleReader::fault),
        map.text("plain"));
  }

  private static CannedAnswer.CannedFault fault(YamlMap map) {
    map.only(Set.of("code", "subcode", "reason", "detail"));
    return new CannedAnswer.CannedFault(
        map.text("code").orElse("s:Sender"),
        map.text("subcode").orElse(""),
        map.text("reason").orElse("no"),
        map.text("detail").orElse(""));
  }

  private static List<Rule.Replacement> replacements(YamlMap rule) {
    List<Rule.Replacement> all = new ArrayList<>();
    for (YamlMap map : rule.maps("text")) {
      map.only(Set.of("find", "replace"));
      all.add(
          new Rule.Replacement(
              pattern(map, "find", map.required("find")), map.text("replace").orElse("")));
    }
    return all;
  }

  private static Pattern pattern(YamlMap map, String key, String regex) {
    try {
      return Pattern.compile(regex, Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      map.mistake(key, "no regular expression: " + e.getDescription());
      return Pattern.compile("");
    }
  }

  private static Duration delay(YamlMap map) {
    try {
      return map.text("delay").map(Duration::parse).orElse(Duration.ZERO);
    } catch (DateTimeParseException e) {
      map.mistake("delay", "no duration such as PT3S");
      return Duration.ZERO;
    }
  }
}
