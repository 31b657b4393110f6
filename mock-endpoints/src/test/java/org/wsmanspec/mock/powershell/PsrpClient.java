package org.wsmanspec.mock.powershell;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assertions;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.clixml.ClixmlText;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.psrp.CreatePipeline;
import org.wsmanspec.message.psrp.Destination;
import org.wsmanspec.message.psrp.EnumValue;
import org.wsmanspec.message.psrp.Fragment;
import org.wsmanspec.message.psrp.Fragmenter;
import org.wsmanspec.message.psrp.HostInfo;
import org.wsmanspec.message.psrp.InitRunspacePool;
import org.wsmanspec.message.psrp.MessageReader;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PipelineOutput;
import org.wsmanspec.message.psrp.PipelineState;
import org.wsmanspec.message.psrp.PipelineStateMessage;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.message.psrp.PsrpPayload;
import org.wsmanspec.message.psrp.SessionCapability;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.mock.http.HttpAnswer;
import org.wsmanspec.mock.http.HttpQuestion;

/** A client of runspace pools that talks to an endpoint without HTTP. */
final class PsrpClient {

  static final String RESOURCE = "http://schemas.microsoft.com/powershell/Microsoft.PowerShell";

  /** A host that can be asked. */
  static final HostInfo HOST = new HostInfo(false, false, true, false, Optional.empty());

  final ReferenceEndpoint endpoint;
  final UUID pool;
  final Fragmenter fragmenter = new Fragmenter();
  String session = "uuid:" + UUID.randomUUID();
  String timeout = "PT10S";
  String maximum = "153600";
  MessageReader poolReader = new MessageReader();
  final List<PsrpMessage> poolMessages = new ArrayList<>();

  PsrpClient(ReferenceEndpoint endpoint) {
    this(endpoint, UUID.randomUUID());
  }

  PsrpClient(ReferenceEndpoint endpoint, UUID pool) {
    this.endpoint = endpoint;
    this.pool = pool;
  }

  /** A client whose pool is opened, with a host or without. */
  static PsrpClient opened(ReferenceEndpoint endpoint, int runspaces, HostInfo host) {
    PsrpClient client = new PsrpClient(endpoint);
    ok(client.create("2.3", SessionCapability.of("2.3"), init(1, runspaces, host)));
    client.receivePool(MessageType.RUNSPACEPOOL_STATE);
    return client;
  }

  static PsrpClient opened(ReferenceEndpoint endpoint) {
    return opened(endpoint, 1, HostInfo.none());
  }

  static InitRunspacePool init(int min, int max, HostInfo host) {
    return new InitRunspacePool(
        min,
        max,
        EnumValue.threadOptions("Default", 0),
        EnumValue.apartmentState("UNKNOWN", 2),
        host,
        Primitive.NIL);
  }

  String id() {
    return pool.toString().toUpperCase(Locale.ROOT);
  }

  byte[] octets(Optional<UUID> pipeline, PsrpPayload... payloads) {
    List<Fragment> fragments = new ArrayList<>();
    for (PsrpPayload payload : payloads) {
      PsrpMessage message = PsrpMessage.of(Destination.SERVER, pool, pipeline, payload);
      fragments.addAll(fragmenter.split(message, 32_000));
    }
    return Fragment.encode(fragments);
  }

  static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }

  static String option(String version) {
    return "<wsman:OptionSet s:mustUnderstand=\"true\"><wsman:Option Name=\"protocolversion\""
        + " MustComply=\"true\">"
        + version
        + "</wsman:Option></wsman:OptionSet>";
  }

  Envelope create(String version, PsrpPayload... payloads) {
    return create(option(version), octets(Optional.empty(), payloads));
  }

  Envelope create(String headers, byte[] creation) {
    return send(
        Actions.CREATE,
        headers,
        "<rsp:Shell ShellId=\""
            + id()
            + "\"><rsp:InputStreams>stdin pr</rsp:InputStreams><rsp:OutputStreams>stdout"
            + "</rsp:OutputStreams><creationXml"
            + " xmlns=\"http://schemas.microsoft.com/powershell\">"
            + base64(creation)
            + "</creationXml></rsp:Shell>");
  }

  String envelope(String action, String headers, String body) {
    String selectors =
        action.equals(Actions.CREATE)
            ? ""
            : "<wsman:SelectorSet><wsman:Selector Name=\"ShellId\">"
                + id()
                + "</wsman:Selector></wsman:SelectorSet>";
    return """
    <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"
        xmlns:wsa="http://schemas.xmlsoap.org/ws/2004/08/addressing"
        xmlns:wsman="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"
        xmlns:wsmv="http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd"
        xmlns:rsp="http://schemas.microsoft.com/wbem/wsman/1/windows/shell">
      <s:Header>
        <wsa:To>http://windows-host:5985/wsman</wsa:To>
        <wsa:Action s:mustUnderstand="true">%s</wsa:Action>
        <wsa:MessageID>uuid:%s</wsa:MessageID>
        <wsa:ReplyTo><wsa:Address s:mustUnderstand="true">%s</wsa:Address></wsa:ReplyTo>
        <wsman:ResourceURI s:mustUnderstand="true">%s</wsman:ResourceURI>
        <wsman:MaxEnvelopeSize s:mustUnderstand="true">%s</wsman:MaxEnvelopeSize>
        <wsman:OperationTimeout>%s</wsman:OperationTimeout>
        <wsman:Locale s:mustUnderstand="false" xml:lang="en-US"/>
        <wsmv:SessionId s:mustUnderstand="false">%s</wsmv:SessionId>
        %s%s
      </s:Header>
      <s:Body>%s</s:Body>
    </s:Envelope>"""
        .formatted(
            action,
            UUID.randomUUID(),
            Uris.ANONYMOUS,
            RESOURCE,
            maximum,
            timeout,
            session,
            selectors,
            headers,
            body);
  }

  Envelope send(String action, String headers, String body) {
    HttpAnswer answer =
        endpoint.answer(
            new HttpQuestion(
                "/wsman",
                Optional.of("application/soap+xml;charset=UTF-8"),
                envelope(action, headers, body).getBytes(StandardCharsets.UTF_8),
                false,
                Optional.of("operator"),
                true,
                "http://windows-host:5985/wsman",
                "192.0.2.1"));
    return Envelope.parse(answer.body());
  }

  static Envelope ok(Envelope answer) {
    Assertions.assertFalse(answer.isFault(), () -> answer.fault().map(PsrpClient::line).orElse(""));
    return answer;
  }

  static String line(Fault fault) {
    return fault.subcode().map(Namespaces::display).orElse("?")
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

  /** Sends to the pool, or to a pipeline by its CommandId. */
  Envelope input(String stream, Optional<UUID> command, byte[] octets) {
    return send(
        Actions.SHELL_SEND,
        "",
        "<rsp:Send><rsp:Stream Name=\""
            + stream
            + "\""
            + command.map(c -> " CommandId=\"" + text(c) + "\"").orElse("")
            + ">"
            + base64(octets)
            + "</rsp:Stream></rsp:Send>");
  }

  Envelope toPool(PsrpPayload payload) {
    return input(Shells.STDIN, Optional.empty(), octets(Optional.empty(), payload));
  }

  Envelope toPipeline(UUID pipeline, PsrpPayload... payloads) {
    return input(Shells.STDIN, Optional.of(pipeline), octets(Optional.of(pipeline), payloads));
  }

  static String text(UUID id) {
    return id.toString().toUpperCase(Locale.ROOT);
  }

  Envelope command(UUID pipeline, byte[] octets) {
    return send(
        Actions.SHELL_COMMAND,
        "",
        "<rsp:CommandLine CommandId=\""
            + text(pipeline)
            + "\"><rsp:Command/><rsp:Arguments>"
            + base64(octets)
            + "</rsp:Arguments></rsp:CommandLine>");
  }

  UUID start(PsrpPayload question) {
    UUID pipeline = UUID.randomUUID();
    ok(command(pipeline, octets(Optional.of(pipeline), question)));
    return pipeline;
  }

  UUID start(String script) {
    return start(CreatePipeline.ofScript(script, true));
  }

  Envelope receive(Optional<UUID> pipeline) {
    return send(
        Actions.SHELL_RECEIVE,
        "",
        "<rsp:Receive><rsp:DesiredStream"
            + pipeline.map(p -> " CommandId=\"" + text(p) + "\"").orElse("")
            + ">stdout</rsp:DesiredStream></rsp:Receive>");
  }

  Envelope signal(UUID pipeline, String code) {
    return send(
        Actions.SHELL_SIGNAL,
        "",
        "<rsp:Signal CommandId=\""
            + text(pipeline)
            + "\"><rsp:Code>"
            + code
            + "</rsp:Code></rsp:Signal>");
  }

  static List<PsrpMessage> messages(Envelope answer, MessageReader reader) {
    List<PsrpMessage> messages = new ArrayList<>();
    for (Element stream : answer.elements(Names.RSP_STREAM)) {
      reader.feed(
          Base64.getDecoder().decode(stream.getTextContent()), r -> messages.add(r.message()));
      reader.endOfStreamElement();
    }
    return messages;
  }

  static Optional<String> state(Envelope answer) {
    return answer.elements(Names.RSP_COMMAND_STATE).stream()
        .findFirst()
        .flatMap(s -> Dom.attribute(s, Names.STATE));
  }

  /** Receives from the pool until a message of a type came, and returns that. */
  PsrpMessage receivePool(MessageType type) {
    while (true) {
      Envelope answer = receive(Optional.empty());
      if (answer.isFault() && fault(answer).equals("wsman:TimedOut 2150858793")) {
        continue;
      }
      List<PsrpMessage> messages = messages(ok(answer), poolReader);
      poolMessages.addAll(messages);
      for (PsrpMessage message : messages) {
        if (message.type().filter(t -> t == type).isPresent()) {
          return message;
        }
      }
    }
  }

  /** What a pipeline said. */
  final class Pipeline {
    final UUID id;
    final List<PsrpPayload> payloads = new ArrayList<>();
    private final MessageReader reader = new MessageReader();
    Optional<String> commandState = Optional.empty();

    Pipeline(UUID id) {
      this.id = id;
    }

    /** Receives until a message of a type came. */
    PsrpPayload until(MessageType type) {
      while (true) {
        Envelope answer = receive(Optional.of(id));
        if (answer.isFault() && fault(answer).equals("wsman:TimedOut 2150858793")) {
          continue;
        }
        commandState = PsrpClient.state(ok(answer));
        List<PsrpPayload> found = new ArrayList<>();
        for (PsrpMessage message : messages(answer, reader)) {
          Assertions.assertEquals(pool, message.poolId());
          Assertions.assertEquals(Optional.of(id), message.pipelineId());
          payloads.add(message.payload());
          found.add(message.payload());
        }
        Optional<PsrpPayload> wanted = found.stream().filter(p -> p.type() == type).findFirst();
        if (wanted.isPresent()) {
          return wanted.get();
        }
      }
    }

    Pipeline finish() {
      Assertions.assertEquals(MessageType.PIPELINE_STATE, until(MessageType.PIPELINE_STATE).type());
      Assertions.assertEquals(MessageType.PIPELINE_STATE, payloads.get(payloads.size() - 1).type());
      Assertions.assertEquals(Optional.of(Shells.STATE_DONE), commandState);
      return this;
    }

    PipelineState state() {
      return ((PipelineStateMessage) payloads.get(payloads.size() - 1)).state().orElseThrow();
    }

    /** The objects that came out, each in a line for people. */
    List<String> output() {
      return payloads.stream()
          .filter(PipelineOutput.class::isInstance)
          .map(p -> ClixmlText.of(((PipelineOutput) p).object(), 400))
          .toList();
    }

    <P extends PsrpPayload> List<P> all(Class<P> kind) {
      return payloads.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<MessageType> types() {
      return payloads.stream().map(PsrpPayload::type).toList();
    }
  }

  Pipeline following(UUID pipeline) {
    return new Pipeline(pipeline);
  }

  Pipeline run(PsrpPayload question) {
    return following(start(question)).finish();
  }

  Pipeline run(String script) {
    return run(CreatePipeline.ofScript(script, true));
  }
}
