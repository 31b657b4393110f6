package org.wsmanspec.mock.enumeration;

import java.util.HashSet;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.mock.soap.SoapFaultException;

/** What may stand only once in the body of an enumeration message, which is all of it. */
final class Singletons {

  private static final Set<String> OURS =
      Set.of(Namespaces.WSEN, Namespaces.WSMAN, Namespaces.WSMB);

  private Singletons() {}

  /**
   * Refuses a body with a child that stands there twice: which of them is meant, nobody can tell.
   *
   * @throws SoapFaultException SchemaValidationError
   */
  static void require(Element body) {
    Set<QName> seen = new HashSet<>();
    for (Element child : Dom.children(body)) {
      QName name = Dom.name(child);
      // Two filters have a fault of their own.
      boolean filter = name.getLocalPart().equals("Filter");
      if (OURS.contains(name.getNamespaceURI()) && !filter && !seen.add(name)) {
        throw SoapFaultException.of(
            FaultSubcode.SCHEMA_VALIDATION_ERROR,
            Namespaces.display(name) + " stands twice in the body");
      }
    }
  }
}
