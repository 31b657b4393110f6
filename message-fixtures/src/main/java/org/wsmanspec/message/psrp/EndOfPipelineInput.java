package org.wsmanspec.message.psrp;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;

/** No more objects for a pipeline (MS-PSRP 2.2.2.18); it has no data. */
public record EndOfPipelineInput() implements PsrpPayload {

  @Override
  public MessageType type() {
    return MessageType.END_OF_PIPELINE_INPUT;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.empty();
  }
}
