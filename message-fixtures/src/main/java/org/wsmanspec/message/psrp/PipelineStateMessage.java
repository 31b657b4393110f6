package org.wsmanspec.message.psrp;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;

/**
 * The state of a pipeline (MS-PSRP 2.2.2.21).
 *
 * @param stateCode number of the state
 * @param reason why, where it is no good one
 */
public record PipelineStateMessage(int stateCode, Optional<ErrorRecord> reason)
    implements PsrpPayload {

  private static final String REASON = "ExceptionAsErrorRecord";

  /** A state without a reason. */
  public static PipelineStateMessage of(PipelineState state) {
    return new PipelineStateMessage(state.code(), Optional.empty());
  }

  /** A state with its reason. */
  public static PipelineStateMessage of(PipelineState state, ErrorRecord reason) {
    return new PipelineStateMessage(state.code(), Optional.of(reason));
  }

  static PipelineStateMessage read(Fields fields) {
    return new PipelineStateMessage(
        fields.i32("PipelineState"), fields.optionalObject(REASON).map(ErrorRecord::read));
  }

  /** The state; empty for a number that means none. */
  public Optional<PipelineState> state() {
    return PipelineState.of(stateCode);
  }

  @Override
  public MessageType type() {
    return MessageType.PIPELINE_STATE;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(
        ComplexObject.builder()
            .extended("PipelineState", Primitive.i32(stateCode))
            .extended(REASON, reason.flatMap(ErrorRecord::value))
            .build());
  }
}
