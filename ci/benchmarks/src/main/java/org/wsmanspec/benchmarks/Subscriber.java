package org.wsmanspec.benchmarks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.SafeXml;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.mock.eventing.Bookmarks;
import org.wsmanspec.mock.eventing.DeliveryMode;
import org.wsmanspec.mock.eventing.Event;
import org.wsmanspec.mock.eventing.RetryPolicy;
import org.wsmanspec.mock.eventing.Terms;
import org.wsmanspec.mock.soap.Xml;

/** Terms as a typical subscriber has them, and events of a typical size. */
final class Subscriber {

  private static final String NAMESPACE = "urn:wsmanspec:benchmarks";
  private static final String TEXT = "An event of a size that is usual in logs. ".repeat(15);

  private Subscriber() {}

  /**
   * Terms with bookmarks, a reference parameter and patience.
   *
   * @param batch events in a batch at most
   */
  static Terms terms(DeliveryMode mode, URI sink, int batch) {
    EndpointReference to = reference(sink);
    return new Terms(
        "urn:uuid:benchmark",
        mode,
        Optional.of(to),
        Optional.empty(),
        Optional.of(Duration.ofMinutes(1)),
        Optional.of(new Numbers()),
        Optional.of(new RetryPolicy(Duration.ofMillis(5), 100_000)),
        mode == DeliveryMode.EVENTS ? OptionalInt.of(batch) : OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        StandardCharsets.UTF_8,
        Optional.empty(),
        Optional.empty(),
        to);
  }

  private static EndpointReference reference(URI address) {
    String xml =
        "<wse:NotifyTo xmlns:wse='"
            + Namespaces.WSE
            + "' xmlns:wsa='"
            + Namespaces.WSA
            + "'><wsa:Address>"
            + address
            + "</wsa:Address><wsa:ReferenceParameters><wse:Identifier>"
            + "urn:uuid:2f1ce1a0-0000-4000-8000-000000000000</wse:Identifier>"
            + "</wsa:ReferenceParameters></wse:NotifyTo>";
    return EndpointReference.in(
        SafeXml.parse(xml.getBytes(StandardCharsets.UTF_8)).getDocumentElement());
  }

  /** An event of about 800 octets. */
  static Event event(long number) {
    Element content = Xml.root(new QName(NAMESPACE, "Event", "b"));
    Xml.add(content, new QName(NAMESPACE, "Number", "b"), Long.toString(number));
    Xml.add(content, new QName(NAMESPACE, "Text", "b"), TEXT);
    return new Event(number, Actions.EVENT, content, Instant.EPOCH);
  }

  private static final class Numbers implements Bookmarks {
    @Override
    public long start() {
      return 0;
    }

    @Override
    public Element write(Element parent, long number) {
      return Xml.add(parent, Names.WSMAN_BOOKMARK, Long.toString(number));
    }
  }
}
