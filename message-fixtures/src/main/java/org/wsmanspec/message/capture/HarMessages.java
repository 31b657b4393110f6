package org.wsmanspec.message.capture;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.vocabulary.Namespaces;
import tools.jackson.databind.JsonNode;

/** The requests and responses of a HAR entry. */
final class HarMessages {

  private HarMessages() {}

  static Optional<Request> request(JsonNode node, Set<Gap> gaps) {
    HttpHeaders headers = headers(node);
    if (headers.fields().isEmpty()) {
      gaps.add(Gap.REQUEST_HEADERS);
    }
    Optional<Payload> body = body(node.path("postData"), number(node, "bodySize"), headers, gaps);
    if (!node.isObject() || body.isEmpty()) {
      gaps.add(Gap.REQUEST);
      return Optional.empty();
    }
    return Optional.of(new Request(text(node, "method"), text(node, "url"), headers, body.get()));
  }

  static Optional<Response> response(JsonNode node, Set<Gap> gaps) {
    HttpHeaders headers = headers(node);
    int status = number(node, "status");
    JsonNode content = node.path("content");
    int size = Math.max(number(content, "size"), number(node, "bodySize"));
    Optional<Payload> body = body(content, size, headers, gaps);
    if (!node.isObject() || status <= 0 || body.isEmpty()) {
      gaps.add(Gap.RESPONSE);
      return Optional.empty();
    }
    if (headers.fields().isEmpty()) {
      gaps.add(Gap.RESPONSE_HEADERS);
    }
    return Optional.of(new Response(status, text(node, "statusText"), headers, body.get()));
  }

  /** The content; empty if there was some that was not kept. */
  private static Optional<Payload> body(
      JsonNode node, int size, HttpHeaders headers, Set<Gap> gaps) {
    if (!node.path("text").isString()) {
      return size > 0 ? Optional.empty() : Optional.of(Payload.EMPTY);
    }
    String text = text(node, "text");
    if (text.isEmpty() && size > 0) {
      return Optional.empty();
    }
    if (text(node, "encoding").equalsIgnoreCase("base64")) {
      try {
        return Optional.of(
            Payload.coded(
                Base64.getMimeDecoder().decode(text),
                charset(headers),
                headers.first("Content-Encoding")));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    if (!text.isEmpty()) {
      gaps.add(Gap.BYTES);
    }
    return Optional.of(text.isEmpty() ? Payload.EMPTY : Payload.ofText(text));
  }

  private static Optional<String> charset(HttpHeaders headers) {
    return headers.first("Content-Type").flatMap(MediaType::parse).flatMap(MediaType::charset);
  }

  private static HttpHeaders headers(JsonNode node) {
    List<HttpHeaders.Field> fields = new ArrayList<>();
    for (JsonNode field : node.path("headers")) {
      String name = text(field, "name");
      // HTTP/2 pseudo fields are no header fields.
      if (!name.isEmpty() && !name.startsWith(":")) {
        fields.add(new HttpHeaders.Field(name, text(field, "value").strip()));
      }
    }
    return new HttpHeaders(fields);
  }

  /** Whether one of the two messages is a SOAP message or says it is. */
  static boolean isSoap(Exchange exchange) {
    Optional<MediaType> asked = exchange.request().flatMap(Request::contentType);
    Optional<MediaType> answered = exchange.response().flatMap(Response::contentType);
    return asked.filter(HarMessages::isSoap).isPresent()
        || answered.filter(HarMessages::isSoap).isPresent()
        || exchange.request().map(r -> isSoap(r.body())).orElse(false)
        || exchange.response().map(r -> isSoap(r.body())).orElse(false);
  }

  private static boolean isSoap(MediaType type) {
    String encrypted = type.parameters().getOrDefault("protocol", "");
    return type.type().equals(MediaType.SOAP)
        || encrypted.toLowerCase(Locale.ROOT).contains("encrypted");
  }

  private static boolean isSoap(Payload body) {
    return body.envelope()
        .map(e -> e.root())
        .filter(r -> "Envelope".equals(r.getLocalName()))
        .filter(
            r ->
                Namespaces.S.equals(r.getNamespaceURI())
                    || Namespaces.S11.equals(r.getNamespaceURI()))
        .isPresent();
  }

  /** Where the entry went, without the query. */
  static String address(JsonNode entry) {
    return text(entry.path("request"), "url").replaceFirst("[?#].*", "");
  }

  static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isString() ? value.stringValue() : "";
  }

  private static int number(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isInt() ? value.intValue() : 0;
  }
}
