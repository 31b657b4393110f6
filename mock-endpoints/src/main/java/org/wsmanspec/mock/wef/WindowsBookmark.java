package org.wsmanspec.mock.wef;

import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Forwarding;
import org.wsmanspec.mock.addressing.Extension;
import org.wsmanspec.mock.soap.Xml;

/** Writes this endpoint's bookmarks in the shape of Windows, and reads them back. */
final class WindowsBookmark {

  private static final QName POSITION = new QName(Extension.NAMESPACE, "Position", "x");
  private static final QName SOURCE = new QName("Source");
  private static final QName NUMBER = new QName("Number");
  private static final QName BOOKMARK = new QName("Bookmark");
  private static final QName CHANNEL = new QName("Channel");
  private static final QName RECORD = new QName("RecordId");
  private static final QName CURRENT = new QName("IsCurrent");

  private WindowsBookmark() {}

  /** Replaces a position of this endpoint by a list of bookmarks. */
  static void disguise(Element bookmark) {
    Dom.child(bookmark, POSITION)
        .ifPresent(
            position -> {
              bookmark.removeChild(position);
              Element only = Xml.add(Xml.add(bookmark, Forwarding.BOOKMARK_LIST), BOOKMARK);
              Xml.attribute(only, CHANNEL, Dom.attribute(position, SOURCE).orElse(""));
              Xml.attribute(only, RECORD, Dom.attribute(position, NUMBER).orElse(""));
              Xml.attribute(only, CURRENT, "true");
            });
  }

  /** Replaces a list of bookmarks by a position of this endpoint; leaves anything else. */
  static void reveal(Element bookmark) {
    Optional<Element> list = Dom.child(bookmark, Forwarding.BOOKMARK_LIST);
    list.flatMap(l -> Dom.child(l, BOOKMARK))
        .ifPresent(
            only -> {
              bookmark.removeChild(list.orElseThrow());
              Element position = Xml.add(bookmark, POSITION);
              Xml.attribute(position, SOURCE, Dom.attribute(only, CHANNEL).orElse(""));
              Xml.attribute(position, NUMBER, Dom.attribute(only, RECORD).orElse(""));
            });
  }
}
