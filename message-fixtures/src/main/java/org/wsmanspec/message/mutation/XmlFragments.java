package org.wsmanspec.message.mutation;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.SafeXml;
import org.wsmanspec.message.vocabulary.Namespaces;

/** Reads pieces of XML in which the vocabulary's prefixes need not be declared. */
public final class XmlFragments {

  private XmlFragments() {}

  /** The vocabulary's prefixes together with further ones, which win. */
  public static Map<String, String> prefixes(Map<String, String> further) {
    Map<String, String> all = new LinkedHashMap<>(Namespaces.byPrefix());
    all.putAll(further);
    return all;
  }

  /**
   * The elements of a piece of XML, in a document of their own.
   *
   * @param further prefixes beside the vocabulary's
   * @throws org.wsmanspec.message.UnreadableMessageException if it is not well-formed
   */
  public static List<Element> parse(String xml, Map<String, String> further) {
    return Dom.children(SafeXml.parse(wrap(xml, further)).getDocumentElement());
  }

  private static byte[] wrap(String xml, Map<String, String> further) {
    StringBuilder out = new StringBuilder("<fragment");
    prefixes(further)
        .forEach(
            (prefix, uri) -> {
              if (!prefix.equals("xml")) {
                out.append(" xmlns:").append(prefix).append("=\"").append(escaped(uri)).append('"');
              }
            });
    String content = xml.strip();
    if (content.startsWith("<?xml")) {
      content = content.substring(content.indexOf("?>") + 2);
    }
    return out.append('>')
        .append(content)
        .append("</fragment>")
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String uri) {
    return uri.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
