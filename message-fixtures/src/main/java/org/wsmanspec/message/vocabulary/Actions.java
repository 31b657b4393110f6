package org.wsmanspec.message.vocabulary;

/**
 * Values of wsa:Action.
 *
 * <p>Source: WS-Transfer 2004/09, WS-Enumeration 2004/09, WS-Eventing 2004/08, DSP0226 1.0.0 and
 * MS-WSMV; compared character by character (DSP0226 5.4.5).
 */
public final class Actions {

  private static final String T = Namespaces.WXF + "/";
  private static final String N = Namespaces.WSEN + "/";
  private static final String E = Namespaces.WSE + "/";
  private static final String W = "http://schemas.dmtf.org/wbem/wsman/1/wsman/";
  private static final String R = Namespaces.RSP + "/";

  public static final String GET = T + "Get";
  public static final String PUT = T + "Put";
  public static final String CREATE = T + "Create";
  public static final String DELETE = T + "Delete";

  public static final String ENUMERATE = N + "Enumerate";
  public static final String PULL = N + "Pull";
  public static final String RELEASE = N + "Release";
  public static final String ENUMERATION_RENEW = N + "Renew";
  public static final String ENUMERATION_GET_STATUS = N + "GetStatus";
  public static final String ENUMERATION_END = N + "EnumerationEnd";

  public static final String SUBSCRIBE = E + "Subscribe";
  public static final String RENEW = E + "Renew";
  public static final String GET_STATUS = E + "GetStatus";
  public static final String UNSUBSCRIBE = E + "Unsubscribe";
  public static final String SUBSCRIPTION_END = E + "SubscriptionEnd";

  public static final String EVENT = W + "Event";
  public static final String EVENTS = W + "Events";
  public static final String HEARTBEAT = W + "Heartbeat";
  public static final String DROPPED_EVENTS = W + "DroppedEvents";
  public static final String ACK = W + "Ack";

  /** Remote shells (MS-WSMV, shell operations). */
  public static final String SHELL_COMMAND = R + "Command";

  public static final String SHELL_SEND = R + "Send";
  public static final String SHELL_RECEIVE = R + "Receive";
  public static final String SHELL_SIGNAL = R + "Signal";
  public static final String SHELL_DISCONNECT = R + "Disconnect";
  public static final String SHELL_RECONNECT = R + "Reconnect";
  public static final String SHELL_CONNECT = R + "Connect";

  /** Fault action of wsa subcodes, and of s:MustUnderstand and s:VersionMismatch. */
  public static final String ADDRESSING_FAULT = Namespaces.WSA + "/fault";

  /** Fault action of wxf subcodes. */
  public static final String TRANSFER_FAULT = T + "fault";

  /** Fault action of wsen subcodes. */
  public static final String ENUMERATION_FAULT = N + "fault";

  /** Fault action of wse subcodes. */
  public static final String EVENTING_FAULT = E + "fault";

  /** Fault action of wsman subcodes. */
  public static final String WSMAN_FAULT = W + "fault";

  /** Fault action of wsmb subcodes; attested by one implementation only. */
  public static final String CIM_BINDING_FAULT =
      "http://schemas.dmtf.org/wbem/wsman/1/cimbinding/fault";

  private Actions() {}

  /** The action of the reply to a standard request: the request's action and {@code Response}. */
  public static String responseTo(String requestAction) {
    return requestAction + "Response";
  }
}
