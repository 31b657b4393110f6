package org.wsmanspec.report.allure;

import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.model.Attachment;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.psrp.PsrpText;
import org.wsmanspec.report.view.Printable;
import org.wsmanspec.report.view.Secrets;
import org.wsmanspec.report.view.XmlLayout;

/** Messages as attachments; the files of an exchange are written once and shared. */
final class Attachments {

  /** Exchanges whose messages are attached; more would make a page that no browser opens. */
  private static final int EXCHANGES = 250;

  private static final int LONGEST = 200_000;

  private final AllureResultsWriter writer;
  private final Map<String, Exchange> exchanges = new HashMap<>();
  private final Map<String, List<Attachment>> written = new HashMap<>();

  Attachments(AllureResultsWriter writer, Conversation conversation) {
    this.writer = writer;
    conversation.exchanges().forEach(e -> exchanges.putIfAbsent(e.id(), e));
  }

  Optional<Exchange> exchange(String id) {
    return Optional.ofNullable(exchanges.get(id));
  }

  /** The attachments of an exchange; none if it is unknown or there are too many already. */
  List<Attachment> of(String id) {
    List<Attachment> known = written.get(id);
    if (known != null) {
      return known;
    }
    Exchange exchange = exchanges.get(id);
    if (exchange == null || written.size() >= EXCHANGES) {
      return List.of();
    }
    List<Attachment> made = new ArrayList<>();
    exchange.request().ifPresent(r -> request(exchange, r, made));
    carried(exchange, "request", PsrpText.ofRequest(exchange), made);
    exchange.response().ifPresent(r -> response(exchange, r, made));
    carried(exchange, "response", PsrpText.ofResponse(exchange), made);
    exchange
        .trouble()
        .ifPresent(
            t ->
                made.add(
                    write(
                        "Exchange " + id + ": what kept it from completing",
                        "text/plain",
                        ".txt",
                        id + "/trouble",
                        t.kind() + "\n" + t.text() + "\n")));
    written.put(id, made);
    return made;
  }

  private void carried(Exchange exchange, String side, List<String> lines, List<Attachment> made) {
    if (!lines.isEmpty()) {
      made.add(
          write(
              "Exchange " + exchange.id() + " " + side + ", what it carries",
              "text/plain",
              ".txt",
              exchange.id() + "/" + side + "/carried",
              Printable.bounded(String.join("\n", lines) + "\n", LONGEST)));
    }
  }

  private void request(Exchange exchange, Request request, List<Attachment> made) {
    String start = (request.method() + " " + request.target()).strip();
    messages(exchange, "request", start, request.headers(), request.body(), made);
  }

  private void response(Exchange exchange, Response response, List<Attachment> made) {
    String start =
        response.status() == 0
            ? "(status not recorded)"
            : ("HTTP " + response.status() + " " + response.reason()).strip();
    messages(exchange, "response", start, response.headers(), response.body(), made);
  }

  private void messages(
      Exchange exchange,
      String side,
      String start,
      HttpHeaders headers,
      Payload body,
      List<Attachment> made) {
    String id = exchange.id();
    String title = side.equals("request") ? exchange.role().request() : exchange.role().response();
    String name = "Exchange " + id + " " + title.toLowerCase(Locale.ROOT);
    body.envelope()
        .ifPresent(
            e ->
                made.add(
                    write(
                        name + ", laid out",
                        "text/xml",
                        ".xml",
                        id + "/" + side + "/pretty",
                        XmlLayout.of(e.root(), LONGEST).text())));
    StringBuilder raw = new StringBuilder(start).append('\n');
    for (HttpHeaders.Field field : headers.fields()) {
      raw.append(field.name()).append(": ").append(Secrets.value(field)).append('\n');
    }
    raw.append('\n').append(Secrets.inText(body.text()));
    made.add(
        write(
            name + ", as on the wire",
            "text/plain",
            ".txt",
            id + "/" + side + "/raw",
            Printable.bounded(raw.toString(), LONGEST)));
  }

  private Attachment write(String name, String type, String suffix, String key, String text) {
    String source = Ids.uuid("attachment:" + key) + "-attachment" + suffix;
    writer.write(
        source, new ByteArrayInputStream(Printable.of(text).getBytes(StandardCharsets.UTF_8)));
    return new Attachment().setName(Printable.line(name)).setType(type).setSource(source);
  }
}
