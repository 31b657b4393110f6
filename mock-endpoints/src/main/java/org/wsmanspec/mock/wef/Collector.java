package org.wsmanspec.mock.wef;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Forwarding;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.addressing.AddressingHeaders;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.mock.soap.Reply;
import org.wsmanspec.mock.soap.SoapFaultException;
import org.wsmanspec.mock.soap.Xml;

/**
 * The side of event forwarding that lists subscriptions and remembers how far each machine is.
 *
 * <p>Messages in, messages out: HTTP and the taking of events are the sink's. Source: MS-WSMV
 * 3.1.4.1.30 and 3.1.4.8.3. Thread-safe.
 */
public final class Collector {

  private static final int OPEN_LISTS = 100;
  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,8}");

  private final Listing listing = new Listing();
  private final Map<String, List<Element>> open = new LinkedHashMap<>();
  private boolean optimizing = true;

  /** A collector that offers nothing yet. */
  public Collector() {}

  /**
   * Offers these subscriptions and no others from now on.
   *
   * <p>One whose definition is as before keeps its version and what is known of its bookmarks.
   */
  public synchronized void offer(List<Offer> offers) {
    listing.replace(offers);
  }

  /** Whether optimized enumeration is offered; otherwise items come with Pull only. */
  public synchronized void optimize(boolean value) {
    optimizing = value;
  }

  /** The version of a subscription; empty if it is not offered. */
  public synchronized Optional<String> version(String name) {
    return listing.version(name);
  }

  /** The subscription that a delivery names by its version; empty if there is none. */
  public synchronized Optional<String> subscriptionOf(Envelope delivery) {
    return delivery.headerText(Names.WSE_IDENTIFIER).flatMap(listing::named);
  }

  /**
   * Takes note of a delivery that was acknowledged: its bookmark is where its machine resumes.
   *
   * @param name the subscription
   */
  public synchronized void delivered(String name, Envelope delivery) {
    delivery
        .header(Names.WSMAN_BOOKMARK)
        .ifPresent(bookmark -> listing.keep(name, machine(delivery), bookmark));
  }

  /** Where a machine will resume a subscription. */
  public synchronized Optional<Element> bookmark(String name, String machine) {
    return listing.bookmark(name, machine);
  }

  /** Answers a publisher that asks for its subscriptions, or is done with that. */
  public synchronized HttpAnswer answer(Envelope request) {
    Charset charset = request.encoding().charset();
    try {
      String action = request.action().orElse("");
      if (action.equals(Forwarding.END)) {
        return WireText.empty(204);
      }
      if (request.isFault()) {
        // What became of a subscription; nothing is answered to a fault.
        return WireText.empty(202);
      }
      Reply reply =
          Reply.to(
              Actions.responseTo(action),
              AddressingHeaders.messageIdOf(request),
              AddressingHeaders.replyParameters(request));
      request
          .header(Forwarding.OPERATION_ID)
          .ifPresent(
              id -> {
                reply.repeatHeader(id);
                Element sequence = reply.addHeader(Forwarding.SEQUENCE_ID);
                Xml.attribute(sequence, Names.S_MUST_UNDERSTAND, "false");
                sequence.setTextContent("1");
              });
      switch (action) {
        case Actions.ENUMERATE -> enumerate(request, reply);
        case Actions.PULL -> pull(request, reply);
        case Actions.RELEASE -> release(request);
        default ->
            throw SoapFaultException.of(
                FaultSubcode.ACTION_NOT_SUPPORTED,
                "A collector's list is enumerated; the action '" + action + "' is not supported");
      }
      return WireText.answer(200, reply, charset);
    } catch (SoapFaultException e) {
      return WireText.answer(
          e.status(),
          Reply.fault(
              e,
              AddressingHeaders.messageIdOf(request),
              AddressingHeaders.faultParameters(request)),
          charset);
    }
  }

  private void enumerate(Envelope request, Reply reply) {
    Element asked = body(request, Names.WSEN_ENUMERATE);
    String uri = request.resourceUri().orElse("");
    if (!uri.equals(Forwarding.SUBSCRIPTIONS)) {
      throw SoapFaultException.of(
          FaultSubcode.DESTINATION_UNREACHABLE,
          "InvalidResourceURI",
          "Subscriptions are at " + Forwarding.SUBSCRIPTIONS + ", not at '" + uri + "'");
    }
    List<Element> items = new ArrayList<>(listing.items(machine(request)));
    boolean optimized =
        optimizing && Dom.child(asked, Names.WSMAN_OPTIMIZE_ENUMERATION).isPresent();
    Element response = Xml.add(reply.body(), Names.WSEN_ENUMERATE_RESPONSE);
    Element context = Xml.add(response, Names.WSEN_ENUMERATION_CONTEXT);
    if (!optimized) {
      context.setTextContent(remember(items));
      return;
    }
    Element list = Xml.add(response, Names.WSMAN_ITEMS);
    take(items, count(asked, Names.WSMAN_MAX_ELEMENTS), list);
    if (items.isEmpty()) {
      Xml.add(response, Names.WSMAN_END_OF_SEQUENCE);
    } else {
      context.setTextContent(remember(items));
    }
  }

  private void pull(Envelope request, Reply reply) {
    Element asked = body(request, Names.WSEN_PULL);
    List<Element> items = opened(asked);
    Element response = Xml.add(reply.body(), Names.WSEN_PULL_RESPONSE);
    Element context = Xml.add(response, Names.WSEN_ENUMERATION_CONTEXT);
    Element list = Xml.add(response, Names.WSEN_ITEMS);
    take(items, count(asked, Names.WSEN_MAX_ELEMENTS), list);
    if (items.isEmpty()) {
      // After the last item there is no context any more (WS-Enumeration 3.2).
      response.removeChild(context);
      Xml.add(response, Names.WSEN_END_OF_SEQUENCE);
    } else {
      context.setTextContent(remember(items));
    }
  }

  private void release(Envelope request) {
    opened(body(request, Names.WSEN_RELEASE));
  }

  private static void take(List<Element> items, int most, Element list) {
    for (int i = 0; i < most && !items.isEmpty(); i++) {
      Xml.copy(list, items.remove(0));
    }
  }

  private static Element body(Envelope request, QName name) {
    return request
        .bodyChild()
        .filter(e -> Dom.is(e, name))
        .orElseThrow(
            () ->
                SoapFaultException.of(
                    FaultSubcode.SCHEMA_VALIDATION_ERROR,
                    "s:Body must hold " + name.getLocalPart()));
  }

  private String remember(List<Element> items) {
    String context = "uuid:" + UUID.randomUUID();
    open.put(context, items);
    if (open.size() > OPEN_LISTS) {
      open.remove(open.keySet().iterator().next());
    }
    return context;
  }

  private List<Element> opened(Element asked) {
    List<Element> items =
        open.remove(Dom.child(asked, Names.WSEN_ENUMERATION_CONTEXT).map(Dom::text).orElse(""));
    if (items == null) {
      throw SoapFaultException.of(
          FaultSubcode.INVALID_ENUMERATION_CONTEXT, "There is no such list of subscriptions");
    }
    return items;
  }

  /** How many items may come; one without a wish (WS-Enumeration 3.2). */
  private static int count(Element asked, QName name) {
    return Dom.child(asked, name)
        .map(Dom::text)
        .filter(t -> COUNT.matcher(t).matches())
        .map(Integer::valueOf)
        .orElse(1);
  }

  private static String machine(Envelope message) {
    return message.headerText(Forwarding.MACHINE_ID).orElse("");
  }
}
