package org.wsmanspec.mock.eventing;

import java.util.function.Predicate;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.soap.SoapFaultException;
import org.wsmanspec.mock.soap.Xml;
import org.wsmanspec.mock.xpath.Expression;
import org.wsmanspec.mock.xpath.ExpressionException;

/** XPath on events, in both dialects (DSP0226 10.2.2). Not for several threads at once. */
final class XPathFilter implements Predicate<Event> {

  private final Expression expression;
  private final boolean envelope;

  private XPathFilter(Expression expression, boolean envelope) {
    this.expression = expression;
    this.envelope = envelope;
  }

  /** Whether a dialect is one of the two. */
  static boolean speaks(String dialect) {
    return dialect.equals(Uris.DIALECT_XPATH) || dialect.equals(Uris.DIALECT_EVENT_ROOT_XPATH);
  }

  /**
   * Prepares a filter.
   *
   * @throws SoapFaultException CannotProcessFilter
   */
  static XPathFilter of(FilterText filter) {
    try {
      return new XPathFilter(
          Expression.filter(filter.requireText(), filter.element()),
          filter.dialect().equals(Uris.DIALECT_XPATH));
    } catch (ExpressionException e) {
      throw FilterText.refused(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public boolean test(Event event) {
    Element root = Xml.root(Names.S_ENVELOPE);
    Xml.add(Xml.add(root, Names.S_HEADER), Names.WSA_ACTION, event.action());
    Element content = event.copyTo(Xml.add(root, Names.S_BODY));
    try {
      return expression.holds(envelope ? root : alone(content));
    } catch (ExpressionException e) {
      // What cannot be said of this event is not true of it.
      return false;
    }
  }

  /** As the root of a document of its own, else an absolute path would begin at the envelope. */
  private static Element alone(Element content) {
    var document = Xml.newDocument();
    Element root = (Element) document.importNode(content, true);
    document.appendChild(root);
    assert Dom.name(root).equals(Dom.name(content));
    return root;
  }
}
