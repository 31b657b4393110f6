package org.wsmanspec.report.view;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * An XML tree laid out in lines of colored pieces.
 *
 * <p>Prefixes, attribute values and texts are those of the message; only the white space between
 * elements is ours. Elements with mixed content keep theirs.
 */
public final class XmlLayout {

  /** What a piece of text is, so that a page can color it. */
  public enum Kind {
    PUNCTUATION,
    NAME,
    ATTRIBUTE,
    VALUE,
    TEXT,
    COMMENT,
    NOTE
  }

  /**
   * A piece of a line.
   *
   * @param owner the node it belongs to as an attribute; the element otherwise
   */
  public record Piece(Kind kind, String text, Node owner) {}

  /**
   * One line.
   *
   * @param depth levels of indentation
   */
  public record Line(int depth, List<Piece> pieces) {}

  /**
   * The lines of an element.
   *
   * @param first index of the line where its start tag begins
   * @param last index of the line where its end tag ends
   */
  public record Span(int first, int last) {}

  private static final int WIDE = 96;

  private final List<Line> lines = new ArrayList<>();
  private final IdentityHashMap<Element, Span> spans = new IdentityHashMap<>();
  private final int longestText;

  private XmlLayout(int longestText) {
    this.longestText = longestText;
  }

  /**
   * Lay out a tree.
   *
   * @param longestText characters after which a text or attribute value is cut, with a note
   */
  public static XmlLayout of(Element root, int longestText) {
    XmlLayout layout = new XmlLayout(longestText);
    layout.element(root, 0);
    return layout;
  }

  public List<Line> lines() {
    return lines;
  }

  /** Where an element of the tree stands. */
  public Span span(Element element) {
    Span span = spans.get(element);
    if (span == null) {
      throw new IllegalArgumentException(element.getNodeName() + " is not in the tree laid out");
    }
    return span;
  }

  /** The lines as plain text, two spaces a level. */
  public String text() {
    StringBuilder out = new StringBuilder();
    for (Line line : lines) {
      out.append("  ".repeat(line.depth()));
      line.pieces().forEach(p -> out.append(p.text()));
      out.append('\n');
    }
    return out.toString();
  }

  private void element(Element element, int depth) {
    int first = lines.size();
    List<Piece> line = startTag(element, depth);
    if (element.getFirstChild() == null) {
      line.add(new Piece(Kind.PUNCTUATION, "/>", element));
    } else if (onlyElements(element)) {
      line.add(new Piece(Kind.PUNCTUATION, ">", element));
      for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
        if (n instanceof Element child) {
          element(child, depth + 1);
        } else if (n.getNodeType() != Node.TEXT_NODE) {
          content(n, newLine(depth + 1), element);
        }
      }
      endTag(element, newLine(depth));
    } else {
      line.add(new Piece(Kind.PUNCTUATION, ">", element));
      inline(element, line);
      endTag(element, line);
    }
    spans.put(element, new Span(first, lines.size() - 1));
  }

  private List<Piece> newLine(int depth) {
    List<Piece> pieces = new ArrayList<>();
    lines.add(new Line(depth, pieces));
    return pieces;
  }

  private List<Piece> startTag(Element element, int depth) {
    List<Piece> line = newLine(depth);
    line.add(new Piece(Kind.PUNCTUATION, "<", element));
    line.add(new Piece(Kind.NAME, element.getNodeName(), element));
    NamedNodeMap attributes = element.getAttributes();
    int width = element.getNodeName().length();
    for (int i = 0; i < attributes.getLength(); i++) {
      width +=
          attributes.item(i).getNodeName().length()
              + attributes.item(i).getNodeValue().length()
              + 4;
    }
    boolean stacked = attributes.getLength() > 1 && width + 2 * depth > WIDE;
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      if (stacked) {
        line = newLine(depth + 2);
      } else {
        line.add(new Piece(Kind.PUNCTUATION, " ", element));
      }
      line.add(new Piece(Kind.ATTRIBUTE, attribute.getName(), attribute));
      line.add(new Piece(Kind.PUNCTUATION, "=\"", attribute));
      line.add(new Piece(Kind.VALUE, escape(attribute.getValue(), true), attribute));
      line.add(new Piece(Kind.PUNCTUATION, "\"", attribute));
    }
    return line;
  }

  private static void endTag(Element element, List<Piece> line) {
    line.add(new Piece(Kind.PUNCTUATION, "</", element));
    line.add(new Piece(Kind.NAME, element.getNodeName(), element));
    line.add(new Piece(Kind.PUNCTUATION, ">", element));
  }

  /** Mixed or text content: no white space is added, so that none is invented. */
  private void inline(Element element, List<Piece> line) {
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) {
        inlineElement(child, line);
      } else {
        content(n, line, element);
      }
    }
  }

  private void inlineElement(Element element, List<Piece> line) {
    int at = lines.size() - 1;
    line.add(new Piece(Kind.PUNCTUATION, "<", element));
    line.add(new Piece(Kind.NAME, element.getNodeName(), element));
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      line.add(new Piece(Kind.ATTRIBUTE, " " + attribute.getName(), attribute));
      line.add(new Piece(Kind.PUNCTUATION, "=\"", attribute));
      line.add(new Piece(Kind.VALUE, escape(attribute.getValue(), true), attribute));
      line.add(new Piece(Kind.PUNCTUATION, "\"", attribute));
    }
    line.add(new Piece(Kind.PUNCTUATION, ">", element));
    inline(element, line);
    endTag(element, line);
    spans.put(element, new Span(at, at));
  }

  private void content(Node node, List<Piece> line, Element owner) {
    String value = node.getNodeValue() == null ? "" : node.getNodeValue();
    switch (node.getNodeType()) {
      case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> text(value, line, owner);
      case Node.COMMENT_NODE ->
          line.add(new Piece(Kind.COMMENT, "<!--" + cut(Printable.of(value)) + "-->", owner));
      case Node.PROCESSING_INSTRUCTION_NODE ->
          line.add(
              new Piece(
                  Kind.COMMENT,
                  "<?" + node.getNodeName() + " " + cut(Printable.of(value)) + "?>",
                  owner));
      default -> line.add(new Piece(Kind.NOTE, "(" + node.getNodeName() + ")", owner));
    }
  }

  private void text(String value, List<Piece> line, Element owner) {
    if (Secrets.secretElement(owner.getLocalName() == null ? "" : owner.getLocalName())) {
      line.add(new Piece(Kind.NOTE, Secrets.HIDDEN, owner));
      return;
    }
    line.add(new Piece(Kind.TEXT, escape(value, false), owner));
    if (value.length() > longestText) {
      line.add(
          new Piece(Kind.NOTE, " … " + (value.length() - longestText) + " more characters", owner));
    }
  }

  private String cut(String value) {
    return Printable.bounded(value, longestText);
  }

  /** As XML would have it, so that what is read can be copied and sent. */
  private String escape(String value, boolean attribute) {
    String kept =
        attribute ? cut(value) : value.substring(0, Math.min(value.length(), longestText));
    StringBuilder out = new StringBuilder(kept.length() + 16);
    for (int i = 0; i < kept.length(); i++) {
      char c = kept.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '\r' -> out.append("&#xD;");
        case '"' -> out.append(attribute ? "&quot;" : "\"");
        case '\n' -> out.append(attribute ? "&#xA;" : "\n");
        case '\t' -> out.append(attribute ? "&#x9;" : "\t");
        default -> out.append(c);
      }
    }
    return Printable.of(out.toString());
  }

  private static boolean onlyElements(Element element) {
    boolean any = false;
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      short type = n.getNodeType();
      if (type == Node.TEXT_NODE || type == Node.CDATA_SECTION_NODE) {
        if (!n.getNodeValue().isBlank()) {
          return false;
        }
      } else {
        any = true;
      }
    }
    return any;
  }
}
