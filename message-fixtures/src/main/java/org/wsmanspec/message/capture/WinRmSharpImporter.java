package org.wsmanspec.message.capture;

import static org.wsmanspec.message.capture.YamlDocuments.map;
import static org.wsmanspec.message.capture.YamlDocuments.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;

/**
 * Recordings of the .NET client WinRMSharp: a YAML list of {@code Request} and {@code Response}
 * with method, URL, status, headers and body.
 *
 * <p>The status is real. Of the headers .NET gives a recorder only those that do not describe the
 * content, so Content-Type is missing on both sides, and requests show none at all. Bodies were
 * reformatted, and the XML declaration still says utf-16 although the text was not stored so.
 * Requests carry running numbers for message ids, and responses relate to them; host names were
 * masked in the messages.
 */
final class WinRmSharpImporter implements Importer {

  static final String FORMAT = "winrmsharp";

  private static final String MASKED_ID = "uuid:00000000-0000-0000-0000-";

  @Override
  public Conversation read(CaptureFile file) {
    if (!(YamlDocuments.load(file) instanceof List<?> items)) {
      throw new UnreadableCaptureException("YAML without the list of WinRMSharp");
    }
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      exchanges.add(exchange(file, i, items.get(i)));
    }
    return Exchanges.conversation(file.name(), FORMAT, Optional.empty(), exchanges);
  }

  private static Exchange exchange(CaptureFile file, int index, Object item) {
    String source = file.name() + "#[" + index + "]";
    Map<?, ?> pair =
        map(item)
            .filter(m -> m.containsKey("Request") || m.containsKey("Response"))
            .orElseThrow(
                () -> new UnreadableCaptureException(source + " has neither Request nor Response"));
    Set<Gap> gaps =
        EnumSet.of(
            Gap.REQUEST_HEADERS, Gap.RESPONSE_HEADERS, Gap.BYTES, Gap.TIMES, Gap.CONNECTIONS);
    Optional<Request> request =
        map(pair.get("Request"))
            .map(
                r ->
                    new Request(
                        text(r, "Method").orElse(""),
                        text(r, "Url").orElse(""),
                        headers(r.get("Headers")),
                        Payload.ofText(text(r, "Body").orElse(""))));
    Optional<Response> response =
        map(pair.get("Response"))
            .map(
                r ->
                    new Response(
                        r.get("StatusCode") instanceof Integer code ? code : 0,
                        "",
                        headers(r.get("Headers")),
                        Payload.ofText(text(r, "Body").orElse(""))));
    if (request.isEmpty() && response.isEmpty()) {
      throw new UnreadableCaptureException(source + " has neither a Request nor a Response map");
    }
    if (request.isEmpty()) {
      gaps.add(Gap.REQUEST);
    }
    if (response.isEmpty()) {
      gaps.add(Gap.RESPONSE);
    }
    if (response.map(Response::status).orElse(0) == 0) {
      gaps.add(Gap.STATUS);
    }
    if (request.flatMap(Request::envelope).flatMap(Envelope::messageId).stream()
        .anyMatch(id -> id.startsWith(MASKED_ID))) {
      gaps.add(Gap.MESSAGE_IDS);
    }
    if (request.filter(WinRmSharpImporter::isMasked).isPresent()) {
      gaps.add(Gap.VALUES);
    }
    return Exchanges.exchange(
        index, 0, request, response, Optional.empty(), Optional.empty(), gaps, source);
  }

  /** Whether the message is addressed to another host than the one it was sent to. */
  private static boolean isMasked(Request request) {
    Optional<String> to = request.envelope().flatMap(Envelope::to);
    return to.isPresent() && !Objects.equals(host(to.get()), host(request.target()));
  }

  private static @Nullable String host(String address) {
    try {
      return URI.create(address).getHost();
    } catch (IllegalArgumentException e) {
      return address;
    }
  }

  private static HttpHeaders headers(@Nullable Object value) {
    List<HttpHeaders.Field> fields = new ArrayList<>();
    map(value)
        .ifPresent(
            m ->
                m.forEach(
                    (name, v) -> {
                      List<?> values =
                          v instanceof List<?> list ? list : List.of(String.valueOf(v));
                      values.forEach(
                          each ->
                              fields.add(
                                  new HttpHeaders.Field(
                                      String.valueOf(name), String.valueOf(each).strip())));
                    }));
    return new HttpHeaders(fields);
  }
}
