package org.wsmanspec.mock.powershell;

import java.util.Optional;
import org.wsmanspec.message.psrp.EndOfPipelineInput;
import org.wsmanspec.message.psrp.HostResponse;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PipelineInput;
import org.wsmanspec.message.psrp.PipelineState;
import org.wsmanspec.message.psrp.PsrpPayload;
import org.wsmanspec.mock.soap.SoapFaultException;

/** Messages for a pipeline that exists (MS-PSRP 3.2.5.4.17 ff.). */
record PipelineMessages(Pool pool) {

  void accept(PipelineRun run, PsrpPayload payload, int octets) {
    if (payload instanceof PipelineInput input) {
      if (!run.input(input.object(), octets)) {
        throw wrong(run, "PIPELINE_INPUT came where none may come, or more than is allowed");
      }
    } else if (payload instanceof EndOfPipelineInput) {
      if (!run.endOfInput()) {
        throw wrong(run, "END_OF_PIPELINE_INPUT came where none may come");
      }
    } else if (payload instanceof HostResponse response
        && response.type() == MessageType.PIPELINE_HOST_RESPONSE) {
      if (!run.answered(response)) {
        throw PoolFaults.command("No call of the host has the number " + response.callId());
      }
    } else {
      throw wrong(run, payload.type() + " is no message for a pipeline that runs");
    }
  }

  private SoapFaultException wrong(PipelineRun run, String why) {
    run.stop(
        PipelineState.FAILED,
        Optional.of(ErrorRecords.reason("RemotePSInvocationStateInfoReason", why)));
    return PoolFaults.command(why);
  }
}
