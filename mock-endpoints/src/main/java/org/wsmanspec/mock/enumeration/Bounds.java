package org.wsmanspec.mock.enumeration;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.mock.control.Durations;
import org.wsmanspec.mock.soap.SoapFaultException;

/**
 * How much one response may hold.
 *
 * @param elements items
 * @param characters of all items, if limited
 * @param time how long to wait for the first item, if limited
 */
public record Bounds(int elements, Optional<Integer> characters, Optional<Duration> time) {

  /** One item, the default of Pull and of an optimized Enumerate. */
  static final Bounds ONE = new Bounds(1, Optional.empty(), Optional.empty());

  /**
   * The bounds that a wsen:Pull states.
   *
   * @throws SoapFaultException SchemaValidationError for a value that is not positive or no number
   */
  public static Bounds ofPull(Element pull, Instant now) {
    Optional<Duration> time =
        Dom.child(pull, Names.WSEN_MAX_TIME)
            .map(
                e ->
                    Durations.parse(Dom.text(e), now)
                        .filter(d -> !d.isNegative() && !d.isZero())
                        .orElseThrow(() -> bad(e, "a duration longer than zero")));
    return new Bounds(
        positive(pull, Names.WSEN_MAX_ELEMENTS).orElse(1),
        positive(pull, Names.WSEN_MAX_CHARACTERS),
        time);
  }

  /** A positive whole number in a child element. */
  public static Optional<Integer> positive(Element parent, QName name) {
    Optional<Element> child = Dom.child(parent, name);
    if (child.isEmpty()) {
      return Optional.empty();
    }
    String text = Dom.text(child.get());
    if (!text.matches("\\+?[0-9]{1,40}") || new BigInteger(text).signum() == 0) {
      throw bad(child.get(), "a number greater than zero");
    }
    return Optional.of(new BigInteger(text).min(BigInteger.valueOf(Integer.MAX_VALUE)).intValue());
  }

  private static SoapFaultException bad(Element element, String expected) {
    return SoapFaultException.of(
        FaultSubcode.SCHEMA_VALIDATION_ERROR,
        Namespaces.display(Dom.name(element))
            + " must be "
            + expected
            + ", but is '"
            + Dom.text(element)
            + "'");
  }
}
