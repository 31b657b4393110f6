package org.wsmanspec.scenario.sink;

import java.time.Duration;
import java.util.Optional;
import javax.xml.namespace.QName;

/**
 * How an event sink answers a delivery.
 *
 * @param kind what is answered
 * @param subcode the fault's subcode, with {@link Kind#FAULT}
 * @param status the HTTP status, with {@link Kind#STATUS}; 0 otherwise
 * @param delay how long the answer is held back
 */
public record SinkAnswer(Kind kind, Optional<QName> subcode, int status, Duration delay) {

  /** What is answered. */
  public enum Kind {
    /** An acknowledgement where one is asked for (DSP0226 10.2.9), an empty 202 otherwise. */
    ACKNOWLEDGE,
    /** An empty 202, also where an acknowledgement is asked for. */
    NONE,
    /** A SOAP fault. */
    FAULT,
    /** A bare HTTP status. */
    STATUS,
    /** The connection is closed without an answer. */
    DROP,
    /** Bytes that are no SOAP, under HTTP status 200. */
    GARBAGE
  }

  /** What a good sink does. */
  public static final SinkAnswer ACKNOWLEDGE = of(Kind.ACKNOWLEDGE);

  /** An answer of a kind that needs no more words. */
  public static SinkAnswer of(Kind kind) {
    return new SinkAnswer(kind, Optional.empty(), 0, Duration.ZERO);
  }

  /** A fault with a subcode. */
  public static SinkAnswer fault(QName subcode) {
    return new SinkAnswer(Kind.FAULT, Optional.of(subcode), 0, Duration.ZERO);
  }

  /** A bare HTTP status. */
  public static SinkAnswer status(int status) {
    return new SinkAnswer(Kind.STATUS, Optional.empty(), status, Duration.ZERO);
  }

  /** The same, held back. */
  public SinkAnswer after(Duration held) {
    return new SinkAnswer(kind, subcode, status, held);
  }
}
