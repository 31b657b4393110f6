package org.wsmanspec.mock.enumeration;

import java.util.ArrayList;
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
 * wsen:Filter or wsman:Filter of an Enumerate (DSP0226 8.3).
 *
 * @param element the filter element, for the namespaces in its scope
 * @param dialect its dialect
 * @param text its text, if it holds no element
 * @param content the element it holds
 */
record Filter(Element element, String dialect, String text, Optional<Element> content) {

  /** The dialects served. */
  static final List<String> DIALECTS =
      List.of(
          Uris.DIALECT_XPATH, Uris.DIALECT_SELECTOR, Uris.DIALECT_WQL, Uris.DIALECT_ASSOCIATION);

  /**
   * The filter of a request.
   *
   * @throws SoapFaultException CannotProcessFilter if there are several or the content is mixed;
   *     FilterDialectRequestedUnavailable
   */
  static Optional<Filter> in(Element enumerate) {
    List<Element> filters = new ArrayList<>(Dom.children(enumerate, Names.WSEN_FILTER));
    filters.addAll(Dom.children(enumerate, Names.WSMAN_FILTER));
    if (filters.isEmpty()) {
      return Optional.empty();
    }
    if (filters.size() > 1) {
      throw refused("An Enumerate may carry one filter, wsen:Filter or wsman:Filter");
    }
    Element element = filters.get(0);
    String dialect =
        Dom.attribute(element, Names.DIALECT).map(String::strip).orElse(Uris.DIALECT_XPATH);
    if (!DIALECTS.contains(dialect)) {
      throw SoapFaultException.of(
              FaultSubcode.FILTER_DIALECT_REQUESTED_UNAVAILABLE,
              "The filter dialect '" + dialect + "' is not supported")
          .listing(Names.WSEN_SUPPORTED_DIALECT, DIALECTS);
    }
    List<Element> children = Dom.children(element);
    if (children.size() > 1 || (children.size() == 1 && hasText(element))) {
      throw refused("A filter holds either text or exactly one element");
    }
    String text = children.isEmpty() ? Dom.text(element) : "";
    if (children.isEmpty() && text.isEmpty()) {
      throw refused("The filter is empty");
    }
    return Optional.of(
        new Filter(
            element,
            dialect,
            text,
            children.isEmpty() ? Optional.empty() : Optional.of(children.get(0))));
  }

  private static boolean hasText(Element element) {
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Text t && !t.getData().isBlank()) {
        return true;
      }
    }
    return false;
  }

  /** The text of a filter whose dialect is textual. */
  String requireText() {
    if (content.isPresent()) {
      throw refused("A filter of the dialect " + dialect + " is text");
    }
    return text;
  }

  /** The element of a filter whose dialect is XML. */
  Element requireElement() {
    return content.orElseThrow(
        () -> refused("A filter of the dialect " + dialect + " holds an element"));
  }

  /** wsen:CannotProcessFilter. */
  static SoapFaultException refused(String reason) {
    return SoapFaultException.of(FaultSubcode.CANNOT_PROCESS_FILTER, reason);
  }
}
