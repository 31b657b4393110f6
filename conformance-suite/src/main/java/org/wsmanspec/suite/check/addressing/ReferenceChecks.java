package org.wsmanspec.suite.check.addressing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.Reply;

/** Endpoint references, selectors and URIs in messages (DSP0226 5.1, WS-Addressing 2). */
public final class ReferenceChecks {

  private static final String SHAPE = "WSA-03";
  private static final String PROPERTIES = "DSP0226-addressing-04";
  private static final String SELECTOR_NAME = "DSP0226-addressing-16";
  private static final String SELECTOR_VALUE = "DSP0226-addressing-18";
  private static final String RESOURCE_URI = "DSP0226-addressing-08";
  private static final String ABSOLUTE = "WSA-04";
  private static final String REQUESTED_EPR = "R6.5-1";

  /** Order of the children that WS-Addressing names; what else there is comes after them. */
  private static final List<QName> ORDER =
      List.of(
          Names.WSA_ADDRESS,
          Names.WSA_REFERENCE_PROPERTIES,
          Names.WSA_REFERENCE_PARAMETERS,
          new QName(Namespaces.WSA, "PortType"),
          new QName(Namespaces.WSA, "ServiceName"));

  private static final Pattern NCNAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_.\\-·]*");
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.+");
  private static final Pattern NOT_IN_A_URI = Pattern.compile("[\\s<>\"{}|\\\\^`]");

  private ReferenceChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies(
            "addressing/reply-references",
            List.of(SHAPE, PROPERTIES),
            (r, sink) -> references(r.envelope(), r::wrote, r::at, sink)),
        Check.ofMessagesSent(
            "addressing/request-references",
            List.of(SHAPE, PROPERTIES),
            (a, sink) -> references(a.envelope(), a::wrote, a::at, sink)),
        Check.ofReplies(
            "addressing/reply-selectors",
            List.of(SELECTOR_NAME, SELECTOR_VALUE, RESOURCE_URI),
            (r, sink) -> selectors(r.envelope(), r::wrote, r::at, sink)),
        Check.ofMessagesSent(
            "addressing/request-selectors",
            List.of(SELECTOR_NAME, SELECTOR_VALUE, RESOURCE_URI),
            (a, sink) -> selectors(a.envelope(), a::wrote, a::at, sink)),
        Check.ofReplies(
            "addressing/reply-uris",
            List.of(ABSOLUTE),
            (r, sink) -> {
              if (r.exchange().lacks(Gap.VALUES) || r.exchange().lacks(Gap.MESSAGE_IDS)) {
                sink.unknown(ABSOLUTE, Gap.VALUES.text(), r.place());
              } else if (!r.toUnreadable()) {
                absolute(r.envelope(), Names.WSA_ACTION, r::at, r.place(), sink);
              }
            }),
        Check.ofMessagesSent(
            "addressing/request-uris",
            List.of(ABSOLUTE),
            (a, sink) -> {
              if (a.exchange().lacks(Gap.VALUES) || a.exchange().lacks(Gap.MESSAGE_IDS)) {
                sink.unknown(ABSOLUTE, Gap.VALUES.text(), a.place());
              } else {
                // The Action of an event is a requirement of its own (DSP0226 10.2.8).
                QName first = a.delivers() ? Names.WSA_MESSAGE_ID : Names.WSA_ACTION;
                absolute(a.envelope(), first, a::at, a.place(), sink);
              }
            }),
        Check.ofReplies(
            "addressing/requested-epr", List.of(REQUESTED_EPR), ReferenceChecks::requestedEpr));
  }

  /** Makes a place of a node. */
  private interface Locator {
    Place at(Node node);
  }

  private static void references(
      Envelope envelope, Predicate<Node> own, Locator locator, FindingSink sink) {
    for (Element e : referencesIn(envelope)) {
      if (!own.test(e)) {
        continue;
      }
      Place place = locator.at(e);
      List<Element> children = Dom.children(e);
      long addresses = children.stream().filter(c -> Dom.is(c, Names.WSA_ADDRESS)).count();
      if (addresses != 1) {
        sink.broken(
            SHAPE,
            "one wsa:Address in " + Namespaces.display(Dom.name(e)),
            addresses + " of them",
            place,
            wrapped(e)
                ? "the content of the reference is wrapped in a wsa:EndpointReference of its own"
                : "");
      } else if (!ordered(children)) {
        sink.broken(
            SHAPE,
            "Address, ReferenceProperties, ReferenceParameters, PortType, ServiceName in this"
                + " order",
            String.join(", ", children.stream().map(c -> Namespaces.display(Dom.name(c))).toList()),
            place,
            "");
      } else {
        sink.held(SHAPE, place);
      }
      properties(e, place, sink);
    }
  }

  private static void properties(Element e, Place place, FindingSink sink) {
    // Subscription managers use them in practice, and nobody is hurt.
    boolean eventing = Namespaces.WSE.equals(e.getNamespaceURI());
    if (eventing) {
      return;
    }
    if (EndpointReference.in(e).referenceProperties().isEmpty()) {
      sink.held(PROPERTIES, place);
    } else {
      sink.broken(
          PROPERTIES,
          "wsa:ReferenceParameters",
          "wsa:ReferenceProperties",
          place,
          "reference properties are no part of the default addressing model");
    }
  }

  private static boolean wrapped(Element e) {
    return Dom.child(e, Names.WSA_ENDPOINT_REFERENCE).isPresent();
  }

  private static boolean ordered(List<Element> children) {
    int last = 0;
    for (Element child : children) {
      int rank = ORDER.indexOf(Dom.name(child));
      if (rank >= 0) {
        if (rank < last) {
          return false;
        }
        last = rank;
      }
    }
    return true;
  }

  /** Every element whose content is an endpoint reference of WS-Addressing 2004/08. */
  private static List<Element> referencesIn(Envelope envelope) {
    List<Element> found = new ArrayList<>();
    for (QName name : List.of(Names.WSA_REPLY_TO, Names.WSA_FAULT_TO, Names.WSA_FROM)) {
      found.addAll(envelope.headers(name));
    }
    for (Element e : envelope.elements(Names.WSA_ENDPOINT_REFERENCE)) {
      // One inside ResourceCreated is a wrapper that another check speaks of.
      if (!(e.getParentNode() instanceof Element p && Dom.is(p, Names.WXF_RESOURCE_CREATED))) {
        found.add(e);
      }
    }
    envelope
        .bodyChild()
        .filter(b -> Dom.is(b, Names.WXF_RESOURCE_CREATED))
        .filter(b -> !wrapped(b))
        .ifPresent(found::add);
    return found;
  }

  private static void selectors(
      Envelope envelope, Predicate<Node> own, Locator locator, FindingSink sink) {
    for (Element set : envelope.elements(Names.WSMAN_SELECTOR_SET)) {
      if (!own.test(set)) {
        continue;
      }
      for (Element selector : Dom.children(set, Names.WSMAN_SELECTOR)) {
        selector(selector, locator.at(selector), sink);
      }
    }
    for (Element each : envelope.elements(Names.WSMAN_RESOURCE_URI)) {
      if (!own.test(each)) {
        continue;
      }
      String uri = Dom.text(each);
      Place place = locator.at(each);
      if (uri.isEmpty() || NOT_IN_A_URI.matcher(uri).find()) {
        sink.broken(RESOURCE_URI, "a URI", "'" + uri + "'", place, "");
      } else {
        sink.held(RESOURCE_URI, place);
      }
    }
  }

  private static void selector(Element selector, Place place, FindingSink sink) {
    Optional<String> name = Dom.attribute(selector, Names.NAME).map(String::strip);
    if (name.filter(n -> NCNAME.matcher(n).matches()).isPresent()) {
      sink.held(SELECTOR_NAME, place);
    } else {
      sink.broken(
          SELECTOR_NAME,
          "attribute Name with a name without colon",
          name.map(n -> "Name='" + n + "'").orElse("no attribute Name"),
          place,
          "");
    }
    List<Element> children = Dom.children(selector);
    boolean reference =
        children.size() == 1
            && children.get(0).getLocalName().equals("EndpointReference")
            && ownText(selector).isBlank();
    if (children.isEmpty() || reference) {
      sink.held(SELECTOR_VALUE, place);
    } else {
      sink.broken(
          SELECTOR_VALUE,
          "text, or one wsa:EndpointReference and nothing else",
          children.size() + " child elements" + (ownText(selector).isBlank() ? "" : " among text"),
          place,
          "");
    }
  }

  private static String ownText(Element element) {
    StringBuilder text = new StringBuilder();
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n.getNodeType() == Node.TEXT_NODE || n.getNodeType() == Node.CDATA_SECTION_NODE) {
        text.append(n.getNodeValue());
      }
    }
    return text.toString();
  }

  private static void absolute(
      Envelope envelope, QName first, Locator locator, Place whole, FindingSink sink) {
    // In document order within each kind, so that the same is told of the same message.
    Set<Element> uris = new LinkedHashSet<>();
    uris.addAll(envelope.headers(first));
    uris.addAll(envelope.headers(Names.WSA_MESSAGE_ID));
    referencesIn(envelope).forEach(e -> uris.addAll(Dom.children(e, Names.WSA_ADDRESS)));
    for (Element e : uris) {
      String uri = Dom.text(e);
      if (!uri.isEmpty() && !SCHEME.matcher(uri).matches()) {
        sink.broken(
            ABSOLUTE, "an absolute URI", "'" + uri + "'", locator.at(e), "it has no scheme");
        return;
      }
    }
    if (!uris.isEmpty()) {
      sink.held(ABSOLUTE, whole);
    }
  }

  private static void requestedEpr(Reply reply, FindingSink sink) {
    Optional<Element> header = reply.only(Names.WSMAN_REQUESTED_EPR);
    boolean demanded = reply.asked().map(a -> a.demands(Names.WSMAN_REQUEST_EPR)).orElse(false);
    if (header.isPresent()) {
      List<QName> children = Dom.children(header.get()).stream().map(Dom::name).toList();
      boolean known =
          children.size() == 1
              && Set.of(
                      Names.WSA_ENDPOINT_REFERENCE,
                      Names.WSMAN_EPR_INVALID,
                      Names.WSMAN_EPR_UNKNOWN)
                  .contains(children.get(0));
      if (known) {
        sink.held(REQUESTED_EPR, reply.at(header.get()));
      } else {
        sink.broken(
            REQUESTED_EPR,
            "one of wsa:EndpointReference, wsman:EPRInvalid, wsman:EPRUnknown",
            children.isEmpty()
                ? "nothing"
                : String.join(", ", children.stream().map(Namespaces::display).toList()),
            reply.at(header.get()),
            "");
      }
    } else if (demanded && !reply.isFault() && reply.toReadable()) {
      sink.broken(
          REQUESTED_EPR,
          "header wsman:RequestedEPR, or a fault",
          "a success without it",
          reply.place(),
          "the request marked wsman:RequestEPR as mandatory");
    }
  }
}
