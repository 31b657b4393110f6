package org.wsmanspec.mock.sink;

import java.time.Duration;
import javax.xml.namespace.QName;

/**
 * How a sink answers a delivery.
 *
 * @param body what is answered
 * @param delay how long it is held back
 */
public record Reply(Body body, Duration delay) {

  /** What is answered. */
  public sealed interface Body {}

  /** An acknowledgement where one is asked for (DSP0226 10.2.9), an empty 202 otherwise. */
  public record Acknowledgement() implements Body {}

  /** An empty 202, also where an acknowledgement is asked for. */
  public record Nothing() implements Body {}

  /**
   * A SOAP fault.
   *
   * @param subcode its outermost subcode
   */
  public record Fault(QName subcode) implements Body {}

  /**
   * A bare HTTP status.
   *
   * @param code the status code
   */
  public record Status(int code) implements Body {}

  /** The connection is closed without an answer. */
  public record Drop() implements Body {}

  /** Bytes that are no SOAP, under HTTP status 200. */
  public record Garbage() implements Body {}

  /** What a good sink does. */
  public static final Reply ACKNOWLEDGEMENT = new Reply(new Acknowledgement(), Duration.ZERO);
}
