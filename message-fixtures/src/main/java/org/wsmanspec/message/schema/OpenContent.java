package org.wsmanspec.message.schema;

import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Names;

/**
 * What the JDK's validator reports although XML Schema leaves it open.
 *
 * <p>Lax wildcards admit elements that no schema declares. When such an element names its type
 * ({@code xsi:type="p:Win32_Service_Type"}, {@code xsi:type="n1:MSFT_WmiError_Type"} in s:Detail)
 * and no schema defines the type either, lax assessment (XML Schema part 1, 5.2) has nothing to
 * assess. The JDK's validator says cvc-elt.4.2 nevertheless. Nearly every CIM instance sent by a
 * real service carries such an attribute.
 */
final class OpenContent {

  private OpenContent() {}

  static boolean excuses(Diagnostic d) {
    if (!d.key().equals("cvc-elt.4.2")) {
      return false;
    }
    Optional<QName> type =
        Dom.attribute(d.element(), Names.XSI_TYPE).flatMap(v -> Dom.qname(d.element(), v));
    return type.filter(t -> !isGoverned(t.getNamespaceURI())).isPresent()
        && !isGoverned(Dom.name(d.element()).getNamespaceURI());
  }

  private static boolean isGoverned(String namespace) {
    return namespace.equals(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        || Schemas.namespaces().contains(namespace);
  }
}
