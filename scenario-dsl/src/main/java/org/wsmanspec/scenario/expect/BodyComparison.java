package org.wsmanspec.scenario.expect;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.message.mutation.XmlFragments;
import org.wsmanspec.scenario.expect.Mismatch.Side;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.diff.Comparison.Detail;
import org.xmlunit.diff.ComparisonResult;
import org.xmlunit.diff.ComparisonType;
import org.xmlunit.diff.DefaultNodeMatcher;
import org.xmlunit.diff.Diff;
import org.xmlunit.diff.Difference;
import org.xmlunit.diff.DifferenceEvaluators;
import org.xmlunit.diff.ElementSelector;
import org.xmlunit.diff.ElementSelectors;
import org.xmlunit.placeholder.PlaceholderDifferenceEvaluator;

/**
 * Compares the content of s:Body with an expected one that has placeholders.
 *
 * <p>Prefixes, namespace declarations, comments and white space around text do not count; the order
 * of elements counts only among those of one name.
 */
final class BodyComparison {

  /**
   * Selectors are paired by their Name attribute, everything else by name alone. Pairing by all
   * attributes fails when two documents declare different prefixes.
   */
  private static final ElementSelector PAIRS =
      ElementSelectors.conditionalBuilder()
          .whenElementIsNamed("Selector")
          .thenUse(ElementSelectors.byNameAndAttributes("Name"))
          .whenElementIsNamed("Option")
          .thenUse(ElementSelectors.byNameAndAttributes("Name"))
          .elseUse(ElementSelectors.byName)
          .build();

  private BodyComparison() {}

  static Outcome compare(String expectedXml, Element body, Map<String, String> namespaces) {
    List<Element> expected;
    try {
      expected = XmlFragments.parse(expectedXml, namespaces);
    } catch (UnreadableMessageException e) {
      return Outcome.of(
          Outcome.Kind.UNKNOWN,
          new Mismatch(
              "a body like the one in the scenario",
              "that one is no XML: " + e.getMessage(),
              Optional.empty(),
              Side.RESPONSE));
    }
    List<Element> actual = Dom.children(body);
    if (expected.size() != actual.size()) {
      return Outcome.of(
          Outcome.Kind.BROKEN,
          new Mismatch(
              expected.size() + " element(s) in s:Body",
              actual.size() + " element(s)",
              Optional.of(Dom.xpath(body)),
              Side.RESPONSE));
    }
    Diff diff =
        DiffBuilder.compare(document(expected))
            .withTest(document(actual))
            .withNodeMatcher(new DefaultNodeMatcher(PAIRS))
            .withDifferenceEvaluator(
                DifferenceEvaluators.chain(
                    DifferenceEvaluators.Default,
                    new PlaceholderDifferenceEvaluator(),
                    BodyComparison::tolerant))
            .ignoreComments()
            .ignoreWhitespace()
            .checkForSimilar()
            .build();
    Outcome outcome = Outcome.HELD;
    for (Difference difference : diff.getDifferences()) {
      outcome = outcome.and(broken(difference, body));
      if (outcome.mismatches().size() >= 10) {
        break;
      }
    }
    return outcome;
  }

  /** A document with the elements under one root, which is no part of the comparison. */
  private static Document document(List<Element> elements) {
    try {
      DocumentBuilder builder = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
      Document document = builder.newDocument();
      Element root = document.createElementNS(null, "Body");
      document.appendChild(root);
      for (Element element : elements) {
        root.appendChild(document.importNode(element, true));
      }
      return document;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's XML parser cannot make a document", e);
    }
  }

  private static ComparisonResult tolerant(
      org.xmlunit.diff.Comparison comparison, ComparisonResult result) {
    ComparisonType type = comparison.getType();
    return switch (type) {
      case NAMESPACE_PREFIX,
          NO_NAMESPACE_SCHEMA_LOCATION,
          SCHEMA_LOCATION,
          CHILD_NODELIST_SEQUENCE,
          XML_STANDALONE,
          XML_ENCODING,
          XML_VERSION ->
          ComparisonResult.EQUAL;
      default -> result;
    };
  }

  private static Outcome broken(Difference difference, Element body) {
    Detail expected = difference.getComparison().getControlDetails();
    Detail actual = difference.getComparison().getTestDetails();
    String what =
        difference.getComparison().getType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    Node target = actual.getTarget();
    String place = target == null ? String.valueOf(actual.getXPath()) : relative(target);
    return Outcome.of(
        Outcome.Kind.BROKEN,
        new Mismatch(
            what + " " + show(expected),
            show(actual),
            Optional.of(Dom.xpath(body) + place),
            Side.RESPONSE));
  }

  /** The place below the root that was added for the comparison. */
  private static String relative(Node node) {
    String path = Dom.xpath(node);
    return path.startsWith("/Body") ? path.substring("/Body".length()) : "";
  }

  private static String show(Detail detail) {
    Object value = detail.getValue();
    return value == null ? "nothing" : "'" + value + "'";
  }
}
