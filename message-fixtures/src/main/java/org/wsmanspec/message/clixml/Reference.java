package org.wsmanspec.message.clixml;

/**
 * A reference to an object that came before in the same document (MS-PSRP 2.2.5.3, {@code <Ref>}).
 *
 * @param refId the RefId of that object, an opaque text
 */
public record Reference(String refId) implements ClixmlValue {}
