package org.wsmanspec.mock.http;

/** How clients authenticate (DSP0226 annex C). */
public enum AuthenticationScheme {
  /** Not at all. */
  NONE,
  /** RFC 7617. */
  BASIC,
  /** RFC 7616 with MD5 and SHA-256. */
  DIGEST
}
