package org.wsmanspec.scenario.run;

import java.time.Clock;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.transport.Authentication;
import org.wsmanspec.scenario.transport.HttpTransport;
import org.wsmanspec.scenario.transport.TlsSettings;
import org.wsmanspec.scenario.transport.Transport;
import org.wsmanspec.scenario.transport.TransportSettings;

/** Makes the transport that a target file describes. */
public final class TargetTransport {

  private TargetTransport() {}

  /**
   * A transport to a target; nothing is sent yet.
   *
   * @throws org.wsmanspec.scenario.transport.TransportSetupException if the trust file cannot be
   *     used
   */
  public static Transport open(Target target, Clock clock) {
    return new HttpTransport(settings(target), clock);
  }

  /** The settings that a target file describes. */
  public static TransportSettings settings(Target target) {
    Target.Credentials credentials = target.credentials();
    Authentication authentication =
        switch (credentials.scheme()) {
          case NONE -> Authentication.NONE;
          case BASIC -> of(Authentication.Scheme.BASIC, credentials);
          case DIGEST -> of(Authentication.Scheme.DIGEST, credentials);
          case NTLM -> of(Authentication.Scheme.NTLM, credentials);
        };
    TlsSettings.Trust trust =
        switch (target.tls().trust()) {
          case SYSTEM -> TlsSettings.Trust.SYSTEM;
          case ANY -> TlsSettings.Trust.ANY;
          case FILE -> TlsSettings.Trust.FILE;
        };
    return TransportSettings.within(
        authentication,
        new TlsSettings(trust, target.tls().trustFile(), target.tls().hostnameVerification()),
        target.limits().connect(),
        target.limits().response(),
        target.limits().maxResponseBytes());
  }

  private static Authentication of(Authentication.Scheme scheme, Target.Credentials credentials) {
    return new Authentication(
        scheme, credentials.user(), credentials.password().reveal(), sentUnasked(scheme));
  }

  /**
   * Whether credentials go out before the service asks for them.
   *
   * <p>Who names Basic means it, and common clients do the same. A service that falls silent on
   * requests without credentials, instead of answering 401, would otherwise look dead throughout.
   */
  static boolean sentUnasked(Authentication.Scheme scheme) {
    return scheme == Authentication.Scheme.BASIC;
  }
}
