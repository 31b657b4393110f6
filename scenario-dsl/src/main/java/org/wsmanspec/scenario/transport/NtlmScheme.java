package org.wsmanspec.scenario.transport;

import org.apache.hc.client5.http.auth.AuthSchemeFactory;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.auth.NTCredentials;
import org.apache.hc.client5.http.auth.StandardAuthScheme;
import org.apache.hc.client5.http.impl.auth.NTLMSchemeFactory;

/** The only place that knows HttpClient's NTLM, which its authors have deprecated. */
@SuppressWarnings("deprecation") // No other NTLM is at hand; see the interface.
record NtlmScheme(AuthSchemeFactory factory, Credentials credentials)
    implements AuthenticationSchemes {

  static NtlmScheme of(Authentication authentication) {
    String user = authentication.user();
    int backslash = user.indexOf('\\');
    String domain = backslash < 0 ? null : user.substring(0, backslash);
    return new NtlmScheme(
        NTLMSchemeFactory.INSTANCE,
        new NTCredentials(
            user.substring(backslash + 1),
            authentication.password().toCharArray(),
            "WSMANSPEC",
            domain));
  }

  @Override
  public String name() {
    return StandardAuthScheme.NTLM;
  }
}
