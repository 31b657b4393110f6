package org.wsmanspec.scenario.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javax.xml.xpath.XPathEvaluationResult;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathNodes;
import org.w3c.dom.Node;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.scenario.Expectation.XPathCondition;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.expect.Mismatch.Side;
import org.wsmanspec.scenario.expect.Outcome.Kind;

/**
 * Evaluates XPath conditions on a message.
 *
 * @param context where expressions begin; empty if the message is no XML
 * @param namespaces the prefixes that expressions may use
 * @param side whose message it is
 */
record Conditions(Optional<Node> context, Map<String, String> namespaces, Side side) {

  /** Conditions on an answer. */
  static Conditions of(Optional<Envelope> answer, Map<String, String> namespaces) {
    return new Conditions(answer.map(Envelope::document), namespaces, Side.RESPONSE);
  }

  /** Longer texts are cut in messages, and not given to regular expressions. */
  private static final int MAX_TEXT = 100_000;

  /** What an expression gives: nodes, or one value. */
  private record Selected(List<Node> nodes, Optional<String> value) {

    List<String> texts() {
      return value.map(List::of).orElseGet(() -> nodes.stream().map(Dom::text).toList());
    }

    boolean holds() {
      return value.map(v -> !v.isEmpty() && !v.equals("false")).orElse(!nodes.isEmpty());
    }

    Optional<String> place() {
      return nodes.stream().findFirst().map(Dom::xpath);
    }
  }

  Outcome evaluate(XPathCondition condition) {
    String expression = condition.xpath().template();
    if (context.isEmpty()) {
      return broken(describe(condition), "the answer is no XML", Optional.empty());
    }
    Selected selected;
    try {
      selected = select(expression, context.get());
    } catch (XPathExpressionException e) {
      return ExpectationEvaluator.unknown(
          describe(condition), "the expression cannot be evaluated: " + XPaths.reason(e));
    }
    boolean holds =
        switch (condition.kind()) {
          case THAT, EXISTS -> selected.holds();
          case ABSENT -> !selected.holds();
          case COUNT -> Comparison.count(value(condition), selected.nodes().size());
          case EQUALS -> each(selected, t -> t.equals(value(condition).strip()));
          case MATCHES -> each(selected, t -> matches(value(condition), t));
        };
    if (holds) {
      return Outcome.HELD;
    }
    String actual =
        switch (condition.kind()) {
          case THAT -> "it is not";
          case COUNT -> Integer.toString(selected.nodes().size());
          case EXISTS -> "nothing";
          default -> selected.holds() ? quote(selected.texts()) : "nothing is selected";
        };
    return broken(describe(condition), actual, selected.place());
  }

  private Selected select(String expression, Node from) throws XPathExpressionException {
    XPathExpression compiled = XPaths.compile(expression, namespaces);
    XPathEvaluationResult<?> result = compiled.evaluateExpression(from);
    if (result.value() instanceof XPathNodes nodes) {
      List<Node> list = new ArrayList<>();
      nodes.forEach(list::add);
      return new Selected(list, Optional.empty());
    }
    Object value = result.value();
    String text =
        value instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e15
            ? Long.toString(d.longValue())
            : String.valueOf(value);
    return new Selected(List.of(), Optional.of(text.strip()));
  }

  private static boolean each(Selected selected, Predicate<String> test) {
    List<String> texts = selected.texts();
    return !texts.isEmpty() && texts.stream().allMatch(test);
  }

  private static boolean matches(String pattern, String text) {
    try {
      return text.length() <= MAX_TEXT && Pattern.compile(pattern).matcher(text).matches();
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private static String value(XPathCondition condition) {
    return condition.value().map(Text::template).orElse("");
  }

  private static String quote(List<String> texts) {
    String all = "'" + String.join("', '", texts) + "'";
    return all.length() <= 300 ? all : all.substring(0, 300) + "…";
  }

  static String describe(XPathCondition condition) {
    String path = condition.xpath().template();
    return switch (condition.kind()) {
      case THAT -> path + " is true";
      case EXISTS -> path + " selects something";
      case ABSENT -> path + " selects nothing";
      case COUNT -> path + " selects " + value(condition);
      case EQUALS -> path + " is '" + value(condition) + "'";
      case MATCHES -> path + " matches '" + value(condition) + "'";
    };
  }

  static String display(Node node) {
    return Namespaces.display(Dom.name(node));
  }

  private Outcome broken(String expected, String actual, Optional<String> xpath) {
    return Outcome.of(Kind.BROKEN, new Mismatch(expected, actual, xpath, side));
  }
}
