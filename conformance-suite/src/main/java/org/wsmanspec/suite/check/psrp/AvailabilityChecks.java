package org.wsmanspec.suite.check.psrp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.PrimitiveTag;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.RunspaceAvailability;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Tell;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;

/** Questions about runspaces and their answers (MS-PSRP 2.2.2.8, 3.2.5.4.6 f., 3.2.5.4.11, .31). */
public final class AvailabilityChecks {

  private static final String TYPE = "MS-PSRP-2.2.2.8-1";
  private static final String UNIQUE = "MS-PSRP-3.1.5.4.6-1";

  private static final Map<MessageType, String> RULES =
      Map.of(
          MessageType.SET_MAX_RUNSPACES, "MS-PSRP-3.2.5.4.6-1",
          MessageType.SET_MIN_RUNSPACES, "MS-PSRP-3.2.5.4.7-1",
          MessageType.GET_AVAILABLE_RUNSPACES, "MS-PSRP-3.2.5.4.11-1",
          MessageType.RESET_RUNSPACE_STATE, "MS-PSRP-3.2.5.4.31-1");

  private AvailabilityChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(Pools.check("psrp/availability", rules(), AvailabilityChecks::look));
  }

  private static List<String> rules() {
    List<String> rules = new ArrayList<>(List.of(TYPE, UNIQUE));
    rules.addAll(RULES.values().stream().sorted().toList());
    return rules;
  }

  private static Optional<Long> callId(Said said) {
    return RecordChecks.value(said, "ci")
        .filter(v -> v instanceof Primitive p && p.tag() == PrimitiveTag.I64)
        .flatMap(v -> ((Primitive) v).value())
        .filter(Long.class::isInstance)
        .map(Long.class::cast);
  }

  private static void look(Pool pool, FindingSink sink) {
    if (!pool.fromTheBeginning() || !pool.shell().calls(Operation.CONNECT).isEmpty()) {
      return;
    }
    Map<Long, Said> open = new HashMap<>();
    for (Said said : pool.all()) {
      Optional<Long> id = callId(said);
      if (said.byClient() && said.type().filter(RULES::containsKey).isPresent()) {
        id.ifPresent(ci -> asked(ci, said, open, sink));
      } else if (said.is(MessageType.RUNSPACE_AVAILABILITY) && !said.byClient()) {
        answered(pool, said, id, open, sink);
      }
    }
    if (pool.whole()) {
      open.values().forEach(question -> unanswered(pool, question, sink));
    }
  }

  private static void asked(long ci, Said said, Map<Long, Said> open, FindingSink sink) {
    Tell.whether(
        !open.containsKey(ci),
        sink,
        UNIQUE,
        "a ci that no open call has",
        "ci " + ci + " again",
        said.place(),
        "");
    open.put(ci, said);
  }

  private static void answered(
      Pool pool, Said answer, Optional<Long> id, Map<Long, Said> open, FindingSink sink) {
    if (answer.message().dataLength() == 0
        || answer.document().isEmpty()
        || !answer.inspection().problems().isEmpty()) {
      return;
    }
    Optional<Said> question = id.map(open::remove);
    Optional<RunspaceAvailability> told = answer.payload(RunspaceAvailability.class);
    if (told.isEmpty()) {
      sink.broken(TYPE, "SetMinMaxRunspacesResponse and ci", answer.problem(), answer.place(), "");
      return;
    }
    if (question.isEmpty()) {
      if (pool.whole()) {
        sink.broken(
            TYPE,
            "the ci of an open call",
            "ci " + told.get().callId(),
            answer.place(),
            "clients do not know what was answered");
      }
      return;
    }
    boolean count = question.get().is(MessageType.GET_AVAILABLE_RUNSPACES);
    PrimitiveTag due = count ? PrimitiveTag.I64 : PrimitiveTag.B;
    Primitive value = told.get().response();
    Tell.whether(
        value.tag() == due,
        sink,
        TYPE,
        "<" + due.element() + ">, since " + question.get() + " asked",
        "<" + value.tag().element() + "> " + value.text(),
        answer.place(),
        "");
    rule(question.get())
        .ifPresent(
            rule ->
                Tell.whether(
                    !count || !negative(value),
                    sink,
                    rule,
                    "a number of runspaces",
                    value.text(),
                    answer.place(),
                    ""));
  }

  private static Optional<String> rule(Said question) {
    return question.type().map(RULES::get).filter(r -> r != null);
  }

  private static boolean negative(ClixmlValue value) {
    return value instanceof Primitive p && p.text().strip().startsWith("-");
  }

  /** No answer is one only when the server says that nothing is left. */
  private static void unanswered(Pool pool, Said question, FindingSink sink) {
    pool.shell().calls(Operation.RECEIVE).stream()
        .filter(c -> c.commandId().isEmpty() && pool.shell().before(question.call(), c))
        .filter(NothingYet::said)
        .findFirst()
        .ifPresent(
            c ->
                rule(question)
                    .ifPresent(
                        rule ->
                            sink.broken(
                                rule,
                                "RUNSPACE_AVAILABILITY with its ci",
                                "nothing, since " + question,
                                c.response(),
                                "the client waits for it")));
  }
}
