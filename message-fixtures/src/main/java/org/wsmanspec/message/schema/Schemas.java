package org.wsmanspec.message.schema;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.xml.sax.SAXException;

/**
 * The schemas of this project, compiled once and shared by all threads.
 *
 * <p>They are written from the published descriptions of SOAP 1.2, WS-Addressing 2004/08,
 * WS-Transfer and WS-Enumeration 2004/09, WS-Eventing 2004/08, DSP8015 (wsman), DSP8012 (wsmid),
 * DSP8004 (cim) and DSP0227 (wsmb), and reject and accept what the published files do. Nothing is
 * ever fetched.
 */
public final class Schemas {

  /** Namespace to document; the documents import each other by namespace alone. */
  private static final Map<String, String> DOCUMENTS = documents();

  private static final String OPEN_PART = "wsman-open.xsd";

  private Schemas() {}

  private static final class Prescribed {
    static final Schema SCHEMA = load("wsman-prescribed.xsd");
  }

  private static final class Published {
    static final Schema SCHEMA = load("wsman-published.xsd");
  }

  /**
   * The schema set of WS-Management with the CIM binding.
   *
   * <p>It departs from DSP8015 only where the prose of DSP0226 prescribes what DSP8015 forbids:
   * xsi:nil on wsman:Option and wsman:XmlFragment; any element inside wsman:XmlFragment and
   * wsman:Bookmark; wsman:Item and wsman:XmlFragment inside wsman:Items; wsman:DroppedEvents inside
   * wsman:Event.
   *
   * @throws SchemaException if the documents are missing from the class path or damaged
   */
  public static Schema wsman() {
    return Prescribed.SCHEMA;
  }

  /** The same without those departures. */
  static Schema published() {
    return Published.SCHEMA;
  }

  /** The namespaces that the schema set governs. */
  static Set<String> namespaces() {
    return DOCUMENTS.keySet();
  }

  private static Map<String, String> documents() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put(XMLConstants.XML_NS_URI, "xml.xsd");
    map.put(Namespaces.S, "soap.xsd");
    map.put(Namespaces.WSA, "addressing.xsd");
    map.put(Namespaces.WXF, "transfer.xsd");
    map.put(Namespaces.WSEN, "enumeration.xsd");
    map.put(Namespaces.WSE, "eventing.xsd");
    map.put(Namespaces.WSMAN, "wsman.xsd");
    map.put(Namespaces.WSMID, "wsman-identity.xsd");
    map.put(Namespaces.WSMB, "cim-binding.xsd");
    map.put(Namespaces.CIM, "wscim-common.xsd");
    return map;
  }

  private static Schema load(String openPart) {
    try {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setResourceResolver(new Resolver(loadAndSave(), openPart));
      Source[] sources =
          DOCUMENTS.values().stream()
              .map(name -> new StreamSource(open(name), name))
              .toArray(Source[]::new);
      return factory.newSchema(sources);
    } catch (SAXException e) {
      throw new SchemaException("the schema documents do not compile: " + e.getMessage(), e);
    }
  }

  private static InputStream open(String name) {
    InputStream in = Schemas.class.getResourceAsStream(name);
    if (in == null) {
      throw new SchemaException(
          "the schema document "
              + name
              + " is missing beside "
              + Schemas.class.getName()
              + ": the message-fixtures jar is incomplete",
          new java.io.FileNotFoundException(name));
    }
    return in;
  }

  private static DOMImplementationLS loadAndSave() {
    try {
      Object feature =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .getDOMImplementation()
              .getFeature("LS", "3.0");
      return (DOMImplementationLS) Objects.requireNonNull(feature, "DOM feature LS 3.0");
    } catch (ParserConfigurationException e) {
      throw new SchemaException("the JDK's XML parser cannot be configured", e);
    }
  }

  /** Answers every import by its namespace and the one include by the variant asked for. */
  private record Resolver(DOMImplementationLS dom, String openPart) implements LSResourceResolver {
    @Override
    public @Nullable LSInput resolveResource(
        String type,
        @Nullable String namespace,
        @Nullable String publicId,
        @Nullable String systemId,
        @Nullable String base) {
      String name =
          OPEN_PART.equals(systemId) ? openPart : DOCUMENTS.get(String.valueOf(namespace));
      if (name == null) {
        return null;
      }
      LSInput input = dom.createLSInput();
      input.setSystemId(name);
      input.setByteStream(open(name));
      return input;
    }
  }
}
