package org.wsmanspec.message.psrp;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;

/**
 * Data of the server for the client (MS-PSRP 2.2.2.13).
 *
 * @param data a PSPrimitiveDictionary, or null
 */
public record ApplicationPrivateData(ClixmlValue data) implements PsrpPayload {

  static ApplicationPrivateData read(Fields fields) {
    return new ApplicationPrivateData(fields.value("ApplicationPrivateData"));
  }

  @Override
  public MessageType type() {
    return MessageType.APPLICATION_PRIVATE_DATA;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(ComplexObject.builder().extended("ApplicationPrivateData", data).build());
  }
}
