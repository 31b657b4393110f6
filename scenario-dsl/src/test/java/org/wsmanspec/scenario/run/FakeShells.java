package org.wsmanspec.scenario.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.clixml.ClixmlValues;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.psrp.ApplicationPrivateData;
import org.wsmanspec.message.psrp.Carried;
import org.wsmanspec.message.psrp.CreatePipeline;
import org.wsmanspec.message.psrp.Destination;
import org.wsmanspec.message.psrp.EndOfPipelineInput;
import org.wsmanspec.message.psrp.EnumValue;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.message.psrp.ErrorRecord;
import org.wsmanspec.message.psrp.Fragment;
import org.wsmanspec.message.psrp.Fragmenter;
import org.wsmanspec.message.psrp.GetAvailableRunspaces;
import org.wsmanspec.message.psrp.HostCall;
import org.wsmanspec.message.psrp.HostMethod;
import org.wsmanspec.message.psrp.HostResponse;
import org.wsmanspec.message.psrp.InformationalRecord;
import org.wsmanspec.message.psrp.KeyExchange;
import org.wsmanspec.message.psrp.MessageReader;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PipelineInput;
import org.wsmanspec.message.psrp.PipelineOutput;
import org.wsmanspec.message.psrp.PipelineState;
import org.wsmanspec.message.psrp.PipelineStateMessage;
import org.wsmanspec.message.psrp.PsrpException;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.message.psrp.PsrpPayload;
import org.wsmanspec.message.psrp.PublicKey;
import org.wsmanspec.message.psrp.RunspaceAvailability;
import org.wsmanspec.message.psrp.RunspacePoolInitData;
import org.wsmanspec.message.psrp.RunspacePoolState;
import org.wsmanspec.message.psrp.RunspacePoolStateMessage;
import org.wsmanspec.message.psrp.SessionCapability;
import org.wsmanspec.message.psrp.SessionKey;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.scenario.run.ScriptedService.Reply;

/** Answers requests to remote shells from a small script, one shell and one command at a time. */
final class FakeShells {

  private static final String NAMESPACES =
      " xmlns:rsp='" + Namespaces.RSP + "' xmlns:pwsh='" + Namespaces.PWSH + "'";

  /** ReceiveResponses that wait, each the content of the element. */
  private final Map<String, Deque<String>> waiting = new HashMap<>();

  private final Map<String, SessionKey> keys = new HashMap<>();
  final List<String> actions = new ArrayList<>();
  final List<Envelope> requests = new ArrayList<>();
  final List<PsrpException.Kind> problems = new ArrayList<>();
  final List<String> open = new ArrayList<>();
  private MessageReader reader = new MessageReader();
  private final Fragmenter fragmenter = new Fragmenter();
  private String command = "";
  private String input = "";
  private int timeouts;

  /** Let so many Receives end without output before the next one that has any. */
  FakeShells timeouts(int count) {
    timeouts = count;
    return this;
  }

  synchronized Reply answer(Payload payload) {
    Envelope request = payload.envelope().orElseThrow();
    requests.add(request);
    String action = request.action().orElseThrow();
    String word = action.substring(action.lastIndexOf('/') + 1);
    actions.add(word);
    if (!word.equals("Create") && !open.contains(shellId(request))) {
      return Reply.fault("wsman:InvalidSelectors");
    }
    return switch (word) {
      case "Create" -> create(request);
      case "Delete" -> {
        open.remove(shellId(request));
        yield Reply.of("");
      }
      case "Command" -> command(request);
      case "Send" -> send(request);
      case "Receive" -> receive(request);
      case "Connect" ->
          reply(
              "ConnectResponse",
              "<pwsh:connectResponseXml>"
                  + base64(
                      message(Optional.empty(), SessionCapability.of("2.3")),
                      message(Optional.empty(), new RunspacePoolInitData(1, 2)))
                  + "</pwsh:connectResponseXml>");
      default -> reply(word + "Response", "");
    };
  }

  private static String shellId(Envelope request) {
    return request.selectors().isEmpty() ? "" : request.selectors().get(0).value();
  }

  private Reply create(Envelope request) {
    Element shell = request.bodyChild().orElseThrow();
    String id = Dom.attribute(shell, Names.SHELL_ID).orElse("SERVER-" + (open.size() + 1));
    open.add(id);
    reader = new MessageReader();
    Carried.in(request).forEach(c -> reader.feed(c.octets()));
    if (request.resourceUri().orElse("").startsWith(Uris.POWERSHELL_PREFIX)) {
      push("", stream("", message(Optional.empty(), SessionCapability.of("2.3"))));
      push(
          "",
          stream("", message(Optional.empty(), new ApplicationPrivateData(Primitive.NIL)))
              + stream(
                  "",
                  message(
                      Optional.empty(), RunspacePoolStateMessage.of(RunspacePoolState.OPENED))));
    }
    return Reply.of(
        "<wxf:ResourceCreated><wsa:Address>http://x</wsa:Address><wsa:ReferenceParameters>"
            + "<wsman:ResourceURI>"
            + request.resourceUri().orElse("")
            + "</wsman:ResourceURI><wsman:SelectorSet><wsman:Selector Name='ShellId'>"
            + id
            + "</wsman:Selector></wsman:SelectorSet></wsa:ReferenceParameters>"
            + "</wxf:ResourceCreated>");
  }

  private void push(String commandId, String content) {
    waiting.computeIfAbsent(commandId, c -> new ArrayDeque<>()).add(content);
  }

  private Reply command(Envelope request) {
    Element line = request.bodyChild().orElseThrow();
    String id = Dom.attribute(line, Names.COMMAND_ID).orElse("COMMAND");
    command = Dom.child(line, Names.RSP_COMMAND).map(Dom::text).orElse("");
    if (!command.isEmpty()) {
      String said =
          String.join(
              " ", Dom.children(line, Names.RSP_ARGUMENTS).stream().map(Dom::text).toList());
      switch (command) {
        case "echo" -> {
          push(id, text("stdout", id, "one ") + state(id, Shells.STATE_RUNNING, ""));
          push(id, text("stdout", id, said + "\r\n") + state(id, Shells.STATE_DONE, "0"));
        }
        case "fails" ->
            push(id, text("stderr", id, "no such thing\r\n") + state(id, Shells.STATE_DONE, "7"));
        default -> {
          // Waits for input.
        }
      }
    } else {
      take(request, id);
    }
    return reply("CommandResponse", "<rsp:CommandId>" + id + "</rsp:CommandId>");
  }

  private Reply send(Envelope request) {
    Element stream = Dom.children(request.bodyChild().orElseThrow()).get(0);
    String id = Dom.attribute(stream, Names.COMMAND_ID).orElse("");
    if (request.resourceUri().orElse("").equals(Uris.SHELL_CMD)) {
      input += new String(Base64.getDecoder().decode(Dom.text(stream)), StandardCharsets.UTF_8);
      if (Dom.attribute(stream, Names.END).isPresent()) {
        push(id, text("stdout", id, input) + state(id, Shells.STATE_DONE, "0"));
      }
    } else {
      take(request, id);
    }
    return reply("SendResponse", "");
  }

  private Reply receive(Envelope request) {
    Element desired = Dom.children(request.bodyChild().orElseThrow()).get(0);
    String id = Dom.attribute(desired, Names.COMMAND_ID).orElse("");
    Deque<String> due = waiting.getOrDefault(id, new ArrayDeque<>());
    if (timeouts > 0 || due.isEmpty()) {
      timeouts--;
      return Reply.fault("wsman:TimedOut");
    }
    return reply("ReceiveResponse", due.remove());
  }

  private void take(Envelope request, String id) {
    for (Carried carried : Carried.in(request)) {
      try {
        reader.feed(carried.octets()).forEach(r -> said(r.message(), id));
      } catch (PsrpException e) {
        problems.add(e.kind());
        reader = new MessageReader();
      }
    }
  }

  private void said(PsrpMessage message, String id) {
    Optional<java.util.UUID> pipeline = message.pipelineId();
    PsrpPayload payload = message.payload();
    if (payload instanceof CreatePipeline create) {
      String script = create.powerShell().statements().get(0).get(0).text();
      if (script.equals("Read-Host")) {
        push(
            id,
            stream(
                id,
                message(
                    pipeline,
                    new HostCall(
                        MessageType.PIPELINE_HOST_CALL,
                        1,
                        EnumValue.hostMethod(HostMethod.READ_LINE),
                        List.of()))));
      } else if (script.equals("fail")) {
        ErrorRecord error = error();
        push(
            id,
            stream(id, message(pipeline, error))
                + stream(
                    id, message(pipeline, PipelineStateMessage.of(PipelineState.FAILED, error)))
                + state(id, Shells.STATE_DONE, ""));
      } else if (create.noInput()) {
        push(id, stream(id, output(pipeline, ClixmlValues.of(1)), output(pipeline, thing())));
        push(
            id,
            stream(
                    id,
                    message(
                        pipeline, InformationalRecord.of(MessageType.WARNING_RECORD, "take care")))
                + end(id, pipeline));
      }
    } else if (payload instanceof PipelineInput in) {
      push(id, stream(id, output(pipeline, in.object())));
    } else if (payload instanceof EndOfPipelineInput) {
      push(id, end(id, pipeline));
    } else if (payload instanceof HostResponse response) {
      push(
          id,
          stream(id, output(pipeline, response.result().orElse(Primitive.NIL)))
              + end(id, pipeline));
    } else if (payload instanceof GetAvailableRunspaces question) {
      push(
          "",
          stream(
              "", message(Optional.empty(), RunspaceAvailability.available(3, question.callId()))));
    } else if (payload instanceof PublicKey key) {
      SessionKey session = SessionKey.generate();
      keys.put("", session);
      push("", stream("", message(Optional.empty(), KeyExchange.answer(key, session))));
    }
  }

  private static ErrorRecord error() {
    return new ErrorRecord(
        "it went wrong",
        Primitive.NIL,
        Primitive.NIL,
        Optional.empty(),
        ErrorRecord.Category.of(ErrorCategory.INVALID_OPERATION),
        List.of());
  }

  private static org.wsmanspec.message.clixml.ClixmlValue thing() {
    return ClixmlValues.customObject(Map.of("Name", "two"));
  }

  private PsrpMessage output(
      Optional<java.util.UUID> pipeline, org.wsmanspec.message.clixml.ClixmlValue value) {
    return message(pipeline, new PipelineOutput(value));
  }

  private String end(String id, Optional<java.util.UUID> pipeline) {
    return stream(id, message(pipeline, PipelineStateMessage.of(PipelineState.COMPLETED)))
        + state(id, Shells.STATE_DONE, "0");
  }

  private static PsrpMessage message(Optional<java.util.UUID> pipeline, PsrpPayload payload) {
    return PsrpMessage.of(Destination.CLIENT, new java.util.UUID(0, 0), pipeline, payload);
  }

  private String base64(PsrpMessage... messages) {
    List<Fragment> fragments = new ArrayList<>();
    for (PsrpMessage message : messages) {
      fragments.addAll(fragmenter.split(message, 100));
    }
    return Base64.getEncoder().encodeToString(Fragment.encode(fragments));
  }

  private String stream(String id, PsrpMessage... messages) {
    return "<rsp:Stream Name='stdout'"
        + (id.isEmpty() ? "" : " CommandId='" + id + "'")
        + ">"
        + base64(messages)
        + "</rsp:Stream>";
  }

  private static String text(String name, String id, String text) {
    return "<rsp:Stream Name='"
        + name
        + "' CommandId='"
        + id
        + "'>"
        + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
        + "</rsp:Stream>";
  }

  private static String state(String id, String state, String exit) {
    return "<rsp:CommandState CommandId='"
        + id
        + "' State='"
        + state
        + "'>"
        + (exit.isEmpty() ? "" : "<rsp:ExitCode>" + exit + "</rsp:ExitCode>")
        + "</rsp:CommandState>";
  }

  private static Reply reply(String name, String content) {
    return Reply.of("<rsp:" + name + NAMESPACES + ">" + content + "</rsp:" + name + ">");
  }

  /** An attribute of the first element below the body's child. */
  static Optional<String> attribute(Envelope request, String name) {
    return Dom.attribute(Dom.children(request.bodyChild().orElseThrow()).get(0), new QName(name));
  }
}
