package org.wsmanspec.message.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.vocabulary.Uris;

/** One or more valid messages for each template. */
public final class SampleMessages {

  private static final String CLASS =
      "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_Sample";
  private static final String ID = "urn:uuid:00000000-0000-4000-8000-000000000001";
  private static final RawXml INSTANCE =
      new RawXml("<p:CIM_Sample xmlns:p=\"" + CLASS + "\"><p:Name>n</p:Name></p:CIM_Sample>");

  private SampleMessages() {}

  /**
   * A template and a model for it.
   *
   * @param name of the golden file
   */
  public record Sample(
      String name, String template, Map<String, ? extends @Nullable Object> model) {
    public String render() {
      return MessageTemplates.render(template, model);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  public static List<Sample> all() {
    List<Sample> all = new ArrayList<>();
    all.add(new Sample("identify", "identify", Map.of()));
    all.add(
        new Sample(
            "identify-response",
            "identify-response",
            Map.of(
                "protocolVersions",
                List.of(Uris.PROTOCOL_VERSION),
                "productVendor",
                "Smith & Sons",
                "productVersion",
                "1.0",
                "securityProfiles",
                List.of(Uris.SECURITY_PROFILE + "http/basic"),
                "addressingVersions",
                List.of("http://schemas.xmlsoap.org/ws/2004/08/addressing"))));
    transfer(all);
    enumeration(all);
    eventing(all);
    all.add(
        new Sample(
            "fault",
            "fault",
            reply(
                "subcode",
                "wsman:InvalidSelectors",
                "reason",
                "no such key <x>",
                "faultDetail",
                Uris.FAULT_DETAIL + "UnexpectedSelectors",
                "detail",
                new RawXml("<wsman:SupportedSelectorName>Name</wsman:SupportedSelectorName>"))));
    all.add(
        new Sample("fault-plain", "fault", reply("code", "Receiver", "reason", "out of order")));
    all.add(new Sample("envelope", "envelope", request("action", "urn:a", "body", INSTANCE)));
    all.add(new Sample("envelope-empty", "envelope", Map.of("action", "urn:a")));
    return all;
  }

  private static void transfer(List<Sample> all) {
    all.add(new Sample("get", "get", request("selectors", Map.of("Name", "a<b"))));
    all.add(new Sample("get-all-headers", "get", everyHeader()));
    all.add(
        new Sample(
            "get-response",
            "get-response",
            reply("representation", INSTANCE, "requestedEpr", "unknown", "language", "en")));
    all.add(
        new Sample(
            "get-response-fragment",
            "get-response",
            reply("fragment", "p:Name/text()", "representation", "value & more")));
    all.add(
        new Sample("get-response-fragment-nil", "get-response", reply("fragment", "p:Nothing")));
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    properties.put("Name", "n");
    properties.put("Nothing", null);
    properties.put("Many", List.of(1, 2));
    properties.put(
        "Ref",
        Map.of("address", Uris.ANONYMOUS, "resourceUri", CLASS, "selectors", Map.of("K", 1)));
    all.add(new Sample("put", "put", request("properties", properties)));
    all.add(
        new Sample(
            "put-fragment",
            "put",
            request(
                "fragment",
                "p:Name",
                "fragmentDialect",
                Uris.DIALECT_XPATH,
                "mustUnderstand",
                Map.of("FragmentTransfer", true),
                "representation",
                new RawXml("<p:Name xmlns:p=\"" + CLASS + "\">new</p:Name>"))));
    all.add(new Sample("put-response", "put-response", reply()));
    all.add(new Sample("put-response-changed", "put-response", reply("representation", INSTANCE)));
    all.add(new Sample("create", "create", request("representation", INSTANCE)));
    all.add(
        new Sample(
            "create-response",
            "create-response",
            reply(
                "resourceCreated",
                Map.of(
                    "address",
                    Uris.ANONYMOUS,
                    "resourceUri",
                    CLASS,
                    "selectors",
                    Map.of("Name", "n")))));
    all.add(new Sample("delete", "delete", request("selectors", Map.of("Name", "n"))));
    all.add(new Sample("delete-response", "delete-response", reply()));
    Map<String, @Nullable Object> input = new LinkedHashMap<>();
    input.put("Force", true);
    input.put("Comment", "a & b");
    all.add(new Sample("invoke", "invoke", request("method", "Reset", "input", input)));
    all.add(new Sample("invoke-no-input", "invoke", request("method", "Reset")));
    all.add(
        new Sample(
            "invoke-response",
            "invoke-response",
            reply("method", "Reset", "resourceUri", CLASS, "output", Map.of("ReturnValue", 0))));
  }

  private static void enumeration(List<Sample> all) {
    all.add(new Sample("enumerate", "enumerate", request()));
    all.add(
        new Sample(
            "enumerate-optimized",
            "enumerate",
            request(
                "endTo",
                "http://192.0.2.1/end",
                "expires",
                "PT1M",
                "filter",
                Map.of("dialect", Uris.DIALECT_WQL, "text", "select * from X where a < 1"),
                "optimize",
                true,
                "maxElements",
                10,
                "mode",
                "EnumerateObjectAndEPR",
                "polymorphism",
                "ExcludeSubClassProperties",
                "requestTotalItemsCountEstimate",
                true)));
    all.add(
        new Sample(
            "enumerate-association",
            "enumerate",
            request(
                "association",
                Map.of(
                    "object",
                    Map.of(
                        "address",
                        Uris.ANONYMOUS,
                        "resourceUri",
                        CLASS,
                        "selectors",
                        Map.of("Name", "n")),
                    "resultClassName",
                    "CIM_Other",
                    "role",
                    "Dependent",
                    "includeResultProperty",
                    List.of("A", "B")))));
    all.add(
        new Sample(
            "enumerate-response", "enumerate-response", reply("context", "c1", "expires", "PT1M")));
    all.add(
        new Sample(
            "enumerate-response-optimized",
            "enumerate-response",
            reply(
                "context",
                "",
                "totalItemsCountEstimate",
                "unknown",
                "items",
                List.of(
                    Map.of(
                        "object",
                        INSTANCE,
                        "epr",
                        Map.of("address", Uris.ANONYMOUS, "resourceUri", CLASS))),
                "endOfSequence",
                true)));
    all.add(
        new Sample(
            "pull",
            "pull",
            request("context", "c1", "maxTime", "PT5S", "maxElements", 3, "maxCharacters", 9000)));
    all.add(
        new Sample(
            "pull-response",
            "pull-response",
            reply("context", "c2", "items", List.of(INSTANCE, INSTANCE))));
    all.add(
        new Sample(
            "pull-response-last",
            "pull-response",
            reply(
                "items",
                List.of(Map.of("epr", Map.of("address", Uris.ANONYMOUS, "resourceUri", CLASS))),
                "totalItemsCountEstimate",
                3,
                "endOfSequence",
                true)));
    all.add(new Sample("release", "release", request("context", "c2")));
    all.add(new Sample("release-response", "release-response", reply()));
    all.add(
        new Sample(
            "renew-enumeration",
            "renew-enumeration",
            request("context", "c1", "expires", "PT10M")));
    all.add(
        new Sample(
            "renew-enumeration-response",
            "renew-enumeration-response",
            reply("context", "c3", "expires", "2030-01-01T00:00:00Z")));
    all.add(new Sample("enumeration-status", "enumeration-status", request("context", "c1")));
    all.add(
        new Sample(
            "enumeration-status-response",
            "enumeration-status-response",
            reply("expires", "PT9M")));
  }

  private static void eventing(List<Sample> all) {
    Map<String, Object> sink =
        Map.of(
            "address",
            "http://192.0.2.1:8001/events/1",
            "parameters",
            List.of(
                new RawXml(
                    "<wse:Identifier"
                        + " xmlns:wse=\"http://schemas.xmlsoap.org/ws/2004/08/eventing\">"
                        + "urn:x-1</wse:Identifier>")));
    all.add(
        new Sample(
            "subscribe",
            "subscribe",
            request(
                "mode",
                Uris.MODE_PUSH,
                "notifyTo",
                sink,
                "expires",
                "PT10M",
                "filter",
                Map.of("dialect", Uris.DIALECT_WQL, "text", "SELECT * FROM X"))));
    Map<String, Object> everything =
        request("mode", Uris.MODE_EVENTS, "notifyTo", sink, "endTo", sink);
    everything.put("heartbeats", "PT10S");
    everything.put("connectionRetry", Map.of("interval", "PT1S", "total", "3"));
    everything.put("maxElements", "20");
    everything.put("maxTime", "PT5S");
    everything.put("batchSize", Map.of("octets", "8192", "policy", "Notify"));
    everything.put("deliveryLocale", "en-US");
    everything.put("contentEncoding", "UTF-16");
    everything.put("auth", Uris.SECURITY_PROFILE + "http/basic");
    everything.put("expires", "2030-01-01T00:00:00Z");
    everything.put("filter", Map.of("text", "//@a = 'b'", "element", "wse"));
    everything.put("sendBookmarks", true);
    everything.put("bookmark", Uris.BOOKMARK_EARLIEST);
    all.add(new Sample("subscribe-everything", "subscribe", everything));
    all.add(new Sample("renew", "renew", request("expires", "PT5M")));
    all.add(new Sample("get-status", "get-status", request()));
    all.add(new Sample("unsubscribe", "unsubscribe", request()));
  }

  private static Map<String, Object> everyHeader() {
    Map<String, Object> model = request();
    model.put("from", "http://192.0.2.1/me");
    model.put("faultTo", Map.of("address", Uris.ANONYMOUS, "mustUnderstand", true));
    model.put("relatesTo", "urn:uuid:00000000-0000-4000-8000-000000000009");
    model.put(
        "selectors",
        List.of(
            Map.of("name", "__cimnamespace", "value", "root/cimv2"),
            Map.of(
                "name",
                "Antecedent",
                "value",
                Map.of(
                    "address",
                    Uris.ANONYMOUS,
                    "resourceUri",
                    CLASS,
                    "selectors",
                    Map.of("Name", "\"quoted\"")))));
    model.put("operationTimeout", "PT60.000S");
    model.put("maxEnvelopeSize", 153600);
    model.put("locale", "en-US");
    model.put(
        "options",
        List.of(
            Map.of("name", "plain", "value", "a&b"),
            Map.of("name", "typed", "value", 5, "type", "xs:int", "mustComply", true),
            Map.of("name", "none")));
    model.put("fragment", "p:Name[1]");
    model.put("fragmentDialect", Uris.DIALECT_XPATH);
    model.put("requestEpr", true);
    model.put("requestTotalItemsCountEstimate", true);
    model.put("namespaces", Map.of("p", CLASS));
    model.put("language", "en-US");
    model.put("headers", List.of(new RawXml("<x:Mine xmlns:x=\"urn:x\">1</x:Mine>")));
    Map<String, Object> mu = new LinkedHashMap<>();
    for (String header :
        List.of("To", "Action", "ResourceURI", "MaxEnvelopeSize", "OptionSet", "RequestEPR")) {
      mu.put(header, true);
    }
    mu.put("Locale", false);
    mu.put("FragmentTransfer", 1);
    model.put("mustUnderstand", mu);
    return model;
  }

  private static Map<String, Object> request(Object... entries) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("to", "http://192.0.2.10:5985/wsman");
    model.put("messageId", ID);
    model.put("replyTo", Uris.ANONYMOUS);
    model.put("resourceUri", CLASS);
    return with(model, entries);
  }

  private static Map<String, Object> reply(Object... entries) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("messageId", "urn:uuid:00000000-0000-4000-8000-000000000002");
    model.put("relatesTo", ID);
    return with(model, entries);
  }

  private static Map<String, Object> with(Map<String, Object> model, Object... entries) {
    for (int i = 0; i < entries.length; i += 2) {
      model.put(entries[i].toString(), entries[i + 1]);
    }
    return model;
  }
}
