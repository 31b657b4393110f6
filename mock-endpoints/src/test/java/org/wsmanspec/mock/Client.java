package org.wsmanspec.mock;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.xml.namespace.NamespaceContext;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Assertions;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.schema.SchemaValidator;
import org.wsmanspec.message.vocabulary.Namespaces;

/**
 * A client that knows no more than how to write envelopes by hand. Every envelope that comes back
 * must be valid by the schemas.
 */
final class Client {

  static final String WMI = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/";
  static final String T = Namespaces.WXF + "/";
  static final String N = Namespaces.WSEN + "/";
  static final String RESOURCE =
      "<wsman:ResourceURI s:mustUnderstand=\"true\">" + WMI + "%s</wsman:ResourceURI>";

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final URI address;

  Client(URI address) {
    this.address = address;
  }

  /** An answer with its envelope, if it is one. */
  record Answer(HttpResponse<byte[]> http, Optional<Envelope> parsed) {

    int status() {
      return http.statusCode();
    }

    Envelope envelope() {
      return parsed.orElseThrow(
          () ->
              new AssertionError(
                  "no envelope: "
                      + http.statusCode()
                      + " "
                      + new String(http.body(), StandardCharsets.UTF_8)));
    }

    Fault fault() {
      return envelope()
          .fault()
          .orElseThrow(
              () ->
                  new AssertionError(
                      "no fault: " + new String(http.body(), StandardCharsets.UTF_8)));
    }

    /** Code, subcode and detail on one line, and whether the fault Action fits. */
    String faultLine() {
      Fault fault = fault();
      String line = fault.code().map(Namespaces::display).orElse("?");
      if (fault.subcode().isPresent()) {
        line += " " + Namespaces.display(fault.subcode().get());
      }
      if (fault.faultDetail().isPresent()) {
        line += " " + fault.faultDetailName().orElse("?");
      }
      return line;
    }

    /** An XPath with the project's prefixes and {@code p} for any one namespace. */
    String at(String expression) {
      XPath xpath = XPathFactory.newDefaultInstance().newXPath();
      xpath.setNamespaceContext(new Prefixes());
      try {
        return xpath.evaluate(expression, envelope().document());
      } catch (XPathExpressionException e) {
        throw new AssertionError(expression, e);
      }
    }

    String text() {
      return new String(http.body(), StandardCharsets.UTF_8);
    }
  }

  private static final class Prefixes implements NamespaceContext {
    @Override
    public String getNamespaceURI(String prefix) {
      return Map.copyOf(Namespaces.byPrefix()).getOrDefault(prefix, "");
    }

    @Override
    public String getPrefix(String uri) {
      throw new UnsupportedOperationException();
    }

    @Override
    public java.util.Iterator<String> getPrefixes(String uri) {
      throw new UnsupportedOperationException();
    }
  }

  static String freshId() {
    return "uuid:" + UUID.randomUUID().toString().toUpperCase(java.util.Locale.ROOT);
  }

  /** An envelope with correct addressing headers. */
  static String envelope(String action, String headers, String body) {
    return envelope(action, freshId(), headers, body);
  }

  static String envelope(String action, String id, String headers, String body) {
    return raw(
        """
        <wsa:To>http://127.0.0.1/wsman</wsa:To>
        <wsa:Action s:mustUnderstand="true">%s</wsa:Action>
        <wsa:MessageID>%s</wsa:MessageID>
        <wsa:ReplyTo>
          <wsa:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</wsa:Address>
        </wsa:ReplyTo>
        """
                .formatted(action, id)
            + headers,
        body);
  }

  /** An envelope with just these headers. */
  static String raw(String headers, String body) {
    return """
    <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"
        xmlns:wsa="http://schemas.xmlsoap.org/ws/2004/08/addressing"
        xmlns:wxf="http://schemas.xmlsoap.org/ws/2004/09/transfer"
        xmlns:wsen="http://schemas.xmlsoap.org/ws/2004/09/enumeration"
        xmlns:wse="http://schemas.xmlsoap.org/ws/2004/08/eventing"
        xmlns:wst="http://schemas.xmlsoap.org/ws/2005/02/trust"
        xmlns:wsp="http://schemas.xmlsoap.org/ws/2004/09/policy"
        xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"
        xmlns:wsman="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"
        xmlns:wsmb="http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd"
        xmlns:wsmid="http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd"
        xmlns:cim="http://schemas.dmtf.org/wbem/wscim/1/common"
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      <s:Header>%s</s:Header>
      <s:Body>%s</s:Body>
    </s:Envelope>"""
        .formatted(headers, body);
  }

  static String resource(String className, String... namesAndValues) {
    StringBuilder text = new StringBuilder(RESOURCE.formatted(className));
    if (namesAndValues.length > 0) {
      text.append("<wsman:SelectorSet>");
      for (int i = 0; i < namesAndValues.length; i += 2) {
        text.append("<wsman:Selector Name=\"").append(namesAndValues[i]).append("\">");
        text.append(namesAndValues[i + 1]).append("</wsman:Selector>");
      }
      text.append("</wsman:SelectorSet>");
    }
    return text.toString();
  }

  Answer send(String envelope) {
    return send(envelope.getBytes(StandardCharsets.UTF_8), "application/soap+xml;charset=UTF-8");
  }

  Answer send(byte[] body, String contentType) {
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response =
          HTTP.send(
              request.timeout(Duration.ofSeconds(60)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      boolean soap =
          response
              .headers()
              .firstValue("Content-Type")
              .filter(t -> t.startsWith("application/soap+xml"))
              .isPresent();
      Optional<Envelope> parsed =
          soap ? Optional.of(Envelope.parse(response.body())) : Optional.empty();
      parsed.ifPresent(
          e -> Assertions.assertEquals(List.of(), SchemaValidator.strict().validate(e)));
      return new Answer(response, parsed);
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  Answer get(String resource) {
    return send(envelope(T + "Get", resource, ""));
  }

  Answer enumerate(String resource, String content) {
    return send(
        envelope(N + "Enumerate", resource, "<wsen:Enumerate>" + content + "</wsen:Enumerate>"));
  }

  Answer pull(String resource, String context, String content) {
    return send(
        envelope(
            N + "Pull",
            resource,
            "<wsen:Pull><wsen:EnumerationContext>"
                + context
                + "</wsen:EnumerationContext>"
                + content
                + "</wsen:Pull>"));
  }
}
