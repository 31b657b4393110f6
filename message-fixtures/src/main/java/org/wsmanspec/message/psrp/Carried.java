package org.wsmanspec.message.psrp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Namespaces;

/**
 * Where an envelope carries fragments (MS-PSRP 3.1.5.3): the base64 text of one element.
 *
 * <p>Text shells carry plain output and arguments in elements of the same names; which kind of
 * shell it is, the resource URI tells.
 *
 * @param place the kind of element
 * @param element the element
 * @param base64 its text
 */
public record Carried(Place place, Element element, String base64) {

  /** Elements that carry fragments. */
  public enum Place {
    /** {@code creationXml} of a Create. */
    CREATION_XML(Namespaces.PWSH, "creationXml"),
    /** {@code Arguments} of a Command. */
    ARGUMENTS(Namespaces.RSP, "Arguments"),
    /** {@code Stream} of a Send or a ReceiveResponse. */
    STREAM(Namespaces.RSP, "Stream"),
    /** {@code connectXml} of a Connect. */
    CONNECT_XML(Namespaces.PWSH, "connectXml"),
    /** {@code connectResponseXml} of a ConnectResponse. */
    CONNECT_RESPONSE_XML(Namespaces.PWSH, "connectResponseXml");

    private final QName name;

    Place(String namespace, String name) {
      this.name = new QName(namespace, name);
    }

    /** The name of the element. */
    public QName elementName() {
      return name;
    }
  }

  private static final Map<QName, Place> PLACES =
      Map.of(
          Place.CREATION_XML.name, Place.CREATION_XML,
          Place.ARGUMENTS.name, Place.ARGUMENTS,
          Place.STREAM.name, Place.STREAM,
          Place.CONNECT_XML.name, Place.CONNECT_XML,
          Place.CONNECT_RESPONSE_XML.name, Place.CONNECT_RESPONSE_XML);

  /** The elements of an envelope's body that may carry fragments, in the order of the document. */
  public static List<Carried> in(Envelope envelope) {
    List<Carried> found = new ArrayList<>();
    envelope.bodyChildren().forEach(e -> collect(e, found));
    return found;
  }

  private static void collect(Element element, List<Carried> found) {
    Place place = PLACES.get(Dom.name(element));
    if (place != null) {
      found.add(new Carried(place, element, Dom.text(element)));
    } else {
      Dom.children(element).forEach(c -> collect(c, found));
    }
  }

  /** The CommandId that a Stream names; empty for the pool, and for other elements. */
  public Optional<String> commandId() {
    return Dom.attribute(element, new QName("CommandId"));
  }

  /** The name of a Stream: stdin, pr or stdout. */
  public Optional<String> streamName() {
    return Dom.attribute(element, new QName("Name"));
  }

  /**
   * The octets: whole fragments, one behind the other.
   *
   * @throws PsrpException if the text is no base64
   */
  public byte[] octets() {
    try {
      return Base64Text.decode(base64);
    } catch (IllegalArgumentException e) {
      throw new PsrpException(
          PsrpException.Kind.TRUNCATED,
          "the text of <" + element.getNodeName() + "> is no base64: " + e.getMessage(),
          null,
          e);
    }
  }
}
