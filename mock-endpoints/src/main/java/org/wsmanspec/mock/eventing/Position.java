package org.wsmanspec.mock.eventing;

import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.addressing.Extension;
import org.wsmanspec.mock.soap.Xml;

/**
 * What a bookmark of this endpoint says, which is nobody else's business (DSP0226 10.2.6).
 *
 * @param source identifies the source of the events, and one life of it
 * @param number of the last event before the place
 */
record Position(String source, long number) {

  private static final QName ELEMENT = new QName(Extension.NAMESPACE, "Position", "x");
  private static final QName SOURCE = new QName("Source");
  private static final QName NUMBER = new QName("Number");

  /** Appends wsman:Bookmark. */
  Element write(Element parent) {
    Element bookmark = Xml.add(parent, Names.WSMAN_BOOKMARK);
    Element position = Xml.add(bookmark, ELEMENT);
    Xml.attribute(position, SOURCE, source);
    Xml.attribute(position, NUMBER, Long.toString(number));
    return bookmark;
  }

  /** Reads wsman:Bookmark; empty if it is none of this endpoint's. */
  static Optional<Position> read(Element bookmark) {
    if (Dom.children(bookmark).size() != 1) {
      return Optional.empty();
    }
    Element position = Dom.children(bookmark).get(0);
    Optional<String> source = Dom.attribute(position, SOURCE);
    Optional<String> number = Dom.attribute(position, NUMBER).filter(n -> n.matches("[0-9]{1,18}"));
    return Dom.is(position, ELEMENT) && source.isPresent() && number.isPresent()
        ? Optional.of(new Position(source.get(), Long.parseLong(number.get())))
        : Optional.empty();
  }
}
