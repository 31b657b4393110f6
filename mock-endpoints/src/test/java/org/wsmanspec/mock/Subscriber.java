package org.wsmanspec.mock;

import java.util.List;
import java.util.stream.Stream;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.Client.Answer;

/** Subscribes with messages written by hand. */
final class Subscriber {

  static final String E = Namespaces.WSE + "/";
  static final String LOG =
      "<wsman:ResourceURI s:mustUnderstand=\"true\">" + Uris.EVENT_LOG + "</wsman:ResourceURI>";
  static final String PULL = "<wse:Delivery Mode=\"" + Uris.MODE_PULL + "\"/>";
  static final String SINK = "http://127.0.0.1:9/sink";

  private final Client client;

  Subscriber(ReferenceEndpoint endpoint) {
    this.client = new Client(endpoint.address());
  }

  Client client() {
    return client;
  }

  /** A subscription as its response describes it. */
  record Subscribed(String resource, String identifier, String context, String expires) {

    /** The reference parameters of its manager as headers. */
    String headers() {
      return resource + "<wse:Identifier>" + identifier + "</wse:Identifier>";
    }
  }

  Answer subscribe(String resource, String content) {
    return client.send(
        Client.envelope(
            E + "Subscribe", resource, "<wse:Subscribe>" + content + "</wse:Subscribe>"));
  }

  Subscribed subscribed(String resource, String content) {
    Answer answer = subscribe(resource, content);
    if (answer.status() != 200) {
      throw new AssertionError(answer.text());
    }
    return new Subscribed(
        resource,
        answer.at("//wse:SubscriptionManager//wse:Identifier"),
        answer.at("//wsen:EnumerationContext"),
        answer.at("//wse:Expires"));
  }

  Answer operation(Subscribed subscription, String verb, String content) {
    return operation(subscription.headers(), verb, content);
  }

  Answer operation(String headers, String verb, String content) {
    return client.send(
        Client.envelope(E + verb, headers, "<wse:" + verb + ">" + content + "</wse:" + verb + ">"));
  }

  Answer pull(Subscribed subscription, int elements) {
    return pull(
        subscription,
        "<wsen:MaxTime>PT0.05S</wsen:MaxTime><wsen:MaxElements>"
            + elements
            + "</wsen:MaxElements>");
  }

  Answer pull(Subscribed subscription, String content) {
    return client.pull(subscription.headers(), subscription.context(), content);
  }

  /** The texts of the events that wait for a subscription to the log. */
  List<String> texts(Subscribed subscription) {
    Answer answer = pull(subscription, 100);
    if (answer.envelope().isFault()) {
      return List.of(answer.faultLine());
    }
    return strings(answer, "//event:Data[@Name='Text']");
  }

  static List<String> strings(Answer answer, String path) {
    int count = Integer.parseInt(answer.at("count(" + path + ")"));
    return Stream.iterate(1, i -> i <= count, i -> i + 1)
        .map(i -> answer.at("(" + path + ")[" + i + "]"))
        .toList();
  }

  /** Has the endpoint raise events by its own method. */
  Answer raise(String input) {
    return invoke("Raise", input);
  }

  Answer invoke(String method, String input) {
    String uri = "http://schemas.wsmanspec.org/wbem/wscim/1/cim-schema/2/WSPEC_EventSource";
    return client.send(
        Client.envelope(
            uri + "/" + method,
            "<wsman:ResourceURI>"
                + uri
                + "</wsman:ResourceURI><wsman:SelectorSet><wsman:Selector Name=\"Name\">main"
                + "</wsman:Selector></wsman:SelectorSet>",
            "<p:"
                + method
                + "_INPUT xmlns:p=\""
                + uri
                + "\">"
                + input
                + "</p:"
                + method
                + "_INPUT>"));
  }
}
