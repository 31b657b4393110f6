package org.wsmanspec.message.capture;

import static org.wsmanspec.message.capture.YamlDocuments.map;
import static org.wsmanspec.message.capture.YamlDocuments.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;

/**
 * Recordings of the Python client pypsrp: YAML with a list {@code messages} of pairs {@code
 * request} and {@code response}, each an envelope as text.
 *
 * <p>The recorder sits above encryption and HTTP. Only where the client met an HTTP error does
 * {@code transport_error} keep the status. Pairs were left out or put together by hand in some
 * files (a shell is found disconnected without a Disconnect), and {@code overrides} names values
 * that differ between the recording and the run that replays it.
 */
final class PypsrpImporter implements Importer {

  static final String FORMAT = "pypsrp";

  @Override
  public Conversation read(CaptureFile file) {
    List<?> messages =
        map(YamlDocuments.load(file))
            .map(top -> top.get("messages"))
            .filter(List.class::isInstance)
            .map(List.class::cast)
            .orElseThrow(
                () -> new UnreadableCaptureException("YAML without the list 'messages' of pypsrp"));
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      exchanges.add(exchange(file, i, messages.get(i)));
    }
    return Exchanges.conversation(
        file.name(), FORMAT, Optional.empty(), Exchanges.markForeignIds(exchanges));
  }

  private static Exchange exchange(CaptureFile file, int index, Object message) {
    String source = file.name() + "#messages[" + index + "]";
    Map<?, ?> pair =
        map(message)
            .filter(m -> m.containsKey("request") || m.containsKey("response"))
            .orElseThrow(
                () -> new UnreadableCaptureException(source + " has neither request nor response"));
    Set<Gap> gaps =
        EnumSet.of(
            Gap.REQUEST_HEADERS,
            Gap.RESPONSE_HEADERS,
            Gap.BYTES,
            Gap.TIMES,
            Gap.CONNECTIONS,
            Gap.SEQUENCE);
    int status =
        map(pair.get("transport_error"))
            .filter(e -> "http".equals(e.get("protocol")))
            .map(e -> e.get("code") instanceof Integer code ? code : 0)
            .orElse(0);
    if (status == 0) {
      gaps.add(Gap.STATUS);
    }
    if (pair.containsKey("overrides")) {
      gaps.add(Gap.VALUES);
    }
    Optional<Request> request =
        text(pair, "request").map(t -> new Request("", "", HttpHeaders.NONE, Payload.ofText(t)));
    Optional<Response> response =
        text(pair, "response")
            .map(t -> new Response(status, "", HttpHeaders.NONE, Payload.ofText(t)));
    if (request.isEmpty() && response.isEmpty()) {
      throw new UnreadableCaptureException(source + " has neither request nor response as text");
    }
    if (request.isEmpty()) {
      gaps.add(Gap.REQUEST);
    }
    if (response.isEmpty()) {
      gaps.add(Gap.RESPONSE);
    }
    return Exchanges.exchange(
        index, 0, request, response, Optional.empty(), Optional.empty(), gaps, source);
  }
}
