package org.wsmanspec.message.vocabulary;

import javax.xml.XMLConstants;
import javax.xml.namespace.QName;

/**
 * Element and attribute names of the envelope, its headers and its bodies.
 *
 * <p>Source: SOAP 1.2 part 1 section 5; the schemas of WS-Addressing 2004/08, WS-Transfer and
 * WS-Enumeration 2004/09, WS-Eventing 2004/08 and WS-Trust 2005/02; DSP8015 and DSP8012 for {@code
 * wsman} and {@code wsmid}; DSP0227 for {@code wsmb}.
 */
public final class Names {

  public static final QName S_ENVELOPE = s("Envelope");
  public static final QName S_HEADER = s("Header");
  public static final QName S_BODY = s("Body");
  public static final QName S_FAULT = s("Fault");
  public static final QName S_CODE = s("Code");
  public static final QName S_SUBCODE = s("Subcode");
  public static final QName S_VALUE = s("Value");
  public static final QName S_REASON = s("Reason");
  public static final QName S_TEXT = s("Text");
  public static final QName S_NODE = s("Node");
  public static final QName S_ROLE = s("Role");
  public static final QName S_DETAIL = s("Detail");
  public static final QName S_NOT_UNDERSTOOD = s("NotUnderstood");
  public static final QName S_UPGRADE = s("Upgrade");
  public static final QName S_SUPPORTED_ENVELOPE = s("SupportedEnvelope");
  public static final QName S_MUST_UNDERSTAND = s("mustUnderstand");
  public static final QName S_ROLE_ATTRIBUTE = s("role");
  public static final QName S_ENCODING_STYLE = s("encodingStyle");

  public static final QName WSA_TO = wsa("To");
  public static final QName WSA_ACTION = wsa("Action");
  public static final QName WSA_MESSAGE_ID = wsa("MessageID");
  public static final QName WSA_RELATES_TO = wsa("RelatesTo");
  public static final QName WSA_REPLY_TO = wsa("ReplyTo");
  public static final QName WSA_FAULT_TO = wsa("FaultTo");
  public static final QName WSA_FROM = wsa("From");
  public static final QName WSA_ADDRESS = wsa("Address");
  public static final QName WSA_ENDPOINT_REFERENCE = wsa("EndpointReference");
  public static final QName WSA_REFERENCE_PROPERTIES = wsa("ReferenceProperties");
  public static final QName WSA_REFERENCE_PARAMETERS = wsa("ReferenceParameters");

  public static final QName WXF_RESOURCE_CREATED = new QName(Namespaces.WXF, "ResourceCreated");

  public static final QName WSEN_ENUMERATE = wsen("Enumerate");
  public static final QName WSEN_ENUMERATE_RESPONSE = wsen("EnumerateResponse");
  public static final QName WSEN_PULL = wsen("Pull");
  public static final QName WSEN_PULL_RESPONSE = wsen("PullResponse");
  public static final QName WSEN_RELEASE = wsen("Release");
  public static final QName WSEN_RENEW = wsen("Renew");
  public static final QName WSEN_RENEW_RESPONSE = wsen("RenewResponse");
  public static final QName WSEN_GET_STATUS = wsen("GetStatus");
  public static final QName WSEN_GET_STATUS_RESPONSE = wsen("GetStatusResponse");
  public static final QName WSEN_ENUMERATION_CONTEXT = wsen("EnumerationContext");
  public static final QName WSEN_ITEMS = wsen("Items");
  public static final QName WSEN_END_OF_SEQUENCE = wsen("EndOfSequence");
  public static final QName WSEN_FILTER = wsen("Filter");
  public static final QName WSEN_EXPIRES = wsen("Expires");
  public static final QName WSEN_END_TO = wsen("EndTo");
  public static final QName WSEN_MAX_ELEMENTS = wsen("MaxElements");
  public static final QName WSEN_MAX_TIME = wsen("MaxTime");
  public static final QName WSEN_MAX_CHARACTERS = wsen("MaxCharacters");
  public static final QName WSEN_SUPPORTED_DIALECT = wsen("SupportedDialect");

  public static final QName WSE_SUBSCRIBE = wse("Subscribe");
  public static final QName WSE_SUBSCRIBE_RESPONSE = wse("SubscribeResponse");
  public static final QName WSE_RENEW = wse("Renew");
  public static final QName WSE_RENEW_RESPONSE = wse("RenewResponse");
  public static final QName WSE_GET_STATUS = wse("GetStatus");
  public static final QName WSE_GET_STATUS_RESPONSE = wse("GetStatusResponse");
  public static final QName WSE_UNSUBSCRIBE = wse("Unsubscribe");
  public static final QName WSE_SUBSCRIPTION_END = wse("SubscriptionEnd");
  public static final QName WSE_SUBSCRIPTION_MANAGER = wse("SubscriptionManager");
  public static final QName WSE_IDENTIFIER = wse("Identifier");
  public static final QName WSE_DELIVERY = wse("Delivery");
  public static final QName WSE_NOTIFY_TO = wse("NotifyTo");
  public static final QName WSE_END_TO = wse("EndTo");
  public static final QName WSE_EXPIRES = wse("Expires");
  public static final QName WSE_FILTER = wse("Filter");
  public static final QName WSE_STATUS = wse("Status");
  public static final QName WSE_REASON = wse("Reason");
  public static final QName WSE_SUPPORTED_DIALECT = wse("SupportedDialect");
  public static final QName WSE_SUPPORTED_DELIVERY_MODE = wse("SupportedDeliveryMode");

  public static final QName WSMAN_RESOURCE_URI = wsman("ResourceURI");
  public static final QName WSMAN_SELECTOR_SET = wsman("SelectorSet");
  public static final QName WSMAN_SELECTOR = wsman("Selector");
  public static final QName WSMAN_OPERATION_TIMEOUT = wsman("OperationTimeout");
  public static final QName WSMAN_MAX_ENVELOPE_SIZE = wsman("MaxEnvelopeSize");
  public static final QName WSMAN_LOCALE = wsman("Locale");
  public static final QName WSMAN_OPTION_SET = wsman("OptionSet");
  public static final QName WSMAN_OPTION = wsman("Option");
  public static final QName WSMAN_REQUEST_EPR = wsman("RequestEPR");
  public static final QName WSMAN_REQUESTED_EPR = wsman("RequestedEPR");
  public static final QName WSMAN_EPR_INVALID = wsman("EPRInvalid");
  public static final QName WSMAN_EPR_UNKNOWN = wsman("EPRUnknown");
  public static final QName WSMAN_FRAGMENT_TRANSFER = wsman("FragmentTransfer");
  public static final QName WSMAN_XML_FRAGMENT = wsman("XmlFragment");
  public static final QName WSMAN_FRAGMENT_DIALECT = wsman("FragmentDialect");
  public static final QName WSMAN_REQUEST_TOTAL_ITEMS_COUNT_ESTIMATE =
      wsman("RequestTotalItemsCountEstimate");
  public static final QName WSMAN_TOTAL_ITEMS_COUNT_ESTIMATE = wsman("TotalItemsCountEstimate");
  public static final QName WSMAN_OPTIMIZE_ENUMERATION = wsman("OptimizeEnumeration");
  public static final QName WSMAN_MAX_ELEMENTS = wsman("MaxElements");
  public static final QName WSMAN_ENUMERATION_MODE = wsman("EnumerationMode");
  public static final QName WSMAN_FILTER = wsman("Filter");
  public static final QName WSMAN_ITEM = wsman("Item");
  public static final QName WSMAN_ITEMS = wsman("Items");
  public static final QName WSMAN_END_OF_SEQUENCE = wsman("EndOfSequence");
  public static final QName WSMAN_FAULT_DETAIL = wsman("FaultDetail");
  public static final QName WSMAN_SUPPORTED_SELECTOR_NAME = wsman("SupportedSelectorName");
  public static final QName WSMAN_ACK_REQUESTED = wsman("AckRequested");
  public static final QName WSMAN_EVENT = wsman("Event");
  public static final QName WSMAN_EVENTS = wsman("Events");
  public static final QName WSMAN_DROPPED_EVENTS = wsman("DroppedEvents");
  public static final QName WSMAN_HEARTBEATS = wsman("Heartbeats");
  public static final QName WSMAN_CONNECTION_RETRY = wsman("ConnectionRetry");
  public static final QName WSMAN_MAX_TIME = wsman("MaxTime");
  public static final QName WSMAN_CONTENT_ENCODING = wsman("ContentEncoding");
  public static final QName WSMAN_AUTH = wsman("Auth");
  public static final QName WSMAN_BOOKMARK = wsman("Bookmark");
  public static final QName WSMAN_SEND_BOOKMARKS = wsman("SendBookmarks");
  public static final QName WSMAN_CERTIFICATE_THUMBPRINT = wsman("CertificateThumbprint");

  public static final QName WST_ISSUED_TOKENS = wst("IssuedTokens");
  public static final QName WST_REQUEST_SECURITY_TOKEN_RESPONSE =
      wst("RequestSecurityTokenResponse");
  public static final QName WST_TOKEN_TYPE = wst("TokenType");
  public static final QName WST_REQUESTED_SECURITY_TOKEN = wst("RequestedSecurityToken");
  public static final QName WSP_APPLIES_TO = new QName(Namespaces.WSP, "AppliesTo", "wsp");
  public static final QName WSSE_USERNAME_TOKEN = wsse("UsernameToken");
  public static final QName WSSE_USERNAME = wsse("Username");
  public static final QName WSSE_PASSWORD = wsse("Password");

  public static final QName WSMID_IDENTIFY = wsmid("Identify");
  public static final QName WSMID_IDENTIFY_RESPONSE = wsmid("IdentifyResponse");
  public static final QName WSMID_PROTOCOL_VERSION = wsmid("ProtocolVersion");
  public static final QName WSMID_PRODUCT_VENDOR = wsmid("ProductVendor");
  public static final QName WSMID_PRODUCT_VERSION = wsmid("ProductVersion");
  public static final QName WSMID_SECURITY_PROFILES = wsmid("SecurityProfiles");

  public static final QName WSMB_POLYMORPHISM_MODE = wsmb("PolymorphismMode");
  public static final QName WSMB_ASSOCIATED_INSTANCES = wsmb("AssociatedInstances");
  public static final QName WSMB_ASSOCIATION_INSTANCES = wsmb("AssociationInstances");
  public static final QName WSMB_OBJECT = wsmb("Object");

  /** Remote shells (MS-WSMV 2.2.4). */
  public static final QName RSP_SHELL = rsp("Shell");

  public static final QName RSP_SHELL_ID = rsp("ShellId");
  public static final QName RSP_NAME = rsp("Name");
  public static final QName RSP_RESOURCE_URI = rsp("ResourceUri");
  public static final QName RSP_OWNER = rsp("Owner");
  public static final QName RSP_CLIENT_IP = rsp("ClientIP");
  public static final QName RSP_PROCESS_ID = rsp("ProcessId");
  public static final QName RSP_ENVIRONMENT = rsp("Environment");
  public static final QName RSP_VARIABLE = rsp("Variable");
  public static final QName RSP_WORKING_DIRECTORY = rsp("WorkingDirectory");
  public static final QName RSP_LIFETIME = rsp("Lifetime");
  public static final QName RSP_IDLE_TIME_OUT = rsp("IdleTimeOut");
  public static final QName RSP_MAX_IDLE_TIME_OUT = rsp("MaxIdleTimeOut");
  public static final QName RSP_INPUT_STREAMS = rsp("InputStreams");
  public static final QName RSP_OUTPUT_STREAMS = rsp("OutputStreams");
  public static final QName RSP_LOCALE = rsp("Locale");
  public static final QName RSP_DATA_LOCALE = rsp("DataLocale");
  public static final QName RSP_COMPRESSION_MODE = rsp("CompressionMode");
  public static final QName RSP_PROFILE_LOADED = rsp("ProfileLoaded");
  public static final QName RSP_ENCODING = rsp("Encoding");
  public static final QName RSP_BUFFER_MODE = rsp("BufferMode");
  public static final QName RSP_STATE = rsp("State");
  public static final QName RSP_SHELL_RUN_TIME = rsp("ShellRunTime");
  public static final QName RSP_SHELL_INACTIVITY = rsp("ShellInactivity");
  public static final QName RSP_MEMORY_USED = rsp("MemoryUsed");
  public static final QName RSP_CHILD_PROCESSES = rsp("ChildProcesses");
  public static final QName RSP_COMMAND_LINE = rsp("CommandLine");
  public static final QName RSP_COMMAND = rsp("Command");
  public static final QName RSP_ARGUMENTS = rsp("Arguments");
  public static final QName RSP_COMMAND_RESPONSE = rsp("CommandResponse");
  public static final QName RSP_COMMAND_ID = rsp("CommandId");
  public static final QName RSP_SEND = rsp("Send");
  public static final QName RSP_SEND_RESPONSE = rsp("SendResponse");
  public static final QName RSP_STREAM = rsp("Stream");
  public static final QName RSP_RECEIVE = rsp("Receive");
  public static final QName RSP_RECEIVE_RESPONSE = rsp("ReceiveResponse");
  public static final QName RSP_DESIRED_STREAM = rsp("DesiredStream");
  public static final QName RSP_COMMAND_STATE = rsp("CommandState");
  public static final QName RSP_EXIT_CODE = rsp("ExitCode");
  public static final QName RSP_SIGNAL = rsp("Signal");
  public static final QName RSP_SIGNAL_RESPONSE = rsp("SignalResponse");
  public static final QName RSP_CODE = rsp("Code");
  public static final QName RSP_DISCONNECT = rsp("Disconnect");
  public static final QName RSP_DISCONNECT_RESPONSE = rsp("DisconnectResponse");
  public static final QName RSP_RECONNECT = rsp("Reconnect");
  public static final QName RSP_RECONNECT_RESPONSE = rsp("ReconnectResponse");
  public static final QName RSP_CONNECT = rsp("Connect");
  public static final QName RSP_CONNECT_RESPONSE = rsp("ConnectResponse");
  public static final QName RSP_COMPRESSION_TYPE = rsp("CompressionType");

  public static final QName WSMV_DATA_LOCALE = wsmv("DataLocale");
  public static final QName WSMV_SESSION_ID = wsmv("SessionId");
  public static final QName WSMV_OPERATION_ID = wsmv("OperationID");
  public static final QName WSMV_SEQUENCE_ID = wsmv("SequenceId");
  public static final QName WSMV_ACTIVITY_ID = wsmv("ActivityId");

  public static final QName F_WSMAN_FAULT = f("WSManFault");
  public static final QName F_MESSAGE = f("Message");
  public static final QName F_PROVIDER_FAULT = f("ProviderFault");

  public static final QName PWSH_CREATION_XML = pwsh("creationXml");
  public static final QName PWSH_CONNECT_XML = pwsh("connectXml");
  public static final QName PWSH_CONNECT_RESPONSE_XML = pwsh("connectResponseXml");

  public static final QName XSI_NIL = new QName(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil");
  public static final QName XSI_TYPE =
      new QName(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type");
  public static final QName XML_LANG = new QName(XMLConstants.XML_NS_URI, "lang");

  /** Unqualified attributes. */
  public static final QName NAME = new QName("Name");

  public static final QName DIALECT = new QName("Dialect");
  public static final QName MUST_COMPLY = new QName("MustComply");
  public static final QName TYPE = new QName("Type");
  public static final QName POLICY = new QName("Policy");
  public static final QName MODE = new QName("Mode");
  public static final QName TOTAL = new QName("Total");
  public static final QName PROFILE = new QName("Profile");
  public static final QName ACTION = new QName("Action");
  public static final QName RELATIONSHIP_TYPE = new QName("RelationshipType");
  public static final QName QNAME = new QName("qname");

  /** Unqualified attributes of the elements of remote shells. */
  public static final QName COMMAND_ID = new QName("CommandId");

  public static final QName SHELL_ID = new QName("ShellId");
  public static final QName SEQUENCE_ID = new QName("SequenceId");
  public static final QName STATE = new QName("State");
  public static final QName END = new QName("End");
  public static final QName UNIT = new QName("Unit");
  public static final QName END_UNIT = new QName("EndUnit");

  /** Unqualified attributes of f:WSManFault and f:ProviderFault. */
  public static final QName CODE = new QName("Code");

  public static final QName MACHINE = new QName("Machine");
  public static final QName PROVIDER = new QName("provider");
  public static final QName PATH = new QName("path");
  public static final QName PROVIDER_ID = new QName("providerId");

  private Names() {}

  private static QName s(String local) {
    return new QName(Namespaces.S, local, "s");
  }

  private static QName wsa(String local) {
    return new QName(Namespaces.WSA, local, "wsa");
  }

  private static QName wsen(String local) {
    return new QName(Namespaces.WSEN, local, "wsen");
  }

  private static QName wse(String local) {
    return new QName(Namespaces.WSE, local, "wse");
  }

  private static QName wst(String local) {
    return new QName(Namespaces.WST, local, "wst");
  }

  private static QName wsse(String local) {
    return new QName(Namespaces.WSSE, local, "wsse");
  }

  private static QName wsman(String local) {
    return new QName(Namespaces.WSMAN, local, "wsman");
  }

  private static QName wsmid(String local) {
    return new QName(Namespaces.WSMID, local, "wsmid");
  }

  private static QName wsmb(String local) {
    return new QName(Namespaces.WSMB, local, "wsmb");
  }

  private static QName rsp(String local) {
    return new QName(Namespaces.RSP, local, "rsp");
  }

  private static QName wsmv(String local) {
    return new QName(Namespaces.WSMV, local, "wsmv");
  }

  private static QName f(String local) {
    return new QName(Namespaces.WSMANFAULT, local, "f");
  }

  private static QName pwsh(String local) {
    return new QName(Namespaces.PWSH, local, "pwsh");
  }
}
