package org.wsmanspec.mock.eventing;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.mock.control.Durations;
import org.wsmanspec.mock.soap.SoapFaultException;

/** Reads the content of eventing bodies strictly; what breaks their model is wse:InvalidMessage. */
final class Contents {

  private static final Set<String> OURS =
      Set.of(Namespaces.WSE, Namespaces.WSMAN, Namespaces.WSMB, Namespaces.WSA);

  private Contents() {}

  /** wse:InvalidMessage. */
  static SoapFaultException invalid(String reason) {
    return SoapFaultException.of(FaultSubcode.INVALID_MESSAGE, reason);
  }

  /**
   * Refuses children that nobody knows here, in the namespaces of the specifications or marked as
   * mandatory, and known ones that stand twice.
   *
   * @throws SoapFaultException InvalidMessage
   */
  static void check(Element parent, Set<QName> known) {
    Set<QName> seen = new java.util.HashSet<>();
    for (Element child : Dom.children(parent)) {
      QName name = Dom.name(child);
      String shown = Namespaces.display(name);
      if (known.contains(name)) {
        if (!seen.add(name)) {
          throw invalid(shown + " stands twice in " + Namespaces.display(Dom.name(parent)));
        }
      } else if (name.getNamespaceURI().isEmpty()
          || OURS.contains(name.getNamespaceURI())
          || Envelope.mustUnderstand(child)) {
        throw invalid(shown + " has no place in " + Namespaces.display(Dom.name(parent)));
      }
    }
  }

  /**
   * Refuses children that stand in another order than the schema's.
   *
   * @throws SoapFaultException InvalidMessage
   */
  static void checkOrder(Element parent, List<QName> order) {
    int reached = 0;
    for (Element child : Dom.children(parent)) {
      int at = order.indexOf(Dom.name(child));
      int place = at < 0 ? order.size() : at;
      if (place < reached) {
        throw invalid(
            Namespaces.display(Dom.name(child))
                + " stands too late in "
                + Namespaces.display(Dom.name(parent))
                + "; the order is "
                + order.stream().map(Namespaces::display).toList());
      }
      reached = place;
    }
  }

  /** The duration in a child element, of whatever sign. */
  static Optional<Duration> duration(Element parent, QName name, Instant now) {
    return Dom.child(parent, name)
        .map(e -> Durations.parse(Dom.text(e), now).orElseThrow(() -> bad(e, "an xs:duration")));
  }

  /** The whole positive number in a child element. */
  static Optional<Integer> positive(Element parent, QName name) {
    return Dom.child(parent, name)
        .map(
            e ->
                number(Dom.text(e))
                    .filter(n -> n > 0)
                    .orElseThrow(() -> bad(e, "a number greater than zero")));
  }

  /** A whole number that is not negative, capped. */
  static Optional<Integer> number(String text) {
    return text.matches("\\+?[0-9]{1,40}")
        ? Optional.of(
            new BigInteger(text).min(BigInteger.valueOf(Integer.MAX_VALUE)).intValueExact())
        : Optional.empty();
  }

  static SoapFaultException bad(Element element, String expected) {
    return invalid(
        Namespaces.display(Dom.name(element))
            + " must be "
            + expected
            + ", but is '"
            + Dom.text(element)
            + "'");
  }
}
