package org.wsmanspec.scenario.yaml;

/** The keys of the operations on subscriptions and events. */
final class EventingTables {

  static final KeyTable SUBSCRIBE =
      KeyTable.of(
          "subscribe",
          """
          as              | text    | Name of the subscription for later steps; default subscription.
          mode            | text    | push, pushWithAck, events, pull, a URI, or none to leave the attribute out; default push.
          filter          | eventFilter | wsman:Filter or wse:Filter.
          expires         | text    | wse:Expires, an xs:duration or xs:dateTime.
          heartbeats      | text    | wsman:Heartbeats, an xs:duration.
          connectionRetry | retry   | wsman:ConnectionRetry.
          maxElements     | text    | wsman:MaxElements of a batch.
          maxTime         | text    | wsman:MaxTime of a batch, an xs:duration.
          batchSize       | batchSize | wsman:MaxEnvelopeSize of a batch.
          deliveryLocale  | text    | wsman:Locale of the deliveries, a language tag.
          contentEncoding | text    | wsman:ContentEncoding of the deliveries.
          bookmarks       | boolean | wsman:SendBookmarks.
          bookmark        | text    | wsman:Bookmark: earliest, or what came with an event, such as ${kept.xml}.
          notifyTo        | text    | wse:NotifyTo: sink, none or an address; default sink, in pull mode none.
          endTo           | text    | wse:EndTo: sink, none or an address; default none.
          sink            | sink    | How the event sink behaves towards this subscription.
          credentials     | deliveryCredentials | The header wst:IssuedTokens: how the endpoint identifies itself at the sink.
          auth            | text    | wsman:Auth/@Profile, a security profile such as http/basic, or a URI.""");

  static final KeyTable FILTER =
      KeyTable.of(
          "a filter",
          """
          dialect | text | The dialect: a URI, or xpath, wql, eventquery, eventRootXPath ...; left out, no attribute is written.
          text    | text | The expression.
          xml     | text | The expression, if it is XML.
          element | enum:wsman,wse | Which filter element; default wsman.""");

  static final KeyTable RETRY =
      KeyTable.of(
          "connectionRetry",
          """
          interval! | text | Time between two tries, an xs:duration.
          total     | text | How many tries.""");

  static final KeyTable BATCH_SIZE =
      KeyTable.of(
          "batchSize",
          """
          octets! | text | How large a delivery may be.
          policy  | text | What becomes of larger ones: CancelSubscription, Skip or Notify.""");

  static final KeyTable SINK =
      KeyTable.of(
          "sink",
          """
          answer   | sinkAnswer | How deliveries are answered; default ack.
          delay    | text | How long each answer is held back, an xs:duration.
          scheme   | enum:http,https | Whether deliveries come over TLS; default as the run says.
          user     | text | Only this user may deliver, with HTTP Basic.
          password | text | That user's password.""");

  static final KeyTable ANSWER =
      KeyTable.of(
          "an answer",
          """
          fault  | string  | Subcode of a SOAP fault, such as wsman:DeliveryRefused.
          status | integer | A bare HTTP status.""");

  static final KeyTable CREDENTIALS =
      KeyTable.of(
          "credentials",
          """
          user       | text | wsse:Username of a token.
          password   | text | wsse:Password of it.
          thumbprint | text | wsman:CertificateThumbprint, in place of the two.
          tokenType  | text | wst:TokenType, in place of that of the token.
          appliesTo  | text | Address in wsp:AppliesTo, in place of that of wse:NotifyTo.""");

  static final KeyTable SUBSCRIPTION =
      KeyTable.of(
          "an operation", "subscription | text | Name of the subscription; default subscription.");

  static final KeyTable RENEW =
      SUBSCRIPTION.and(
          KeyTable.of("renew", "expires | text | wse:Expires, an xs:duration or xs:dateTime."));

  static final KeyTable AWAIT =
      KeyTable.of(
          "awaitEvents",
          """
          subscription | text | Name of the subscription; default subscription.
          of           | enum:events,heartbeats,dropped,end,enrollments,faults,refused,any | Which deliveries count; default events.
          count        | text | How many to wait for; 0 takes what has come already; default 1, and with until any number.
          filter       | text | XPath on a delivery that tells whether it counts.
          until        | text | XPath on a delivery; the first of which it is true ends the waiting.
          within       | text | How long, an xs:duration; default PT10S, times the run's time scale.
          maxElements  | text | wsen:MaxElements of the Pulls, where the subscription is in pull mode.""");

  static final KeyTable OFFER =
      KeyTable.of(
          "offer",
          """
          subscriptions! | offered | Subscriptions, with the keys of subscribe.
          listing        | enum:optimized,plain | Whether the list may come with the answer to Enumerate, or with Pull only; default optimized.""");

  static final KeyTable ENROLLMENT =
      KeyTable.of(
          "awaitEnrollment",
          """
          count  | text | How many requests for the list; default 1.
          filter | text | XPath on a request that tells whether it counts.
          within | text | How long, an xs:duration; default PT10S, times the run's time scale.""");

  static final KeyTable ACKNOWLEDGE =
      KeyTable.of(
          "acknowledge",
          """
          subscription | text | Name of the subscription; default subscription.
          with         | sinkAnswer | How the sink answers; default ack.
          delay        | text | How long each answer is held back, an xs:duration.
          times        | integer | So many deliveries; left out, until it is told otherwise.""");

  static final KeyTable RAISE =
      KeyTable.of(
          "raise",
          """
          event | string  | Name of the target's hook; default raise.
          count | text    | How many events; default 1.
          text  | text    | A text for the events to carry.
          size  | text    | How large they are to be.
          with  | textMap | Further values for the hook.""");

  static final KeyTable HOOK =
      KeyTable.of(
          "a hook",
          """
          invoke  | hookInvoke | A method of the endpoint.
          command | texts      | A program on this machine and its arguments.
          http    | hookHttp   | An HTTP request.""");

  static final KeyTable HOOK_INVOKE =
      KeyTable.of(
          "invoke",
          """
          resource! | text    | A name under the target's resources.
          method    | text    | The method; left out, the resource names it.
          input     | textMap | Its parameters.""");

  static final KeyTable HOOK_HTTP =
      KeyTable.of(
          "http",
          """
          url!    | text    | Absolute http or https URL.
          method  | text    | Request method; default POST.
          headers | textMap | Header fields.
          body    | text    | The body.""");

  private EventingTables() {}
}
