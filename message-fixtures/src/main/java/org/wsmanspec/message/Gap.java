package org.wsmanspec.message;

/**
 * Something that a recording does not show, so that no verdict may rest on it.
 *
 * <p>A live exchange has none.
 */
public enum Gap {
  /** No request was recorded. */
  REQUEST("the recording holds no request"),
  /** No response was recorded, which is not to say that none came. */
  RESPONSE("the recording holds no response"),
  /** The HTTP status was not recorded. */
  STATUS("the recording holds no HTTP status"),
  /** Request header fields were not recorded, or only some. */
  REQUEST_HEADERS("the recording holds no HTTP request headers"),
  /** Response header fields were not recorded, or only some. */
  RESPONSE_HEADERS("the recording holds no or not all HTTP response headers"),
  /** The text was decoded and encoded again, so byte-level facts are lost. */
  BYTES("the recorder re-encoded the message, so its bytes and encoding are not the original ones"),
  /** Message ids were masked or replaced by placeholders. */
  MESSAGE_IDS("the recorder masked or replaced message ids"),
  /** Addresses, host names or other values were masked or replaced by placeholders. */
  VALUES("the recorder replaced values by placeholders"),
  /** Times were not recorded. */
  TIMES("the recording holds no times"),
  /** It is not known which exchanges shared a connection. */
  CONNECTIONS("the recording does not tell connections apart"),
  /** Exchanges before, between or after may be missing. */
  SEQUENCE("the recording may leave out exchanges");

  private final String text;

  Gap(String text) {
    this.text = text;
  }

  /** The reason for people, a clause without full stop. */
  public String text() {
    return text;
  }
}
