package org.wsmanspec.message.mutation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathNodes;
import org.w3c.dom.Node;

/** Evaluates XPath 1.0 expressions on messages. Thread-safe. */
public final class XPathExpressions {

  private final Map<String, String> prefixes;

  /**
   * With the prefixes that expressions may use.
   *
   * @param prefixes prefix to namespace URI
   */
  public XPathExpressions(Map<String, String> prefixes) {
    this.prefixes = Map.copyOf(prefixes);
  }

  /**
   * What an expression selects or yields: a list of nodes, a text, a number or a truth value.
   *
   * @throws MutationException if it is no XPath
   */
  public Object value(Node context, String expression) {
    try {
      var result = xpath().evaluateExpression(expression, context);
      return switch (result.type()) {
        case NODESET -> nodes((XPathNodes) result.value());
        default -> result.value();
      };
    } catch (XPathExpressionException e) {
      throw new MutationException(
          "'" + expression + "' is no XPath 1.0 expression that can be evaluated: " + why(e));
    }
  }

  /**
   * The nodes that an expression selects, in document order.
   *
   * @throws MutationException if it is no XPath, or selects no nodes but yields a value
   */
  public List<Node> select(Node context, String expression) {
    Object value = value(context, expression);
    if (value instanceof List<?> list) {
      List<Node> nodes = new ArrayList<>();
      list.forEach(n -> nodes.add((Node) n));
      return nodes;
    }
    throw new MutationException(
        "'" + expression + "' yields a value where nodes are to be selected");
  }

  /**
   * Whether an expression is true, or selects something.
   *
   * @throws MutationException if it is no XPath
   */
  public boolean holds(Node context, String expression) {
    Object value = value(context, expression);
    if (value instanceof List<?> nodes) {
      return !nodes.isEmpty();
    }
    if (value instanceof Boolean truth) {
      return truth;
    }
    if (value instanceof Number number) {
      return number.doubleValue() != 0 && !Double.isNaN(number.doubleValue());
    }
    return !value.toString().isEmpty();
  }

  private static List<Node> nodes(XPathNodes found) {
    List<Node> nodes = new ArrayList<>();
    found.forEach(nodes::add);
    return nodes;
  }

  private XPath xpath() {
    XPath xpath = XPathFactory.newDefaultInstance().newXPath();
    xpath.setNamespaceContext(new Prefixes());
    return xpath;
  }

  private static String why(XPathExpressionException e) {
    Throwable cause = e.getCause();
    String text = cause == null ? e.getMessage() : cause.getMessage();
    return text == null ? e.toString() : text;
  }

  private final class Prefixes implements NamespaceContext {
    @Override
    public String getNamespaceURI(String prefix) {
      return prefixes.getOrDefault(prefix, XMLConstants.NULL_NS_URI);
    }

    @Override
    public String getPrefix(String uri) {
      return prefixes.entrySet().stream()
          .filter(e -> e.getValue().equals(uri))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElse("");
    }

    @Override
    public Iterator<String> getPrefixes(String uri) {
      String prefix = getPrefix(uri);
      return prefix.isEmpty() ? Collections.emptyIterator() : List.of(prefix).iterator();
    }
  }
}
