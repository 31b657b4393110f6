package org.wsmanspec.suite.check;

import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;

/** Messages of subscriptions, for tests of checks. */
final class EventTalk {

  /** The reference parameter of the sink, as it comes back in a delivery. */
  static final String PARAMETER = "<e:Sink xmlns:e='http://e/S'>sink-1</e:Sink>";

  static final String END_PARAMETER = "<e:End xmlns:e='http://e/S'>end-1</e:End>";

  /** What names the subscription in requests about it. */
  static final String IDENTIFIER = "<wse:Identifier>uuid:s1</wse:Identifier>";

  static final String MANAGER =
      "<wse:SubscriptionManager><wsa:Address>http://h/wsman</wsa:Address><wsa:ReferenceParameters>"
          + IDENTIFIER
          + "</wsa:ReferenceParameters></wse:SubscriptionManager>";

  static final String EXPIRES = "<wse:Expires>PT10M</wse:Expires>";
  static final String SEND_BOOKMARKS = "<wsman:SendBookmarks/>";
  static final String CONTEXT = "<wsen:EnumerationContext>c1</wsen:EnumerationContext>";

  static final String END_TO =
      "<wse:EndTo><wsa:Address>http://c/sink</wsa:Address><wsa:ReferenceParameters>"
          + END_PARAMETER
          + "</wsa:ReferenceParameters></wse:EndTo>";

  private EventTalk() {}

  static String notifyTo() {
    return "<wse:NotifyTo><wsa:Address>http://c/sink</wsa:Address><wsa:ReferenceParameters>"
        + PARAMETER
        + "</wsa:ReferenceParameters></wse:NotifyTo>";
  }

  /** A Subscribe; {@code mode} is a URI, or empty for none. */
  static String subscribe(String mode, String before, String inDelivery, String after) {
    return subscribe(1, mode, before, inDelivery, after);
  }

  static String subscribe(int n, String mode, String before, String inDelivery, String after) {
    return Talk.request(
        n,
        Actions.SUBSCRIBE,
        "",
        "<wse:Subscribe>"
            + before
            + "<wse:Delivery"
            + (mode.isEmpty() ? "" : " Mode='" + mode + "'")
            + ">"
            + (mode.equals(Uris.MODE_PULL) ? "" : notifyTo())
            + inDelivery
            + "</wse:Delivery>"
            + after
            + "</wse:Subscribe>");
  }

  static String subscribed(String content) {
    return subscribed(1, content);
  }

  static String subscribed(int n, String content) {
    return Talk.reply(
        n,
        Actions.responseTo(Actions.SUBSCRIBE),
        "",
        "<wse:SubscribeResponse>" + content + "</wse:SubscribeResponse>");
  }

  /** An accepted subscription. */
  static Talk accepted(String mode, String before, String inDelivery, String after) {
    return Talk.claiming(
            "eventing.renew",
            "eventing.retry",
            "eventing.end",
            "eventing.dropped",
            "eventing.push-with-ack")
        .later(
            0,
            subscribe(mode, before, inDelivery, after),
            subscribed(MANAGER + EXPIRES + (mode.equals(Uris.MODE_PULL) ? CONTEXT : "")));
  }

  /** A request about the subscription. */
  static String manage(int n, String action, String body) {
    return Talk.request(n, action, IDENTIFIER, body);
  }

  static String answer(int n, String action, String body) {
    return Talk.reply(n, Actions.responseTo(action), "", body);
  }

  static String refused(int n, String action, String subcode, String detail) {
    return Talk.reply(n, action, "", Talk.fault("s:Sender", subcode, detail));
  }

  /** A message to the sink; {@code n} is the end of its message id. */
  static String message(int n, String action, String headers, String body) {
    return Talk.envelope(
        "<wsa:To>http://c/sink</wsa:To><wsa:Action>"
            + action
            + "</wsa:Action><wsa:MessageID>"
            + id(n)
            + "</wsa:MessageID>"
            + headers,
        body);
  }

  static String id(int n) {
    return "urn:uuid:20000000-0000-4000-8000-00000000000" + n;
  }

  /** Headers that ask for an acknowledgement. */
  static String askingForAck() {
    return PARAMETER
        + "<wsa:ReplyTo><wsa:Address>"
        + Uris.ANONYMOUS
        + "</wsa:Address></wsa:ReplyTo><wsman:AckRequested/>";
  }

  static String event(int n, String headers, String text) {
    return message(
        n, "http://e/Happened", headers, "<e:Event xmlns:e='http://e/E'>" + text + "</e:Event>");
  }

  /** An event of the Windows event log. */
  static String record(int number) {
    return "<event:Event xmlns:event='"
        + Namespaces.EVENT
        + "'><event:System><event:EventRecordID>"
        + number
        + "</event:EventRecordID><event:Channel>Application</event:Channel></event:System>"
        + "</event:Event>";
  }

  static String batch(int n, String headers, String... events) {
    StringBuilder body = new StringBuilder("<wsman:Events>");
    for (String event : events) {
      body.append("<wsman:Event Action='")
          .append(Actions.EVENT)
          .append("'>")
          .append(event)
          .append("</wsman:Event>");
    }
    return message(n, Actions.EVENTS, askingForAck() + headers, body + "</wsman:Events>");
  }

  /** wsman:Ack for the message with this number. */
  static String ack(int n) {
    return Talk.envelope(
        "<wsa:To>"
            + Uris.ANONYMOUS
            + "</wsa:To><wsa:Action>"
            + Actions.ACK
            + "</wsa:Action><wsa:MessageID>urn:uuid:30000000-0000-4000-8000-00000000000"
            + n
            + "</wsa:MessageID><wsa:RelatesTo>"
            + id(n)
            + "</wsa:RelatesTo>",
        "");
  }

  static String bookmark(String text) {
    return "<wsman:Bookmark>" + text + "</wsman:Bookmark>";
  }

  static String heartbeat(int n, String headers) {
    return message(n, Actions.HEARTBEAT, headers, "");
  }

  static String end(int n, String status, String manager) {
    return message(
        n,
        Actions.SUBSCRIPTION_END,
        END_PARAMETER,
        "<wse:SubscriptionEnd>"
            + manager
            + "<wse:Status>"
            + status
            + "</wse:Status></wse:SubscriptionEnd>");
  }
}
