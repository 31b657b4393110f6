package org.wsmanspec.mock.eventing.delivery;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.w3c.dom.Element;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.SafeXml;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.mock.eventing.Bookmarks;
import org.wsmanspec.mock.eventing.Credentials;
import org.wsmanspec.mock.eventing.DeliveryMode;
import org.wsmanspec.mock.eventing.Event;
import org.wsmanspec.mock.eventing.MaxEnvelope;
import org.wsmanspec.mock.eventing.RetryPolicy;
import org.wsmanspec.mock.eventing.Terms;
import org.wsmanspec.mock.soap.Xml;

/** Terms of a subscription, and events for it. */
final class Agreed {

  static final String ACTION = "urn:test/Happened";

  private final DeliveryMode mode;
  private final EndpointReference notifyTo;
  private Optional<EndpointReference> endTo = Optional.empty();
  private Optional<Duration> heartbeats = Optional.empty();
  private Optional<Bookmarks> bookmarks = Optional.empty();
  private Optional<RetryPolicy> retry = Optional.of(new RetryPolicy(Duration.ZERO, 2));
  private OptionalInt maxElements = OptionalInt.empty();
  private Optional<Duration> maxTime = Optional.empty();
  private Optional<MaxEnvelope> maxEnvelope = Optional.empty();
  private Optional<String> locale = Optional.empty();
  private Charset encoding = StandardCharsets.UTF_8;
  private Optional<String> profile = Optional.empty();
  private Optional<Credentials> credentials = Optional.empty();

  private Agreed(DeliveryMode mode, URI sink) {
    this.mode = mode;
    this.notifyTo = reference(sink, "n");
  }

  static Agreed on(DeliveryMode mode, URI sink) {
    return new Agreed(mode, sink);
  }

  Agreed endTo(URI sink) {
    endTo = Optional.of(reference(sink, "e"));
    return this;
  }

  Agreed heartbeats(Duration value) {
    heartbeats = Optional.of(value);
    return this;
  }

  Agreed retry(Duration interval, int total) {
    retry = Optional.of(new RetryPolicy(interval, total));
    return this;
  }

  Agreed ownRetry() {
    retry = Optional.empty();
    return this;
  }

  Agreed maxElements(int value) {
    maxElements = OptionalInt.of(value);
    return this;
  }

  Agreed maxTime(Duration value) {
    maxTime = Optional.of(value);
    return this;
  }

  Agreed maxEnvelope(int octets, MaxEnvelope.Policy policy) {
    maxEnvelope = Optional.of(new MaxEnvelope(octets, policy));
    return this;
  }

  Agreed locale(String value) {
    locale = Optional.of(value);
    return this;
  }

  Agreed utf16() {
    encoding = StandardCharsets.UTF_16;
    return this;
  }

  Agreed user(String name, String password) {
    credentials = Optional.of(new Credentials.User(name, password));
    return this;
  }

  Agreed credentials(Credentials value) {
    credentials = Optional.of(value);
    return this;
  }

  Agreed profile(String value) {
    profile = Optional.of(value);
    return this;
  }

  Agreed bookmarks(long start) {
    bookmarks =
        Optional.of(
            new Bookmarks() {
              @Override
              public long start() {
                return start;
              }

              @Override
              public Element write(Element parent, long number) {
                return Xml.add(parent, Names.WSMAN_BOOKMARK, "at " + number);
              }
            });
    return this;
  }

  Terms terms() {
    return new Terms(
        "urn:test:subscription",
        mode,
        Optional.of(notifyTo),
        endTo,
        heartbeats,
        bookmarks,
        retry,
        maxElements,
        maxTime,
        maxEnvelope,
        locale,
        encoding,
        profile,
        credentials,
        reference(URI.create("http://source.example/wsman"), "m"));
  }

  /** An EPR with a reference property and two reference parameters, one with a QName in it. */
  private static EndpointReference reference(URI address, String mark) {
    String xml =
        "<wse:NotifyTo xmlns:wse='"
            + Namespaces.WSE
            + "' xmlns:wsa='"
            + Namespaces.WSA
            + "' xmlns:q='urn:test:names'><wsa:Address>"
            + address.toString().replace("&", "&amp;")
            + "</wsa:Address><wsa:ReferenceProperties><p:Property xmlns:p='urn:test:p'>"
            + mark
            + "-property</p:Property></wsa:ReferenceProperties>"
            + "<wsa:ReferenceParameters><p:One xmlns:p='urn:test:p' p:kind='q:name'>"
            + mark
            + "-one</p:One><Two xmlns='urn:test:p'><Deep>"
            + mark
            + "-two</Deep></Two></wsa:ReferenceParameters></wse:NotifyTo>";
    return EndpointReference.in(
        SafeXml.parse(xml.getBytes(StandardCharsets.UTF_8)).getDocumentElement());
  }

  /** An event with its number in its content. */
  static Event event(long number) {
    return event(number, "");
  }

  /** An event with its number and a text in its content. */
  static Event event(long number, String text) {
    Element content = Xml.root(new javax.xml.namespace.QName("urn:test", "Event", "t"));
    Xml.add(content, new javax.xml.namespace.QName("urn:test", "Number", "t"), number + "");
    Xml.add(content, new javax.xml.namespace.QName("urn:test", "Text", "t"), text);
    return new Event(number, number % 2 == 0 ? Actions.EVENT : ACTION, content, Instant.EPOCH);
  }
}
