package org.wsmanspec.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wsmanspec.mock.Subscriber.LOG;
import static org.wsmanspec.mock.Subscriber.PULL;
import static org.wsmanspec.mock.Subscriber.SINK;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.Client.Answer;

/** What is wrong with a Subscribe, and the fault that says so: DSP0226 10.2, 12 and 14.6. */
class SubscribeFaultTests {

  private static final String NOTIFY =
      "<wse:NotifyTo><wsa:Address>" + SINK + "</wsa:Address></wse:NotifyTo>";

  private static ReferenceEndpoint endpoint;
  private static Subscriber subscriber;

  @BeforeAll
  static void start() {
    endpoint = ReferenceEndpoint.builder().build().start();
    subscriber = new Subscriber(endpoint);
  }

  @AfterAll
  static void stop() {
    assertEquals(0, endpoint.events().openSubscriptions(), "no fault leaves a subscription");
    endpoint.close();
  }

  private static String push(String content) {
    return "<wse:Delivery>" + content + "</wse:Delivery>";
  }

  private static String fault(String content) {
    return subscriber.subscribe(LOG, content).faultLine();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                                   | wse:InvalidMessage
          <wse:Delivery/>                                                      | wse:InvalidMessage
          <wse:Expires>PT1M</wse:Expires>PULL                                  | wse:InvalidMessage
          PULLPULL                                                             | wse:InvalidMessage
          PULL<wse:Unheard/>                                                   | wse:InvalidMessage
          PULL<wsman:MaxElements>1</wsman:MaxElements>                         | wse:InvalidMessage
          PULL<x:a xmlns:x="urn:x" s:mustUnderstand="true"/>                   | wse:InvalidMessage
          PULL<plain xmlns=""/>                                                | wse:InvalidMessage
          PULL<wse:Filter>a</wse:Filter><wsman:Filter>a</wsman:Filter>         | wse:InvalidMessage
          PULL<wsman:Filter>a</wsman:Filter><wsman:Filter>a</wsman:Filter>     | wse:InvalidMessage
          PULL<wse:Expires>abc</wse:Expires>                                   | wse:InvalidExpirationTime
          PULL<wse:Expires>PT0S</wse:Expires>                                  | wse:InvalidExpirationTime
          PULL<wse:Expires>-PT1M</wse:Expires>                                 | wse:InvalidExpirationTime
          PULL<wse:Expires>2001-01-01T00:00:00Z</wse:Expires>                  | wse:InvalidExpirationTime
          PULL<wsman:Filter Dialect="urn:none">a</wsman:Filter>                | wse:FilteringRequestedUnavailable
          PULL<wsman:Filter Dialect="WQL">SELECT * FROM X</wsman:Filter>       | wse:FilteringRequestedUnavailable
          PULL<wsman:Filter>a[</wsman:Filter>                                  | wsman:CannotProcessFilter
          PULL<wsman:Filter>x:a</wsman:Filter>                                 | wsman:CannotProcessFilter
          PULL<wsman:Filter/>                                                  | wsman:CannotProcessFilter
          PULL<wsman:Filter><a/></wsman:Filter>                                | wsman:CannotProcessFilter
          PULL<wsman:Filter Dialect="QUERY">*</wsman:Filter>                   | wsman:CannotProcessFilter
          PULL<wsman:Filter Dialect="QUERY"><QueryList/></wsman:Filter>        | wsman:CannotProcessFilter
          PULL<wsman:Bookmark>mine</wsman:Bookmark>                            | wsman:InvalidBookmark Invalid
          PULL<wsmb:PolymorphismMode>None</wsmb:PolymorphismMode>              | wsmb:PolymorphismModeNotSupported
          <wse:EndTo><wsa:Address>nowhere</wsa:Address></wse:EndTo>PULL        | wse:EventSourceUnableToProcess UnusableAddress
          <wse:Delivery Mode="urn:none"/>                                      | wse:DeliveryModeRequestedUnavailable
          """)
  void bodies(String content, String expected) {
    String filled =
        content
            .replace("PULL", PULL)
            .replace("\"WQL\"", "\"" + Uris.DIALECT_WQL + "\"")
            .replace("\"QUERY\"", "\"" + Uris.DIALECT_EVENT_QUERY + "\"");
    assertEquals("s:Sender " + expected, fault(filled));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                             | wse:InvalidMessage
          <wse:NotifyTo/>                                                | wse:InvalidMessage
          <wse:NotifyTo><wsa:Address/></wse:NotifyTo>                    | wse:EventSourceUnableToProcess UnusableAddress
          <wse:NotifyTo><wsa:Address>sink</wsa:Address></wse:NotifyTo>   | wse:EventSourceUnableToProcess UnusableAddress
          <wse:NotifyTo><wsa:Address>urn:s</wsa:Address></wse:NotifyTo>  | wse:EventSourceUnableToProcess UnusableAddress
          <wse:NotifyTo><wsa:Address>soap.tcp://h:1/</wsa:Address></wse:NotifyTo> | wse:EventSourceUnableToProcess UnusableAddress
          <wse:NotifyTo><wsa:Address>ANON</wsa:Address></wse:NotifyTo>   | wse:EventSourceUnableToProcess UnusableAddress
          TOTO                                                           | wse:InvalidMessage
          TO<wsman:Heartbeats>often</wsman:Heartbeats>                   | wse:InvalidMessage
          TO<wsman:Heartbeats>PT0S</wsman:Heartbeats>                    | wsman:UnsupportedFeature Heartbeats
          TO<wsman:Heartbeats>PT0.01S</wsman:Heartbeats>                 | wsman:UnsupportedFeature Heartbeats
          TO<wsman:ConnectionRetry>PT1S</wsman:ConnectionRetry>          | wse:InvalidMessage
          TO<wsman:ConnectionRetry Total="3">x</wsman:ConnectionRetry>   | wse:InvalidMessage
          TO<wsman:ConnectionRetry Total="-3">PT1S</wsman:ConnectionRetry> | wse:InvalidMessage
          TO<wsman:ConnectionRetry Total="0">PT1S</wsman:ConnectionRetry> | wsman:UnsupportedFeature DeliveryRetries
          TO<wsman:ConnectionRetry Total="3">PT0S</wsman:ConnectionRetry> | wsman:UnsupportedFeature DeliveryRetries
          TO<wsman:MaxElements>0</wsman:MaxElements>                     | wse:InvalidMessage
          TO<wsman:MaxElements>many</wsman:MaxElements>                  | wse:InvalidMessage
          TO<wsman:MaxTime>PT0S</wsman:MaxTime>                          | wse:InvalidMessage
          TO<wsman:MaxTime>soon</wsman:MaxTime>                          | wse:InvalidMessage
          TO<wsman:MaxEnvelopeSize>big</wsman:MaxEnvelopeSize>           | wse:InvalidMessage
          TO<wsman:MaxEnvelopeSize>100</wsman:MaxEnvelopeSize>           | wsman:UnsupportedFeature MaxEnvelopeSize
          TO<wsman:MaxEnvelopeSize Policy="Split">8192</wsman:MaxEnvelopeSize> | wsman:UnsupportedFeature MaxEnvelopePolicy
          TO<wsman:Locale/>                                              | wse:InvalidMessage
          TO<wsman:Locale xml:lang="tr" s:mustUnderstand="true"/>        | wsman:UnsupportedFeature Locale
          TO<wsman:ContentEncoding>EBCDIC</wsman:ContentEncoding>        | wsman:EncodingLimit CharacterSet
          TO<wsman:Auth/>                                                | wse:InvalidMessage
          TO<wsman:Auth Profile="urn:none"/>                             | wsman:UnsupportedFeature AuthorizationMode
          TO<wsman:Unheard/>                                             | wse:InvalidMessage
          TO<x:a xmlns:x="urn:x" s:mustUnderstand="1"/>                  | wse:InvalidMessage
          """)
  void deliveries(String content, String expected) {
    assertEquals(
        "s:Sender " + expected,
        fault(push(content.replace("TO", NOTIFY).replace("ANON", Uris.ANONYMOUS))));
  }

  @Test
  void faultsListWhatWouldDo() {
    Answer dialect =
        subscriber.subscribe(LOG, PULL + "<wsman:Filter Dialect=\"urn:x\">a</wsman:Filter>");
    assertEquals(
        List.of(Uris.DIALECT_EVENT_QUERY, Uris.DIALECT_XPATH, Uris.DIALECT_EVENT_ROOT_XPATH),
        Subscriber.strings(dialect, "//wse:SupportedDialect"));
    Answer mode = subscriber.subscribe(LOG, "<wse:Delivery Mode=\"urn:x\"/>");
    assertEquals(
        List.of(Uris.MODE_PUSH, Uris.MODE_PUSH_WITH_ACK, Uris.MODE_EVENTS, Uris.MODE_PULL),
        Subscriber.strings(mode, "//wse:SupportedDeliveryMode"));
  }

  @Test
  void pullNeedsNobodyToNotify() {
    String delivery = "<wse:Delivery Mode=\"" + Uris.MODE_PULL + "\">%s</wse:Delivery>";
    assertEquals("s:Sender wse:InvalidMessage", fault(delivery.formatted(NOTIFY)));
    assertEquals(
        "s:Sender wsman:UnsupportedFeature Heartbeats",
        fault(delivery.formatted("<wsman:Heartbeats>PT1S</wsman:Heartbeats>")));
  }

  @Test
  void resources() {
    assertEquals(
        "s:Sender wsa:DestinationUnreachable InvalidResourceURI",
        subscriber.subscribe("", PULL).faultLine());
    assertEquals(
        "s:Sender wsa:DestinationUnreachable InvalidResourceURI",
        subscriber.subscribe(Client.resource("No_Such"), PULL).faultLine());
    assertEquals(
        "s:Sender wsa:ActionNotSupported ActionMismatch",
        subscriber.subscribe(Client.resource("Win32_Service"), PULL).faultLine());
    assertEquals(
        "s:Sender wsman:InvalidSelectors UnexpectedSelectors",
        subscriber
            .subscribe(
                LOG
                    + "<wsman:SelectorSet><wsman:Selector Name=\"Channel\">System</wsman:Selector>"
                    + "</wsman:SelectorSet>",
                PULL)
            .faultLine());
    Answer get = subscriber.client().get(LOG);
    assertTrue(get.faultLine().startsWith("s:Sender wsa:DestinationUnreachable"), get.faultLine());
  }

  @Test
  void options() {
    String set =
        "<wsman:OptionSet s:mustUnderstand=\"true\"><wsman:Option Name=\"%s\""
            + " MustComply=\"true\">%s</wsman:Option></wsman:OptionSet>";
    assertEquals(
        "s:Sender wsman:InvalidOptions InvalidName",
        subscriber.subscribe(LOG + set.formatted("Unheard", "x"), PULL).faultLine());
    assertEquals(
        "s:Sender wsman:InvalidOptions InvalidValue",
        subscriber.subscribe(LOG + set.formatted("ContentFormat", "Prose"), PULL).faultLine());
    assertEquals(
        "s:Sender wsman:InvalidOptions InvalidName",
        subscriber
            .client()
            .get(Client.resource("Win32_OperatingSystem") + set.formatted("ContentFormat", "Raw"))
            .faultLine(),
        "an option of Subscribe is none of Get");
  }

  @Test
  void tokens() {
    String response =
        "<wst:RequestSecurityTokenResponse><wst:TokenType>%s</wst:TokenType>"
            + "<wst:RequestedSecurityToken>%s</wst:RequestedSecurityToken><wsp:AppliesTo>"
            + "<wsa:EndpointReference><wsa:Address>%s</wsa:Address></wsa:EndpointReference>"
            + "</wsp:AppliesTo></wst:RequestSecurityTokenResponse>";
    String header = "<wst:IssuedTokens s:mustUnderstand=\"true\">%s</wst:IssuedTokens>";
    String user =
        "<wsse:UsernameToken><wsse:Username>u</wsse:Username><wsse:Password>p</wsse:Password>"
            + "</wsse:UsernameToken>";
    String thumbprint = "<wsman:CertificateThumbprint>%s</wsman:CertificateThumbprint>";
    for (List<String> row :
        List.of(
            List.of("", "s:Sender wsman:SchemaValidationError"),
            List.of(
                response.formatted("urn:x", user, SINK),
                "s:Sender wsman:UnsupportedFeature FormatSecurityToken"),
            List.of(
                response.formatted(Uris.TOKEN_USERNAME, "", SINK),
                "s:Sender wsman:SchemaValidationError"),
            List.of(
                response.formatted(Uris.TOKEN_USERNAME, user, "http://elsewhere/"),
                "s:Sender wsman:InvalidParameter"),
            List.of(
                response.formatted(Uris.TOKEN_THUMBPRINT, thumbprint.formatted("12"), SINK),
                "s:Sender wsman:SchemaValidationError"),
            List.of(
                response.formatted(
                    Uris.TOKEN_THUMBPRINT, thumbprint.formatted("aB".repeat(20)), SINK),
                "s:Sender wsman:UnsupportedFeature FormatSecurityToken"))) {
      assertEquals(
          row.get(1),
          subscriber.subscribe(LOG + header.formatted(row.get(0)), push(NOTIFY)).faultLine(),
          row.get(0));
    }
    assertEquals(
        "s:MustUnderstand",
        subscriber
            .client()
            .get(Client.resource("Win32_OperatingSystem") + header.formatted(""))
            .faultLine());
    Subscriber.Subscribed good =
        subscriber.subscribed(
            LOG + header.formatted(response.formatted(Uris.TOKEN_USERNAME, user, SINK)),
            push(NOTIFY + "<wsman:Auth Profile=\"" + Uris.SECURITY_PROFILE + "http/basic\"/>"));
    assertEquals(200, subscriber.operation(LOG + identifier(good), "Unsubscribe", "").status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ONE<wsp:All>AUTH</wsp:All>TWO               | ''
          ONE<wsp:All>OTHER</wsp:All><wsp:All>AUTH</wsp:All>TWO | ''
          ONE<wsp:All>OTHER</wsp:All>TWO              | CannotComplyWithPolicy
          ONETWO                                      | CannotComplyWithPolicy
          ONE<wsp:All>AUTHAUTH</wsp:All>TWO           | PolicyTooComplex
          ONE<wsp:All><wsp:All>AUTH</wsp:All></wsp:All>TWO | PolicyTooComplex
          ONEAUTHTWO                                  | PolicyTooComplex
          ONE<wsp:All><x:y xmlns:x="urn:x"/></wsp:All>TWO | PolicyTooComplex
          <wsp:All>AUTH</wsp:All>                     | PolicyTooComplex
          """)
  void policiesOfSinks(String policy, String detail) {
    String assertion =
        "<a:Authentication xmlns:a=\"http://schemas.microsoft.com/wbem/wsman/1/authentication\""
            + " Profile=\"%s\"/>";
    String content =
        policy
            .replace("ONE", "<wsp:ExactlyOne>")
            .replace("TWO", "</wsp:ExactlyOne>")
            .replace("AUTH", assertion.formatted(Uris.SECURITY_PROFILE + "http/basic"))
            .replace("OTHER", assertion.formatted("urn:other"));
    Answer answer =
        subscriber.subscribe(
            LOG,
            push(
                "<wse:NotifyTo><wsa:Address>"
                    + SINK
                    + "</wsa:Address><wsp:Policy>"
                    + content
                    + "</wsp:Policy></wse:NotifyTo>"));
    if (detail.isEmpty()) {
      String id = "<wse:Identifier>" + answer.at("//wse:Identifier") + "</wse:Identifier>";
      assertEquals(200, subscriber.operation(LOG + id, "Unsubscribe", "").status());
    } else {
      assertEquals("s:Sender wsman:EventDeliverToUnusable " + detail, answer.faultLine());
    }
  }

  private static String identifier(Subscriber.Subscribed subscription) {
    return "<wse:Identifier>" + subscription.identifier() + "</wse:Identifier>";
  }
}
