package org.wsmanspec.suite.check.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;
import org.wsmanspec.suite.check.Tell;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;

/** How requests about shells are refused (MS-WSMV 2.2.4.23, 2.2.4.42, 3.1.4.8.2 and 3.1.4.14). */
public final class RefusalChecks {

  private static final String KEEP_ALIVE = "MS-WSMV-3.1.4.14-1";
  private static final String FILTER = "MS-WSMV-3.1.4.8.2-1";

  /** Which code of f:WSManFault tells of what, and the subcode that is due with it. */
  private record Due(String requirement, FaultSubcode subcode) {}

  private static final Map<Long, Due> CODES = new LinkedHashMap<>();

  static {
    quota("MS-WSMV-2.2.4.23-1", 2150859179L, 2150859237L);
    quota("MS-WSMV-2.2.4.23-2", 2150859174L, 2150859239L, 2150859240L);
    quota("MS-WSMV-2.2.4.23-3", 2150859241L);
    quota("MS-WSMV-2.2.4.23-4", 2150859173L, 2150859236L, 2150859238L);
    CODES.put(2150859180L, new Due("MS-WSMV-2.2.4.42-1", FaultSubcode.INTERNAL_ERROR));
  }

  private static void quota(String requirement, long... codes) {
    for (long code : codes) {
      CODES.put(code, new Due(requirement, FaultSubcode.QUOTA_LIMIT));
    }
  }

  private RefusalChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies(
            "shell/refusal-codes",
            CODES.values().stream().map(Due::requirement).distinct().toList(),
            RefusalChecks::codes),
        RemoteShells.checkCalls("shell/keep-alive", List.of(KEEP_ALIVE), RefusalChecks::keepAlive),
        Check.ofReplies("shell/enumerate-filter", List.of(FILTER), RefusalChecks::filter));
  }

  private static void codes(Reply reply, FindingSink sink) {
    reply.fault().ifPresent(fault -> code(reply, fault, sink));
  }

  private static void code(Reply reply, Fault fault, FindingSink sink) {
    OptionalLong code = FaultDetails.code(fault);
    Due due = code.isPresent() ? CODES.get(code.getAsLong()) : null;
    if (due != null) {
      Tell.whether(
          fault.hasSubcode(due.subcode().qname()),
          sink,
          due.requirement(),
          Namespaces.display(due.subcode().qname()) + " with code " + code.getAsLong(),
          fault.summary(),
          reply.at(fault.element()),
          "");
    }
  }

  private static void keepAlive(ShellCall call, FindingSink sink) {
    if (!call.is(Operation.RECEIVE) || call.option(Shells.OPTION_KEEP_ALIVE).isEmpty()) {
      return;
    }
    boolean refused =
        call.fault().filter(f -> f.hasSubcode(FaultSubcode.INVALID_OPTIONS.qname())).isPresent();
    if (call.reply().isPresent()) {
      Tell.whether(
          !refused,
          sink,
          KEEP_ALIVE,
          "the option " + Shells.OPTION_KEEP_ALIVE + " ignored",
          call.summary(),
          call.response(),
          "clients of Windows send it with every Receive");
    }
  }

  private static void filter(Reply reply, FindingSink sink) {
    boolean filtered =
        reply.askedAction().filter(Actions.ENUMERATE::equals).isPresent()
            && reply
                .asked()
                .filter(a -> a.envelope().resourceUri().filter(Uris.SHELL_CMD::equals).isPresent())
                .flatMap(a -> a.envelope().bodyChild())
                .filter(
                    b ->
                        Dom.child(b, Names.WSMAN_FILTER)
                            .or(() -> Dom.child(b, Names.WSEN_FILTER))
                            .isPresent())
                .isPresent();
    if (filtered) {
      Tell.whether(
          reply.isFault(),
          sink,
          FILTER,
          "a fault, wsen:FilteringNotSupported",
          "success",
          reply.place(),
          "the client takes all shells for those that it asked for");
    }
  }
}
