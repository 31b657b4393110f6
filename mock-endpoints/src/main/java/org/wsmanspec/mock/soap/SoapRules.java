package org.wsmanspec.mock.soap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;

/** What SOAP 1.2 part 1 section 5 demands of a request envelope. */
public final class SoapRules {

  private static final Set<String> BOOLEANS = Set.of("true", "false", "1", "0");
  private static final String NO_ENCODING = Namespaces.S + "/encoding/none";

  private SoapRules() {}

  /**
   * Checks the shape of an envelope, before any header is looked at.
   *
   * @throws SoapFaultException s:VersionMismatch, s:Sender or s:DataEncodingUnknown
   */
  public static void check(Envelope envelope) {
    if (!envelope.isSoap12()) {
      throw SoapFaultException.versionMismatch(Dom.name(envelope.root()));
    }
    refuseInstructions(envelope.document());
    List<Element> children = Dom.children(envelope.root());
    int expectedBody = envelope.header().isPresent() ? 1 : 0;
    if (envelope.body().isEmpty()) {
      throw SoapFaultException.malformed("The envelope has no s:Body");
    }
    if (children.size() != expectedBody + 1 || !Dom.is(children.get(expectedBody), Names.S_BODY)) {
      throw SoapFaultException.malformed(
          "The envelope must hold an optional s:Header, then s:Body, and nothing else; it holds "
              + children.stream().map(Dom::name).map(Namespaces::display).toList());
    }
    refuseStyle(envelope.root());
    envelope.header().ifPresent(SoapRules::refuseStyle);
    envelope.body().ifPresent(SoapRules::refuseStyle);
    envelope.headers().forEach(SoapRules::checkBlock);
    envelope.bodyChildren().forEach(SoapRules::checkStyle);
  }

  private static void checkBlock(Element block) {
    if (block.getNamespaceURI() == null) {
      throw SoapFaultException.malformed(
          "The header block '" + block.getNodeName() + "' has no namespace");
    }
    Optional<String> flag = Dom.attribute(block, Names.S_MUST_UNDERSTAND);
    if (flag.isPresent() && !BOOLEANS.contains(flag.get().strip())) {
      throw SoapFaultException.malformed(
          "s:mustUnderstand is a boolean, but is '" + flag.get() + "'");
    }
    checkStyle(block);
  }

  private static void checkStyle(Element element) {
    Optional<String> style = Dom.attribute(element, Names.S_ENCODING_STYLE);
    if (style.isPresent() && !style.get().strip().equals(NO_ENCODING)) {
      throw SoapFaultException.dataEncodingUnknown(style.get().strip());
    }
  }

  private static void refuseStyle(Element element) {
    if (Dom.attribute(element, Names.S_ENCODING_STYLE).isPresent()) {
      throw SoapFaultException.malformed(
          "s:encodingStyle may not stand on " + Namespaces.display(Dom.name(element)));
    }
  }

  private static void refuseInstructions(Node node) {
    for (Node n = node.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
        throw SoapFaultException.malformed(
            "A SOAP message has no processing instruction, but this one has '"
                + n.getNodeName()
                + "'");
      }
      refuseInstructions(n);
    }
  }

  /**
   * Checks that every mandatory header block meant for this service is known to it.
   *
   * @throws SoapFaultException s:MustUnderstand, naming each unknown block
   */
  public static void checkMandatory(Envelope envelope, Set<QName> known) {
    List<QName> unknown = new ArrayList<>();
    for (Element block : envelope.headers()) {
      if (Envelope.mustUnderstand(block)
          && Envelope.forReceiver(block)
          && !known.contains(Dom.name(block))) {
        unknown.add(new QName(block.getNamespaceURI(), block.getLocalName(), prefix(block)));
      }
    }
    if (!unknown.isEmpty()) {
      throw SoapFaultException.mustUnderstand(unknown);
    }
  }

  private static String prefix(Element block) {
    return block.getPrefix() == null ? "" : block.getPrefix();
  }
}
