package org.wsmanspec.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wsmanspec.mock.Subscriber.LOG;
import static org.wsmanspec.mock.Subscriber.PULL;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.Client.Answer;
import org.wsmanspec.mock.Subscriber.Subscribed;
import org.wsmanspec.mock.eventing.EndStatus;
import org.wsmanspec.mock.eventing.EventLimits;
import org.wsmanspec.mock.eventing.LogEntry;

/** Pull mode: DSP0226 10.2.9.5. */
class PullSubscriptionTests {

  private ReferenceEndpoint endpoint;
  private Subscriber subscriber;

  @BeforeEach
  void start() {
    endpoint =
        ReferenceEndpoint.builder()
            .limits(EndpointLimits.DEFAULT.withEvents(EventLimits.DEFAULT.with(100, 10, 20)))
            .build()
            .start();
    subscriber = new Subscriber(endpoint);
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void eventsAreFetchedInOrderEachOnce() {
    Subscribed subscription = subscriber.subscribed(LOG, PULL);
    assertEquals("PT600.000S", subscription.expires());
    endpoint.events().raise(1, "one");
    endpoint.events().raise(1, "two");
    endpoint.events().raise(1, "three");
    Answer first = subscriber.pull(subscription, "");
    assertEquals("one", first.at("//event:Data"), "one element is the default");
    assertEquals(subscription.context(), first.at("//wsen:EnumerationContext"));
    assertEquals(List.of("two", "three"), subscriber.texts(subscription));
    assertEquals(List.of("s:Receiver wsman:TimedOut"), subscriber.texts(subscription));
    endpoint.events().raise(1, "four");
    assertEquals(List.of("four"), subscriber.texts(subscription), "it lived on");
    assertEquals("Application", first.at("//event:Channel"));
    assertEquals("2", first.at("//event:EventRecordID"), "the log begins with one record there");
  }

  @Test
  void pullWaitsUntilAnEventComes() throws Exception {
    Subscribed subscription = subscriber.subscribed(LOG, PULL);
    CompletableFuture<Answer> waiting = pullInBackground(subscription);
    endpoint.events().raise(1, "at last");
    assertEquals("at last", waiting.get(20, TimeUnit.SECONDS).at("//event:Data"));
  }

  /** Returns when the Pull is waiting, which shows in another one being refused. */
  private CompletableFuture<Answer> pullInBackground(Subscribed subscription) {
    CompletableFuture<Answer> waiting =
        CompletableFuture.supplyAsync(
            () -> subscriber.pull(subscription, "<wsen:MaxTime>PT30S</wsen:MaxTime>"));
    for (int tries = 0; tries < 200; tries++) {
      String other =
          subscriber.pull(subscription, "<wsen:MaxTime>PT0.001S</wsen:MaxTime>").faultLine();
      if (other.equals("s:Sender wsman:Concurrency")) {
        return waiting;
      }
      if (waiting.isDone()) {
        // It met one of the others, which were not meant to be in its way.
        return pullInBackground(subscription);
      }
    }
    throw new AssertionError("the Pull does not wait");
  }

  @Test
  void aWaitingPullEndsWithTheOperationAndWithTheSubscription() throws Exception {
    Subscribed subscription = subscriber.subscribed(LOG, PULL);
    String timeout = "<wsman:OperationTimeout>PT0.1S</wsman:OperationTimeout>";
    assertEquals(
        "s:Receiver wsman:TimedOut",
        subscriber
            .client()
            .pull(subscription.headers() + timeout, subscription.context(), "")
            .faultLine());
    CompletableFuture<Answer> waiting = pullInBackground(subscription);
    assertEquals(200, subscriber.operation(subscription, "Unsubscribe", "").status());
    assertEquals(
        "s:Receiver wsen:InvalidEnumerationContext", waiting.get(20, TimeUnit.SECONDS).faultLine());
  }

  @Test
  void requestsThatWaitAreBounded() throws Exception {
    try (ReferenceEndpoint small =
        ReferenceEndpoint.builder()
            .limits(EndpointLimits.DEFAULT.withEvents(EventLimits.DEFAULT.withWaitingPulls(1)))
            .build()
            .start()) {
      subscriber = new Subscriber(small);
      CompletableFuture<Answer> waiting = pullInBackground(subscriber.subscribed(LOG, PULL));
      Subscribed other = subscriber.subscribed(LOG, PULL);
      assertEquals("s:Sender wsman:QuotaLimit", subscriber.pull(other, 1).faultLine());
      small.events().raise(1, "for both");
      assertEquals("for both", waiting.get(20, TimeUnit.SECONDS).at("//event:Data"));
      assertEquals(List.of("for both"), subscriber.texts(other), "who need not wait is served");
      assertEquals(List.of("s:Receiver wsman:TimedOut"), subscriber.texts(other));
    }
  }

  @Test
  void howManyEventsWillComeNobodyCanTell() {
    Subscribed subscription = subscriber.subscribed(LOG, PULL);
    endpoint.events().raise(1, "one");
    String estimate = "<wsman:RequestTotalItemsCountEstimate s:mustUnderstand=\"true\"/>";
    assertEquals(
        "true",
        subscriber
            .client()
            .pull(subscription.headers() + estimate, subscription.context(), "")
            .at("//wsman:TotalItemsCountEstimate/@xsi:nil"));
  }

  @Test
  void releaseAndUnsubscribeBothEndIt() {
    Subscribed released = subscriber.subscribed(LOG, PULL);
    Subscribed cancelled = subscriber.subscribed(LOG, PULL);
    assertEquals(2, endpoint.events().openSubscriptions());
    Answer release =
        subscriber
            .client()
            .send(
                Client.envelope(
                    Client.N + "Release",
                    released.headers(),
                    "<wsen:Release><wsen:EnumerationContext>"
                        + released.context()
                        + "</wsen:EnumerationContext></wsen:Release>"));
    assertEquals(200, release.status());
    assertTrue(release.envelope().bodyChildren().isEmpty());
    Answer unsubscribe = subscriber.operation(cancelled, "Unsubscribe", "");
    assertEquals(200, unsubscribe.status());
    assertTrue(unsubscribe.envelope().bodyChildren().isEmpty());
    assertEquals(0, endpoint.events().openSubscriptions());
    for (Subscribed each : List.of(released, cancelled)) {
      assertEquals(
          "s:Receiver wsen:InvalidEnumerationContext", subscriber.pull(each, "").faultLine());
      assertEquals(
          "s:Sender wse:InvalidMessage", subscriber.operation(each, "Unsubscribe", "").faultLine());
    }
  }

  @Test
  void aContextBelongsToItsSubscription() {
    Subscribed one = subscriber.subscribed(LOG, PULL);
    Subscribed other = subscriber.subscribed(LOG, PULL);
    assertEquals(
        "s:Receiver wsen:InvalidEnumerationContext",
        subscriber.client().pull(one.headers(), other.context(), "").faultLine());
    assertEquals(
        "s:Receiver wsen:InvalidEnumerationContext",
        subscriber.client().pull(Client.resource("Win32_Service"), one.context(), "").faultLine());
    assertEquals(
        "s:Receiver wsen:InvalidEnumerationContext",
        subscriber.client().pull(LOG, "urn:wsmanspec:events:none", "").faultLine());
  }

  @Test
  void bounds() {
    Subscribed subscription = subscriber.subscribed(LOG, PULL);
    for (String bad :
        List.of(
            "<wsen:MaxElements>0</wsen:MaxElements>",
            "<wsen:MaxTime>PT0S</wsen:MaxTime>",
            "<wsen:MaxCharacters>x</wsen:MaxCharacters>")) {
      assertEquals(
          "s:Sender wsman:SchemaValidationError", subscriber.pull(subscription, bad).faultLine());
    }
    endpoint.events().log().append(LogEntry.of("big").withSize(9_000));
    endpoint.events().raise(2, "small");
    String small = "<wsman:MaxEnvelopeSize s:mustUnderstand=\"true\">8192</wsman:MaxEnvelopeSize>";
    String limited = subscription.headers() + small;
    assertEquals(
        "s:Sender wsman:EncodingLimit MaxEnvelopeSize",
        subscriber.client().pull(limited, subscription.context(), "").faultLine());
    Answer two =
        subscriber.pull(
            subscription,
            "<wsen:MaxElements>5</wsen:MaxElements><wsen:MaxCharacters>10000</wsen:MaxCharacters>");
    assertEquals("2", two.at("count(//event:Event)"), "the third has no room");
    assertEquals(List.of("small"), subscriber.texts(subscription));
  }

  @Test
  void whatHasNoRoomIsDroppedAndTold() {
    Subscribed subscription = subscriber.subscribed(LOG, PULL);
    endpoint.events().raise(13, "flood");
    endpoint.events().lose(2);
    Answer all = subscriber.pull(subscription, 100);
    assertEquals("10", all.at("count(//event:Event)"));
    assertEquals("5", all.at("//wsen:Items/*[11]/self::wsman:DroppedEvents"));
    assertEquals(
        "http://schemas.dmtf.org/wbem/wsman/1/wsman/Event",
        all.at("//wsman:DroppedEvents/@Action"));
    endpoint.events().raise(1, "after");
    assertEquals(List.of("after"), subscriber.texts(subscription));
  }

  @Test
  void theSourceEndsItAfterWhatWaits() {
    Subscribed subscription = subscriber.subscribed(LOG, PULL);
    endpoint.events().raise(2, "last");
    endpoint.events().cancel(EndStatus.SOURCE_CANCELLING, "enough");
    endpoint.events().raise(1, "too late");
    assertEquals("", subscriber.pull(subscription, 1).at("name(//wsen:EndOfSequence)"));
    Answer end = subscriber.pull(subscription, 5);
    assertEquals("last", end.at("//event:Data"));
    assertFalse(end.at("name(//wsen:EndOfSequence)").isEmpty());
    assertEquals("0", end.at("count(//wsen:EnumerationContext)"));
    assertEquals(0, endpoint.events().openSubscriptions());
  }

  @Test
  void methodsRaiseLoseAndCancel() {
    Subscribed subscription = subscriber.subscribed(LOG, PULL);
    assertEquals(
        200,
        subscriber
            .raise("<p:Count>2</p:Count><p:Text>by method</p:Text><p:Size>10</p:Size>")
            .status());
    assertEquals(List.of("by method", "by method"), subscriber.texts(subscription));
    assertEquals(
        "s:Sender wsman:InvalidParameter TypeMismatch",
        subscriber.raise("<p:Channel>No such</p:Channel>").faultLine());
    assertEquals(200, subscriber.invoke("Lose", "<p:Count>3</p:Count>").status());
    assertEquals("3", subscriber.pull(subscription, 1).at("//wsman:DroppedEvents"));
    assertEquals(
        "s:Sender wsman:InvalidParameter TypeMismatch",
        subscriber.invoke("Cancel", "<p:Status>Whatever</p:Status>").faultLine());
    assertEquals(
        200, subscriber.invoke("Cancel", "<p:Status>SourceShuttingDown</p:Status>").status());
    assertFalse(subscriber.pull(subscription, 1).at("name(//wsen:EndOfSequence)").isEmpty());
    assertTrue(
        endpoint.journal().stream()
            .anyMatch(
                e ->
                    e.operation().equals("end")
                        && Uris.END_SOURCE_SHUTTING_DOWN.equals(e.details().get("status"))));
  }
}
