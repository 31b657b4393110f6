package org.wsmanspec.message.evidence;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.wsmanspec.message.Conversation.Origin;
import org.wsmanspec.message.Conversation.Party;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.JournalEntry;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.StepRecord;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.Trouble;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns one line of JSON back into a record. */
final class EvidenceDecoder {

  private final JsonMapper mapper;

  EvidenceDecoder(int maxLineBytes) {
    StreamReadConstraints bounds =
        StreamReadConstraints.builder().maxNestingDepth(32).maxStringLength(maxLineBytes).build();
    this.mapper =
        JsonMapper.builder(JsonFactory.builder().streamReadConstraints(bounds).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }

  /** Why a line is no record. */
  static final class BadLine extends Exception {
    private static final long serialVersionUID = 1L;

    BadLine(String message) {
      super(message);
    }
  }

  EvidenceRecord decode(byte[] line, long number) throws BadLine {
    JsonNode node;
    try {
      node = mapper.readTree(line);
    } catch (JacksonException e) {
      throw new BadLine("not JSON: " + e.getOriginalMessage());
    }
    if (!node.isObject()) {
      throw new BadLine("not a JSON object");
    }
    String kind = text(node, "record");
    return switch (kind) {
      case "header" -> header(node);
      case "exchange" -> new EvidenceRecord.Exchanged(exchange(node));
      case "step" -> new EvidenceRecord.Stepped(stepRecord(node));
      case "journal" -> new EvidenceRecord.Journaled(journal(node));
      default -> new EvidenceRecord.PassedOver(number, "unknown kind of record '" + kind + "'");
    };
  }

  private static EvidenceRecord header(JsonNode node) throws BadLine {
    String format = text(node, "format");
    if (!format.equals(EvidenceEncoder.FORMAT)) {
      throw new BadLine("format is '" + format + "', expected '" + EvidenceEncoder.FORMAT + "'");
    }
    int version = number(node, "version");
    if (version != EvidenceEncoder.VERSION) {
      throw new BadLine(
          "version "
              + version
              + " of the evidence format, but this program reads version "
              + EvidenceEncoder.VERSION
              + ": use the program that wrote it, or a newer one");
    }
    JsonNode from = object(node, "origin");
    Set<Party> parties = EnumSet.noneOf(Party.class);
    for (String name : strings(from, "underTest")) {
      parties.add(constant(Party.class, name));
    }
    Origin origin =
        new Origin(
            text(from, "name"),
            text(from, "format"),
            parties,
            optional(from, "started", Instant::parse));
    JsonNode claimed = object(node, "declaration");
    return new EvidenceRecord.Header(
        origin,
        new Declaration(
            text(claimed, "name"),
            new LinkedHashSet<>(strings(claimed, "capabilities")),
            optional(claimed, "profile", profile -> profile)));
  }

  private static Exchange exchange(JsonNode node) throws BadLine {
    Optional<Request> request = Optional.empty();
    if (node.has("request")) {
      JsonNode r = object(node, "request");
      request = Optional.of(new Request(text(r, "method"), text(r, "target"), headers(r), body(r)));
    }
    Optional<Response> response = Optional.empty();
    if (node.has("response")) {
      JsonNode r = object(node, "response");
      response =
          Optional.of(new Response(number(r, "status"), text(r, "reason"), headers(r), body(r)));
    }
    Optional<Trouble> trouble = Optional.empty();
    if (node.has("trouble")) {
      JsonNode t = object(node, "trouble");
      trouble =
          Optional.of(new Trouble(constant(Trouble.Kind.class, text(t, "kind")), text(t, "text")));
    }
    Optional<Timing> timing = Optional.empty();
    if (node.has("timing")) {
      JsonNode t = object(node, "timing");
      timing =
          Optional.of(
              new Timing(
                  convert(t, "sent", Instant::parse),
                  convert(t, "firstByte", Duration::parse),
                  convert(t, "total", Duration::parse)));
    }
    Optional<StepRef> step =
        node.has("step") ? Optional.of(stepRef(object(node, "step"))) : Optional.empty();
    Set<Gap> gaps = EnumSet.noneOf(Gap.class);
    if (node.has("gaps")) {
      for (String name : strings(node, "gaps")) {
        gaps.add(constant(Gap.class, name));
      }
    }
    return new Exchange(
        text(node, "id"),
        constant(Exchange.Role.class, text(node, "role")),
        number(node, "connection"),
        request,
        response,
        trouble,
        timing,
        step,
        gaps,
        optional(node, "source", Function.identity()));
  }

  private static StepRecord stepRecord(JsonNode node) throws BadLine {
    return new StepRecord(
        stepRef(object(node, "step")),
        strings(node, "covers"),
        strings(node, "exchanges"),
        optional(node, "notDriven", Function.identity()),
        optional(node, "expectation", Function.identity()));
  }

  private static StepRef stepRef(JsonNode node) throws BadLine {
    return new StepRef(
        text(node, "scenario"),
        text(node, "path"),
        text(node, "name"),
        text(node, "file"),
        number(node, "line"));
  }

  private static JournalEntry journal(JsonNode node) throws BadLine {
    JsonNode given = object(node, "details");
    Map<String, String> details = new HashMap<>();
    for (String name : given.propertyNames()) {
      details.put(name, text(given, name));
    }
    return new JournalEntry(
        convert(node, "time", Instant::parse),
        text(node, "messageId"),
        text(node, "operation"),
        text(node, "subject"),
        details);
  }

  private static HttpHeaders headers(JsonNode node) throws BadLine {
    List<HttpHeaders.Field> fields = new ArrayList<>();
    for (JsonNode field : array(node, "headers")) {
      if (!field.isArray()
          || field.size() != 2
          || !field.get(0).isString()
          || !field.get(1).isString()) {
        throw new BadLine("'headers' holds pairs [name, value], but one is " + shortened(field));
      }
      fields.add(new HttpHeaders.Field(field.get(0).stringValue(), field.get(1).stringValue()));
    }
    return new HttpHeaders(fields);
  }

  private static Payload body(JsonNode node) throws BadLine {
    JsonNode body = object(node, "body");
    Optional<String> charset = optional(body, "charset", Function.identity());
    Optional<String> coding = optional(body, "coding", Function.identity());
    if (body.has("base64")) {
      return Payload.coded(convert(body, "base64", Base64.getDecoder()::decode), charset, coding);
    }
    return Payload.coded(text(body, "text").getBytes(StandardCharsets.UTF_8), charset, coding);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name) throws BadLine {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw new BadLine("'" + name + "' is none of " + List.of(type.getEnumConstants()));
  }

  private static JsonNode object(JsonNode node, String name) throws BadLine {
    JsonNode value = node.get(name);
    if (value == null || !value.isObject()) {
      throw new BadLine("'" + name + "' is missing or no object");
    }
    return value;
  }

  private static JsonNode array(JsonNode node, String name) throws BadLine {
    JsonNode value = node.get(name);
    if (value == null || !value.isArray()) {
      throw new BadLine("'" + name + "' is missing or no array");
    }
    return value;
  }

  private static String text(JsonNode node, String name) throws BadLine {
    JsonNode value = node.get(name);
    if (value == null || !value.isString()) {
      throw new BadLine("'" + name + "' is missing or no string");
    }
    return value.stringValue();
  }

  private static int number(JsonNode node, String name) throws BadLine {
    JsonNode value = node.get(name);
    if (value == null || !value.isInt()) {
      throw new BadLine("'" + name + "' is missing or no whole number");
    }
    return value.intValue();
  }

  private static List<String> strings(JsonNode node, String name) throws BadLine {
    List<String> values = new ArrayList<>();
    for (JsonNode value : array(node, name)) {
      if (!value.isString()) {
        throw new BadLine("'" + name + "' holds strings, but one is " + shortened(value));
      }
      values.add(value.stringValue());
    }
    return values;
  }

  private static <T> Optional<T> optional(JsonNode node, String name, Function<String, T> reader)
      throws BadLine {
    return node.has(name) ? Optional.of(convert(node, name, reader)) : Optional.empty();
  }

  private static <T> T convert(JsonNode node, String name, Function<String, T> reader)
      throws BadLine {
    String text = text(node, name);
    try {
      return reader.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new BadLine("'" + name + "' cannot be read: " + e.getMessage());
    }
  }

  private static String shortened(JsonNode node) {
    String text = node.toString();
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
