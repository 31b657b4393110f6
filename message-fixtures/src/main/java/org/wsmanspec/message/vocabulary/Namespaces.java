package org.wsmanspec.message.vocabulary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;

/**
 * Namespace URIs and the prefixes that this project uses when it writes or names them.
 *
 * <p>Source: DSP0226 1.0.0 annex A.1, DSP0227, DSP0230, MS-WSMV 2.2.1. On the wire prefixes are
 * free; in scenarios, reports and XPath locations these are the ones.
 */
public final class Namespaces {

  /** SOAP 1.2 envelope. */
  public static final String S = "http://www.w3.org/2003/05/soap-envelope";

  /** SOAP 1.1 envelope: never right in WS-Management, but worth recognizing. */
  public static final String S11 = "http://schemas.xmlsoap.org/soap/envelope/";

  /** WS-Addressing 2004/08. */
  public static final String WSA = "http://schemas.xmlsoap.org/ws/2004/08/addressing";

  /** WS-Addressing 2005/08 (DSP0226 1.1 and later). */
  public static final String WSA10 = "http://www.w3.org/2005/08/addressing";

  /** WS-Transfer 2004/09. */
  public static final String WXF = "http://schemas.xmlsoap.org/ws/2004/09/transfer";

  /** WS-Enumeration 2004/09. */
  public static final String WSEN = "http://schemas.xmlsoap.org/ws/2004/09/enumeration";

  /** WS-Eventing 2004/08. */
  public static final String WSE = "http://schemas.xmlsoap.org/ws/2004/08/eventing";

  /** WS-Management (DSP8015). */
  public static final String WSMAN = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd";

  /** WS-Management Identify (DSP8012). */
  public static final String WSMID =
      "http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd";

  /** CIM binding (DSP0227). */
  public static final String WSMB = "http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd";

  /** WS-CIM common types (DSP0230, DSP8004). */
  public static final String CIM = "http://schemas.dmtf.org/wbem/wscim/1/common";

  /** Prefix of the namespace of every DMTF class; the class name follows (DSP0230). */
  public static final String CIM_SCHEMA = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/";

  /** Microsoft's fault detail (MS-WSMV 2.2.4.43). */
  public static final String WSMANFAULT = "http://schemas.microsoft.com/wbem/wsman/1/wsmanfault";

  /** Microsoft's extensions (MS-WSMV 2.2.1). */
  public static final String WSMV = "http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd";

  /** Remote shells (MS-WSMV 2.2.1). */
  public static final String RSP = "http://schemas.microsoft.com/wbem/wsman/1/windows/shell";

  /** WinRM configuration (MS-WSMV 2.2.1). */
  public static final String CFG = "http://schemas.microsoft.com/wbem/wsman/1/config";

  /** PowerShell remoting payload in a shell Create (MS-WSMV 2.2.1). */
  public static final String PWSH = "http://schemas.microsoft.com/powershell";

  /** WS-Trust 2005/02. */
  public static final String WST = "http://schemas.xmlsoap.org/ws/2005/02/trust";

  /** WS-Policy 2004/09. */
  public static final String WSP = "http://schemas.xmlsoap.org/ws/2004/09/policy";

  /** WS-Security extensions 1.0. */
  public static final String WSSE =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

  /** WS-MetadataExchange 2004/09. */
  public static final String MEX = "http://schemas.xmlsoap.org/ws/2004/09/mex";

  /** Events of the Windows event log (MS-WSMV 2.2.1). */
  public static final String EVENT = "http://schemas.microsoft.com/win/2004/08/events/event";

  /** Subscriptions that a collector lists (MS-WSMV 2.2.1). */
  public static final String SUBSCRIPTION =
      "http://schemas.microsoft.com/wbem/wsman/1/subscription";

  /** The name of a publishing machine (MS-WSMV 2.2.1). */
  public static final String MACHINE_ID = "http://schemas.microsoft.com/wbem/wsman/1/machineid";

  private static final Map<String, String> BY_PREFIX;

  static {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("s", S);
    map.put("s11", S11);
    map.put("wsa", WSA);
    map.put("wsa10", WSA10);
    map.put("wxf", WXF);
    map.put("wsen", WSEN);
    map.put("wse", WSE);
    map.put("wsman", WSMAN);
    map.put("wsmid", WSMID);
    map.put("wsmb", WSMB);
    map.put("cim", CIM);
    map.put("f", WSMANFAULT);
    map.put("wsmv", WSMV);
    map.put("rsp", RSP);
    map.put("cfg", CFG);
    map.put("pwsh", PWSH);
    map.put("wst", WST);
    map.put("wsp", WSP);
    map.put("wsse", WSSE);
    map.put("mex", MEX);
    map.put("event", EVENT);
    map.put("m", SUBSCRIPTION);
    map.put("machine", MACHINE_ID);
    map.put("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
    map.put("xs", XMLConstants.W3C_XML_SCHEMA_NS_URI);
    map.put("xml", XMLConstants.XML_NS_URI);
    BY_PREFIX = Collections.unmodifiableMap(map);
  }

  private Namespaces() {}

  /** The project's prefixes and their namespaces, in a fixed order. */
  public static Map<String, String> byPrefix() {
    return BY_PREFIX;
  }

  /**
   * A name as a person writes it: {@code wsa:To}, {@code To} without namespace, {@code {uri}To}
   * where the namespace is none of ours.
   */
  public static String display(QName name) {
    String uri = name.getNamespaceURI();
    if (uri.isEmpty()) {
      return name.getLocalPart();
    }
    for (Map.Entry<String, String> e : BY_PREFIX.entrySet()) {
      if (e.getValue().equals(uri)) {
        return e.getKey() + ":" + name.getLocalPart();
      }
    }
    if (uri.startsWith(CIM_SCHEMA)) {
      return "cim-schema:" + name.getLocalPart();
    }
    return "{" + uri + "}" + name.getLocalPart();
  }
}
