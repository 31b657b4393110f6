package org.wsmanspec.message.schema;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.wsmanspec.message.vocabulary.Namespaces;

/** The published schema files, if they are at hand. */
final class PublishedSchemas {

  private PublishedSchemas() {}

  static Path shared() {
    return Path.of(System.getProperty("wsmanspec.root", ".")).resolveSibling("shared");
  }

  static boolean areThere() {
    return Files.isDirectory(shared().resolve("schemas-official"));
  }

  /**
   * Compile them.
   *
   * @param edition the folder of the WS-* files: {@code xmlsoap} or {@code xmlsoap-2006}
   */
  static Schema load(String edition) throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(XMLConstants.XML_NS_URI, read("w3c/xml.xsd"));
    files.put(Namespaces.S, read("w3c/soap-envelope.xsd"));
    files.put(Namespaces.WSA, read(edition + "/addressing.xsd"));
    files.put(Namespaces.WXF, read(edition + "/transfer.xsd"));
    files.put(Namespaces.WSEN, read(edition + "/enumeration.xsd"));
    files.put(Namespaces.WSE, read(edition + "/eventing.xsd"));
    files.put(Namespaces.WSMAN, read("dmtf/wsman.xsd"));
    files.put(Namespaces.WSMID, read("dmtf/wsmanidentity.xsd"));
    files.put(Namespaces.CIM, read("dmtf/common.xsd"));
    DOMImplementationLS dom =
        (DOMImplementationLS)
            DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .getDOMImplementation()
                .getFeature("LS", "3.0");
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    factory.setResourceResolver(
        (type, namespace, publicId, systemId, base) -> {
          LSInput input = dom.createLSInput();
          // A namespace not at hand (WS-Addressing 2005/08) is imported but never referred to.
          String empty =
              "<schema xmlns='http://www.w3.org/2001/XMLSchema' targetNamespace='"
                  + namespace
                  + "'/>";
          byte[] bytes =
              files.getOrDefault(String.valueOf(namespace), empty.getBytes(StandardCharsets.UTF_8));
          input.setSystemId(fileName(String.valueOf(namespace)));
          input.setByteStream(new ByteArrayInputStream(bytes));
          return input;
        });
    Source[] sources =
        files.entrySet().stream()
            .map(
                e -> new StreamSource(new ByteArrayInputStream(e.getValue()), fileName(e.getKey())))
            .toArray(Source[]::new);
    return factory.newSchema(sources);
  }

  private static String fileName(String namespace) {
    return namespace.replaceAll("[^A-Za-z0-9]", "-") + ".xsd";
  }

  /** The later editions begin with an empty line, and two files name a DTD we do not need. */
  private static byte[] read(String file) {
    try {
      String text =
          Files.readString(shared().resolve("schemas-official").resolve(file))
              .replace("\uFEFF", "")
              .strip();
      return text.replaceFirst("(?s)<!DOCTYPE[^\\[>]*(\\[.*?\\]\\s*)?>", "")
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
