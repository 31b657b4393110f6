package org.wsmanspec.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The capability vocabulary: the words that targets claim and scenarios need. */
public final class Capabilities {

  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    add("identify", "answers Identify");
    add("anonymous-access", "offers an address that needs no authentication");
    add("default-addressing", "uses ResourceURI and SelectorSet");
    add("selectors", "some resource is addressed with selectors");
    add("wsa-2005", "accepts WS-Addressing 2005/08 beside 2004/08");
    add("get", "Get");
    add("put", "Put");
    add("create", "Create");
    add("delete", "Delete");
    add("fragment", "fragment-level access, with each transfer operation that is claimed too");
    add("enumeration", "Enumerate, Pull and Release");
    add("enumeration.optimized", "OptimizeEnumeration is honored");
    add("enumeration.count", "TotalItemsCountEstimate is sent");
    add("enumeration.epr", "EnumerationMode EnumerateEPR");
    add("enumeration.object-epr", "EnumerationMode EnumerateObjectAndEPR");
    add("enumeration.expires", "enumerations expire and say when");
    add("enumeration.renew", "Renew or GetStatus of an enumeration");
    add("filter", "any filter dialect on Enumerate");
    add("filter.xpath", "the XPath 1.0 dialect");
    add("filter.selector", "the selector filter dialect");
    add("filter.wql", "the WQL dialect");
    add("filter.cql", "the CQL dialect");
    add("invoke", "custom actions such as methods");
    add("eventing", "Subscribe in any mode");
    add("eventing.push", "delivery mode Push");
    add("eventing.push-with-ack", "delivery mode PushWithAck");
    add("eventing.batched", "delivery mode Events");
    add("eventing.pull", "delivery mode Pull");
    add("eventing.renew", "Renew of a subscription");
    add("eventing.getstatus", "GetStatus of a subscription");
    add("eventing.filter", "any filter on Subscribe");
    add("eventing.end", "SubscriptionEnd");
    add("eventing.retry", "ConnectionRetry");
    add("eventing.dropped", "DroppedEvents notices");
    add("eventing.credentials", "credentials for delivery");
    add("eventing.event-log", "Subscribe on the Windows event log");
    add("event-forwarding", "publisher-initiated subscriptions");
    add("heartbeat", "Heartbeats");
    add("bookmark", "bookmarks");
    add("operation-timeout", "OperationTimeout is observed");
    add("locale", "replies are localized");
    add("option-set", "OptionSet is processed");
    add("request-epr", "RequestedEPR is sent");
    add("utf16", "messages in UTF-16");
    add("attachments", "MTOM attachments");
    add("cim", "resources are CIM classes");
    add("cim.all-classes", "the all-classes URI");
    add("cim.polymorphism", "PolymorphismMode is honored");
    add("cim.association", "the association filter dialect");
    add("cim.indication", "subscriptions to CIM indications");
    add("cim.metadata", "class metadata resources");
    add("shell", "remote shells");
    add("shell.cmd", "the text shell");
    add("shell.disconnect", "shells can be disconnected");
    add("powershell", "runspace pools of PowerShell");
    add("powershell.disconnect", "runspace pools can be disconnected");
    add("authentication", "the address under test demands authentication");
    add("http", "a plain HTTP address");
    add("https", "an HTTPS address");
    add("basic", "HTTP Basic");
    add("digest", "HTTP Digest");
    add("spnego", "HTTP Negotiate");
    add("client-certificate", "TLS client certificates");
    add("mex", "WS-MetadataExchange");
  }

  private Capabilities() {}

  private static void add(String word, String meaning) {
    WORDS.put(word, meaning);
  }

  /** All words in a fixed order. */
  public static Set<String> words() {
    return Collections.unmodifiableSet(WORDS.keySet());
  }

  /** The words and what each means. */
  public static Map<String, String> meanings() {
    return Collections.unmodifiableMap(WORDS);
  }
}
