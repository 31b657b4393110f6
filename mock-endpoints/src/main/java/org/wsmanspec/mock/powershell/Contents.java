package org.wsmanspec.mock.powershell;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.psrp.Carried;
import org.wsmanspec.mock.soap.Xml;

/** Elements of Create and Connect that carry fragments. */
final class Contents {

  static final Carried.Place CREATION = Carried.Place.CREATION_XML;
  static final Carried.Place CONNECT = Carried.Place.CONNECT_XML;

  private Contents() {}

  /** The octets that the first element of a kind carries. */
  static Optional<byte[]> of(List<Element> content, Carried.Place place) {
    for (Element element : content) {
      if (Dom.name(element).equals(place.elementName())) {
        try {
          byte[] octets = Base64.getMimeDecoder().decode(Dom.text(element));
          return octets.length == 0 ? Optional.empty() : Optional.of(octets);
        } catch (IllegalArgumentException e) {
          throw PoolFaults.input("The text of " + element.getLocalName() + " is no base64");
        }
      }
    }
    return Optional.empty();
  }

  /** An element that carries octets. */
  static Element element(Carried.Place place, byte[] octets) {
    Element element = Xml.root(place.elementName());
    element.setTextContent(Base64.getEncoder().encodeToString(octets));
    return element;
  }
}
