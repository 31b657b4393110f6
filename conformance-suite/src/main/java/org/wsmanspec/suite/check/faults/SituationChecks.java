package org.wsmanspec.suite.check.faults;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/**
 * Faults that speak of what the request does not have (DSP0226 14.6).
 *
 * <p>Which of several fitting faults is sent is the service's choice. Here are only those that
 * cannot fit: the thing that they complain of is not there.
 */
public final class SituationChecks {

  private static final String TABLE = "DSP0226-faults-12";

  private static final Set<FaultSubcode> OF_FILTERS =
      Set.of(
          FaultSubcode.CANNOT_PROCESS_FILTER,
          FaultSubcode.WSMAN_CANNOT_PROCESS_FILTER,
          FaultSubcode.FILTER_DIALECT_REQUESTED_UNAVAILABLE,
          FaultSubcode.FILTERING_NOT_SUPPORTED);

  /** Operations that make nothing, so that nothing can exist already. */
  private static final Set<String> MAKE_NOTHING =
      Set.of(Actions.GET, Actions.DELETE, Actions.ENUMERATE, Actions.PULL, Actions.RELEASE);

  /** Operations whose requests have no content that could hold a filter. */
  private static final Set<String> PLAIN = Set.of(Actions.GET, Actions.DELETE);

  private SituationChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(FaultChecks.check("faults/fitting", TABLE, SituationChecks::fitting));
  }

  private static void fitting(Reply reply, Fault fault, FindingSink sink) {
    Optional<FaultSubcode> subcode = fault.subcode().flatMap(FaultSubcode::of);
    if (subcode.isEmpty() || !reply.toReadable()) {
      return;
    }
    Optional<String> missing = missing(subcode.get(), reply.asked().orElseThrow());
    if (missing.isEmpty()) {
      sink.held(TABLE, reply.at(fault.element()));
    } else {
      sink.broken(
          TABLE,
          "a fault that fits the request",
          fault.summary(),
          reply.at(fault.element()),
          missing.get());
    }
  }

  /** What a fault speaks of and the request does not have; empty if it may fit. */
  private static Optional<String> missing(FaultSubcode subcode, Asked asked) {
    Envelope envelope = asked.envelope();
    boolean fragment = !envelope.headers(Names.WSMAN_FRAGMENT_TRANSFER).isEmpty();
    boolean transfer = asked.action().startsWith(Namespaces.WXF + "/");
    if (subcode == FaultSubcode.INVALID_ENUMERATION_CONTEXT) {
      return told(transfer && !context(envelope), "the request has no enumeration context");
    }
    if (subcode == FaultSubcode.FRAGMENT_DIALECT_NOT_SUPPORTED) {
      return told(!fragment, "the request has no wsman:FragmentTransfer");
    }
    if (OF_FILTERS.contains(subcode)) {
      return told(!fragment && PLAIN.contains(asked.action()), "the request has no filter");
    }
    return told(
        subcode == FaultSubcode.ALREADY_EXISTS && MAKE_NOTHING.contains(asked.action()),
        "the request makes nothing");
  }

  private static Optional<String> told(boolean wrong, String why) {
    return wrong ? Optional.of(why) : Optional.empty();
  }

  private static boolean context(Envelope envelope) {
    return envelope.bodyChildren().stream()
        .anyMatch(b -> Dom.child(b, Names.WSEN_ENUMERATION_CONTEXT).isPresent());
  }
}
