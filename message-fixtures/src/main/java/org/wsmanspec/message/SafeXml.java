package org.wsmanspec.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.wsmanspec.message.UnreadableMessageException.Kind;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The only door through which foreign bytes become XML.
 *
 * <p>No document type declaration, no external entity, no XInclude, and bounds on size, depth and
 * attributes. The JDK's own parser is named explicitly so that no jar on the class path can take
 * its place.
 */
public final class SafeXml {

  private static final String ORACLE = "http://www.oracle.com/xml/jaxp/properties/";

  /** Builders are costly to make and not thread-safe: each thread keeps those for a few limits. */
  private static final ThreadLocal<Map<XmlLimits, DocumentBuilder>> BUILDERS =
      ThreadLocal.withInitial(HashMap::new);

  private static final int KEPT_BUILDERS = 4;

  private SafeXml() {}

  /**
   * Parse a document of one's own or one whose encoding only the bytes tell.
   *
   * @throws UnreadableMessageException if the bytes are no well-formed XML within the default
   *     limits
   */
  public static Document parse(byte[] bytes) {
    return parse(bytes, XmlEncoding.detect(bytes, Optional.empty()), XmlLimits.DEFAULT);
  }

  /**
   * Parse a document in a known encoding.
   *
   * @throws UnreadableMessageException if the bytes are no well-formed XML within the limits
   */
  public static Document parse(byte[] bytes, XmlEncoding encoding, XmlLimits limits) {
    if (bytes.length == 0) {
      throw new UnreadableMessageException(Kind.EMPTY, "the message is empty", 0, 0, null);
    }
    if (bytes.length > limits.maxBytes()) {
      throw new UnreadableMessageException(
          Kind.LIMIT,
          "the message has "
              + bytes.length
              + " octets, more than the limit of "
              + limits.maxBytes(),
          0,
          0,
          null);
    }
    try {
      return builder(limits).parse(source(bytes, encoding));
    } catch (SAXParseException e) {
      checkDecodable(bytes, encoding);
      throw unreadable(e, limits);
    } catch (SAXException e) {
      throw new UnreadableMessageException(
          Kind.NOT_WELL_FORMED, "the message is not XML: " + e.getMessage(), 0, 0, e);
    } catch (CharacterCodingException e) {
      throw badEncoding(encoding, e);
    } catch (IOException e) {
      // The JDK's UTF-8 reader reports malformed input as an IOException of a private kind.
      throw badEncoding(encoding, e);
    }
  }

  private static InputSource source(byte[] bytes, XmlEncoding encoding)
      throws CharacterCodingException {
    int mark = encoding.byteOrderMark();
    String name = encoding.charset().name();
    InputSource source;
    if (name.equals("UTF-8")) {
      source = new InputSource(new ByteArrayInputStream(bytes, mark, bytes.length - mark));
      source.setEncoding(name);
    } else {
      // Decoded here, strictly: the parser would follow a contradicting declaration.
      source = new InputSource(new StringReader(decode(bytes, encoding)));
    }
    return source;
  }

  private static String decode(byte[] bytes, XmlEncoding encoding) throws CharacterCodingException {
    int mark = encoding.byteOrderMark();
    return encoding
        .charset()
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(bytes, mark, bytes.length - mark))
        .toString();
  }

  /** In the prolog the parser tells bytes that do not fit as if the XML were wrong. */
  private static void checkDecodable(byte[] bytes, XmlEncoding encoding) {
    try {
      decode(bytes, encoding);
    } catch (CharacterCodingException e) {
      throw badEncoding(encoding, e);
    }
  }

  private static UnreadableMessageException badEncoding(XmlEncoding encoding, IOException e) {
    return new UnreadableMessageException(
        Kind.BAD_ENCODING,
        "the bytes are no valid " + encoding.charset().name() + ": " + e.getMessage(),
        0,
        0,
        e);
  }

  /** In words of our own, since the parser's differ from one JDK to the next. */
  private static String limit(String text, XmlLimits limits) {
    if (text.contains("epth")) {
      return "elements nest deeper than " + limits.maxDepth();
    }
    return text.contains("ttribute")
        ? "an element has more than " + limits.maxAttributes() + " attributes"
        : text;
  }

  private static UnreadableMessageException unreadable(SAXParseException e, XmlLimits limits) {
    String text = String.valueOf(e.getMessage());
    Kind kind;
    if (text.contains("/disallow-doctype-decl\"")) {
      kind = Kind.DOCTYPE;
    } else if (text.startsWith("JAXP0")) {
      kind = Kind.LIMIT;
    } else {
      kind = Kind.NOT_WELL_FORMED;
    }
    String said =
        switch (kind) {
          case DOCTYPE -> "the message has a document type declaration, which SOAP forbids";
          case LIMIT -> "the message goes beyond a parsing limit: " + limit(text, limits);
          default -> "the message is not well-formed XML: " + text;
        };
    return new UnreadableMessageException(
        kind,
        said
            + String.format(
                Locale.ROOT, " (line %d, column %d)", e.getLineNumber(), e.getColumnNumber()),
        e.getLineNumber(),
        e.getColumnNumber(),
        e);
  }

  private static DocumentBuilder builder(XmlLimits limits) {
    Map<XmlLimits, DocumentBuilder> kept = BUILDERS.get();
    DocumentBuilder known = kept.get(limits);
    if (known != null) {
      return known;
    }
    DocumentBuilder fresh = newBuilder(limits);
    if (kept.size() < KEPT_BUILDERS) {
      kept.put(limits, fresh);
    }
    return fresh;
  }

  private static DocumentBuilder newBuilder(XmlLimits limits) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      // A deferred tree expands itself while it is read, so two threads could not read one.
      factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setAttribute(ORACLE + "maxElementDepth", Integer.toString(limits.maxDepth()));
      factory.setAttribute(
          ORACLE + "elementAttributeLimit", Integer.toString(limits.maxAttributes()));
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Strict());
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's XML parser lacks a required feature", e);
    }
  }

  /** Throws at the first error instead of printing it. */
  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {
      // A warning does not make a document unreadable.
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
