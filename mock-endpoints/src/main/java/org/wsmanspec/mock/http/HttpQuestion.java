package org.wsmanspec.mock.http;

import java.util.Optional;

/**
 * A POST that passed what HTTP itself demands.
 *
 * @param path the path of the request URI
 * @param contentType the Content-Type field
 * @param body the entity; empty if {@code oversized}
 * @param oversized whether the entity is larger than the service accepts
 * @param principal the authenticated name; empty where nobody has authenticated
 * @param admitted whether the sender may use more than Identify
 * @param address the URL under which the sender reached the service, without query
 * @param peer the network address of the sender; empty where there is no network
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record HttpQuestion(
    String path,
    Optional<String> contentType,
    byte[] body,
    boolean oversized,
    Optional<String> principal,
    boolean admitted,
    String address,
    String peer) {

  /** A question that comes over no network. */
  public HttpQuestion(
      String path,
      Optional<String> contentType,
      byte[] body,
      boolean oversized,
      Optional<String> principal,
      boolean admitted,
      String address) {
    this(path, contentType, body, oversized, principal, admitted, address, "");
  }
}
