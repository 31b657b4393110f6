package org.wsmanspec.message.psrp;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;

/**
 * The session key, encrypted with the client's public key (MS-PSRP 2.2.2.4).
 *
 * @param base64 a SIMPLEBLOB of 268 octets, see {@link KeyExchange}
 */
public record EncryptedSessionKey(String base64) implements PsrpPayload {

  static EncryptedSessionKey read(Fields fields) {
    return new EncryptedSessionKey(fields.string("EncryptedSessionKey"));
  }

  @Override
  public MessageType type() {
    return MessageType.ENCRYPTED_SESSION_KEY;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(
        ComplexObject.builder().extended("EncryptedSessionKey", Primitive.string(base64)).build());
  }
}
