package org.wsmanspec.message.psrp;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;

/** What a message says (MS-PSRP 2.2.2), apart from how it is spelled. */
public sealed interface PsrpPayload
    permits ApplicationPrivateData,
        ConnectRunspacePool,
        CreatePipeline,
        EncryptedSessionKey,
        EndOfPipelineInput,
        ErrorRecord,
        GetAvailableRunspaces,
        GetCommandMetadata,
        HostCall,
        HostResponse,
        InformationRecord,
        InformationalRecord,
        InitRunspacePool,
        PipelineInput,
        PipelineOutput,
        PipelineStateMessage,
        ProgressRecord,
        PublicKey,
        PublicKeyRequest,
        ResetRunspaceState,
        RunspaceAvailability,
        RunspacePoolInitData,
        RunspacePoolStateMessage,
        SessionCapability,
        SetMaxRunspaces,
        SetMinRunspaces,
        UserEvent {

  /** The type of message that says it. */
  MessageType type();

  /** The value that the data of the message hold; empty for a message without data. */
  Optional<ClixmlValue> value();
}
