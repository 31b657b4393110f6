package org.wsmanspec.message.evidence;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.wsmanspec.message.Conversation.Origin;
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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Turns records into JSON, secrets taken out on the way. */
final class EvidenceEncoder {

  static final String FORMAT = "wsmanspec-evidence";
  static final int VERSION = 1;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Redaction redaction;

  EvidenceEncoder(Redaction redaction) {
    this.redaction = redaction;
  }

  /**
   * One line of JSON, without its end; a half of a surrogate pair alone is written as an escape.
   */
  static String line(ObjectNode node) {
    String json = MAPPER.writeValueAsString(node);
    StringBuilder out = null;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < json.length()
              && Character.isLowSurrogate(json.charAt(i + 1));
      if (Character.isSurrogate(c) && !pair) {
        if (out == null) {
          out = new StringBuilder(json.length() + 16).append(json, 0, i);
        }
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        if (out != null) {
          out.append(c);
        }
        if (pair) {
          i++;
          if (out != null) {
            out.append(json.charAt(i));
          }
        }
      }
    }
    return out == null ? json : out.toString();
  }

  ObjectNode header(Origin origin, Declaration declaration) {
    ObjectNode node = record("header");
    node.put("format", FORMAT);
    node.put("version", VERSION);
    ObjectNode from = node.putObject("origin");
    from.put("name", redaction.text(origin.name()));
    from.put("format", origin.format());
    strings(
        from.putArray("underTest"), origin.underTest().stream().map(Enum::name).sorted().toList());
    origin.started().ifPresent(t -> from.put("started", t.toString()));
    ObjectNode claimed = node.putObject("declaration");
    claimed.put("name", redaction.text(declaration.name()));
    strings(
        claimed.putArray("capabilities"), declaration.capabilities().stream().sorted().toList());
    declaration.profile().ifPresent(p -> claimed.put("profile", redaction.text(p)));
    return node;
  }

  ObjectNode exchange(Exchange exchange) {
    ObjectNode node = record("exchange");
    node.put("id", redaction.text(exchange.id()));
    node.put("role", exchange.role().name());
    node.put("connection", exchange.connection());
    boolean changed = false;
    if (exchange.request().isPresent()) {
      changed |= request(node.putObject("request"), exchange.request().get());
    }
    if (exchange.response().isPresent()) {
      changed |= response(node.putObject("response"), exchange.response().get());
    }
    exchange
        .trouble()
        .ifPresent(
            t ->
                node.putObject("trouble")
                    .put("kind", t.kind().name())
                    .put("text", redaction.text(t.text())));
    exchange
        .timing()
        .ifPresent(
            t ->
                node.putObject("timing")
                    .put("sent", t.sent().toString())
                    .put("firstByte", t.firstByte().toString())
                    .put("total", t.total().toString()));
    exchange.step().ifPresent(s -> step(node.putObject("step"), s));
    Set<Gap> gaps = EnumSet.noneOf(Gap.class);
    gaps.addAll(exchange.gaps());
    if (changed) {
      gaps.add(Gap.BYTES);
      gaps.add(Gap.VALUES);
    }
    if (!gaps.isEmpty()) {
      strings(
          node.putArray("gaps"),
          gaps.stream().sorted(Comparator.naturalOrder()).map(Enum::name).toList());
    }
    exchange.source().ifPresent(s -> node.put("source", redaction.text(s)));
    return node;
  }

  ObjectNode step(StepRecord step) {
    ObjectNode node = record("step");
    step(node.putObject("step"), step.step());
    strings(node.putArray("covers"), step.covers());
    strings(node.putArray("exchanges"), step.exchanges().stream().map(redaction::text).toList());
    step.notDriven().ifPresent(w -> node.put("notDriven", redaction.text(w)));
    step.expectation().ifPresent(e -> node.put("expectation", expectation(e)));
    return node;
  }

  /** An expectation whose values are clean; a key is a word of the language and no secret. */
  private String expectation(String json) {
    String clean = redaction.text(json);
    if (clean.equals(json)) {
      return json;
    }
    try {
      JsonNode tree = MAPPER.readTree(json);
      return tree.isObject() ? MAPPER.writeValueAsString(cleaned(tree)) : clean;
    } catch (JacksonException e) {
      return clean;
    }
  }

  private JsonNode cleaned(JsonNode node) {
    if (node.isString()) {
      return StringNode.valueOf(redaction.text(node.stringValue()));
    }
    if (node instanceof ObjectNode object) {
      ObjectNode result = MAPPER.createObjectNode();
      for (Map.Entry<String, JsonNode> each : object.properties()) {
        result.set(each.getKey(), cleaned(each.getValue()));
      }
      return result;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode result = MAPPER.createArrayNode();
      array.forEach(each -> result.add(cleaned(each)));
      return result;
    }
    return node;
  }

  ObjectNode journal(JournalEntry entry) {
    ObjectNode node = record("journal");
    node.put("time", entry.time().toString());
    node.put("messageId", redaction.text(entry.messageId()));
    node.put("operation", entry.operation());
    node.put("subject", redaction.text(entry.subject()));
    ObjectNode details = node.putObject("details");
    for (Map.Entry<String, String> e : new TreeMap<>(entry.details()).entrySet()) {
      boolean secret = e.getKey().equalsIgnoreCase("password");
      details.put(e.getKey(), secret ? Redaction.MARK : redaction.text(e.getValue()));
    }
    return node;
  }

  private static ObjectNode record(String kind) {
    return MAPPER.createObjectNode().put("record", kind);
  }

  private void step(ObjectNode node, StepRef step) {
    node.put("scenario", step.scenario());
    node.put("path", step.path());
    node.put("name", redaction.text(step.name()));
    node.put("file", redaction.text(step.file()));
    node.put("line", step.line());
  }

  private boolean request(ObjectNode node, Request request) {
    String target = redaction.text(request.target());
    node.put("method", redaction.text(request.method()));
    node.put("target", target);
    boolean changed = headers(node.putArray("headers"), request.headers());
    changed |= body(node, request.body());
    return changed || !target.equals(request.target());
  }

  private boolean response(ObjectNode node, Response response) {
    node.put("status", response.status());
    node.put("reason", redaction.text(response.reason()));
    boolean changed = headers(node.putArray("headers"), response.headers());
    changed |= body(node, response.body());
    return changed;
  }

  /** Whether a field changed that is not one of credentials, which nothing is judged by. */
  private boolean headers(ArrayNode node, HttpHeaders headers) {
    boolean changed = false;
    for (HttpHeaders.Field field : headers.fields()) {
      String value = redaction.header(field.name(), field.value());
      changed |= !value.equals(field.value()) && !Redaction.isCredential(field.name());
      node.addArray().add(redaction.text(field.name())).add(value);
    }
    return changed;
  }

  private boolean body(ObjectNode parent, Payload body) {
    ObjectNode node = parent.putObject("body");
    body.charset().ifPresent(c -> node.put("charset", redaction.text(c)));
    byte[] original = body.bytes();
    Optional<byte[]> cleaned = redaction.body(body);
    byte[] bytes = cleaned.orElse(original);
    Optional<String> text = exactText(bytes);
    if (text.isPresent()) {
      node.put("text", text.get());
    } else {
      node.put("base64", Base64.getEncoder().encodeToString(bytes));
    }
    if (cleaned.isPresent()) {
      node.put("redacted", true);
    } else {
      body.coding().ifPresent(c -> node.put("coding", redaction.text(c)));
    }
    return cleaned.isPresent();
  }

  /** The text whose UTF-8 form the bytes are, if it has only characters that XML 1.0 allows. */
  static Optional<String> exactText(byte[] bytes) {
    CharBuffer chars;
    try {
      // The strict decoder takes no overlong form and no surrogate, so encoding gives the same.
      chars =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
    String text = chars.toString();
    boolean allowed = text.chars().allMatch(EvidenceEncoder::isAllowed);
    return allowed ? Optional.of(text) : Optional.empty();
  }

  private static boolean isAllowed(int c) {
    boolean blank = c == '\t' || c == '\n' || c == '\r';
    return blank || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
  }

  private static void strings(ArrayNode array, Collection<String> values) {
    values.forEach(array::add);
  }
}
