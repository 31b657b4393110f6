package org.wsmanspec.scenario.expect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.clixml.ClixmlException;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PipelineState;
import org.wsmanspec.message.psrp.PipelineStateMessage;
import org.wsmanspec.message.psrp.PsrpException;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.message.psrp.PsrpPayload;
import org.wsmanspec.message.psrp.RunspaceAvailability;
import org.wsmanspec.message.psrp.RunspacePoolInitData;
import org.wsmanspec.message.psrp.RunspacePoolState;
import org.wsmanspec.message.psrp.RunspacePoolStateMessage;
import org.wsmanspec.message.psrp.SessionCapability;
import org.wsmanspec.scenario.RemoteExpectation;
import org.wsmanspec.scenario.RemoteExpectation.Item;
import org.wsmanspec.scenario.RemoteExpectation.Output;
import org.wsmanspec.scenario.RemoteExpectation.Pipeline;
import org.wsmanspec.scenario.RemoteExpectation.Pool;
import org.wsmanspec.scenario.RemoteExpectation.Records;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.expect.Mismatch.Side;
import org.wsmanspec.scenario.expect.Outcome.Kind;

/** Compares what came of a remote shell with what was expected, decoded. */
final class RemoteComparison {

  private static final Map<String, MessageType> KINDS =
      Map.of(
          "output", MessageType.PIPELINE_OUTPUT,
          "errors", MessageType.ERROR_RECORD,
          "warnings", MessageType.WARNING_RECORD,
          "verbose", MessageType.VERBOSE_RECORD,
          "debug", MessageType.DEBUG_RECORD,
          "information", MessageType.INFORMATION_RECORD,
          "progress", MessageType.PROGRESS_RECORD,
          "hostCalls", MessageType.PIPELINE_HOST_CALL);

  private Outcome outcome = Outcome.HELD;
  private final Map<MessageType, List<PsrpPayload>> payloads = new EnumMap<>(MessageType.class);

  private RemoteComparison() {}

  /**
   * Compare.
   *
   * @param exchanges of the step
   * @param conversation in which messages may have begun before
   */
  static Outcome compare(
      RemoteExpectation expected, List<Exchange> exchanges, Conversation conversation) {
    RemoteComparison comparison = new RemoteComparison();
    if (expected.output().isPresent()) {
      comparison.output(expected.output().get(), ShellOutput.of(exchanges));
    }
    if (expected.pipeline().isEmpty()
        && expected.pool().isEmpty()
        && expected.messages().isEmpty()) {
      return comparison.outcome;
    }
    PsrpReceived received = PsrpReceived.in(exchanges, conversation);
    if (received.problem().isPresent()) {
      return unread(expected, received.problem().get());
    }
    try {
      for (PsrpMessage message : received.messages()) {
        comparison.take(message);
      }
    } catch (PsrpException | ClixmlException e) {
      return unread(expected, String.valueOf(e.getMessage()));
    }
    expected.pipeline().ifPresent(comparison::pipeline);
    expected.pool().ifPresent(comparison::pool);
    if (!expected.messages().isEmpty()) {
      comparison.messages(expected.messages(), received.messages());
    }
    return comparison.outcome;
  }

  /** Messages that break the rules of their form are found by the checks that look at all. */
  private static Outcome unread(RemoteExpectation expected, String problem) {
    return ExpectationEvaluator.unknown(
        describe(expected), "the messages cannot be read, which is judged by itself: " + problem);
  }

  private void take(PsrpMessage message) {
    Optional<MessageType> type = message.type();
    if (type.isPresent() && type.get().direction() != MessageType.Direction.TO_SERVER) {
      payloads.computeIfAbsent(type.get(), t -> new ArrayList<>()).add(message.payload());
    }
  }

  private <T> Optional<T> last(MessageType type, Class<T> kind) {
    List<PsrpPayload> all = payloads.getOrDefault(type, List.of());
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(all.get(all.size() - 1)).filter(kind::isInstance).map(kind::cast);
  }

  private void output(Output expected, ShellOutput actual) {
    if (actual.problem().isPresent()) {
      broken("output", actual.problem().get());
    }
    expected
        .streams()
        .forEach(
            (name, text) -> {
              String got =
                  CodePages.decode(
                      actual.stream(name),
                      expected.encoding().map(Text::template).flatMap(CodePages::of));
              if (!TextPattern.matches(text.template(), got)) {
                broken(
                    name + " to be " + TextPattern.describe(text.template()),
                    "it was " + TextPattern.quoted(got));
              }
            });
    expected.state().ifPresent(s -> word("the state of the command", s, actual.state()));
    if (expected.exitCode().isPresent()) {
      String due = expected.exitCode().get().template().strip();
      Optional<String> got = actual.exitCode().map(String::strip);
      boolean good =
          got.isPresent() && (due.equals("nonzero") ? !isZero(got.get()) : same(due, got.get()));
      if (!good) {
        broken("exit code " + due, got.map(g -> "it was " + g).orElse("there was none"));
      }
    }
  }

  private static boolean isZero(String code) {
    return code.matches("[+-]?0+");
  }

  /** Codes are 32 bits, with or without sign. */
  private static boolean same(String due, String got) {
    try {
      return (int) Long.parseLong(due) == (int) Long.parseLong(got);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private void word(String what, Text due, Optional<String> actual) {
    String word = due.template().strip();
    boolean none = word.equals("none");
    if (none ? actual.isPresent() : actual.filter(word::equals).isEmpty()) {
      broken(what + " to be " + word, actual.map(a -> "it was " + a).orElse("none was told"));
    }
  }

  private void pattern(String what, Text due, Optional<String> actual) {
    if (actual.filter(a -> TextPattern.matches(due.template(), a)).isEmpty()) {
      broken(
          what + " to be " + TextPattern.describe(due.template()),
          actual.map(a -> "it was " + a).orElse("none came"));
    }
  }

  private void pipeline(Pipeline expected) {
    Optional<PipelineStateMessage> state =
        last(MessageType.PIPELINE_STATE, PipelineStateMessage.class);
    expected
        .state()
        .ifPresent(
            due ->
                word(
                    "the state of the pipeline",
                    due,
                    state.map(
                        s ->
                            s.state()
                                .map(PipelineState::name)
                                .map(RemoteComparison::camel)
                                .orElse(Integer.toString(s.stateCode())))));
    expected
        .reason()
        .ifPresent(
            due -> {
              Optional<String> reason =
                  state.flatMap(PipelineStateMessage::reason).map(r -> r.text());
              if (reason.filter(r -> TextPattern.matches(due.template(), r)).isEmpty()) {
                broken(
                    "the reason of the state to be " + TextPattern.describe(due.template()),
                    reason.map(r -> "it was " + TextPattern.quoted(r)).orElse("none was told"));
              }
            });
    expected.records().forEach(this::records);
  }

  private void records(String kind, Records expected) {
    MessageType type = KINDS.get(kind);
    List<PsrpPayload> actual = type == null ? List.of() : payloads.getOrDefault(type, List.of());
    if (expected.count().isPresent()
        && !Comparison.count(expected.count().get().template(), actual.size())) {
      broken(
          expected.count().get() + " " + kind + " of the pipeline",
          actual.isEmpty() ? "there were none" : "there were " + actual.size() + described(actual));
    }
    if (expected.count().isPresent()) {
      return;
    }
    if (expected.items().size() != actual.size()) {
      broken(
          expected.items().size() + " " + kind + " of the pipeline",
          actual.isEmpty() ? "there were none" : "there were " + actual.size() + described(actual));
      return;
    }
    for (int i = 0; i < actual.size(); i++) {
      item(kind + "[" + i + "]", expected.items().get(i), actual.get(i));
    }
  }

  private static String described(List<PsrpPayload> actual) {
    List<String> some = actual.stream().limit(3).map(PsrpValues::text).toList();
    return ": " + TextPattern.quoted(String.join(", ", some));
  }

  private void item(String what, Item expected, PsrpPayload actual) {
    expected
        .text()
        .map(Text::template)
        .filter(t -> !TextPattern.matches(t, PsrpValues.text(actual)))
        .ifPresent(
            t ->
                broken(
                    what + " to be " + TextPattern.describe(t),
                    "it was " + TextPattern.quoted(PsrpValues.text(actual))));
    expected
        .properties()
        .forEach(
            (name, due) -> {
              Optional<String> got = PsrpValues.property(actual, name).map(PsrpValues::text);
              if (got.filter(g -> TextPattern.matches(due.template(), g)).isEmpty()) {
                broken(
                    "property "
                        + name
                        + " of "
                        + what
                        + " to be "
                        + TextPattern.describe(due.template()),
                    got.map(g -> "it was " + TextPattern.quoted(g)).orElse("there is none"));
              }
            });
  }

  private void pool(Pool expected) {
    expected
        .state()
        .ifPresent(
            due ->
                word(
                    "the state of the pool",
                    due,
                    last(MessageType.RUNSPACEPOOL_STATE, RunspacePoolStateMessage.class)
                        .map(
                            s ->
                                s.state()
                                    .map(RunspacePoolState::name)
                                    .map(RemoteComparison::camel)
                                    .orElse(Integer.toString(s.stateCode())))));
    expected
        .protocol()
        .ifPresent(
            due ->
                pattern(
                    "protocolversion",
                    due,
                    last(MessageType.SESSION_CAPABILITY, SessionCapability.class)
                        .map(SessionCapability::protocolVersion)));
    expected
        .availability()
        .ifPresent(
            due ->
                pattern(
                    "RUNSPACE_AVAILABILITY",
                    due,
                    last(MessageType.RUNSPACE_AVAILABILITY, RunspaceAvailability.class)
                        .map(a -> PsrpValues.text(a.response()))));
    Optional<RunspacePoolInitData> data =
        last(MessageType.RUNSPACEPOOL_INIT_DATA, RunspacePoolInitData.class);
    expected
        .min()
        .ifPresent(
            due -> word("MinRunspaces", due, data.map(d -> Integer.toString(d.minRunspaces()))));
    expected
        .max()
        .ifPresent(
            due -> word("MaxRunspaces", due, data.map(d -> Integer.toString(d.maxRunspaces()))));
  }

  /** {@code NOT_STARTED} as {@code NotStarted}. */
  private static String camel(String constant) {
    StringBuilder out = new StringBuilder();
    for (String part : constant.split("_", -1)) {
      out.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
    }
    return out.toString();
  }

  private void messages(List<String> expected, List<PsrpMessage> actual) {
    List<String> names =
        actual.stream()
            .map(
                m ->
                    m.type()
                        .map(MessageType::name)
                        .orElse(String.format(Locale.ROOT, "0x%08X", m.typeCode())))
            .toList();
    if (!fits(expected, 0, names, 0)) {
      broken(
          "the messages " + String.join(", ", expected),
          names.isEmpty() ? "none came" : "these came: " + String.join(", ", names));
    }
  }

  private static boolean fits(List<String> pattern, int p, List<String> names, int n) {
    if (p == pattern.size()) {
      return n == names.size();
    }
    String word = pattern.get(p);
    boolean more = n < names.size();
    if (word.equals(RemoteExpectation.GAP)) {
      return fits(pattern, p + 1, names, n) || (more && fits(pattern, p, names, n + 1));
    }
    String name = word.replaceFirst("[*+]$", "");
    boolean same = more && names.get(n).equals(name);
    if (word.endsWith("*")) {
      return fits(pattern, p + 1, names, n) || (same && fits(pattern, p, names, n + 1));
    } else if (word.endsWith("+")) {
      return same && (fits(pattern, p + 1, names, n + 1) || fits(pattern, p, names, n + 1));
    }
    return same && fits(pattern, p + 1, names, n + 1);
  }

  private void broken(String expected, String actual) {
    outcome =
        outcome.and(
            Outcome.of(
                Kind.BROKEN, new Mismatch(expected, actual, Optional.empty(), Side.RESPONSE)));
  }

  static String describe(RemoteExpectation expected) {
    List<String> parts = new ArrayList<>();
    expected.output().ifPresent(o -> parts.add("output of a command"));
    expected.pipeline().ifPresent(o -> parts.add("results of a pipeline"));
    expected.pool().ifPresent(o -> parts.add("news of a pool"));
    if (!expected.messages().isEmpty()) {
      parts.add("the messages " + String.join(", ", expected.messages()));
    }
    return String.join(", ", parts);
  }
}
