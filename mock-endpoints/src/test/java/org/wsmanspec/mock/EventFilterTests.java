package org.wsmanspec.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.wsmanspec.mock.Subscriber.LOG;
import static org.wsmanspec.mock.Subscriber.PULL;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.Client.Answer;
import org.wsmanspec.mock.Subscriber.Subscribed;
import org.wsmanspec.mock.eventing.LogEntry;

/** Which records of the event log a subscription gets: DSP0226 10.2.2 and event queries. */
class EventFilterTests {

  private final HandClock clock = new HandClock();
  private ReferenceEndpoint endpoint;
  private Subscriber subscriber;

  @BeforeEach
  void start() {
    endpoint = ReferenceEndpoint.builder().clock(clock).build().start();
    subscriber = new Subscriber(endpoint);
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private static String filter(String element, String dialect, String content) {
    return PULL + "<" + element + " Dialect=\"" + dialect + "\">" + content + "</" + element + ">";
  }

  private static String query(String selects) {
    return filter(
        "wsman:Filter",
        Uris.DIALECT_EVENT_QUERY,
        "<QueryList><Query Id=\"0\" Path=\"Application\">" + selects + "</Query></QueryList>");
  }

  private Subscribed selecting(String expression) {
    return subscriber.subscribed(LOG, query("<Select>" + expression + "</Select>"));
  }

  private void log(String channel, int id, int level, String text) {
    endpoint.events().log().append(new LogEntry(channel, "wsmanspec", id, level, text, 0));
  }

  private void fourEvents() {
    log("Application", 1, 2, "error");
    log("Application", 7, 4, "seven");
    log("System", 1, 2, "system");
    log("Application", 1, 3, "warning");
  }

  @Test
  void eventQueries() {
    Subscribed all = selecting("*");
    Subscribed levels =
        selecting("*[System[(Level=2 or Level=3) and Provider[@Name='wsmanspec']]]");
    Subscribed ids = selecting("*[System/EventID=7]");
    Subscribed rooted = selecting("Event[EventData[Data[@Name='Text']='warning']]");
    Subscribed foreign = selecting("*[System[Provider[@Name='other']]]");
    Subscribed suppressing =
        subscriber.subscribed(
            LOG,
            query(
                "<Select Path=\"Application\">*</Select><Select Path=\"system\">*</Select>"
                    + "<Suppress Path=\"Application\">*[System[Level=2]]</Suppress>"));
    fourEvents();
    assertEquals(List.of("error", "seven", "warning"), subscriber.texts(all));
    assertEquals(List.of("error", "warning"), subscriber.texts(levels));
    assertEquals(List.of("seven"), subscriber.texts(ids));
    assertEquals(List.of("warning"), subscriber.texts(rooted));
    assertEquals(List.of("s:Receiver wsman:TimedOut"), subscriber.texts(foreign));
    assertEquals(List.of("seven", "system", "warning"), subscriber.texts(suppressing));
  }

  @Test
  void theAgeOfAnEventCanBeAskedFor() {
    log("Application", 1, 4, "old");
    clock.advance(Duration.ofHours(1));
    log("Application", 1, 4, "young");
    Subscribed subscription =
        subscriber.subscribed(
            LOG,
            query("<Select>*[System[TimeCreated[timediff(@SystemTime) &lt;= 60000]]]</Select>")
                + "<wsman:Bookmark>"
                + Uris.BOOKMARK_EARLIEST
                + "</wsman:Bookmark>");
    assertEquals(List.of("young"), subscriber.texts(subscription));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Select>*[System[</Select>",
        "<Select>/Event</Select>",
        "<Select/>",
        "<Select Path=\"Nowhere\">*</Select>",
        "<Suppress>*</Suppress>",
        "<Choose>*</Choose>",
        "<Select>*[$x]</Select>"
      })
  void brokenQueries(String content) {
    assertEquals(
        "s:Sender wsman:CannotProcessFilter",
        subscriber.subscribe(LOG, query(content)).faultLine());
  }

  @Test
  void channelsThatAreNotThereCanBeIgnored() {
    String option =
        "<wsman:OptionSet s:mustUnderstand=\"true\"><wsman:Option Name=\"IgnoreChannelError\""
            + " MustComply=\"true\" xsi:nil=\"true\"/></wsman:OptionSet>";
    Subscribed subscription =
        subscriber.subscribed(
            LOG + option,
            query("<Select Path=\"Nowhere\">*</Select><Select Path=\"System\">*</Select>"));
    fourEvents();
    Answer answer = subscriber.client().pull(LOG, subscription.context(), "");
    assertEquals("system", answer.at("//event:Data"));
  }

  @Test
  void xpathSeesTheEnvelopeOrTheEvent() {
    String ns = " xmlns:ev=\"http://schemas.microsoft.com/win/2004/08/events/event\"";
    Subscribed envelope =
        subscriber.subscribed(
            LOG,
            PULL
                + "<wsman:Filter"
                + ns
                + ">/s:Envelope/s:Body/ev:Event/ev:System[ev:EventID=7]</wsman:Filter>");
    Subscribed action =
        subscriber.subscribed(
            LOG,
            filter(
                "wse:Filter",
                Uris.DIALECT_XPATH,
                "s:Header/wsa:Action='http://schemas.dmtf.org/wbem/wsman/1/wsman/Event' and"
                    + " s:Body/Event/System/Level=3"));
    Subscribed root =
        subscriber.subscribed(
            LOG, filter("wsman:Filter", Uris.DIALECT_EVENT_ROOT_XPATH, "/Event/System[Level=2]"));
    Subscribed never =
        subscriber.subscribed(
            LOG, filter("wsman:Filter", Uris.DIALECT_EVENT_ROOT_XPATH, "/s:Envelope"));
    fourEvents();
    assertEquals(List.of("seven"), subscriber.texts(envelope));
    assertEquals(List.of("warning"), subscriber.texts(action));
    assertEquals(List.of("error", "system"), subscriber.texts(root));
    assertEquals(List.of("s:Receiver wsman:TimedOut"), subscriber.texts(never));
  }

  @Test
  void textsAreRenderedForWhoAsks() {
    String option =
        "<wsman:OptionSet><wsman:Option Name=\"ContentFormat\">RenderedText</wsman:Option>"
            + "</wsman:OptionSet>";
    Subscribed rendered = subscriber.subscribed(LOG + option, PULL);
    Subscribed raw = subscriber.subscribed(LOG, PULL);
    log("Application", 1, 2, "rendered");
    Answer answer = subscriber.client().pull(LOG, rendered.context(), "");
    assertEquals("rendered", answer.at("//event:RenderingInfo[@Culture='en-US']/event:Message"));
    assertEquals("Error", answer.at("//event:RenderingInfo/event:Level"));
    assertEquals("0", subscriber.pull(raw, 1).at("count(//event:RenderingInfo)"));
  }

  @Test
  void recordsAreNumberedByChannel() {
    Subscribed subscription = subscriber.subscribed(LOG, PULL);
    log("WSPEC", 1, 4, "a");
    log("System", 1, 4, "b");
    log("WSPEC", 1, 4, "c");
    assertEquals(
        List.of("1", "2", "2"),
        Subscriber.strings(subscriber.pull(subscription, 9), "//event:EventRecordID"),
        "the log begins with one record in the channel System");
  }
}
