package org.wsmanspec.scenario.run;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.mutation.Markup;

/**
 * What a {@code keep} expression took from an answer.
 *
 * @param text text of the first node selected, trimmed; or the value
 * @param markup the node itself, if it is an element
 * @param content what is in the node, if there are elements in it
 */
record Kept(String text, Optional<String> markup, Optional<String> content) {

  /** From the value of an expression; empty if it selected nothing. */
  static Optional<Kept> of(Object value) {
    if (value instanceof List<?> nodes) {
      return nodes.isEmpty() ? Optional.empty() : Optional.of(of((Node) nodes.get(0)));
    }
    String text = value instanceof Double number ? plain(number) : value.toString();
    return Optional.of(new Kept(text, Optional.empty(), Optional.empty()));
  }

  private static Kept of(Node node) {
    if (!(node instanceof Element element)) {
      return new Kept(Dom.text(node), Optional.empty(), Optional.empty());
    }
    Optional<String> content =
        Dom.children(element).isEmpty() ? Optional.empty() : Optional.of(Markup.inner(element));
    return new Kept(Dom.text(node), Optional.of(Markup.of(element)), content);
  }

  private static String plain(Double number) {
    if (number.isNaN() || number.isInfinite()) {
      return number.toString();
    }
    return new BigDecimal(number).stripTrailingZeros().toPlainString();
  }
}
