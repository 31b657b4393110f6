package org.wsmanspec.scenario.transport;

import java.util.List;
import org.apache.hc.client5.http.auth.AuthSchemeFactory;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.auth.StandardAuthScheme;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicSchemeFactory;
import org.apache.hc.client5.http.impl.auth.DigestSchemeFactory;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.config.RegistryBuilder;

/**
 * What HttpClient needs to know to answer one authentication scheme and no other.
 *
 * <p>NTLM is about to leave HttpClient; an own implementation would take its place here.
 */
interface AuthenticationSchemes {

  /** Name of the scheme in WWW-Authenticate. */
  String name();

  /** Factory of the scheme. */
  AuthSchemeFactory factory();

  /** The credentials in the form that the scheme wants. */
  Credentials credentials();

  /** What to use for an authentication that is not {@code NONE}. */
  static AuthenticationSchemes of(Authentication authentication) {
    return switch (authentication.scheme()) {
      case BASIC ->
          new Simple(StandardAuthScheme.BASIC, BasicSchemeFactory.INSTANCE, plain(authentication));
      case DIGEST ->
          new Simple(
              StandardAuthScheme.DIGEST, DigestSchemeFactory.INSTANCE, plain(authentication));
      case NTLM -> NtlmScheme.of(authentication);
      case NONE -> throw new IllegalArgumentException("there is no scheme called none");
    };
  }

  /** A registry with this scheme only. */
  default Registry<AuthSchemeFactory> registry() {
    return RegistryBuilder.<AuthSchemeFactory>create().register(name(), factory()).build();
  }

  /** The scheme as HttpClient's list of preferences. */
  default List<String> preference() {
    return List.of(name());
  }

  private static Credentials plain(Authentication authentication) {
    return new UsernamePasswordCredentials(
        authentication.user(), authentication.password().toCharArray());
  }

  /** A scheme without quirks. */
  record Simple(String name, AuthSchemeFactory factory, Credentials credentials)
      implements AuthenticationSchemes {}
}
