package org.wsmanspec.mock.wef;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Forwarding;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.mock.http.HttpQuestion;
import org.wsmanspec.mock.http.SoapEndpoint;
import org.wsmanspec.mock.soap.Reply;
import org.wsmanspec.mock.soap.Xml;
import org.wsmanspec.mock.soap.XmlText;

/** The service of a publisher as the publisher uses it: a client in the same process. */
final class Local {

  private static final String ADDRESS = "http://localhost/wsman";

  /** Octets that a delivery gains when it is dressed, at most. */
  private static final int DRESS_OCTETS = 2000;

  private final SoapEndpoint service;
  private final Dress dress;
  private final PublisherSettings settings;
  private final String session;

  /** A subscription that the service runs, by its manager's EPR. */
  record Subscribed(EndpointReference manager) {

    /** Whether the service calls it so. */
    boolean isNamed(String id) {
      return manager.referenceParameters().stream()
          .anyMatch(e -> Dom.is(e, Names.WSE_IDENTIFIER) && Dom.text(e).equals(id));
    }
  }

  /**
   * What came of a Subscribe.
   *
   * @param fault the fault message as octets, if it was refused
   */
  record Result(Optional<Subscribed> subscribed, Optional<byte[]> fault) {}

  Local(SoapEndpoint service, Dress dress, PublisherSettings settings, String session) {
    this.service = service;
    this.dress = dress;
    this.settings = settings;
    this.session = session;
  }

  /** Has the service take a Subscribe of the list as if it had been received. */
  Result subscribe(Listed listed) {
    boolean text = settings.options() && listed.hasOption(Forwarding.OPTION_CDATA);
    boolean compressed = settings.options() && listed.hasOption(Forwarding.OPTION_COMPRESSION);
    Dress.Wearer wearer =
        new Dress.Wearer(settings.machine(), session, text, compressed, listed.nameless());
    listed.addresses().forEach(a -> dress.dress(a, wearer));
    HttpAnswer answer = ask(prepared(listed, text, false));
    if (read(answer).flatMap(Envelope::fault).filter(Local::isAboutBookmark).isPresent()) {
      // The bookmark of an earlier life names nothing now: everything there is comes again.
      answer = ask(prepared(listed, text, true));
    }
    Optional<Envelope> envelope = read(answer);
    byte[] body = answer.body();
    Optional<Subscribed> subscribed =
        envelope
            .filter(e -> !e.isFault())
            .flatMap(e -> e.elements(Names.WSE_SUBSCRIPTION_MANAGER).stream().findFirst())
            .map(e -> new Subscribed(EndpointReference.in(e)));
    if (subscribed.isEmpty()) {
      forget(listed);
    }
    return new Result(subscribed, envelope.filter(Envelope::isFault).map(e -> body.clone()));
  }

  private static boolean isAboutBookmark(Fault fault) {
    return fault.hasSubcode(FaultSubcode.INVALID_BOOKMARK.qname());
  }

  /** The Subscribe as this service reads it: its own bookmark, and room for the dress. */
  private static String prepared(Listed listed, boolean text, boolean earliest) {
    Element copy = Xml.copy(Xml.root(Names.S_BODY), listed.envelope());
    Dom.path(copy, Names.S_BODY, Names.WSE_SUBSCRIBE)
        .ifPresent(
            subscribe -> {
              Optional<Element> bookmark = Dom.child(subscribe, Names.WSMAN_BOOKMARK);
              bookmark.ifPresent(WindowsBookmark::reveal);
              if (earliest) {
                bookmark.ifPresent(b -> b.setTextContent(Uris.BOOKMARK_EARLIEST));
              }
              Dom.child(subscribe, Names.WSE_END_TO).ifPresent(Local::dropNameless);
              Dom.path(subscribe, Names.WSE_DELIVERY, Names.WSE_NOTIFY_TO)
                  .ifPresent(Local::dropNameless);
              Dom.path(subscribe, Names.WSE_DELIVERY, Names.WSMAN_MAX_ENVELOPE_SIZE)
                  .filter(size -> Dom.text(size).matches("[0-9]{5,9}"))
                  .ifPresent(
                      size -> {
                        int octets = Integer.parseInt(Dom.text(size)) - 2 * DRESS_OCTETS;
                        // Markup grows when it becomes text.
                        size.setTextContent(Integer.toString(text ? octets / 2 : octets));
                      });
            });
    return XmlText.of(copy);
  }

  /** The dress has them. */
  private static void dropNameless(Element reference) {
    EndpointReference epr = EndpointReference.in(reference);
    List<Element> blocks = new ArrayList<>(epr.referenceProperties());
    blocks.addAll(epr.referenceParameters());
    for (Element block : blocks) {
      if (block.getNamespaceURI() == null && block.getParentNode() instanceof Element parent) {
        parent.removeChild(block);
      }
    }
  }

  /** Keeps a subscription from expiring, as far as the service lets it. */
  void renew(Subscribed subscribed) {
    HttpAnswer answer = ask(about(subscribed, Actions.RENEW, Names.WSE_RENEW));
    assert answer.status() > 0;
  }

  /** Ends a subscription. */
  void unsubscribe(Subscribed subscribed) {
    HttpAnswer answer = ask(about(subscribed, Actions.UNSUBSCRIBE, Names.WSE_UNSUBSCRIBE));
    assert answer.status() > 0;
  }

  /** Deliveries to its addresses are no longer this publisher's. */
  void forget(Listed listed) {
    listed.addresses().forEach(dress::undress);
  }

  private static String about(Subscribed subscribed, String action, QName body) {
    Element envelope = Xml.root(Names.S_ENVELOPE);
    Element header = Xml.add(envelope, Names.S_HEADER);
    Xml.add(header, Names.WSA_TO, subscribed.manager().address().orElse(ADDRESS));
    Xml.add(header, Names.WSA_ACTION, action);
    Xml.add(header, Names.WSA_MESSAGE_ID, Reply.freshMessageId());
    Xml.add(Xml.add(header, Names.WSA_REPLY_TO), Names.WSA_ADDRESS, Uris.ANONYMOUS);
    List<Element> blocks = new ArrayList<>(subscribed.manager().referenceProperties());
    blocks.addAll(subscribed.manager().referenceParameters());
    blocks.forEach(b -> Xml.copy(header, b));
    Xml.add(Xml.add(envelope, Names.S_BODY), body);
    return XmlText.of(envelope);
  }

  private HttpAnswer ask(String envelope) {
    return service.answer(
        new HttpQuestion(
            "/wsman",
            Optional.of(WireText.contentType(false)),
            envelope.getBytes(StandardCharsets.UTF_8),
            false,
            Optional.empty(),
            true,
            ADDRESS));
  }

  private static Optional<Envelope> read(HttpAnswer answer) {
    return answer.body().length == 0
        ? Optional.empty()
        : Optional.of(Envelope.parse(answer.body()));
  }
}
