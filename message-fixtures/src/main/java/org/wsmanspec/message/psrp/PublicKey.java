package org.wsmanspec.message.psrp;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;

/**
 * The client's public key (MS-PSRP 2.2.2.3).
 *
 * @param base64 a PUBLICKEYBLOB of 276 octets, see {@link KeyExchange}
 */
public record PublicKey(String base64) implements PsrpPayload {

  static PublicKey read(Fields fields) {
    return new PublicKey(fields.string("PublicKey"));
  }

  @Override
  public MessageType type() {
    return MessageType.PUBLIC_KEY;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(
        ComplexObject.builder().extended("PublicKey", Primitive.string(base64)).build());
  }
}
