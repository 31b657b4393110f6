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

  /** XPath on the root element of an event instead of on its envelope (DSP0226 10.2.2). */
  public static final String DIALECT_EVENT_ROOT_XPATH =
      "http://schemas.dmtf.org/wbem/wsman/1/wsman/filter/eventRootXPath";

  /** Queries on the Windows event log (MS-WSMV 2.2.4). */
  public static final String DIALECT_EVENT_QUERY =
      "http://schemas.microsoft.com/win/2004/08/events/eventquery";

  /** The Windows event log as a resource (MS-WSMV 2.2.4). */
  public static final String EVENT_LOG =
      "http://schemas.microsoft.com/wbem/wsman/1/windows/EventLog";

  /** One event a message; the default (WS-Eventing 2004/08). */
  public static final String MODE_PUSH = Namespaces.WSE + "/DeliveryModes/Push";

  /** One event a message, each acknowledged (DSP0226 10.2.9.2). */
  public static final String MODE_PUSH_WITH_ACK =
      "http://schemas.dmtf.org/wbem/wsman/1/wsman/PushWithAck";

  /** Batches of events, each acknowledged (DSP0226 10.2.9.3). */
  public static final String MODE_EVENTS = "http://schemas.dmtf.org/wbem/wsman/1/wsman/Events";

  /** Events are fetched with wsen:Pull (DSP0226 10.2.9.5). */
  public static final String MODE_PULL = "http://schemas.dmtf.org/wbem/wsman/1/wsman/Pull";

  /** The bookmark that asks for everything there is (DSP0226 10.2.6). */
  public static final String BOOKMARK_EARLIEST =
      "http://schemas.dmtf.org/wbem/wsman/1/wsman/bookmark/earliest";

  public static final String END_DELIVERY_FAILURE = Namespaces.WSE + "/DeliveryFailure";
  public static final String END_SOURCE_SHUTTING_DOWN = Namespaces.WSE + "/SourceShuttingDown";

  /** With two l, as the schema of WS-Eventing has it; its prose has one. */
  public static final String END_SOURCE_CANCELLING = Namespaces.WSE + "/SourceCancelling";

  /** Token type of a user name with password (DSP0226 12). */
  public static final String TOKEN_USERNAME =
      "http://docs.oasis-open.org/wss/2004/01/"
          + "oasis-200401-wss-username-token-profile-1.0#UsernameToken";

  /** Token type of a certificate's thumbprint (DSP0226 12). */
  public static final String TOKEN_THUMBPRINT =
      "http://schemas.dmtf.org/wbem/wsman/1/wsman/token/certificateThumbprint";

  /** Any open shell: what Get and Enumerate are asked of (MS-WSMV 2.2.4). */
  public static final String SHELL = Namespaces.RSP;

  /** The text shell (MS-WSMV 2.2.4). */
  public static final String SHELL_CMD = SHELL + "/cmd";

  /** The commands of a shell, for Enumerate (MS-WSMV 2.2.4). */
  public static final String SHELL_COMMANDS = SHELL + "/Command";

  /** Prefix of the resource URIs of PowerShell; the name of a configuration follows. */
  public static final String POWERSHELL_PREFIX = Namespaces.PWSH + "/";

  /** PowerShell with its default configuration (MS-PSRP 2.2.1). */
  public static final String POWERSHELL = POWERSHELL_PREFIX + "Microsoft.PowerShell";

  /** The selector that names a shell, in the one spelling that all clients find (MS-WSMV). */
  public static final String SHELL_ID_SELECTOR = "ShellId";

  private Uris() {}
}
