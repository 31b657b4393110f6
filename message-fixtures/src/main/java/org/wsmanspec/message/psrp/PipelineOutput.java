package org.wsmanspec.message.psrp;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;

/**
 * An object of a pipeline (MS-PSRP 2.2.2.19).
 *
 * @param object any value
 */
public record PipelineOutput(ClixmlValue object) implements PsrpPayload {

  @Override
  public MessageType type() {
    return MessageType.PIPELINE_OUTPUT;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(object);
  }
}
