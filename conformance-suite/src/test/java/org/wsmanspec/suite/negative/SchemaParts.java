package org.wsmanspec.suite.negative;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.wsmanspec.message.SafeXml;
import org.wsmanspec.message.vocabulary.Namespaces;

/**
 * The elements and attributes that the project's schemas declare, by the name they have in the
 * inventory, with the names of their types.
 */
final class SchemaParts {

  private static final String XS = "http://www.w3.org/2001/XMLSchema";
  private static final Path FOLDER =
      Path.of(System.getProperty("wsmanspec.root"))
          .resolve("message-fixtures/src/main/resources/org/wsmanspec/message/schema");

  /** soap and xml have no elements that a client chooses. */
  private static final List<String> FILES =
      List.of(
          "addressing.xsd",
          "wsman.xsd",
          "wsman-prescribed.xsd",
          "transfer.xsd",
          "enumeration.xsd",
          "eventing.xsd",
          "cim-binding.xsd",
          "wsman-identity.xsd");

  private SchemaParts() {}

  /** Names and types; an empty type has no name, or none that all places agree on. */
  static Map<String, String> all() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String file : FILES) {
      Document schema = SafeXml.parse(Files.readAllBytes(FOLDER.resolve(file)));
      String prefix = prefix(schema.getDocumentElement().getAttribute("targetNamespace"));
      for (Element element : elements(schema, "element")) {
        if (element.hasAttribute("name")) {
          String name = prefix + ":" + element.getAttribute("name");
          parts.merge(name, element.getAttribute("type"), (a, b) -> a.equals(b) ? a : "");
        }
      }
      for (Element attribute : elements(schema, "attribute")) {
        for (String owner : owners(schema, prefix, attribute)) {
          parts.put(prefix + ":" + owner + "/@" + name(attribute), attribute.getAttribute("type"));
        }
      }
    }
    return parts;
  }

  private static String name(Element attribute) {
    return attribute.getAttribute(attribute.hasAttribute("name") ? "name" : "ref");
  }

  /** The element around an attribute, or the elements of the type around it; none: it is global. */
  private static List<String> owners(Document schema, String prefix, Element attribute) {
    for (var n = attribute.getParentNode(); n instanceof Element e; n = n.getParentNode()) {
      if (e.hasAttribute("name")) {
        String name = e.getAttribute("name");
        return e.getLocalName().equals("element")
            ? List.of(name)
            : elements(schema, "element").stream()
                .filter(o -> o.getAttribute("type").equals(prefix + ":" + name))
                .map(o -> o.getAttribute("name"))
                .distinct()
                .toList();
      }
    }
    return List.of();
  }

  private static List<Element> elements(Document schema, String name) {
    NodeList list = schema.getElementsByTagNameNS(XS, name);
    return java.util.stream.IntStream.range(0, list.getLength())
        .mapToObj(i -> (Element) list.item(i))
        .toList();
  }

  private static String prefix(String uri) {
    return Namespaces.byPrefix().entrySet().stream()
        .filter(e -> e.getValue().equals(uri))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no prefix for " + uri));
  }
}
