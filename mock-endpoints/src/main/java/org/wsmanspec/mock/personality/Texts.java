package org.wsmanspec.mock.personality;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.mutation.Change;
import org.wsmanspec.message.mutation.XPathExpressions;
import org.wsmanspec.message.vocabulary.Namespaces;

/** Fills in what a rule's texts take from the exchange at hand. */
final class Texts {

  static final XPathExpressions XPATHS = new XPathExpressions(Namespaces.byPrefix());

  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{(?:(request|response):([^}]*)|uuid)\\}");

  private final Optional<Envelope> request;
  private final Optional<Envelope> response;

  Texts(Optional<Envelope> request, Optional<Envelope> response) {
    this.request = request;
    this.response = response;
  }

  /** A text in which references are filled in; into XML they go escaped. */
  String fill(String text, boolean markup) {
    if (!text.contains("${")) {
      return text;
    }
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String value = value(matcher);
      matcher.appendReplacement(out, Matcher.quoteReplacement(markup ? escaped(value) : value));
    }
    return matcher.appendTail(out).toString();
  }

  private String value(Matcher matcher) {
    String side = matcher.group(1);
    if (side == null) {
      return UUID.randomUUID().toString();
    }
    return (side.equals("request") ? request : response)
        .map(envelope -> value(envelope.document(), matcher.group(2)))
        .orElse("");
  }

  private static String value(Document document, String expression) {
    Object value = XPATHS.value(document, expression);
    if (value instanceof java.util.List<?> nodes) {
      return nodes.isEmpty() ? "" : ((Node) nodes.get(0)).getTextContent();
    }
    return value.toString();
  }

  /** A change in whose texts references are filled in. */
  Change fill(Change change) {
    if (change instanceof Change.Add c) {
      return new Change.Add(c.at(), fill(c.xml(), true), c.where());
    }
    if (change instanceof Change.SetValue c) {
      return new Change.SetValue(c.at(), fill(c.value(), false));
    }
    if (change instanceof Change.Prolog c) {
      return new Change.Prolog(fill(c.text(), true));
    }
    return change;
  }

  /** Text as the content of an element. */
  static String escaped(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
