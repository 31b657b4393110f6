package org.wsmanspec.scenario.transport;

/**
 * Who the harness is to the endpoint.
 *
 * @param scheme which of the schemes that a server offers is answered
 * @param user user name; for NTLM possibly {@code DOMAIN\name}
 * @param password never shown by {@link #toString}
 * @param preemptive whether Basic credentials are sent before the server asks
 */
public record Authentication(Scheme scheme, String user, String password, boolean preemptive) {

  /** HTTP authentication schemes. */
  public enum Scheme {
    NONE,
    BASIC,
    DIGEST,
    NTLM
  }

  /** No credentials at all. */
  public static final Authentication NONE = new Authentication(Scheme.NONE, "", "", false);

  public static Authentication basic(String user, String password) {
    return new Authentication(Scheme.BASIC, user, password, false);
  }

  public static Authentication digest(String user, String password) {
    return new Authentication(Scheme.DIGEST, user, password, false);
  }

  @Override
  public String toString() {
    return scheme == Scheme.NONE ? "NONE" : scheme + " as " + user;
  }
}
