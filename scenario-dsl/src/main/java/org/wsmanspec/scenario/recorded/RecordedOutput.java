package org.wsmanspec.scenario.recorded;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Selector;
import org.wsmanspec.message.clixml.ClixmlException;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.psrp.Carried;
import org.wsmanspec.message.psrp.MessageReader;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PipelineOutput;
import org.wsmanspec.message.psrp.PipelineStateMessage;
import org.wsmanspec.message.psrp.PsrpException;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.message.psrp.PsrpPayload;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.scenario.expect.CodePages;
import org.wsmanspec.scenario.expect.PsrpValues;
import org.wsmanspec.scenario.expect.ShellOutput;

/** What recorded answers brought of commands and pipelines, decoded, as expectations. */
final class RecordedOutput {

  /** Longer texts say no more to people, and make the file unreadable. */
  private static final int LONGEST = 4_000;

  private static final Map<MessageType, String> COUNTED = new LinkedHashMap<>();

  static {
    COUNTED.put(MessageType.ERROR_RECORD, "errors");
    COUNTED.put(MessageType.WARNING_RECORD, "warnings");
    COUNTED.put(MessageType.VERBOSE_RECORD, "verbose");
    COUNTED.put(MessageType.DEBUG_RECORD, "debug");
    COUNTED.put(MessageType.INFORMATION_RECORD, "information");
    COUNTED.put(MessageType.PIPELINE_HOST_CALL, "hostCalls");
  }

  private final Map<String, List<PsrpMessage>> messages = new HashMap<>();

  private RecordedOutput() {}

  /** Read the PSRP messages of a recording. */
  static RecordedOutput of(List<Exchange> exchanges) {
    RecordedOutput output = new RecordedOutput();
    Map<String, MessageReader> readers = new HashMap<>();
    for (Exchange exchange : exchanges) {
      Optional<Envelope> answer = exchange.responseEnvelope();
      if (answer.isPresent() && isPowerShell(exchange)) {
        List<PsrpMessage> came = new ArrayList<>();
        MessageReader reader =
            readers.computeIfAbsent(shell(exchange), shell -> new MessageReader());
        try {
          for (Carried carried : Carried.in(answer.get())) {
            reader.feed(carried.octets()).forEach(r -> came.add(r.message()));
          }
        } catch (PsrpException e) {
          readers.remove(shell(exchange));
        }
        output.messages.put(exchange.id(), came);
      }
    }
    return output;
  }

  /** Whether a shell is PowerShell's. */
  static boolean isPowerShell(Exchange exchange) {
    return exchange
        .requestEnvelope()
        .flatMap(Envelope::resourceUri)
        .filter(u -> u.startsWith(Namespaces.PWSH + "/"))
        .isPresent();
  }

  private static String shell(Exchange exchange) {
    return exchange.requestEnvelope().stream()
        .flatMap(e -> e.selectors().stream())
        .map(Selector::value)
        .findFirst()
        .orElse("")
        .toUpperCase(Locale.ROOT);
  }

  private List<PsrpMessage> messages(List<Exchange> exchanges) {
    return exchanges.stream()
        .flatMap(e -> messages.getOrDefault(e.id(), List.of()).stream())
        .toList();
  }

  /** How long to ask for output until there is as much as these exchanges brought. */
  String until(List<Exchange> row) {
    if (row.get(row.size() - 1).responseEnvelope().filter(RecordedAnswer::done).isPresent()) {
      return "done";
    }
    List<PsrpMessage> came = messages(row);
    if (came.isEmpty()) {
      return "output";
    }
    PsrpMessage last = came.get(came.size() - 1);
    MessageType type = last.type().orElse(MessageType.PIPELINE_OUTPUT);
    return switch (type) {
      case PIPELINE_STATE -> "done";
      case PIPELINE_HOST_CALL, RUNSPACEPOOL_HOST_CALL -> "hostCall";
      default -> type.name();
    };
  }

  /** Write what is expected of exchanges in which output was asked for. */
  void write(Yaml yaml, int depth, List<Exchange> row) {
    if (isPowerShell(row.get(0))) {
      powerShell(yaml, depth, messages(row));
    } else {
      text(yaml, depth, ShellOutput.of(row));
    }
  }

  private static void text(Yaml yaml, int depth, ShellOutput output) {
    List<String> parts = new ArrayList<>();
    for (String stream : List.of("stdout", "stderr")) {
      String text = CodePages.decode(output.stream(stream), Optional.<Charset>empty());
      literal(text).ifPresent(t -> parts.add(stream + ": " + t));
    }
    output.exitCode().ifPresent(c -> parts.add("exitCode: " + Yaml.quoted(c)));
    output.state().ifPresent(s -> parts.add("state: " + s));
    if (!parts.isEmpty()) {
      yaml.line(depth, "output:");
      parts.forEach(p -> yaml.line(depth + 1, p));
    }
  }

  /** A text as it is written to be compared with; empty if it cannot be. */
  private static Optional<String> literal(String text) {
    String plain = text.replace("\r\n", "\n").stripTrailing();
    boolean regex = plain.length() > 1 && plain.startsWith("/") && plain.endsWith("/");
    return regex || plain.length() > LONGEST
        ? Optional.empty()
        : Optional.of(Yaml.quoted(plain.replace("${", "$${")));
  }

  private static void powerShell(Yaml yaml, int depth, List<PsrpMessage> came) {
    boolean pipeline =
        came.stream().anyMatch(m -> m.type().filter(RecordedOutput::isOfPipeline).isPresent());
    if (pipeline) {
      yaml.line(depth, "pipeline:");
      pipeline(yaml, depth + 1, came);
    } else if (!came.isEmpty()) {
      yaml.line(
          depth,
          "messages: ["
              + String.join(
                  ", ", came.stream().flatMap(m -> m.type().stream()).map(Enum::name).toList())
              + "]");
    }
  }

  private static boolean isOfPipeline(MessageType type) {
    return type == MessageType.PIPELINE_OUTPUT
        || type == MessageType.PIPELINE_STATE
        || COUNTED.containsKey(type);
  }

  private static void pipeline(Yaml yaml, int depth, List<PsrpMessage> came) {
    List<String> output = new ArrayList<>();
    boolean plain = true;
    int objects = 0;
    Map<MessageType, Integer> counts = new HashMap<>();
    Optional<String> state = Optional.empty();
    for (PsrpMessage message : came) {
      MessageType type = message.type().orElse(MessageType.PROGRESS_RECORD);
      counts.merge(type, 1, Integer::sum);
      Optional<PsrpPayload> payload = payload(message);
      if (type == MessageType.PIPELINE_OUTPUT) {
        objects++;
        Optional<String> text =
            payload
                .filter(p -> p instanceof PipelineOutput o && o.object() instanceof Primitive)
                .map(PsrpValues::text)
                .flatMap(RecordedOutput::literal);
        text.ifPresent(output::add);
        plain &= text.isPresent();
      } else if (payload.isPresent() && payload.get() instanceof PipelineStateMessage said) {
        state = said.state().map(s -> s.name());
      }
    }
    state.ifPresent(s -> yaml.line(depth, "state: " + camel(s)));
    yaml.line(
        depth,
        "output: "
            + (plain ? "[" + String.join(", ", output) + "]" : "{ count: " + objects + " }"));
    COUNTED.forEach(
        (type, key) -> yaml.line(depth, key + ": { count: " + counts.getOrDefault(type, 0) + " }"));
  }

  private static Optional<PsrpPayload> payload(PsrpMessage message) {
    try {
      return Optional.of(message.payload());
    } catch (PsrpException | ClixmlException e) {
      return Optional.empty();
    }
  }

  /** {@code NOT_STARTED} as {@code NotStarted}. */
  private static String camel(String constant) {
    StringBuilder out = new StringBuilder();
    for (String part : constant.split("_", -1)) {
      out.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
    }
    return out.toString();
  }
}
