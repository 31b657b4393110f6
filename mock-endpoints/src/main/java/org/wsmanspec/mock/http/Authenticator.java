package org.wsmanspec.mock.http;

import java.util.List;
import java.util.Optional;

/** Checks the Authorization field of a request. */
interface Authenticator {

  /** The name that the request proves to come from. */
  Optional<String> authenticate(String method, String requestTarget, String authorization);

  /** The values of WWW-Authenticate that go with a refusal. */
  List<String> challenges(Optional<String> refusedAuthorization);
}
