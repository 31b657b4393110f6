package org.wsmanspec.mock.eventing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.addressing.UriRules;
import org.wsmanspec.mock.soap.SoapFaultException;

/** wse:NotifyTo and wse:EndTo of a Subscribe: an address that messages can be sent to. */
final class SinkAddress {

  private SinkAddress() {}

  /**
   * Reads an EPR and checks that it can be used.
   *
   * @param schemes URI schemes that can be delivered to
   * @throws SoapFaultException InvalidMessage if it is no EPR;
   *     EventSourceUnableToProcess/UnusableAddress if nothing can be sent there; EncodingLimit
   */
  static EndpointReference read(Element element, Set<String> schemes) {
    String name = Namespaces.display(Dom.name(element));
    List<Element> addresses = Dom.children(element, Names.WSA_ADDRESS);
    if (addresses.size() != 1 || Dom.children(element).indexOf(addresses.get(0)) != 0) {
      throw Contents.invalid(name + " must begin with exactly one wsa:Address");
    }
    String address = Dom.text(addresses.get(0));
    UriRules.refuseLong(address, name);
    if (!isUsable(address, schemes)) {
      throw SoapFaultException.of(
          FaultSubcode.EVENT_SOURCE_UNABLE_TO_PROCESS,
          "UnusableAddress",
          "The address of "
              + name
              + " must be an absolute URI with one of the schemes "
              + schemes
              + " and a host, but is '"
              + address
              + "'");
    }
    EndpointReference epr = EndpointReference.in(element);
    List<Element> blocks = new ArrayList<>(epr.referenceProperties());
    blocks.addAll(epr.referenceParameters());
    for (Element block : blocks) {
      String namespace = block.getNamespaceURI();
      if (namespace == null || namespace.equals(Namespaces.WSA) || namespace.equals(Namespaces.S)) {
        throw Contents.invalid(
            "The reference parameter "
                + Namespaces.display(Dom.name(block))
                + " of "
                + name
                + " cannot become a header of a message");
      }
    }
    return epr;
  }

  private static boolean isUsable(String address, Set<String> schemes) {
    // Nobody can be sent anything over a connection that is not there yet.
    boolean anonymous = address.equals(Uris.ANONYMOUS) || address.equals(Uris.ANONYMOUS_2005);
    if (anonymous || !UriRules.isAbsolute(address)) {
      return false;
    }
    URI uri = URI.create(address);
    return uri.getHost() != null
        && schemes.contains(uri.getScheme().toLowerCase(Locale.ROOT))
        && uri.getPort() <= 65_535
        && uri.getUserInfo() == null;
  }
}
