package org.wsmanspec.mock.sink;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.mutation.Markup;
import org.wsmanspec.message.template.MessageTemplates;
import org.wsmanspec.message.template.RawXml;
import org.wsmanspec.message.template.TemplateException;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.http.HttpAnswer;

/** Writes what a sink answers (DSP0226 10.2.9, WS-Addressing 2004/08 for replies). */
final class Replies {

  private static final byte[] GARBAGE = {
    0, (byte) 0xFF, (byte) 0xFE, '<', 's', ':', 'E', 'n', 'v', '&', (byte) 0xC3, '(', 0, '>'
  };

  private Replies() {}

  /** The answer to a delivery. */
  static HttpAnswer to(Request request, Reply.Body reply) {
    if (reply instanceof Reply.Status status) {
      return empty(status.code());
    }
    if (reply instanceof Reply.Garbage) {
      return new HttpAnswer(200, soap(), GARBAGE.clone());
    }
    if (!request.method().equals("POST")) {
      return HttpAnswer.plain(405, "Deliveries are POSTs", "Allow", "POST");
    }
    Optional<Envelope> delivery = request.envelope().filter(Envelope::isSoap12);
    if (delivery.isEmpty()) {
      return HttpAnswer.plain(400, "This is no SOAP envelope");
    }
    if (reply instanceof Reply.Fault fault) {
      return message(500, "fault", fault(fault, delivery.get()));
    }
    boolean acknowledges =
        reply instanceof Reply.Acknowledgement
            && delivery.get().header(Names.WSMAN_ACK_REQUESTED).isPresent();
    if (!acknowledges) {
      return empty(202);
    }
    Map<String, @Nullable Object> model = headers(delivery.get(), delivery.get().replyTo());
    model.put("action", Actions.ACK);
    return message(200, "envelope", model);
  }

  private static Map<String, @Nullable Object> fault(Reply.Fault fault, Envelope delivery) {
    Map<String, @Nullable Object> model =
        headers(
            delivery,
            delivery.header(Names.WSA_FAULT_TO).map(EndpointReference::in).or(delivery::replyTo));
    model.put("subcode", fault.subcode());
    model.put("reason", "The event sink was told to refuse this delivery.");
    return model;
  }

  /** What makes a message the reply to another one. */
  private static Map<String, @Nullable Object> headers(
      Envelope delivery, Optional<EndpointReference> replyTo) {
    Map<String, @Nullable Object> model = new LinkedHashMap<>();
    model.put("to", replyTo.flatMap(EndpointReference::address).orElse(Uris.ANONYMOUS));
    model.put("messageId", "urn:uuid:" + UUID.randomUUID());
    delivery.messageId().ifPresent(id -> model.put("relatesTo", id));
    List<Element> references = new ArrayList<>();
    replyTo.ifPresent(r -> references.addAll(r.referenceProperties()));
    replyTo.ifPresent(r -> references.addAll(r.referenceParameters()));
    model.put("headers", references.stream().map(e -> new RawXml(Markup.of(e))).toList());
    return model;
  }

  private static HttpAnswer message(
      int status, String template, Map<String, @Nullable Object> model) {
    try {
      String xml = MessageTemplates.render(template, model);
      return new HttpAnswer(status, soap(), xml.getBytes(StandardCharsets.UTF_8));
    } catch (TemplateException e) {
      // What the delivery says of itself cannot be repeated in XML.
      return HttpAnswer.plain(400, "This delivery cannot be replied to");
    }
  }

  private static HttpAnswer empty(int status) {
    return new HttpAnswer(status, HttpHeaders.NONE, new byte[0]);
  }

  private static HttpHeaders soap() {
    return HttpHeaders.of("Content-Type", "application/soap+xml;charset=UTF-8");
  }
}
