package org.wsmanspec.mock.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** HTTP Basic (RFC 7617). */
final class BasicAuthenticator implements Authenticator {

  static final String REALM = "wsman";

  private final String user;
  private final byte[] expected;

  BasicAuthenticator(String user, String password) {
    this.user = user;
    this.expected = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Optional<String> authenticate(String method, String requestTarget, String authorization) {
    if (!authorization.toLowerCase(Locale.ROOT).startsWith("basic ")) {
      return Optional.empty();
    }
    try {
      byte[] given = Base64.getDecoder().decode(authorization.substring(6).strip());
      return MessageDigest.isEqual(given, expected) ? Optional.of(user) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> challenges(Optional<String> refusedAuthorization) {
    return List.of("Basic realm=\"" + REALM + "\", charset=\"UTF-8\"");
  }
}
