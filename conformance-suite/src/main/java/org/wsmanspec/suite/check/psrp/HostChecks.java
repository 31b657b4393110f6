package org.wsmanspec.suite.check.psrp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.psrp.HostCall;
import org.wsmanspec.message.psrp.HostMethod;
import org.wsmanspec.message.psrp.HostResponse;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Tell;
import org.wsmanspec.suite.check.shell.ShellCall;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;

/** Calls of the client's host and their answers (MS-PSRP 2.2.3.17, 3.1.5.4.16 and 3.2.5.4.15). */
public final class HostChecks {

  private static final String UNIQUE = "MS-PSRP-3.2.5.4.15-1";
  private static final String SAME = "MS-PSRP-3.1.5.4.16-1";
  private static final String NO_ANSWER = "MS-PSRP-2.2.3.17-2";
  private static final String ANSWERED = "MS-PSRP-2.2.3.17-1";

  private HostChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Pools.check(
            "psrp/host-calls", List.of(UNIQUE, SAME, NO_ANSWER, ANSWERED), HostChecks::look));
  }

  private static void look(Pool pool, FindingSink sink) {
    boolean known = pool.fromTheBeginning() && pool.shell().calls(Operation.CONNECT).isEmpty();
    if (!known) {
      return;
    }
    Map<Long, Said> open = new HashMap<>();
    Map<Long, Said> without = new HashMap<>();
    for (Said said : pool.all()) {
      said.payload(HostCall.class)
          .filter(c -> !said.byClient())
          .ifPresent(c -> called(said, c, open, without, sink));
      said.payload(HostResponse.class)
          .filter(r -> said.byClient())
          .ifPresent(r -> answered(pool, said, r, open, without, sink));
      if (Pipeline.ends(said)) {
        open.values().removeIf(c -> c.pipelineId().equals(said.pipelineId()));
      }
    }
    if (pool.whole()) {
      open.values().forEach(call -> unanswered(pool, call, sink));
    }
  }

  private static void called(
      Said said, HostCall call, Map<Long, Said> open, Map<Long, Said> without, FindingSink sink) {
    Optional<HostMethod> method = call.hostMethod();
    if (method.filter(HostMethod::returnsValue).isPresent()) {
      Tell.whether(
          !open.containsKey(call.callId()),
          sink,
          UNIQUE,
          "a ci that no open call has",
          "ci " + call.callId() + " again",
          said.place(),
          "the answers cannot be told apart");
      open.put(call.callId(), said);
    } else if (method.isPresent()) {
      without.put(call.callId(), said);
    }
  }

  private static void answered(
      Pool pool,
      Said said,
      HostResponse response,
      Map<Long, Said> open,
      Map<Long, Said> without,
      FindingSink sink) {
    Said call = open.remove(response.callId());
    boolean returns = response.hostMethod().map(HostMethod::returnsValue).orElse(true);
    if (call != null) {
      sink.held(SAME, said.place());
      sink.held(ANSWERED, said.place());
    } else if (!returns || without.containsKey(response.callId())) {
      sink.broken(
          NO_ANSWER,
          "no answer, since the method returns nothing",
          said.name() + " for " + response.hostMethod().map(HostMethod::wireName).orElse("it"),
          said.place(),
          "");
      return;
    } else if (pool.whole()) {
      sink.broken(
          SAME,
          "the ci of a call that waits",
          "ci " + response.callId(),
          said.place(),
          "the pipeline waits on");
    }
    sink.held(NO_ANSWER, said.place());
  }

  /**
   * A call that the client left unanswered, though it deleted the pool in order and did not stop
   * the pipeline.
   */
  private static void unanswered(Pool pool, Said call, FindingSink sink) {
    boolean stopped =
        pool.shell().calls(Operation.SIGNAL).stream()
            .anyMatch(s -> pool.shell().before(call.call(), s));
    List<ShellCall> later =
        pool.shell().calls(Operation.RECEIVE).stream()
            .filter(c -> c.commandId().equals(call.commandId()))
            .filter(c -> pool.shell().before(call.call(), c) && NothingYet.said(c))
            .toList();
    if (!stopped && later.size() > 1) {
      sink.broken(
          ANSWERED,
          "an answer to " + call,
          "none, and " + later.size() + " times Receive since",
          later.get(1).request(),
          "");
    }
  }
}
