package org.wsmanspec.suite.cli;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers that a well-behaved endpoint could give, to be spoiled. */
final class Answers {

  static final String SOAP = "application/soap+xml;charset=UTF-8";

  private static final Pattern MESSAGE_ID = Pattern.compile("<[\\w.-]*:?MessageID[^>]*>([^<]+)<");

  private static final String ENVELOPE =
      "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'"
          + " xmlns:wsa='http://schemas.xmlsoap.org/ws/2004/08/addressing'>";

  private Answers() {}

  /** Header fields up to the empty line. */
  static String head(String... fields) {
    StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\n");
    for (String field : fields) {
      head.append(field).append("\r\n");
    }
    return head.append("Content-Type: ").append(SOAP).append("\r\n\r\n").toString();
  }

  /** The proper answer to a Get or an Identify, with some text in its body. */
  static String proper(HostileServer.Call call, String text) {
    String request = call.body();
    if (request.contains("Identify")) {
      return ENVELOPE
          + "<s:Body><i:IdentifyResponse"
          + " xmlns:i='http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd'>"
          + "<i:ProtocolVersion>http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd</i:ProtocolVersion>"
          + "<i:ProductVendor>"
          + text
          + "</i:ProductVendor></i:IdentifyResponse></s:Body></s:Envelope>";
    }
    return envelope(
        request,
        "http://schemas.xmlsoap.org/ws/2004/09/transfer/GetResponse",
        "<x:Thing xmlns:x='http://example.org/res'><x:Name>" + text + "</x:Name></x:Thing>");
  }

  static byte[] properBytes(HostileServer.Call call, String text) {
    return proper(call, text).getBytes(StandardCharsets.UTF_8);
  }

  /** A fault with a Reason, which is to be escaped already. */
  static byte[] fault(HostileServer.Call call, String reason) {
    return envelope(
            call.body(),
            "http://schemas.dmtf.org/wbem/wsman/1/wsman/fault",
            "<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value"
                + " xmlns:w='http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd'>w:AccessDenied"
                + "</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang='en'>"
                + reason
                + "</s:Text></s:Reason></s:Fault>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String envelope(String request, String action, String body) {
    Matcher id = MESSAGE_ID.matcher(request);
    String relatesTo = id.find() ? "<wsa:RelatesTo>" + id.group(1) + "</wsa:RelatesTo>" : "";
    return ENVELOPE
        + "<s:Header><wsa:Action>"
        + action
        + "</wsa:Action>"
        + "<wsa:To>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</wsa:To>"
        + "<wsa:MessageID>urn:uuid:"
        + java.util.UUID.randomUUID()
        + "</wsa:MessageID>"
        + relatesTo
        + "</s:Header><s:Body>"
        + body
        + "</s:Body></s:Envelope>";
  }
}
