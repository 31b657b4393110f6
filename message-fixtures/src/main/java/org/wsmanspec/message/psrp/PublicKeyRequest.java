package org.wsmanspec.message.psrp;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.Primitive;

/** Asks for the client's public key (MS-PSRP 2.2.2.5); its data are an empty string. */
public record PublicKeyRequest() implements PsrpPayload {

  @Override
  public MessageType type() {
    return MessageType.PUBLIC_KEY_REQUEST;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(Primitive.string(""));
  }
}
