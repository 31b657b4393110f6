package org.wsmanspec.mock.eventing;

/** What a delivery proves itself with at its sink (DSP0226 section 12, wst:IssuedTokens). */
public sealed interface Credentials {

  /** A user and the password; the latter never in texts. */
  record User(String name, String password) implements Credentials {
    @Override
    public String toString() {
      return "User[" + name + "]";
    }
  }

  /**
   * A client certificate that source and sink know.
   *
   * @param thumbprint SHA-1 of the certificate, 40 hexadecimal digits
   */
  record Certificate(String thumbprint) implements Credentials {}
}
