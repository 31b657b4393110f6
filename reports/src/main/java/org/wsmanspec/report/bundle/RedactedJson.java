package org.wsmanspec.report.bundle;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.Gap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Reports and evidence with other names, string by string. */
final class RedactedJson {

  /** Members that hold words of ours or of the protocol, in which no name can stand. */
  private static final Set<String> WORDS =
      Set.of(
          "record",
          "format",
          "verdict",
          "role",
          "kind",
          "side",
          "xpath",
          "level",
          "statement",
          "violation",
          "allowed",
          "section",
          "document",
          "confidence",
          "state",
          "stateReason",
          "id",
          "requirement",
          "covers",
          "primary",
          "check",
          "scenario",
          "tool");

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Pseudonyms pseudonyms;
  private boolean changed;

  RedactedJson(Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  /** A whole document. */
  JsonNode document(String json) {
    return redacted(MAPPER.readTree(json));
  }

  /** A line of an evidence file, without line feed. */
  String evidenceLine(String line) {
    changed = false;
    JsonNode node = redacted(MAPPER.readTree(line));
    if (changed && node instanceof ObjectNode record && record.has("request")) {
      // Lengths differ now, and whoever judges by bytes must know it. Values differ alike
      // everywhere, so that they can still be compared.
      ArrayNode gaps = record.withArrayProperty("gaps");
      boolean told = false;
      for (JsonNode gap : gaps.values()) {
        told |= gap.asString("").equals(Gap.BYTES.name());
      }
      if (!told) {
        gaps.add(Gap.BYTES.name());
      }
    }
    return MAPPER.writeValueAsString(node);
  }

  private JsonNode redacted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      object
          .properties()
          .forEach(
              each ->
                  copy.set(
                      each.getKey(),
                      WORDS.contains(each.getKey())
                          ? each.getValue()
                          : each.getKey().equals("body")
                              ? body(each.getValue())
                              : redacted(each.getValue())));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      array.values().forEach(item -> copy.add(redacted(item)));
      return copy;
    }
    if (node instanceof StringNode string) {
      return StringNode.valueOf(told(string.stringValue(), pseudonyms.text(string.stringValue())));
    }
    return node;
  }

  private JsonNode body(JsonNode body) {
    if (!(body instanceof ObjectNode object)) {
      return redacted(body);
    }
    ObjectNode copy = object.deepCopy();
    if (object.has("text")) {
      String text = object.path("text").asString("");
      String other =
          text.stripLeading().startsWith("<") ? pseudonyms.xml(text) : pseudonyms.text(text);
      copy.put("text", told(text, other));
    } else if (object.has("base64")) {
      byte[] bytes = Base64.getDecoder().decode(object.path("base64").asString(""));
      Optional<String> charset =
          object.has("charset")
              ? Optional.of(object.path("charset").asString(""))
              : Optional.empty();
      byte[] other = pseudonyms.bytes(bytes, charset);
      changed |= !Arrays.equals(bytes, other);
      copy.put("base64", Base64.getEncoder().encodeToString(other));
    }
    return copy;
  }

  private String told(String before, String after) {
    changed |= !before.equals(after);
    return after;
  }
}
