package org.wsmanspec.mock.personality.behavior;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.http.Heard;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.mock.http.Misbehavior;
import org.wsmanspec.mock.http.Said;
import org.wsmanspec.mock.soap.XmlText;

/** Tells a subscriber that its subscription has ended, after it has ended it itself. */
final class EndAfterUnsubscribe implements Misbehavior {

  /** Messages to send by the identifiers of their subscriptions. */
  private final Map<String, Farewell> farewells = new ConcurrentHashMap<>();

  private record Farewell(URI to, String message) {}

  @Override
  public Said say(Heard request, HttpAnswer answer) {
    Optional<Envelope> asked = request.envelope();
    String action = asked.flatMap(Envelope::action).orElse("");
    if (answer.status() == 200 && action.equals(Actions.SUBSCRIBE)) {
      remember(asked.orElseThrow(), answer);
    } else if (answer.status() == 200 && action.equals(Actions.UNSUBSCRIBE)) {
      asked
          .flatMap(e -> e.headerText(Names.WSE_IDENTIFIER))
          .map(farewells::remove)
          .ifPresent(EndAfterUnsubscribe::send);
    }
    return Said.of(answer);
  }

  private void remember(Envelope asked, HttpAnswer answer) {
    Optional<EndpointReference> endTo =
        asked.elements(Names.WSE_END_TO).stream().findFirst().map(EndpointReference::in);
    Optional<Element> manager;
    try {
      manager =
          Envelope.parse(answer.body()).elements(Names.WSE_SUBSCRIPTION_MANAGER).stream()
              .findFirst();
    } catch (UnreadableMessageException e) {
      return;
    }
    Optional<String> address = endTo.flatMap(EndpointReference::address);
    if (address.isPresent() && manager.isPresent()) {
      List<Element> parameters = EndpointReference.in(manager.get()).referenceParameters();
      parameters.stream()
          .filter(p -> Dom.is(p, Names.WSE_IDENTIFIER))
          .findFirst()
          .ifPresent(
              id ->
                  farewells.put(
                      Dom.text(id),
                      new Farewell(
                          URI.create(address.get()),
                          message(endTo.orElseThrow(), address.get(), manager.orElseThrow()))));
    }
  }

  private static String message(EndpointReference endTo, String address, Element manager) {
    String parameters =
        endTo.referenceParameters().stream().map(XmlText::fragment).collect(Collectors.joining());
    return "<s:Envelope xmlns:s='%s' xmlns:wsa='%s' xmlns:wse='%s' xmlns:wsman='%s'><s:Header>"
            .formatted(Namespaces.S, Namespaces.WSA, Namespaces.WSE, Namespaces.WSMAN)
        + "<wsa:To>%s</wsa:To>".formatted(address)
        + "<wsa:Action>%s</wsa:Action>%s</s:Header><s:Body><wse:SubscriptionEnd>%s"
            .formatted(Actions.SUBSCRIPTION_END, parameters, XmlText.fragment(manager))
        + "<wse:Status>%s</wse:Status></wse:SubscriptionEnd></s:Body></s:Envelope>"
            .formatted(Uris.END_SOURCE_CANCELLING);
  }

  /** Not before the answer to Unsubscribe is read. */
  private static void send(Farewell farewell) {
    CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              HttpRequest request =
                  HttpRequest.newBuilder(farewell.to())
                      .version(HttpClient.Version.HTTP_1_1)
                      .header("Content-Type", "application/soap+xml;charset=UTF-8")
                      .POST(HttpRequest.BodyPublishers.ofString(farewell.message()))
                      .build();
              var sent = HttpClient.newHttpClient().sendAsync(request, BodyHandlers.discarding());
              assert sent != null;
            });
  }
}
