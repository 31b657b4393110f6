package org.wsmanspec.mock.xpath;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathEvaluationResult;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import javax.xml.xpath.XPathNodes;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.wsmanspec.mock.xpath.Tokens.Kind;
import org.wsmanspec.mock.xpath.Tokens.Token;

/**
 * An XPath expression, evaluated with the root element of a representation as its context.
 *
 * <p>Prefixes mean what they mean where the expression stands. A name without a prefix matches by
 * local name, as is common practice. Bounded in length and nesting, without variables. Not for use
 * by several threads at once.
 */
public final class Expression {

  private static final int MAXIMUM_LENGTH = 2048;
  private static final int MAXIMUM_NESTING = 3;
  private static final int MAXIMUM_DESCENTS = 2;
  private static final Set<String> LEVEL_2_MARKS = Set.of("/", "[", "]", "(", ")", "@");
  private static final Set<String> LEVEL_2_OPERATORS =
      Set.of("and", "or", "=", "!=", "<", "<=", ">", ">=", "|");

  private final String text;
  private final XPathExpression compiled;

  private Expression(String text, XPathExpression compiled) {
    this.text = text;
    this.compiled = compiled;
  }

  /**
   * An expression for fragment transfer: XPath Level 2 of DSP0226 annex D.
   *
   * @param scope the element that carries it
   * @throws ExpressionException if it is wrong or beyond that level
   */
  public static Expression fragment(String text, Element scope) {
    List<Token> tokens = tokens(text);
    for (Token token : tokens) {
      boolean allowed =
          switch (token.kind()) {
            case LITERAL, NAME_TEST, ATTRIBUTE_TEST -> true;
            case FUNCTION -> token.text().equals("text");
            case OPERATOR -> LEVEL_2_OPERATORS.contains(token.text());
            case MARK -> LEVEL_2_MARKS.contains(token.text());
            case AXIS, VARIABLE -> false;
          };
      if (!allowed) {
        throw new ExpressionException(
            "'" + token.text() + "' is beyond XPath Level 2, which is what is supported");
      }
    }
    return compile(text, tokens, scope);
  }

  /**
   * A filter expression: XPath 1.0 without variables.
   *
   * @param scope the element that carries it
   * @throws ExpressionException if it is wrong or too complex
   */
  public static Expression filter(String text, Element scope) {
    return compile(text, tokens(text), scope);
  }

  private static List<Token> tokens(String text) {
    if (text.length() > MAXIMUM_LENGTH) {
      throw new ExpressionException(
          "The expression has more than " + MAXIMUM_LENGTH + " characters");
    }
    List<Token> tokens = Tokens.of(text);
    int depth = 0;
    int descents = 0;
    for (Token token : tokens) {
      switch (token.text()) {
        case "[" -> depth++;
        case "]" -> depth--;
        case "//", "descendant", "descendant-or-self", "following", "preceding" -> descents++;
        default -> {}
      }
      if (depth > MAXIMUM_NESTING || descents > MAXIMUM_DESCENTS) {
        throw new ExpressionException("The expression is too complex");
      }
    }
    return tokens;
  }

  private static Expression compile(String text, List<Token> tokens, Element scope) {
    StringBuilder rewritten = new StringBuilder();
    for (Token token : tokens) {
      String name = token.text();
      switch (token.kind()) {
        case VARIABLE -> throw new ExpressionException("There is no variable " + name);
        case NAME_TEST, ATTRIBUTE_TEST -> {
          requireBound(name, scope);
          boolean local =
              token.kind() == Kind.NAME_TEST && name.indexOf(':') < 0 && !name.equals("*");
          rewritten.append(local ? "*[local-name()='" + name + "']" : name);
        }
        case OPERATOR -> rewritten.append(' ').append(name).append(' ');
        default -> rewritten.append(name);
      }
    }
    XPath xpath = factory().newXPath();
    xpath.setNamespaceContext(new Scope(scope));
    try {
      return new Expression(text, xpath.compile(rewritten.toString()));
    } catch (XPathExpressionException e) {
      throw failure(text, e);
    }
  }

  private static XPathFactory factory() {
    try {
      XPathFactory factory = XPathFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory;
    } catch (XPathFactoryConfigurationException e) {
      throw new IllegalStateException("the JDK's XPath lacks secure processing", e);
    }
  }

  private static void requireBound(String name, Element scope) {
    int colon = name.indexOf(':');
    if (colon > 0
        && !name.startsWith("xml:")
        && scope.lookupNamespaceURI(name.substring(0, colon)) == null) {
      throw new ExpressionException(
          "The prefix '" + name.substring(0, colon) + "' is not bound where the expression stands");
    }
  }

  /**
   * One entry of a child of the context: {@code name} or {@code name[position]}.
   *
   * @param name the local name
   * @param position from 1; empty where none is given
   */
  public record Place(String name, OptionalInt position) {}

  /** The place this expression names, if it is as simple as that. */
  public Optional<Place> place() {
    List<Token> tokens = Tokens.of(text);
    boolean bare = tokens.size() == 1;
    boolean indexed =
        tokens.size() == 4
            && tokens.get(1).text().equals("[")
            && tokens.get(2).text().matches("[1-9][0-9]{0,8}")
            && tokens.get(3).text().equals("]");
    if (tokens.get(0).kind() != Kind.NAME_TEST || !(bare || indexed)) {
      return Optional.empty();
    }
    String name = tokens.get(0).text();
    return Optional.of(
        new Place(
            name.substring(name.indexOf(':') + 1),
            indexed
                ? OptionalInt.of(Integer.parseInt(tokens.get(2).text()))
                : OptionalInt.empty()));
  }

  /**
   * Whether the expression is true, or selects something, for a representation.
   *
   * @throws ExpressionException if it cannot be evaluated
   */
  public boolean holds(Element root) {
    try {
      XPathEvaluationResult<?> result = compiled.evaluateExpression(root);
      Object value = result.value();
      if (value instanceof XPathNodes nodes) {
        return nodes.size() > 0;
      }
      if (value instanceof Boolean truth) {
        return truth;
      }
      if (value instanceof Number number) {
        return number.doubleValue() != 0 && !Double.isNaN(number.doubleValue());
      }
      return value instanceof String string && !string.isEmpty();
    } catch (XPathExpressionException e) {
      throw failure(text, e);
    }
  }

  /**
   * The nodes it selects in a representation, in document order.
   *
   * @throws ExpressionException if it yields anything but nodes
   */
  public List<Node> select(Element root) {
    try {
      NodeList found = (NodeList) compiled.evaluate(root, XPathConstants.NODESET);
      List<Node> nodes = new ArrayList<>();
      for (int i = 0; i < found.getLength(); i++) {
        nodes.add(found.item(i));
      }
      return nodes;
    } catch (XPathExpressionException e) {
      throw failure(text, e);
    }
  }

  private static ExpressionException failure(String text, XPathExpressionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return new ExpressionException(
        "The expression '" + text + "' cannot be processed: " + cause.getMessage(), e);
  }

  /** The namespaces in scope of an element. */
  private record Scope(Element element) implements NamespaceContext {
    @Override
    public String getNamespaceURI(String prefix) {
      if (prefix.equals("xml")) {
        return XMLConstants.XML_NS_URI;
      }
      String uri = prefix.isEmpty() ? null : element.lookupNamespaceURI(prefix);
      return uri == null ? XMLConstants.NULL_NS_URI : uri;
    }

    @Override
    @SuppressWarnings("NullAway") // The interface says null where there is none.
    public @Nullable String getPrefix(String uri) {
      return null;
    }

    @Override
    public java.util.Iterator<String> getPrefixes(String uri) {
      return List.<String>of().iterator();
    }
  }
}
