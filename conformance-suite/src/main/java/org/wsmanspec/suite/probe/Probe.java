package org.wsmanspec.suite.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.vocabulary.Names;

/** Decides what a recorded probe found out. */
public final class Probe {

  private Probe() {}

  /**
   * What a conversation shows, whoever recorded it and when.
   *
   * @param conversation of a probe; its steps name the questions
   */
  public static ProbeResult decide(
      Conversation conversation, List<WellKnown> known, ProbeBounds bounds) {
    Discovery found = new Discovery(conversation, known);
    Standing standing = Standing.of(conversation);
    ShownCapabilities shown = new ShownCapabilities(conversation, found);
    return new ProbeResult(
        conversation.origin().name(),
        conversation.exchanges().size(),
        standing,
        encounter(conversation, standing),
        found.identified().flatMap(Probe::product),
        conversation.exchanges().stream()
            .flatMap(ShownCapabilities::challenges)
            .distinct()
            .toList(),
        shown.claims(),
        shown.denials(),
        new FoundResources(found).list(),
        remarks(found),
        standing == Standing.OPEN ? bounds.reached(conversation) : Optional.empty());
  }

  private static String encounter(Conversation conversation, Standing standing) {
    return standing == Standing.OPEN
        ? ""
        : conversation.exchanges().stream()
            .reduce((earlier, later) -> later)
            .map(Evidence::of)
            .orElse("");
  }

  private static Optional<String> product(Exchange identified) {
    Optional<Element> body = identified.responseEnvelope().flatMap(Envelope::bodyChild);
    List<String> parts = new ArrayList<>();
    for (var name :
        List.of(
            Names.WSMID_PRODUCT_VENDOR,
            Names.WSMID_PRODUCT_VERSION,
            Names.WSMID_PROTOCOL_VERSION)) {
      body.flatMap(b -> Dom.child(b, name))
          .map(Dom::text)
          .filter(t -> !t.isEmpty())
          .ifPresent(parts::add);
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
  }

  private static List<String> remarks(Discovery found) {
    List<String> remarks = new ArrayList<>();
    found
        .answer("chunked")
        .ifPresent(
            e ->
                remarks.add(
                    (Evidence.success(e) ? "accepts requests" : "does not accept requests")
                        + " in chunks ("
                        + Evidence.of(e)
                        + ")"));
    found.answer("utf16").filter(Evidence::success).ifPresent(e -> remarks.add(utf16(e)));
    found
        .listing("max-envelope-size")
        .ifPresent(
            l -> {
              int size = l.first().response().map(Response::body).map(b -> b.size()).orElse(0);
              remarks.add(
                  "with MaxEnvelopeSize 8192: "
                      + Evidence.of(l.first())
                      + ", "
                      + size
                      + " octets"
                      + (size > 8192 ? ", which is more" : ""));
            });
    return remarks;
  }

  private static String utf16(Exchange exchange) {
    String charset =
        exchange
            .responseEnvelope()
            .map(Envelope::encoding)
            .map(e -> e.charset().name())
            .orElse("an unknown encoding");
    return "reads UTF-16 and answers in " + charset + " (exchange " + exchange.id() + ")";
  }
}
