package org.wsmanspec.scenario.expect;

import java.util.Iterator;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;

/** XPath 1.0 by the JDK's own engine, without extension functions and within bounds. */
public final class XPaths {

  /** Longer expressions are mistakes or attacks. */
  private static final int MAX_LENGTH = 10_000;

  private XPaths() {}

  /**
   * Compile an expression.
   *
   * @param namespaces prefixes and their URIs
   * @throws XPathExpressionException if it is none, or names an unknown prefix
   */
  public static XPathExpression compile(String expression, Map<String, String> namespaces)
      throws XPathExpressionException {
    if (expression.length() > MAX_LENGTH) {
      throw new XPathExpressionException("it has more than " + MAX_LENGTH + " characters");
    }
    try {
      // Factories and expressions are not thread-safe, so none is kept.
      XPathFactory factory = XPathFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      XPath xpath = factory.newXPath();
      xpath.setNamespaceContext(new Prefixes(namespaces));
      return xpath.compile(expression);
    } catch (XPathFactoryConfigurationException e) {
      throw new IllegalStateException("the JDK's XPath engine lacks a required feature", e);
    }
  }

  /** What is wrong with an expression, in the engine's words, without class names. */
  public static String reason(XPathExpressionException e) {
    Throwable at = e;
    while (at.getCause() != null && at.getCause() != at) {
      at = at.getCause();
    }
    String text = String.valueOf(at.getMessage());
    int line = text.indexOf('\n');
    return line < 0 ? text : text.substring(0, line);
  }

  private record Prefixes(Map<String, String> byPrefix) implements NamespaceContext {
    @Override
    public String getNamespaceURI(String prefix) {
      return byPrefix.getOrDefault(prefix, XMLConstants.NULL_NS_URI);
    }

    @Override
    public String getPrefix(String uri) {
      return byPrefix.entrySet().stream()
          .filter(e -> e.getValue().equals(uri))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElse("");
    }

    @Override
    public Iterator<String> getPrefixes(String uri) {
      return byPrefix.entrySet().stream()
          .filter(e -> e.getValue().equals(uri))
          .map(Map.Entry::getKey)
          .iterator();
    }
  }
}
