package org.wsmanspec.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.vocabulary.Names;

/**
 * A WS-Addressing 2004/08 endpoint reference, read leniently: what is absent is empty.
 *
 * @param element the element whose content this is (wsa:EndpointReference, wsa:ReplyTo,
 *     wxf:ResourceCreated …)
 * @param address wsa:Address, trimmed
 * @param referenceProperties children of wsa:ReferenceProperties
 * @param referenceParameters children of wsa:ReferenceParameters
 */
public record EndpointReference(
    Element element,
    Optional<String> address,
    List<Element> referenceProperties,
    List<Element> referenceParameters) {

  /** Read the content of an element as an endpoint reference. */
  public static EndpointReference in(Element element) {
    return new EndpointReference(
        element,
        Dom.child(element, Names.WSA_ADDRESS).map(Dom::text),
        Dom.child(element, Names.WSA_REFERENCE_PROPERTIES).map(Dom::children).orElse(List.of()),
        Dom.child(element, Names.WSA_REFERENCE_PARAMETERS).map(Dom::children).orElse(List.of()));
  }

  /** wsman:ResourceURI among the reference parameters (default addressing model, 5.1.2). */
  public Optional<String> resourceUri() {
    return referenceParameters.stream()
        .filter(e -> Dom.is(e, Names.WSMAN_RESOURCE_URI))
        .map(Dom::text)
        .findFirst();
  }

  /** The selectors of wsman:SelectorSet among the reference parameters. */
  public List<Selector> selectors() {
    return referenceParameters.stream()
        .filter(e -> Dom.is(e, Names.WSMAN_SELECTOR_SET))
        .findFirst()
        .map(EndpointReference::selectorsIn)
        .orElse(List.of());
  }

  /** Read the selectors of a wsman:SelectorSet element. */
  public static List<Selector> selectorsIn(Element selectorSet) {
    List<Selector> selectors = new ArrayList<>();
    for (Element e : Dom.children(selectorSet, Names.WSMAN_SELECTOR)) {
      Optional<EndpointReference> nested =
          Dom.child(e, Names.WSA_ENDPOINT_REFERENCE).map(EndpointReference::in);
      selectors.add(
          new Selector(
              Dom.attribute(e, Names.NAME).map(String::strip).orElse(""),
              nested.isPresent() ? "" : Dom.text(e),
              nested));
    }
    return selectors;
  }
}
