package org.wsmanspec.mock.shell;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Assertions;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.mock.http.HttpQuestion;

/** A client of remote shells that talks to an endpoint without HTTP. */
final class ShellClient {

  final ReferenceEndpoint endpoint;
  final String user;
  final String session = "uuid:" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
  String resource = Uris.SHELL_CMD;
  String maximum = "153600";
  String timeout = "PT10S";

  ShellClient(ReferenceEndpoint endpoint) {
    this(endpoint, "operator");
  }

  ShellClient(ReferenceEndpoint endpoint, String user) {
    this.endpoint = endpoint;
    this.user = user;
  }

  /** What a command wrote, up to the end. */
  record Outcome(Map<String, byte[]> streams, Optional<Integer> exitCode, int receives) {
    String text(String stream) {
      return new String(octets(stream), StandardCharsets.UTF_8);
    }

    byte[] octets(String stream) {
      return streams.getOrDefault(stream, new byte[0]);
    }
  }

  static String freshId() {
    return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
  }

  String envelope(String action, String uri, String id, String headers, String body) {
    return envelope("uuid:" + freshId(), action, uri, id, headers, body);
  }

  String envelope(
      String messageId, String action, String uri, String id, String headers, String body) {
    String selectors =
        id.isEmpty()
            ? ""
            : "<wsman:SelectorSet><wsman:Selector Name=\"ShellId\">"
                + id
                + "</wsman:Selector></wsman:SelectorSet>";
    return """
    <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"
        xmlns:wsa="http://schemas.xmlsoap.org/ws/2004/08/addressing"
        xmlns:wsen="http://schemas.xmlsoap.org/ws/2004/09/enumeration"
        xmlns:wsman="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"
        xmlns:wsmv="http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd"
        xmlns:rsp="http://schemas.microsoft.com/wbem/wsman/1/windows/shell">
      <s:Header>
        <wsa:To>http://windows-host:5985/wsman</wsa:To>
        <wsa:Action s:mustUnderstand="true">%s</wsa:Action>
        <wsa:MessageID>%s</wsa:MessageID>
        <wsa:ReplyTo><wsa:Address s:mustUnderstand="true">%s</wsa:Address></wsa:ReplyTo>
        <wsman:ResourceURI s:mustUnderstand="true">%s</wsman:ResourceURI>
        <wsman:MaxEnvelopeSize s:mustUnderstand="true">%s</wsman:MaxEnvelopeSize>
        <wsman:OperationTimeout>%s</wsman:OperationTimeout>
        <wsmv:DataLocale s:mustUnderstand="false" xml:lang="en-US"/>
        <wsman:Locale s:mustUnderstand="false" xml:lang="en-US"/>
        <wsmv:SessionId s:mustUnderstand="false">%s</wsmv:SessionId>
        %s%s
      </s:Header>
      <s:Body>%s</s:Body>
    </s:Envelope>"""
        .formatted(
            action,
            messageId,
            Uris.ANONYMOUS,
            uri,
            maximum,
            timeout,
            session,
            selectors,
            headers,
            body);
  }

  HttpQuestion question(String envelope) {
    return new HttpQuestion(
        "/wsman",
        Optional.of("application/soap+xml;charset=UTF-8"),
        envelope.getBytes(StandardCharsets.UTF_8),
        false,
        Optional.of(user),
        true,
        "http://windows-host:5985/wsman",
        "192.0.2.1");
  }

  Envelope send(String envelope) {
    HttpAnswer answer = endpoint.answer(question(envelope));
    Envelope parsed = Envelope.parse(answer.body());
    Assertions.assertEquals(parsed.isFault() ? 500 : 200, answer.status());
    return parsed;
  }

  /** Sends a request on a thread of its own. */
  CompletableFuture<Envelope> sendAside(String envelope) {
    return CompletableFuture.supplyAsync(() -> send(envelope));
  }

  Envelope request(String action, String id, String body) {
    return send(envelope(action, resource, id, "", body));
  }

  static Envelope ok(Envelope answer) {
    Assertions.assertFalse(
        answer.isFault(), () -> answer.fault().map(ShellClient::line).orElse(""));
    return answer;
  }

  /** Subcode, detail and code of a fault on one line. */
  static String line(Fault fault) {
    return fault.subcode().map(Namespaces::display).orElse("?")
        + fault.faultDetailName().map(d -> " " + d).orElse("")
        + " "
        + fault
            .detail()
            .flatMap(d -> Dom.child(d, Names.F_WSMAN_FAULT))
            .flatMap(f -> Dom.attribute(f, Names.CODE))
            .orElse("-");
  }

  static String fault(Envelope answer) {
    return line(answer.fault().orElseThrow(() -> new AssertionError("no fault")));
  }

  static String option(String name, String value) {
    return "<wsman:OptionSet s:mustUnderstand=\"true\"><wsman:Option Name=\""
        + name
        + "\" MustComply=\"true\">"
        + value
        + "</wsman:Option></wsman:OptionSet>";
  }

  Envelope create(String headers, String attributes, String content) {
    return send(
        envelope(
            Actions.CREATE,
            resource,
            "",
            headers,
            "<rsp:Shell"
                + attributes
                + ">"
                + content
                + "<rsp:InputStreams>stdin</rsp:InputStreams>"
                + "<rsp:OutputStreams>stdout stderr</rsp:OutputStreams></rsp:Shell>"));
  }

  static String selector(Envelope created) {
    return Dom.text(ok(created).elements(Names.WSMAN_SELECTOR).get(0));
  }

  /** A shell in UTF-8. */
  String open() {
    return selector(create(option(Shells.OPTION_CODE_PAGE, "65001"), "", ""));
  }

  /** A shell that can be disconnected. */
  String openNamed() {
    return selector(
        create(option(Shells.OPTION_CODE_PAGE, "65001"), " ShellId=\"" + freshId() + "\"", ""));
  }

  Envelope command(String shell, String line) {
    return request(
        Actions.SHELL_COMMAND,
        shell,
        "<rsp:CommandLine><rsp:Command>" + escaped(line) + "</rsp:Command></rsp:CommandLine>");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  String start(String shell, String line) {
    return Dom.text(ok(command(shell, line)).elements(Names.RSP_COMMAND_ID).get(0));
  }

  String receiving(String shell, String command) {
    return envelope(Actions.SHELL_RECEIVE, resource, shell, "", receive(command));
  }

  static String receive(String command) {
    return "<rsp:Receive><rsp:DesiredStream"
        + (command.isEmpty() ? "" : " CommandId=\"" + command + "\"")
        + ">stdout stderr</rsp:DesiredStream></rsp:Receive>";
  }

  Envelope input(String shell, String command, String text, boolean end) {
    return request(
        Actions.SHELL_SEND,
        shell,
        "<rsp:Send><rsp:Stream Name=\"stdin\" CommandId=\""
            + command
            + "\""
            + (end ? " End=\"True\"" : "")
            + ">"
            + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
            + "</rsp:Stream></rsp:Send>");
  }

  Envelope signal(String shell, String command, String code) {
    return request(
        Actions.SHELL_SIGNAL,
        shell,
        "<rsp:Signal CommandId=\"" + command + "\"><rsp:Code>" + code + "</rsp:Code></rsp:Signal>");
  }

  /** Receives until the command is done. */
  Outcome finish(String shell, String command) {
    Map<String, ByteArrayOutputStream> streams = new HashMap<>();
    List<String> ended = new ArrayList<>();
    int receives = 0;
    while (true) {
      Envelope answer = send(receiving(shell, command));
      receives++;
      if (answer.isFault() && fault(answer).equals("wsman:TimedOut 2150858793")) {
        continue;
      }
      for (Element stream : ok(answer).elements(Names.RSP_STREAM)) {
        String name = Dom.attribute(stream, Names.NAME).orElseThrow();
        Assertions.assertFalse(ended.contains(name), "data after the end of " + name);
        if (Dom.attribute(stream, Names.END).isPresent()) {
          ended.add(name);
        }
        streams
            .computeIfAbsent(name, n -> new ByteArrayOutputStream())
            .writeBytes(Base64.getDecoder().decode(stream.getTextContent()));
      }
      Element state = answer.elements(Names.RSP_COMMAND_STATE).get(0);
      if (Dom.attribute(state, Names.STATE).orElse("").equals(Shells.STATE_DONE)) {
        Assertions.assertEquals(List.of("stdout", "stderr"), ended);
        Map<String, byte[]> all = new HashMap<>();
        streams.forEach((name, data) -> all.put(name, data.toByteArray()));
        return new Outcome(
            all,
            Dom.child(state, Names.RSP_EXIT_CODE).map(Dom::text).map(Integer::valueOf),
            receives);
      }
    }
  }

  Outcome run(String line) {
    String shell = open();
    String command = start(shell, line);
    Outcome outcome = finish(shell, command);
    ok(signal(shell, command, Shells.SIGNAL_TERMINATE));
    ok(request(Actions.DELETE, shell, ""));
    return outcome;
  }

  static Optional<String> text(Envelope answer, QName element) {
    return answer.elements(element).stream().findFirst().map(Dom::text);
  }
}
