package org.wsmanspec.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Conversation.Party;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Request;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.Timing;
import org.wsmanspec.message.Trouble;

/** The exchanges of {@link SampleReport}. */
public final class SampleMessages {

  /** The password that no report may show. */
  public static final String SECRET = "Zm9vOmJhcg";

  private static final String OPEN =
      "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\""
          + " xmlns:a=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\""
          + " xmlns:w=\"http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd\">";

  private SampleMessages() {}

  static Conversation conversation() {
    return conversation(
        List.of(
            exchange(
                "0002",
                get("0002", "CIM_ComputerSystem"),
                200,
                answer(
                    "0002",
                    "<p:CIM_ComputerSystem xmlns:p=\"http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ComputerSystem\"><p:Name>lab-7</p:Name></p:CIM_ComputerSystem>")),
            exchange(
                "0003",
                get("0003", "CIM_DoesNotExist"),
                200,
                OPEN
                    + "<s:Header><a:To>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:To>"
                    + "<a:Action>http://schemas.xmlsoap.org/ws/2004/09/transfer/GetResponse</a:Action>"
                    + "<a:MessageID>uuid:c0ffee00-0003-4000-8000-000000000003</a:MessageID></s:Header><s:Body/></s:Envelope>"),
            exchange("0007", get("0007", "CIM_LogRecord"), 200, answer("0000", items())),
            exchange("0012", get("0012", "CIM_BIOSElement"), 500, fault()),
            new Exchange(
                "0019",
                Exchange.Role.OPERATION,
                4,
                Optional.of(request(get("0019", "CIM_ComputerSystem"))),
                Optional.empty(),
                Optional.of(
                    new Trouble(
                        Trouble.Kind.CONNECTION_LOST,
                        "the endpoint closed the connection after 12 ms")),
                Optional.of(timing()),
                Optional.empty(),
                Set.of(),
                Optional.empty()),
            exchange("0020", get("0020", "CIM_Indication"), 500, fault()),
            exchange(
                "0031",
                identify(),
                200,
                OPEN
                    + "<s:Header/><s:Body><i:IdentifyResponse xmlns:i=\"http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd\"><i:ProtocolVersion>http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd</i:ProtocolVersion><i:ProductVendor>Example</i:ProductVendor></i:IdentifyResponse></s:Body></s:Envelope>")));
  }

  /** A conversation of a live run. */
  public static Conversation conversation(List<Exchange> exchanges) {
    return new Conversation(
        new Conversation.Origin(
            "https://192.0.2.10:5986/wsman",
            "live",
            Set.of(Party.SERVICE),
            Optional.of(Instant.parse("2026-11-21T10:15:30Z"))),
        Declaration.NONE,
        exchanges,
        List.of(),
        List.of());
  }

  /** A complete exchange of two texts. */
  public static Exchange exchange(String id, String request, int status, String response) {
    return new Exchange(
        id,
        Exchange.Role.OPERATION,
        1,
        Optional.of(request(request)),
        Optional.of(
            new Response(
                status,
                status == 200 ? "OK" : "Internal Server Error",
                HttpHeaders.of(
                    "Content-Type", "application/soap+xml;charset=UTF-8", "Server", "lab/1.0"),
                Payload.ofText(response))),
        Optional.empty(),
        Optional.of(timing()),
        Optional.empty(),
        Set.of(),
        Optional.empty());
  }

  private static Request request(String body) {
    return new Request(
        "POST",
        "/wsman",
        HttpHeaders.of(
            "Host",
            "192.0.2.10:5986",
            "Authorization",
            "Basic " + SECRET,
            "Content-Type",
            "application/soap+xml;charset=UTF-8"),
        Payload.ofText(body));
  }

  private static Timing timing() {
    return new Timing(
        Instant.parse("2026-11-21T10:15:31Z"), Duration.ofMillis(11), Duration.ofMillis(12));
  }

  private static String get(String number, String type) {
    return OPEN
        + "<s:Header><a:To>https://192.0.2.10:5986/wsman</a:To>"
        + "<w:ResourceURI s:mustUnderstand=\"true\">http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/"
        + type
        + "</w:ResourceURI>"
        + "<a:ReplyTo><a:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:Address></a:ReplyTo>"
        + "<a:Action s:mustUnderstand=\"true\">http://schemas.xmlsoap.org/ws/2004/09/transfer/Get</a:Action>"
        + "<a:MessageID>uuid:5b0f9a6e-"
        + number
        + "-4c1d-9d58-00000000"
        + number
        + "</a:MessageID>"
        + "<w:SelectorSet><w:Selector Name=\"Name\">lab-7</w:Selector></w:SelectorSet>"
        + "<w:OperationTimeout>PT60S</w:OperationTimeout></s:Header><s:Body/></s:Envelope>";
  }

  private static String identify() {
    return OPEN
        + "<s:Header/><s:Body><i:Identify xmlns:i=\"http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd\"/></s:Body></s:Envelope>";
  }

  private static String answer(String number, String body) {
    return OPEN
        + "<s:Header><a:To>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:To>"
        + "<a:Action>http://schemas.xmlsoap.org/ws/2004/09/transfer/GetResponse</a:Action>"
        + "<a:RelatesTo>uuid:00000000-"
        + number
        + "-0000-0000-000000000000</a:RelatesTo></s:Header><s:Body>"
        + body
        + "</s:Body></s:Envelope>";
  }

  private static String items() {
    StringBuilder out =
        new StringBuilder(
            "<n:PullResponse xmlns:n=\"http://schemas.xmlsoap.org/ws/2004/09/enumeration\"><n:EnumerationContext>ctx-1</n:EnumerationContext><n:Items>");
    for (int i = 1; i <= 60; i++) {
      out.append(
              "<r:CIM_LogRecord xmlns:r=\"http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_LogRecord\"><r:RecordID>")
          .append(i)
          .append("</r:RecordID><r:RecordData>entry ")
          .append(i)
          .append(" &lt;ok&gt;</r:RecordData></r:CIM_LogRecord>");
    }
    return out.append("</n:Items></n:PullResponse>").toString();
  }

  private static String fault() {
    return OPEN
        + "<s:Header><a:Action>http://schemas.dmtf.org/wbem/wsman/1/wsman/fault</a:Action></s:Header><s:Body><s:Fault>"
        + "<s:Code><s:Value>s:Client</s:Value><s:Subcode><s:Value>w:InternalError</s:Value></s:Subcode></s:Code>"
        + "<s:Reason><s:Text xml:lang=\"en-US\">unexpected &lt;script&gt;alert(1)&lt;/script&gt;</s:Text></s:Reason>"
        + "<s:Detail><w:FaultDetail>http://schemas.dmtf.org/wbem/wsman/1/wsman/faultDetail/InvalidValue</w:FaultDetail></s:Detail></s:Fault></s:Body></s:Envelope>";
  }
}
