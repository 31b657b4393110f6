package org.wsmanspec.mock.identify;

import java.util.List;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.soap.Reply;
import org.wsmanspec.mock.soap.Xml;

/**
 * Answers wsmid:Identify.
 *
 * @param vendor wsmid:ProductVendor
 * @param version wsmid:ProductVersion
 * @param securityProfiles the profile URIs, told only to those who have authenticated
 */
public record Identify(String vendor, String version, List<String> securityProfiles) {

  private static final QName PROFILE_NAME =
      new QName(Namespaces.WSMID, "SecurityProfileName", "wsmid");

  public Identify {
    securityProfiles = List.copyOf(securityProfiles);
  }

  /** The response, children in the order of the schema. */
  public Reply answer(boolean withProfiles) {
    Reply reply = Reply.bare();
    Element response = Xml.add(reply.body(), Names.WSMID_IDENTIFY_RESPONSE);
    Xml.add(response, Names.WSMID_PROTOCOL_VERSION, Uris.PROTOCOL_VERSION);
    Xml.add(response, Names.WSMID_PRODUCT_VENDOR, vendor);
    Xml.add(response, Names.WSMID_PRODUCT_VERSION, version);
    if (withProfiles && !securityProfiles.isEmpty()) {
      Element profiles = Xml.add(response, Names.WSMID_SECURITY_PROFILES);
      securityProfiles.forEach(p -> Xml.add(profiles, PROFILE_NAME, p));
    }
    return reply;
  }
}
