package org.wsmanspec.suite.check.addressing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.Reply;

/** Which headers a message has, and how many of each (DSP0226 5.1 to 5.4, WS-Addressing 3). */
public final class HeaderChecks {

  private static final String TO_PRESENT = "R5.3-1";
  private static final String ACTION_PRESENT = "DSP0226-addressing-53";
  private static final String BROKEN_REQUEST = "DSP0226-faults-16";
  private static final String ONCE = "WSA-08";
  private static final String UNASKED = "DSP0226-addressing-74";
  private static final String MANDATORY = "MS-WMOD-G4";
  private static final String ONE_VERSION = "DSP0226-addressing-79";

  private static final List<QName> SINGLE =
      List.of(
          Names.WSA_TO,
          Names.WSA_ACTION,
          Names.WSA_MESSAGE_ID,
          Names.WSA_FROM,
          Names.WSA_REPLY_TO,
          Names.WSA_FAULT_TO);

  private HeaderChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies(
            "addressing/reply-headers",
            List.of(TO_PRESENT, ACTION_PRESENT, BROKEN_REQUEST),
            HeaderChecks::replyHeaders),
        Check.ofMessagesSent(
            "addressing/request-headers",
            List.of(TO_PRESENT, ACTION_PRESENT),
            HeaderChecks::requestHeaders),
        Check.ofReplies(
            "addressing/reply-duplicates",
            List.of(ONCE),
            (r, sink) -> once(r.envelope(), r.place(), sink)),
        Check.ofMessagesSent(
            "addressing/request-duplicates",
            List.of(ONCE),
            (a, sink) -> once(a.envelope(), a.place(), sink)),
        Check.ofReplies(
            "addressing/unasked-headers", List.of(UNASKED), HeaderChecks::unaskedHeaders),
        Check.ofReplies(
            "addressing/mandatory-reply-headers",
            List.of(MANDATORY),
            HeaderChecks::mandatoryHeaders),
        Check.ofReplies("addressing/one-version", List.of(ONE_VERSION), HeaderChecks::oneVersion));
  }

  private static void replyHeaders(Reply reply, FindingSink sink) {
    if (reply.identifies() || reply.usesAddressing2005()) {
      return;
    }
    present(reply, Names.WSA_TO, TO_PRESENT, sink);
    present(reply, Names.WSA_ACTION, ACTION_PRESENT, sink);
  }

  private static void present(Reply reply, QName name, String requirement, FindingSink sink) {
    boolean there = !reply.envelope().headerText(name).orElse("").isEmpty();
    String shown = Namespaces.display(name);
    if (reply.isFault() && reply.toUnreadable()) {
      // Of a fault to a message that could not be read, less is asked.
      if (there) {
        sink.held(BROKEN_REQUEST, reply.place());
      } else {
        sink.broken(BROKEN_REQUEST, "header " + shown, "a fault without it", reply.place(), "");
      }
    } else if (there) {
      sink.held(requirement, reply.place());
    } else {
      sink.broken(
          requirement,
          "header " + shown + " with content",
          "none",
          reply.place(),
          "every reply but that to Identify carries it");
    }
  }

  private static void requestHeaders(Asked asked, FindingSink sink) {
    if (asked.envelope().isIdentify() || asked.usesAddressing2005()) {
      return;
    }
    // The Action of an event is a requirement of its own (DSP0226 10.2.8).
    List<QName> due =
        asked.delivers() ? List.of(Names.WSA_TO) : List.of(Names.WSA_TO, Names.WSA_ACTION);
    for (QName name : due) {
      String requirement = name.equals(Names.WSA_TO) ? TO_PRESENT : ACTION_PRESENT;
      if (asked.envelope().headerText(name).orElse("").isEmpty()) {
        sink.broken(
            requirement,
            "header " + Namespaces.display(name) + " with content",
            "none",
            asked.place(),
            "");
      } else {
        sink.held(requirement, asked.place());
      }
    }
  }

  private static void once(Envelope envelope, Place place, FindingSink sink) {
    for (QName name : SINGLE) {
      int count = envelope.headers(name).size();
      if (count > 1) {
        sink.broken(
            ONCE, "at most one header " + Namespaces.display(name), count + " of them", place, "");
        return;
      }
    }
    sink.held(ONCE, place);
  }

  private static void unaskedHeaders(Reply reply, FindingSink sink) {
    if (reply.exchange().lacks(Gap.REQUEST)) {
      sink.unknown(UNASKED, Gap.REQUEST.text(), reply.place());
      return;
    }
    Set<QName> asked = replyParameters(reply);
    for (QName name : List.of(Names.WSMAN_RESOURCE_URI, Names.WSMAN_SELECTOR_SET)) {
      Optional<Element> header = reply.envelope().header(name);
      if (header.isPresent() && !asked.contains(name)) {
        sink.broken(
            UNASKED,
            "no header " + Namespaces.display(name) + " in a reply",
            Namespaces.display(name) + " " + Dom.text(header.get()),
            reply.at(header.get()),
            "the headers of the request are not to be copied into the reply");
        return;
      }
    }
    sink.held(UNASKED, reply.place());
  }

  /** Names of the reference parameters that the request's reply addresses hand over. */
  private static Set<QName> replyParameters(Reply reply) {
    return reply.asked().stream()
        .flatMap(
            a ->
                List.of(Names.WSA_REPLY_TO, Names.WSA_FAULT_TO, Names.WSA_FROM).stream()
                    .flatMap(n -> a.envelope().headers(n).stream()))
        .map(EndpointReference::in)
        .flatMap(
            e ->
                List.of(e.referenceParameters(), e.referenceProperties()).stream()
                    .flatMap(List::stream))
        .map(Dom::name)
        .collect(Collectors.toSet());
  }

  private static void mandatoryHeaders(Reply reply, FindingSink sink) {
    Set<QName> asked = replyParameters(reply);
    Set<String> used =
        reply.asked().stream()
            .flatMap(a -> a.envelope().headers().stream())
            .map(h -> Dom.name(h).getNamespaceURI())
            .collect(Collectors.toSet());
    for (Element header : reply.envelope().headers()) {
      QName name = Dom.name(header);
      if (Envelope.mustUnderstand(header)
          && !Namespaces.byPrefix().containsValue(name.getNamespaceURI())
          && !used.contains(name.getNamespaceURI())
          && !asked.contains(name)) {
        if (reply.asked().isEmpty()) {
          sink.unknown(MANDATORY, Gap.REQUEST.text(), reply.at(header));
        } else {
          sink.broken(
              MANDATORY,
              "no mandatory header that the protocol does not define",
              Namespaces.display(name) + " with s:mustUnderstand true",
              reply.at(header),
              "a client that does not know this header must refuse the reply");
        }
        return;
      }
    }
    sink.held(MANDATORY, reply.place());
  }

  private static void oneVersion(Reply reply, FindingSink sink) {
    boolean old =
        reply.envelope().headers().stream()
            .anyMatch(h -> Namespaces.WSA.equals(h.getNamespaceURI()));
    boolean both = old && reply.usesAddressing2005();
    boolean newer = reply.asked().map(Asked::usesAddressing2005).orElse(false);
    boolean other =
        (reply.usesAddressing2005() && !old && reply.toReadable())
            // A fault may come from a service that knows the older version only.
            || (newer && old && !reply.isFault());
    if (both || other) {
      sink.broken(
          ONE_VERSION,
          "the WS-Addressing version of the request, and no other",
          both ? "headers of both versions" : "headers of version " + (old ? "2004/08" : "2005/08"),
          reply.place(),
          "");
    } else if (old || reply.usesAddressing2005()) {
      sink.held(ONE_VERSION, reply.place());
    }
  }
}
