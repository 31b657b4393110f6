package org.wsmanspec.suite.check;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Conversation.Party;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.Trouble;
import org.wsmanspec.message.vocabulary.Namespaces;

/** Conversations from short XML, for tests of checks. */
public final class Talk {

  /** The message id of every request that {@link #request} writes. */
  public static final String ID = "urn:uuid:00000000-0000-4000-8000-00000000000";

  private final List<Exchange> exchanges = new ArrayList<>();
  private final Set<String> claims;
  private Set<Party> underTest = Set.of(Party.SERVICE);

  private Talk(Set<String> claims) {
    this.claims = claims;
  }

  /** An empty conversation with an endpoint that claims these words. */
  public static Talk claiming(String... words) {
    return new Talk(Set.of(words));
  }

  /** Judge the client, too. */
  public Talk judgingClient() {
    underTest = EnumSet.allOf(Party.class);
    return this;
  }

  /** Judge nobody but the client. */
  public Talk judgingClientOnly() {
    underTest = EnumSet.of(Party.CLIENT);
    return this;
  }

  /** Add a request and the response to it, with the usual HTTP frame. */
  public Talk exchange(String request, String response) {
    return exchange(request, response, response.contains(":Fault>") ? 500 : 200);
  }

  public Talk exchange(String request, String response, int status) {
    return exchange(
        request,
        response,
        status,
        HttpHeaders.of("Content-Type", "application/soap+xml;charset=UTF-8"));
  }

  public Talk exchange(String request, String response, int status, HttpHeaders headers) {
    return add(
        Optional.of(post(request.getBytes(StandardCharsets.UTF_8), "UTF-8")),
        Optional.of(
            new Response(
                status,
                "",
                headers,
                Payload.of(response.getBytes(StandardCharsets.UTF_8), Optional.of("UTF-8")))),
        Optional.empty(),
        Optional.empty(),
        Set.of());
  }

  /** Add a request in one encoding and the response to it in another. */
  public Talk encoded(String request, Charset asked, String response, Charset answered) {
    return add(
        Optional.of(post(bytes(request, asked), asked.name())),
        Optional.of(
            new Response(
                200,
                "",
                HttpHeaders.of("Content-Type", "application/soap+xml"),
                Payload.of(bytes(response, answered), Optional.of(answered.name())))),
        Optional.empty(),
        Optional.empty(),
        Set.of());
  }

  /** Add a response of which the request was not recorded. */
  public Talk response(String response, Gap... gaps) {
    Set<Gap> all = EnumSet.of(Gap.REQUEST, Gap.STATUS, Gap.RESPONSE_HEADERS);
    all.addAll(List.of(gaps));
    return add(
        Optional.empty(),
        Optional.of(new Response(0, "", HttpHeaders.NONE, Payload.ofText(response))),
        Optional.empty(),
        Optional.empty(),
        all);
  }

  /** Add a request that came to nothing. */
  public Talk trouble(String request, Trouble.Kind kind, Timing timing) {
    return add(
        Optional.of(post(request.getBytes(StandardCharsets.UTF_8), "UTF-8")),
        Optional.empty(),
        Optional.of(new Trouble(kind, "nothing came")),
        Optional.of(timing),
        Set.of());
  }

  /**
   * Add a delivery to the sink at {@code /sink}, and what the sink answered.
   *
   * @param answer an envelope, or empty text for a success without SOAP
   */
  public Talk delivery(String message, String answer, int status) {
    return delivery("/sink", message, answer, status, 0);
  }

  /** The same at another path, so many seconds after the first exchange. */
  public Talk delivery(String path, String message, String answer, int status, int second) {
    return add(
        Exchange.Role.DELIVERY,
        Optional.of(
            new Request(
                "POST",
                path,
                HttpHeaders.of("Content-Type", "application/soap+xml;charset=UTF-8"),
                Payload.of(message.getBytes(StandardCharsets.UTF_8), Optional.of("UTF-8")))),
        Optional.of(
            new Response(
                status,
                "",
                answer.isEmpty()
                    ? HttpHeaders.NONE
                    : HttpHeaders.of("Content-Type", "application/soap+xml;charset=UTF-8"),
                Payload.of(answer.getBytes(StandardCharsets.UTF_8), Optional.of("UTF-8")))),
        Optional.empty(),
        Optional.of(at(second)),
        Set.of());
  }

  /** Add a request and its response so many seconds after the first exchange. */
  public Talk later(int second, String request, String response) {
    exchange(request, response);
    Exchange last = exchanges.remove(exchanges.size() - 1);
    return add(
        last.role(),
        last.request(),
        last.response(),
        last.trouble(),
        Optional.of(at(second)),
        last.gaps());
  }

  private static Timing at(int second) {
    return new Timing(
        Instant.parse("2024-05-01T00:00:00Z").plusSeconds(second),
        Duration.ofMillis(5),
        Duration.ofMillis(10));
  }

  public Talk add(
      Optional<Request> request,
      Optional<Response> response,
      Optional<Trouble> trouble,
      Optional<Timing> timing,
      Set<Gap> gaps) {
    return add(Exchange.Role.OPERATION, request, response, trouble, timing, gaps);
  }

  Talk add(
      Exchange.Role role,
      Optional<Request> request,
      Optional<Response> response,
      Optional<Trouble> trouble,
      Optional<Timing> timing,
      Set<Gap> gaps) {
    exchanges.add(
        new Exchange(
            String.valueOf(exchanges.size() + 1),
            role,
            1,
            request,
            response,
            trouble,
            timing,
            Optional.empty(),
            gaps,
            Optional.empty()));
    return this;
  }

  /** The conversation so far. */
  public Conversation done() {
    return new Conversation(
        new Conversation.Origin("test", "live", underTest, Optional.empty()),
        new Declaration("test", claims),
        exchanges,
        List.of(),
        List.of());
  }

  /** A request with all usual headers; {@code n} is the last digit of its message id. */
  public static String request(int n, String action, String headers, String body) {
    return envelope(
        "<wsa:To>http://h/wsman</wsa:To><wsa:Action>"
            + action
            + "</wsa:Action><wsa:MessageID>"
            + ID
            + n
            + "</wsa:MessageID><wsa:ReplyTo><wsa:Address>"
            + Namespaces.WSA
            + "/role/anonymous</wsa:Address></wsa:ReplyTo>"
            + "<wsman:ResourceURI s:mustUnderstand='true'>http://e/R</wsman:ResourceURI>"
            + headers,
        body);
  }

  /** A reply with all usual headers to the request with this last digit. */
  public static String reply(int n, String action, String headers, String body) {
    return envelope(
        "<wsa:To>"
            + Namespaces.WSA
            + "/role/anonymous</wsa:To><wsa:Action>"
            + action
            + "</wsa:Action><wsa:MessageID>urn:uuid:10000000-0000-4000-8000-00000000000"
            + n
            + "</wsa:MessageID><wsa:RelatesTo>"
            + ID
            + n
            + "</wsa:RelatesTo>"
            + headers,
        body);
  }

  /** An envelope with the project's prefixes. */
  public static String envelope(String headers, String body) {
    String namespaces =
        Namespaces.byPrefix().entrySet().stream()
            .filter(e -> !e.getKey().equals("xml"))
            .map(e -> " xmlns:" + e.getKey() + "='" + e.getValue() + "'")
            .collect(Collectors.joining());
    return "<s:Envelope"
        + namespaces
        + "><s:Header>"
        + headers
        + "</s:Header><s:Body>"
        + body
        + "</s:Body></s:Envelope>";
  }

  /** An s:Fault. */
  public static String fault(String code, String subcode, String detail) {
    return "<s:Fault><s:Code><s:Value>"
        + code
        + "</s:Value>"
        + (subcode.isEmpty() ? "" : "<s:Subcode><s:Value>" + subcode + "</s:Value></s:Subcode>")
        + "</s:Code><s:Reason><s:Text xml:lang='en'>no</s:Text></s:Reason>"
        + (detail.isEmpty()
            ? ""
            : "<s:Detail><wsman:FaultDetail>" + detail + "</wsman:FaultDetail></s:Detail>")
        + "</s:Fault>";
  }

  private static Request post(byte[] body, String charset) {
    return new Request(
        "POST",
        "/wsman",
        new HttpHeaders(
            Map.of("Content-Type", "application/soap+xml;charset=" + charset).entrySet().stream()
                .map(e -> new HttpHeaders.Field(e.getKey(), e.getValue()))
                .toList()),
        Payload.of(body, Optional.of(charset)));
  }

  private static byte[] bytes(String text, Charset charset) {
    return (charset.name().equals("UTF-16BE") ? "\uFEFF" + text : text).getBytes(charset);
  }
}
