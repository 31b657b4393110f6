package org.wsmanspec.mock.personality;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.http.HttpAnswer;

/** Writes answers that no service gave. */
final class Composer {

  private Composer() {}

  static HttpAnswer compose(CannedAnswer canned, Optional<Envelope> request, Texts texts) {
    if (canned.plain().isPresent()) {
      return HttpAnswer.plain(500, texts.fill(canned.plain().get(), false));
    }
    Optional<CannedAnswer.CannedFault> fault = canned.fault();
    String action =
        canned
            .action()
            .map(OperationNames::action)
            .orElseGet(
                () ->
                    fault
                        .map(f -> faultAction(f.subcode()))
                        .orElseGet(
                            () ->
                                request
                                    .flatMap(Envelope::action)
                                    .map(Actions::responseTo)
                                    .orElse("")));
    String body = fault.map(Composer::markup).orElse(canned.body());
    String relates =
        request
            .flatMap(Envelope::messageId)
            .map(id -> "<wsa:RelatesTo>" + Texts.escaped(id) + "</wsa:RelatesTo>")
            .orElse("");
    StringBuilder out = new StringBuilder("<s:Envelope");
    Namespaces.byPrefix().entrySet().stream()
        .filter(e -> !e.getKey().equals("xml"))
        .forEach(
            e ->
                out.append(" xmlns:")
                    .append(e.getKey())
                    .append("=\"")
                    .append(e.getValue())
                    .append('"'));
    out.append("><s:Header><wsa:To>")
        .append(Uris.ANONYMOUS)
        .append("</wsa:To><wsa:Action>")
        .append(Texts.escaped(action))
        .append("</wsa:Action><wsa:MessageID>uuid:")
        .append(UUID.randomUUID())
        .append("</wsa:MessageID>")
        .append(relates)
        .append(texts.fill(canned.headers(), true))
        .append("</s:Header><s:Body>")
        .append(texts.fill(body, true))
        .append("</s:Body></s:Envelope>");
    return new HttpAnswer(
        fault.isPresent() ? 500 : 200,
        HttpHeaders.of("Content-Type", "application/soap+xml;charset=UTF-8"),
        out.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String markup(CannedAnswer.CannedFault fault) {
    String subcode =
        fault.subcode().isEmpty()
            ? ""
            : "<s:Subcode><s:Value>" + fault.subcode() + "</s:Value></s:Subcode>";
    return "<s:Fault><s:Code><s:Value>"
        + fault.code()
        + "</s:Value>"
        + subcode
        + "</s:Code><s:Reason><s:Text xml:lang=\"en-US\">"
        + Texts.escaped(fault.reason())
        + "</s:Text></s:Reason>"
        + (fault.detail().isEmpty() ? "" : "<s:Detail>" + fault.detail() + "</s:Detail>")
        + "</s:Fault>";
  }

  private static String faultAction(String subcode) {
    int colon = subcode.indexOf(':');
    Map<String, String> prefixes = Namespaces.byPrefix();
    String uri = colon < 0 ? "" : prefixes.getOrDefault(subcode.substring(0, colon), "");
    return uri.isEmpty() ? Actions.ADDRESSING_FAULT : FaultSubcode.actionFor(uri);
  }
}
