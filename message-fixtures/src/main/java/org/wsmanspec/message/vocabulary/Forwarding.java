package org.wsmanspec.message.vocabulary;

import javax.xml.namespace.QName;

/**
 * Words of publisher-initiated event forwarding.
 *
 * <p>Source: MS-WSMV 2.2.4.20, 2.2.4.41, 3.1.4.1.30 and 3.1.4.8.3, with what recorded publishers
 * and collectors write.
 */
public final class Forwarding {

  /** The path at which a Windows collector lists its subscriptions. */
  public static final String COLLECTOR_PATH = "/wsman/SubscriptionManager/WEC";

  /** The resource that a publisher enumerates at its collector (MS-WSMV 3.1.4.8.3). */
  public static final String SUBSCRIPTIONS =
      "http://schemas.microsoft.com/wbem/wsman/1/SubscriptionManager/Subscription";

  /** The resource of the message {@link #END}. */
  public static final String FULL_DUPLEX =
      "http://schemas.microsoft.com/wbem/wsman/1/wsman/FullDuplex";

  /** Action of the message by which a publisher says that it is done with a connection. */
  public static final String END = "http://schemas.microsoft.com/wbem/wsman/1/wsman/End";

  /** One subscription of a collector's list. */
  public static final QName SUBSCRIPTION = subscription("Subscription");

  /** What changes when, and only when, the subscription does. */
  public static final QName VERSION = subscription("Version");

  /** Header: the machine that publishes. */
  public static final QName MACHINE_ID = new QName(Namespaces.MACHINE_ID, "MachineID", "machine");

  /** Header: what belongs to one operation of a robust connection. */
  public static final QName OPERATION_ID = wsmv("OperationID");

  /** Header: the place of a message in its operation. */
  public static final QName SEQUENCE_ID = wsmv("SequenceId");

  /** Header: what belongs to one session of a client. */
  public static final QName SESSION_ID = wsmv("SessionId");

  /** Header: the locale of formats. */
  public static final QName DATA_LOCALE = wsmv("DataLocale");

  /** The content of a bookmark as Windows writes it. */
  public static final QName BOOKMARK_LIST = new QName("BookmarkList");

  /** An option of Subscribe: how deliveries may be compressed. */
  public static final String OPTION_COMPRESSION = "Compression";

  /** An option of Subscribe: events come as character data. */
  public static final String OPTION_CDATA = "CDATA";

  /** An option of Subscribe: existing events come first. */
  public static final String OPTION_READ_EXISTING = "ReadExistingEvents";

  /** The beginning of the profiles that a policy of wse:NotifyTo may name (MS-WSMV 2.2.4.1). */
  public static final String AUTHENTICATION =
      "http://schemas.microsoft.com/wbem/wsman/1/authentication";

  private Forwarding() {}

  private static QName subscription(String local) {
    return new QName(Namespaces.SUBSCRIPTION, local, "m");
  }

  private static QName wsmv(String local) {
    return new QName(Namespaces.WSMV, local, "wsmv");
  }
}
