package org.wsmanspec.suite.check.faults;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
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

  /** Operations whose requests may select parts of what there is. */
  private static final Set<String> SELECT = Set.of(Actions.ENUMERATE, Actions.SUBSCRIBE);

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

  /** What a fault speaks of and the request does not have. */
  private static Optional<String> missing(FaultSubcode subcode, Asked asked) {
    Envelope envelope = asked.envelope();
    boolean fragment = !envelope.headers(Names.WSMAN_FRAGMENT_TRANSFER).isEmpty();
    String wrong = "";
    if (subcode == FaultSubcode.INVALID_ENUMERATION_CONTEXT) {
      wrong =
          asked.action().startsWith(Namespaces.WXF + "/")
                  && !body(envelope, Names.WSEN_ENUMERATION_CONTEXT)
              ? "the request has no enumeration context"
              : "";
    } else if (subcode == FaultSubcode.FRAGMENT_DIALECT_NOT_SUPPORTED) {
      wrong = fragment ? "" : "the request has no wsman:FragmentTransfer";
    } else if (OF_FILTERS.contains(subcode)) {
      wrong =
          fragment || SELECT.contains(asked.action()) || enumerating(asked)
              ? ""
              : "the request has no filter";
    } else if (subcode == FaultSubcode.ALREADY_EXISTS) {
      wrong = MAKE_NOTHING.contains(asked.action()) ? "the request makes nothing" : "";
    }
    return Optional.of(wrong).filter(w -> !w.isEmpty());
  }

  /** A filter may be found bad as late as at the first Pull. */
  private static boolean enumerating(Asked asked) {
    return asked.action().equals(Actions.PULL)
        || body(asked.envelope(), Names.WSEN_FILTER)
        || body(asked.envelope(), Names.WSMAN_FILTER);
  }

  private static boolean body(Envelope envelope, QName child) {
    return envelope.bodyChildren().stream().anyMatch(b -> has(b, child));
  }

  private static boolean has(Element element, QName child) {
    return Dom.child(element, child).isPresent();
  }
}
