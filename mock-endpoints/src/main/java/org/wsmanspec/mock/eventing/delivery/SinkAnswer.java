package org.wsmanspec.mock.eventing.delivery;

import java.util.List;
import java.util.Optional;

/**
 * What came of a POST.
 *
 * @param status HTTP status; 0 if there was no whole answer
 * @param contentType of the answer
 * @param challenges values of WWW-Authenticate
 * @param body octets of the answer
 * @param failure why there was no whole answer; empty if there was one
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
record SinkAnswer(
    int status,
    Optional<String> contentType,
    List<String> challenges,
    byte[] body,
    Optional<String> failure) {

  static SinkAnswer none(String why) {
    return new SinkAnswer(0, Optional.empty(), List.of(), new byte[0], Optional.of(why));
  }
}
