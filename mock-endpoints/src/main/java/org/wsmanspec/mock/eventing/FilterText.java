package org.wsmanspec.mock.eventing;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.soap.SoapFaultException;

/**
 * wse:Filter or wsman:Filter of a Subscribe (DSP0226 10.2.2).
 *
 * @param element the filter element, for the namespaces in its scope
 * @param dialect its dialect
 * @param text its text, if it holds no element
 * @param content the element it holds
 */
record FilterText(Element element, String dialect, String text, Optional<Element> content) {

  /**
   * The filter of a request.
   *
   * @throws SoapFaultException InvalidMessage if there are two; CannotProcessFilter if it is empty
   *     or mixed
   */
  static Optional<FilterText> in(Element subscribe) {
    Optional<Element> plain = Dom.child(subscribe, Names.WSE_FILTER);
    Optional<Element> ours = Dom.child(subscribe, Names.WSMAN_FILTER);
    if (plain.isPresent() && ours.isPresent()) {
      throw Contents.invalid("A Subscribe may carry one filter, wse:Filter or wsman:Filter");
    }
    return ours.or(() -> plain).map(FilterText::read);
  }

  private static FilterText read(Element element) {
    String dialect =
        Dom.attribute(element, Names.DIALECT).map(String::strip).orElse(Uris.DIALECT_XPATH);
    List<Element> children = Dom.children(element);
    return new FilterText(
        element,
        dialect,
        children.isEmpty() ? Dom.text(element) : "",
        children.isEmpty() ? Optional.empty() : Optional.of(children.get(0)));
  }

  /**
   * Refuses a dialect that the source of the events does not offer.
   *
   * @throws SoapFaultException wse:FilteringRequestedUnavailable, listing those offered
   */
  void requireDialect(List<String> offered) {
    if (!offered.contains(dialect)) {
      throw SoapFaultException.of(
              FaultSubcode.FILTERING_REQUESTED_UNAVAILABLE,
              "The filter dialect '" + dialect + "' is not supported for this event source")
          .listing(Names.WSE_SUPPORTED_DIALECT, offered);
    }
  }

  /** The text of a filter whose dialect is textual. */
  String requireText() {
    if (content.isPresent()) {
      throw refused("A filter of the dialect " + dialect + " is text");
    }
    if (text.isEmpty()) {
      throw refused("The filter is empty");
    }
    return text;
  }

  /** The element of a filter whose dialect is XML. */
  Element requireElement() {
    Element only =
        content.orElseThrow(
            () -> refused("A filter of the dialect " + dialect + " holds an element"));
    if (Dom.children(element).size() > 1 || hasText()) {
      throw refused("A filter of the dialect " + dialect + " holds exactly one element");
    }
    return only;
  }

  private boolean hasText() {
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Text t && !t.getData().isBlank()) {
        return true;
      }
    }
    return false;
  }

  /** wsman:CannotProcessFilter. */
  static SoapFaultException refused(String reason) {
    return SoapFaultException.of(FaultSubcode.WSMAN_CANNOT_PROCESS_FILTER, reason);
  }
}
