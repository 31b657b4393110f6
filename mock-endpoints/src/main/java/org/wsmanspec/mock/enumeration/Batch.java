package org.wsmanspec.mock.enumeration;

import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.mock.binding.CimFaults;
import org.wsmanspec.mock.cim.CimException;
import org.wsmanspec.mock.cim.CimInstance;
import org.wsmanspec.mock.control.Deadline;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.soap.SoapFaultException;
import org.wsmanspec.mock.soap.Xml;
import org.wsmanspec.mock.soap.XmlText;

/** Fills a response with as many items as it may hold. */
final class Batch {

  /** Octets left free for what follows the items and for namespace declarations. */
  private static final int RESERVE = 1024;

  private Batch() {}

  /**
   * Appends items.
   *
   * @return whether more items remain
   * @throws SoapFaultException EncodingLimit/MaxEnvelopeSize if not even one fits what the client
   *     takes; wsman:TimedOut if none came in time. Both leave the enumeration where it is
   */
  static boolean fill(Call call, Element items, OpenEnumeration enumeration, Bounds bounds) {
    if (bounds.time().isEmpty()) {
      return fill(call, items, enumeration, bounds, call.deadline());
    }
    try (Deadline deadline = call.deadline().within(bounds.time().get())) {
      return fill(call, items, enumeration, bounds, deadline);
    }
  }

  private static boolean fill(
      Call call, Element items, OpenEnumeration enumeration, Bounds bounds, Deadline deadline) {
    long room = (long) call.sizeLimit() - call.replyOctets() - RESERVE;
    int characters = bounds.characters().orElse(Integer.MAX_VALUE);
    int count = 0;
    while (count < bounds.elements()) {
      Optional<CimInstance> next = Optional.empty();
      boolean searched = true;
      try {
        next = peek(enumeration);
      } catch (SoapFaultException e) {
        // A search that is interrupted fails; the next Pull takes it up again.
        if (!deadline.isOver()) {
          throw e;
        }
        searched = false;
      }
      // What was found is handed out, else a client in a hurry would never get anything.
      boolean late = deadline.isOver() && (count > 0 || next.isEmpty());
      if (call.deadline().isOver() || !searched || late) {
        if (count == 0 && (next.isPresent() || !searched)) {
          throw SoapFaultException.of(
              FaultSubcode.TIMED_OUT, "No item was found in the time given; ask again");
        }
        return next.isPresent() || !searched;
      }
      if (next.isEmpty()) {
        return false;
      }
      Element item = enumeration.selection.writer().write(call, next.get());
      int octets = call.octets(item);
      int length = bounds.characters().isPresent() ? XmlText.fragment(item).length() : 0;
      boolean fits = octets <= room && length <= characters;
      // Without a limit of the client's one item may be larger than responses usually are.
      boolean exception =
          count == 0 && length <= characters && call.control().maximumSize().isEmpty();
      if (!fits && !exception) {
        if (count == 0) {
          throw SoapFaultException.of(
              FaultSubcode.ENCODING_LIMIT,
              "MaxEnvelopeSize",
              "The next item has " + octets + " octets, more than the response may hold");
        }
        return true;
      }
      Xml.copy(items, item);
      enumeration.advance();
      room -= octets;
      characters -= length;
      count++;
    }
    try {
      return peek(enumeration).isPresent();
    } catch (SoapFaultException e) {
      if (!deadline.isOver()) {
        throw e;
      }
      return true;
    }
  }

  private static Optional<CimInstance> peek(OpenEnumeration enumeration) {
    try {
      return enumeration.peek();
    } catch (CimException e) {
      throw CimFaults.of(e, CimFaults.Situation.QUERY);
    }
  }
}
