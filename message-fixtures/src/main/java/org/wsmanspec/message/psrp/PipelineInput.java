package org.wsmanspec.message.psrp;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;

/**
 * An object for a pipeline (MS-PSRP 2.2.2.17).
 *
 * @param object any value
 */
public record PipelineInput(ClixmlValue object) implements PsrpPayload {

  @Override
  public MessageType type() {
    return MessageType.PIPELINE_INPUT;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(object);
  }
}
