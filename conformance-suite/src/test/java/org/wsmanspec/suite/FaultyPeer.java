package org.wsmanspec.suite;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Conversation.Origin;
import org.wsmanspec.message.Conversation.Party;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.http.Heard;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.mock.http.Misbehavior;
import org.wsmanspec.mock.personality.Personality;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.yaml.ScenarioReader;
import org.wsmanspec.suite.scenarios.ScenarioLibrary;

/** Runs the suite against a personality: of a service live, of a client on recorded requests. */
final class FaultyPeer {

  /** A client that uses a reference which the service handed out. */
  private static final String TICKET =
      """
      scenario: A reference of the service's own is used
      steps:
        - get: { resource: singleton }
        - get:
            resource: singleton
            headers: '<x:Ticket xmlns:x="urn:example:service">ticket-17</x:Ticket>'
      """;

  private static final String REFERENCE =
      "<wsman:RequestedEPR xmlns:wsman=\""
          + Namespaces.WSMAN
          + "\"><wsa:EndpointReference><wsa:Address>"
          + Uris.ANONYMOUS
          + "</wsa:Address><wsa:ReferenceParameters>"
          + "<x:Ticket xmlns:x=\"urn:example:service\">ticket-17</x:Ticket>"
          + "</wsa:ReferenceParameters></wsa:EndpointReference></wsman:RequestedEPR>";

  private static @Nullable Conversation recorded;

  private FaultyPeer() {}

  static RunReport report(Personality personality) {
    return Judge.standard()
        .judge(
            personality.party() == Personality.Party.SERVICE
                ? Variant.of(personality).conversation(Variant.scenariosFor(personality))
                : client(personality.misbehavior()));
  }

  /** The report on a client that does nothing wrong. */
  static RunReport exemplaryClient() {
    return Judge.standard().judge(client(Misbehavior.NONE));
  }

  /**
   * Requests as an exemplary client sends them: none of these scenarios bends a message.
   *
   * <p>Not in a class initializer, for which the endpoint's threads would wait.
   */
  private static synchronized Conversation exemplary() {
    Conversation known = recorded;
    if (known == null) {
      List<Scenario> plain = new ArrayList<>();
      ScenarioLibrary.all().stream()
          .filter(
              e ->
                  e.area().equals("overview")
                      || e.name().equals("eventing/delivery-certificate.yaml"))
          .forEach(e -> plain.addAll(e.scenarios()));
      plain.addAll(new ScenarioReader(id -> true).read("ticket.yaml", TICKET, name -> ""));
      known = Variant.of("exemplary", FaultyPeer::withTicket).conversation(plain);
      recorded = known;
    }
    return known;
  }

  /** A service whose references hold a parameter of its own. */
  private static HttpAnswer withTicket(Optional<Envelope> request, HttpAnswer answer) {
    return request.flatMap(Envelope::action).filter(Actions.GET::equals).isEmpty()
        ? answer
        : Variant.changed(answer, text -> text.replace("</s:Header>", REFERENCE + "</s:Header>"));
  }

  private static Conversation client(Misbehavior misbehavior) {
    Conversation clean = exemplary();
    List<Exchange> exchanges = new ArrayList<>();
    for (Exchange e : clean.exchanges()) {
      boolean delivered = e.role() == Exchange.Role.DELIVERY;
      exchanges.add(
          new Exchange(
              e.id(),
              e.role(),
              e.connection(),
              delivered ? e.request() : e.request().map(r -> bent(r, misbehavior)),
              delivered ? e.response().map(r -> bent(e, r, misbehavior)) : e.response(),
              e.trouble(),
              e.timing(),
              Optional.empty(),
              e.gaps(),
              Optional.of("client.har#" + e.id())));
    }
    Origin origin = new Origin("client", "capture", Set.of(Party.CLIENT), Optional.empty());
    return new Conversation(origin, clean.declaration(), exchanges, List.of(), List.of());
  }

  /** What the client's sink answers to a delivery. */
  private static Response bent(Exchange delivery, Response answer, Misbehavior misbehavior) {
    Request request = delivery.request().orElseThrow();
    Heard heard =
        new Heard(request.method(), request.target(), request.headers())
            .with(request.body().bytes());
    HttpAnswer said =
        misbehavior
            .say(heard, new HttpAnswer(answer.status(), answer.headers(), answer.body().bytes()))
            .answer();
    return new Response(
        said.status(), answer.reason(), said.headers(), payload(said.headers(), said.body()));
  }

  /** A request as the client sends it: the rules on an answer speak of the client's message. */
  private static Request bent(Request request, Misbehavior misbehavior) {
    Heard heard =
        new Heard(request.method(), request.target(), request.headers())
            .with(request.body().bytes());
    byte[] body = misbehavior.hear(heard);
    HttpAnswer said = misbehavior.say(heard, new HttpAnswer(200, request.headers(), body)).answer();
    return new Request(
        request.method(), request.target(), said.headers(), payload(said.headers(), said.body()));
  }

  private static Payload payload(HttpHeaders headers, byte[] body) {
    Optional<String> charset =
        headers
            .first("Content-Type")
            .flatMap(org.wsmanspec.message.MediaType::parse)
            .flatMap(org.wsmanspec.message.MediaType::charset)
            .filter(Charset::isSupported);
    return Payload.of(body, charset);
  }
}
