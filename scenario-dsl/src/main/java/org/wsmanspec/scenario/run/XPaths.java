package org.wsmanspec.scenario.run;

import java.util.List;
import java.util.Map;
import org.w3c.dom.Node;
import org.wsmanspec.message.mutation.MutationException;
import org.wsmanspec.message.mutation.XPathExpressions;

/** Evaluates XPath 1.0 expressions of scenarios; a wrong one is a mistake in the scenario. */
final class XPaths {

  private final XPathExpressions expressions;

  /**
   * With the prefixes that expressions may use.
   *
   * @param prefixes prefix to namespace URI
   */
  XPaths(Map<String, String> prefixes) {
    this.expressions = new XPathExpressions(prefixes);
  }

  /**
   * What an expression selects or yields: a list of nodes, a text, a number or a truth value.
   *
   * @throws NotDrivenException if it is no XPath
   */
  Object value(Node context, String expression) {
    try {
      return expressions.value(context, expression);
    } catch (MutationException e) {
      throw NotDrivenException.mistake(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The nodes that an expression selects, in document order.
   *
   * @throws NotDrivenException if it is no XPath, or selects no nodes but yields a value
   */
  List<Node> select(Node context, String expression) {
    try {
      return expressions.select(context, expression);
    } catch (MutationException e) {
      throw NotDrivenException.mistake(String.valueOf(e.getMessage()));
    }
  }

  /** Whether an expression is true, or selects something. */
  boolean holds(Node context, String expression) {
    try {
      return expressions.holds(context, expression);
    } catch (MutationException e) {
      throw NotDrivenException.mistake(String.valueOf(e.getMessage()));
    }
  }
}
