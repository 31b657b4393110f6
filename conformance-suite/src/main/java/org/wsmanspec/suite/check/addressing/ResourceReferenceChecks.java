package org.wsmanspec.suite.check.addressing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/** Endpoint references of resources that a service hands out (DSP0226 5.1.2, 6.5). */
public final class ResourceReferenceChecks {

  private static final String MODEL = "DSP0226-addressing-05";
  private static final String GONE = "DSP0226-addressing-71";

  private ResourceReferenceChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies("addressing/default-model", List.of(MODEL), ResourceReferenceChecks::model),
        Check.ofReplies(
            "addressing/deleted-reference", List.of(GONE), ResourceReferenceChecks::gone));
  }

  private static void model(Reply reply, FindingSink sink) {
    for (Element e : handedOut(reply.envelope())) {
      List<Element> parameters = EndpointReference.in(e).referenceParameters();
      int uris = count(parameters, Names.WSMAN_RESOURCE_URI);
      int sets = count(parameters, Names.WSMAN_SELECTOR_SET);
      Optional<String> wrong = wrong(e, uris, sets);
      if (wrong.isPresent()) {
        sink.broken(
            MODEL,
            "one wsman:ResourceURI and at most one wsman:SelectorSet in wsa:ReferenceParameters",
            wrong.get(),
            reply.at(e),
            "");
      } else if (uris == 1) {
        sink.held(MODEL, reply.at(e));
      }
    }
  }

  /**
   * What is wrong with a reference that uses words of the default model; one that uses none is of
   * the service's own model.
   */
  private static Optional<String> wrong(Element e, int uris, int sets) {
    if (Dom.child(e, Names.WSMAN_RESOURCE_URI).isPresent()
        || Dom.child(e, Names.WSMAN_SELECTOR_SET).isPresent()) {
      return Optional.of("they stand beside wsa:ReferenceParameters");
    }
    if (sets > 0 && uris == 0 && !inProperties(e)) {
      return Optional.of("wsman:SelectorSet without wsman:ResourceURI");
    }
    if (uris > 1 || sets > 1) {
      return Optional.of(uris + " wsman:ResourceURI and " + sets + " wsman:SelectorSet");
    }
    return Optional.empty();
  }

  /** Reference properties have a requirement of their own. */
  private static boolean inProperties(Element e) {
    return count(EndpointReference.in(e).referenceProperties(), Names.WSMAN_RESOURCE_URI) > 0;
  }

  private static int count(List<Element> elements, javax.xml.namespace.QName name) {
    return (int) elements.stream().filter(e -> Dom.is(e, name)).count();
  }

  /** The references in a body, and the one that RequestEPR asked for. */
  private static List<Element> handedOut(Envelope envelope) {
    List<Element> found = new ArrayList<>(envelope.elements(Names.WSA_ENDPOINT_REFERENCE));
    envelope
        .bodyChild()
        .filter(b -> Dom.is(b, Names.WXF_RESOURCE_CREATED))
        .filter(b -> Dom.child(b, Names.WSA_ADDRESS).isPresent())
        .ifPresent(found::add);
    return found;
  }

  private static void gone(Reply reply, FindingSink sink) {
    Optional<Element> header = reply.only(Names.WSMAN_REQUESTED_EPR);
    boolean fragment =
        reply.asked().map(a -> a.only(Names.WSMAN_FRAGMENT_TRANSFER).isPresent()).orElse(false);
    if (header.isEmpty() || fragment || !reply.answers(Actions.DELETE)) {
      return;
    }
    if (Dom.child(header.get(), Names.WSA_ENDPOINT_REFERENCE).isPresent()) {
      sink.broken(
          GONE,
          "wsman:EPRInvalid or wsman:EPRUnknown",
          "an endpoint reference of what was just deleted",
          reply.at(header.get()),
          "");
    } else {
      sink.held(GONE, reply.at(header.get()));
    }
  }
}
