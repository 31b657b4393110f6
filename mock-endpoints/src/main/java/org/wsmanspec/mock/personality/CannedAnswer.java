package org.wsmanspec.mock.personality;

import java.util.Optional;

/**
 * An answer of one's own, in an envelope that relates to the request.
 *
 * @param action name of an operation's response such as {@code GetResponse}, or a URI; empty for
 *     the response to the request, or the Action of the fault
 * @param headers XML of further header blocks
 * @param body XML of the Body's content
 * @param fault the fault, instead of a body
 * @param plain text of an answer without any envelope
 */
public record CannedAnswer(
    Optional<String> action,
    String headers,
    String body,
    Optional<CannedFault> fault,
    Optional<String> plain) {

  /**
   * A fault.
   *
   * @param code such as {@code s:Sender}
   * @param subcode such as {@code wsa:ActionNotSupported}; empty for none
   * @param reason for people
   * @param detail XML of the detail; empty for none
   */
  public record CannedFault(String code, String subcode, String reason, String detail) {}
}
