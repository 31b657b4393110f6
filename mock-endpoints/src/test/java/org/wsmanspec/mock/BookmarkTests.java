package org.wsmanspec.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.wsmanspec.mock.Subscriber.LOG;
import static org.wsmanspec.mock.Subscriber.PULL;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.Client.Answer;
import org.wsmanspec.mock.Subscriber.Subscribed;
import org.wsmanspec.mock.eventing.EventLimits;
import org.wsmanspec.mock.soap.XmlText;

/** Places in the event log: DSP0226 10.2.6. */
class BookmarkTests {

  private static final String SEND = "<wsman:SendBookmarks/>";

  private ReferenceEndpoint endpoint;
  private Subscriber subscriber;

  @BeforeEach
  void start() {
    endpoint = endpoint();
    subscriber = new Subscriber(endpoint);
  }

  private static ReferenceEndpoint endpoint() {
    return ReferenceEndpoint.builder()
        .limits(EndpointLimits.DEFAULT.withEvents(EventLimits.DEFAULT.with(100, 100, 5)))
        .build()
        .start();
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private static String bookmark(Answer answer) {
    return XmlText.of(answer.envelope().header(Names.WSMAN_BOOKMARK).orElseThrow());
  }

  private static String earliest() {
    return "<wsman:Bookmark>" + Uris.BOOKMARK_EARLIEST + "</wsman:Bookmark>";
  }

  @Test
  void aLaterSubscriptionGoesOnAfterTheLastEventOfTheMessage() {
    Subscribed first = subscriber.subscribed(LOG, PULL + SEND);
    endpoint.events().raise(1, "one");
    endpoint.events().raise(1, "two");
    Answer both = subscriber.pull(first, 2);
    endpoint.events().raise(1, "three");
    Subscribed later = subscriber.subscribed(LOG, PULL + bookmark(both));
    endpoint.events().raise(1, "four");
    assertEquals(List.of("three", "four"), subscriber.texts(later));
    Answer third = subscriber.pull(first, 1);
    assertEquals("three", third.at("//event:Data"));
    Subscribed last = subscriber.subscribed(LOG, PULL + SEND + bookmark(third));
    assertEquals(List.of("four"), subscriber.texts(last));
  }

  @Test
  void noneAreSentUnasked() {
    Subscribed subscription = subscriber.subscribed(LOG, PULL);
    endpoint.events().raise(1, "one");
    assertEquals("0", subscriber.pull(subscription, 1).at("count(//wsman:Bookmark)"));
  }

  @Test
  void earliestAndTheOptionAskForAllThatIsKept() {
    assertEquals(
        List.of(
            "The host has started",
            "An account has logged on",
            "The reference endpoint has started"),
        subscriber.texts(subscriber.subscribed(LOG, PULL + earliest())));
    String option =
        "<wsman:OptionSet><wsman:Option Name=\"ReadExistingEvents\">true</wsman:Option>"
            + "</wsman:OptionSet>";
    Subscribed existing = subscriber.subscribed(LOG + option, PULL);
    Answer answer =
        subscriber.client().pull(LOG, existing.context(), "<wsen:MaxElements>9</wsen:MaxElements>");
    assertEquals("3", answer.at("count(//event:Event)"));
    for (int i = 0; i < 7; i++) {
      endpoint.events().raise(1, "e" + i);
    }
    assertEquals(
        List.of("e2", "e3", "e4", "e5", "e6"),
        subscriber.texts(subscriber.subscribed(LOG, PULL + earliest())),
        "five are kept");
  }

  @Test
  void whatIsNoLongerKeptHasExpired() {
    Subscribed first = subscriber.subscribed(LOG, PULL + SEND);
    endpoint.events().raise(1, "one");
    String bookmark = bookmark(subscriber.pull(first, 1));
    endpoint.events().raise(5, "more");
    assertEquals(200, subscriber.subscribe(LOG, PULL + bookmark).status(), "just kept");
    endpoint.events().raise(1, "one too many");
    assertEquals(
        "s:Sender wsman:InvalidBookmark Expired",
        subscriber.subscribe(LOG, PULL + bookmark).faultLine());
  }

  @Test
  void foreignBookmarksAreInvalid() {
    Subscribed mine = subscriber.subscribed(LOG, PULL + SEND);
    endpoint.events().raise(1, "one");
    String bookmark = bookmark(subscriber.pull(mine, 1));
    try (ReferenceEndpoint other = endpoint()) {
      assertEquals(
          "s:Sender wsman:InvalidBookmark Invalid",
          new Subscriber(other).subscribe(LOG, PULL + bookmark).faultLine());
    }
    assertEquals(
        "s:Sender wsman:InvalidBookmark Invalid",
        subscriber.subscribe(Client.resource("CIM_InstCreation"), PULL + bookmark).faultLine(),
        "another source of the same endpoint");
    for (String bent :
        List.of(
            bookmark.replaceAll("Number=\"[0-9]+\"", "Number=\"99999\""),
            bookmark.replaceAll("Number=\"[0-9]+\"", "Number=\"x\""),
            bookmark.replaceAll("Number=\"[0-9]+\"", ""),
            "<wsman:Bookmark><BookmarkList xmlns=\"\"/></wsman:Bookmark>",
            "<wsman:Bookmark/>")) {
      assertEquals(
          "s:Sender wsman:InvalidBookmark Invalid",
          subscriber.subscribe(LOG, PULL + bent).faultLine(),
          bent);
    }
  }
}
