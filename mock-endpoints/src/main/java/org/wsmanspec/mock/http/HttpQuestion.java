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
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record HttpQuestion(
    String path,
    Optional<String> contentType,
    byte[] body,
    boolean oversized,
    Optional<String> principal,
    boolean admitted,
    String address) {}
