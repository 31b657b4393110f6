package org.wsmanspec.message.vocabulary;

/** URIs that are neither namespaces nor actions (DSP0226 1.0.0, DSP0227, WS-Addressing 2004/08). */
public final class Uris {

  /** The address known from the transport (WS-Addressing 2004/08). */
  public static final String ANONYMOUS =
      "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous";

  /** The same in WS-Addressing 2005/08. */
  public static final String ANONYMOUS_2005 = "http://www.w3.org/2005/08/addressing/anonymous";

  /** Stands for a message id that could not be read (WS-Addressing 2004/08). */
  public static final String UNSPECIFIED_MESSAGE_ID =
      "http://schemas.xmlsoap.org/ws/2004/08/addressing/id/unspecified";

  public static final String ROLE_NEXT = Namespaces.S + "/role/next";
  public static final String ROLE_NONE = Namespaces.S + "/role/none";
  public static final String ROLE_ULTIMATE_RECEIVER = Namespaces.S + "/role/ultimateReceiver";

  /** What Identify reports as ProtocolVersion (DSP0226 11). */
  public static final String PROTOCOL_VERSION = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd";

  /** What Identify may report to anonymous callers instead (DSP8012). */
  public static final String NO_ANONYMOUS_DISCLOSURE =
      "http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity/NoAnonymousDisclosure";

  public static final String DIALECT_XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116";
  public static final String DIALECT_SELECTOR =
      "http://schemas.dmtf.org/wbem/wsman/1/wsman/SelectorFilter";
  public static final String DIALECT_WQL = "http://schemas.microsoft.com/wbem/wsman/1/WQL";
  public static final String DIALECT_CQL = "http://schemas.dmtf.org/wbem/cql/1/dsp0202.pdf";
  public static final String DIALECT_ASSOCIATION =
      "http://schemas.dmtf.org/wbem/wsman/1/cimbinding/associationFilter";

  /** All CIM classes of a service (DSP0227 5.2). */
  public static final String ALL_CLASSES = "http://schemas.dmtf.org/wbem/wscim/1/*";

  /** Prefix of the fault detail URIs (DSP0226 14.6). */
  public static final String FAULT_DETAIL =
      "http://schemas.dmtf.org/wbem/wsman/1/wsman/faultDetail/";

  /** Prefix of WMI resource URIs (MS-WSMV 2.2.4). */
  public static final String WMI = "http://schemas.microsoft.com/wbem/wsman/1/wmi/";

  /** Selector naming the CIM namespace (DSP0227). */
  public static final String CIM_NAMESPACE_SELECTOR = "__cimnamespace";

  /** Prefix of the security profile URIs (DSP0226 annex C). */
  public static final String SECURITY_PROFILE =
      "http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/";

  private Uris() {}
}
