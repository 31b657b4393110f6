package org.wsmanspec.scenario;

/** How a header that is only a request is sent. */
public enum Flag {
  /** Sent without s:mustUnderstand. */
  PLAIN,
  /** Sent with s:mustUnderstand. */
  MUST_UNDERSTAND
}
