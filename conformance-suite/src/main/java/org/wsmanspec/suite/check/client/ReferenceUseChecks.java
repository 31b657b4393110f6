package org.wsmanspec.suite.check.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;

/** Requests that use references which a service handed out (DSP0226 5.1.3). */
public final class ReferenceUseChecks {

  private static final String OPAQUE = "DSP0226-addressing-31";

  /** Namespaces of protocols, whose headers do not come from a reference alone. */
  private static final Set<String> PROTOCOL = Set.copyOf(Namespaces.byPrefix().values());

  private ReferenceUseChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.of("client/opaque-reference", List.of(OPAQUE), ReferenceUseChecks::opaque));
  }

  /**
   * A header of a service's own that stood in a reference and in no request before is a copy from
   * there, and must be a true one.
   */
  private static void opaque(Conversation conversation, FindingSink sink) {
    Map<QName, List<Element>> handedOut = new HashMap<>();
    Set<QName> clientsOwn = new HashSet<>();
    for (Exchange exchange : conversation.exchanges()) {
      if (exchange.role() != Exchange.Role.OPERATION) {
        continue;
      }
      Optional<Asked> asked = Asked.of(exchange).filter(a -> !exchange.lacks(Gap.VALUES));
      for (Element header : asked.map(a -> a.envelope().headers()).orElse(List.of())) {
        if (handedOut.containsKey(Dom.name(header))) {
          copy(asked.orElseThrow(), header, handedOut, sink);
        } else {
          clientsOwn.add(Dom.name(header));
        }
      }
      for (Element parameter :
          exchange.responseEnvelope().map(e -> parameters(e)).orElse(List.of())) {
        if (!clientsOwn.contains(Dom.name(parameter))) {
          handedOut.computeIfAbsent(Dom.name(parameter), n -> new ArrayList<>()).add(parameter);
        }
      }
    }
  }

  private static void copy(
      Asked asked, Element header, Map<QName, List<Element>> handedOut, FindingSink sink) {
    List<Element> originals = handedOut.getOrDefault(Dom.name(header), List.of());
    if (originals.stream().anyMatch(o -> Dom.text(o).equals(Dom.text(header)))) {
      sink.held(OPAQUE, asked.at(header));
    } else {
      sink.broken(
          OPAQUE,
          "header "
              + Namespaces.display(Dom.name(header))
              + " with the content it had in an endpoint reference of the service",
          "'" + Dom.text(header) + "'",
          asked.at(header),
          "only the service knows what the parts of its own references mean");
    }
  }

  /** Reference parameters of the service's own in a message. */
  private static List<Element> parameters(Envelope envelope) {
    List<Element> found = new ArrayList<>();
    NodeList all =
        envelope.document().getElementsByTagNameNS(Namespaces.WSA, "ReferenceParameters");
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i).getParentNode() instanceof Element epr) {
        EndpointReference.in(epr).referenceParameters().stream()
            .filter(p -> p.getNamespaceURI() != null && !PROTOCOL.contains(p.getNamespaceURI()))
            .forEach(found::add);
      }
    }
    return found;
  }
}
