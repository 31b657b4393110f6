package org.wsmanspec.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wsmanspec.mock.Subscriber.LOG;
import static org.wsmanspec.mock.Subscriber.PULL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.JournalEntry;
import org.wsmanspec.mock.Client.Answer;
import org.wsmanspec.mock.Subscriber.Subscribed;
import org.wsmanspec.mock.eventing.EventLimits;
import org.wsmanspec.mock.http.AuthenticationScheme;

/** How long subscriptions live, and who may say so: DSP0226 10.2.1, 10.3 to 10.5 and 12. */
class SubscriptionLifeTests {

  private final HandClock clock = new HandClock();
  private ReferenceEndpoint endpoint;
  private Subscriber subscriber;

  @BeforeEach
  void start() {
    endpoint =
        ReferenceEndpoint.builder()
            .clock(clock)
            .limits(EndpointLimits.DEFAULT.withEvents(EventLimits.DEFAULT.with(2_000, 100, 100)))
            .build()
            .start();
    subscriber = new Subscriber(endpoint);
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private static String expires(String value) {
    return "<wse:Expires>" + value + "</wse:Expires>";
  }

  @Test
  void expirationsAreGrantedInTheKindThatWasAskedFor() {
    assertEquals("PT600.000S", subscriber.subscribed(LOG, PULL).expires());
    assertEquals("PT60.000S", subscriber.subscribed(LOG, PULL + expires("PT1M")).expires());
    assertEquals(
        "2026-11-21T12:01:00Z",
        subscriber.subscribed(LOG, PULL + expires("2026-11-21T13:01:00+01:00")).expires());
    assertEquals(
        "PT86400.000S",
        subscriber.subscribed(LOG, PULL + expires("P1Y")).expires(),
        "a day is the longest");
  }

  @Test
  void afterItsTimeASubscriptionIsGone() {
    Subscribed brief = subscriber.subscribed(LOG, PULL + expires("PT5S"));
    Subscribed until = subscriber.subscribed(LOG, PULL + expires("2026-11-21T12:00:05Z"));
    clock.advance(Duration.ofMillis(4_999));
    endpoint.events().raise(1, "in time");
    assertEquals(List.of("in time"), subscriber.texts(brief));
    clock.advance(Duration.ofMillis(1));
    endpoint.events().raise(1, "too late");
    for (Subscribed each : List.of(brief, until)) {
      assertEquals(
          "s:Receiver wsen:InvalidEnumerationContext", subscriber.pull(each, 1).faultLine());
      for (String verb : List.of("Renew", "GetStatus", "Unsubscribe")) {
        assertEquals(
            "s:Sender wse:InvalidMessage", subscriber.operation(each, verb, "").faultLine(), verb);
      }
    }
    assertEquals(0, endpoint.events().openSubscriptions());
    assertEquals(
        2, endpoint.journal().stream().filter(e -> e.operation().equals("expire")).count());
  }

  @Test
  void renewExtendsAndGetStatusTellsWhatIsLeft() {
    Subscribed subscription = subscriber.subscribed(LOG, PULL + expires("PT10S"));
    clock.advance(Duration.ofSeconds(4));
    Answer status = subscriber.operation(subscription, "GetStatus", "");
    assertEquals("PT6.000S", status.at("//wse:GetStatusResponse/wse:Expires"));
    Answer renewed = subscriber.operation(subscription, "Renew", expires("PT20S"));
    assertEquals("PT20.000S", renewed.at("//wse:RenewResponse/wse:Expires"));
    clock.advance(Duration.ofSeconds(19));
    for (String bad : List.of("PT0S", "soon", "2026-11-21T12:00:00Z")) {
      assertEquals(
          "s:Sender wse:InvalidExpirationTime",
          subscriber.operation(subscription, "Renew", expires(bad)).faultLine());
    }
    assertEquals(
        "PT1.000S",
        subscriber.operation(subscription, "GetStatus", "").at("//wse:Expires"),
        "a refused Renew changes nothing");
    assertEquals("PT600.000S", subscriber.operation(subscription, "Renew", "").at("//wse:Expires"));
    clock.advance(Duration.ofSeconds(599));
    assertEquals(200, subscriber.operation(subscription, "Unsubscribe", "").status());
  }

  @Test
  void theManagersParametersAreNeeded() {
    Subscribed subscription = subscriber.subscribed(LOG, PULL);
    String identifier = "<wse:Identifier>" + subscription.identifier() + "</wse:Identifier>";
    for (String verb : List.of("Renew", "GetStatus", "Unsubscribe")) {
      assertEquals("s:Sender wse:InvalidMessage", subscriber.operation(LOG, verb, "").faultLine());
      assertEquals(
          "s:Sender wse:InvalidMessage",
          subscriber
              .operation(LOG + "<wse:Identifier>urn:x</wse:Identifier>", verb, "")
              .faultLine());
      assertEquals(
          "s:Sender wsa:DestinationUnreachable InvalidResourceURI",
          subscriber
              .operation(Client.resource("CIM_InstCreation") + identifier, verb, "")
              .faultLine());
      assertEquals(
          "s:Sender wse:InvalidMessage",
          subscriber.operation(subscription, verb, "<wse:Unheard/>").faultLine());
    }
    assertEquals(200, subscriber.operation(identifier, "Unsubscribe", "").status());
  }

  @Test
  void onlyTheSubscriberMayTouchASubscription() {
    try (ReferenceEndpoint guarded =
        ReferenceEndpoint.builder()
            .credentials("owner", "secret", AuthenticationScheme.BASIC)
            .build()
            .start()) {
      Client client = new Client(guarded.address());
      String basic =
          "Basic "
              + java.util.Base64.getEncoder()
                  .encodeToString("owner:secret".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      Answer made =
          client.send(
              java.net.http.HttpRequest.newBuilder(guarded.address())
                  .header("Content-Type", "application/soap+xml;charset=UTF-8")
                  .header("Authorization", basic)
                  .POST(
                      java.net.http.HttpRequest.BodyPublishers.ofString(
                          Client.envelope(
                              Subscriber.E + "Subscribe",
                              LOG,
                              "<wse:Subscribe>" + PULL + "</wse:Subscribe>"))));
      assertEquals(200, made.status());
      Subscribed taken =
          new Subscribed(
              LOG,
              made.at("//wse:Identifier"),
              made.at("//wsen:EnumerationContext"),
              made.at("//wse:Expires"));
      // There is but one user over HTTP; another one comes past it.
      for (String verb : List.of("Renew", "GetStatus", "Unsubscribe")) {
        assertEquals(
            "s:Sender wsman:AccessDenied",
            Strangers.answer(
                guarded,
                Client.envelope(Subscriber.E + verb, taken.headers(), "<wse:" + verb + "/>")));
      }
      assertEquals(
          "s:Sender wsman:AccessDenied",
          Strangers.answer(
              guarded,
              Client.envelope(
                  Client.N + "Pull",
                  taken.headers(),
                  "<wsen:Pull><wsen:EnumerationContext>"
                      + taken.context()
                      + "</wsen:EnumerationContext></wsen:Pull>")));
      assertEquals(1, guarded.events().openSubscriptions());
    }
  }

  @Test
  void twoThousandForgottenSubscriptionsLeaveNothing() {
    String setting = Client.resource("CIM_InstModification");
    List<Subscribed> all = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      all.add(subscriber.subscribed(i % 2 == 0 ? LOG : setting, PULL + expires("PT1M")));
    }
    assertEquals(2_000, endpoint.events().openSubscriptions());
    assertEquals(2_000, subscriptionInstances() * 2, "those to indications have CIM instances");
    assertEquals(
        "s:Sender wsman:QuotaLimit", subscriber.subscribe(LOG, PULL).faultLine(), "no room");
    endpoint.events().raise(1, "seen by a thousand");
    assertEquals(List.of("seen by a thousand"), subscriber.texts(all.get(0)));
    clock.advance(Duration.ofMinutes(1));
    assertEquals(200, subscriber.subscribe(LOG, PULL).status(), "room again");
    assertEquals(1, endpoint.events().openSubscriptions());
    assertEquals(0, subscriptionInstances());
    assertTrue(endpoint.journal().size() <= EndpointLimits.DEFAULT.journalEntries());
    assertEquals(
        "s:Receiver wsen:InvalidEnumerationContext", subscriber.pull(all.get(9), 1).faultLine());
  }

  private int subscriptionInstances() {
    var found =
        endpoint
            .objectManager()
            .enumerateInstances(
                new org.wsmanspec.mock.cim.Caller("test"),
                "root/interop",
                "CIM_IndicationSubscription",
                true);
    int count = 0;
    while (found.hasNext()) {
      found.next();
      count++;
    }
    return count;
  }

  @Test
  void stepsAreJournalled() {
    Subscribed subscription = subscriber.subscribed(LOG, PULL);
    endpoint.events().raise(1, "noted");
    subscriber.operation(subscription, "Renew", "");
    subscriber.operation(subscription, "Unsubscribe", "");
    assertEquals(
        List.of("subscribe", "match", "renew", "unsubscribe"),
        endpoint.journal().stream()
            .filter(e -> e.subject().equals(subscription.identifier()))
            .map(JournalEntry::operation)
            .toList());
  }
}
