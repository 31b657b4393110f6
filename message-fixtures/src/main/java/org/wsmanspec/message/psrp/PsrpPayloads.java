package org.wsmanspec.message.psrp;

import java.util.Locale;
import org.wsmanspec.message.clixml.ClixmlDocument;
import org.wsmanspec.message.clixml.ClixmlException;
import org.wsmanspec.message.clixml.ClixmlLimits;
import org.wsmanspec.message.psrp.PsrpException.Kind;

/** Finds out what a message says. */
final class PsrpPayloads {

  private PsrpPayloads() {}

  static PsrpPayload read(PsrpMessage message, ClixmlLimits limits) {
    MessageType type =
        message
            .type()
            .orElseThrow(
                () ->
                    new PsrpException(
                        Kind.UNKNOWN_TYPE,
                        String.format(
                            Locale.ROOT,
                            "MS-PSRP 2.2.1 defines no message type 0x%08X",
                            message.typeCode())));
    if (type == MessageType.END_OF_PIPELINE_INPUT) {
      if (message.dataLength() > 0) {
        throw new PsrpException(
            Kind.PAYLOAD,
            type + ": has no data, but came with " + message.dataLength() + " octets");
      }
      return new EndOfPipelineInput();
    }
    try {
      return read(type, message.document(limits));
    } catch (ClixmlException e) {
      throw new PsrpException(Kind.PAYLOAD, type + ": " + e.getMessage(), null, e);
    }
  }

  private static PsrpPayload read(MessageType type, ClixmlDocument document) {
    return switch (type) {
      case PIPELINE_INPUT -> new PipelineInput(document.root());
      case PIPELINE_OUTPUT -> new PipelineOutput(document.root());
      case CONNECT_RUNSPACEPOOL -> ConnectRunspacePool.read(document);
      case PUBLIC_KEY_REQUEST -> new PublicKeyRequest();
      case END_OF_PIPELINE_INPUT -> new EndOfPipelineInput();
      default -> read(type, Fields.of(type.name(), document));
    };
  }

  private static PsrpPayload read(MessageType type, Fields fields) {
    return switch (type) {
      case SESSION_CAPABILITY -> SessionCapability.read(fields);
      case INIT_RUNSPACEPOOL -> InitRunspacePool.read(fields);
      case PUBLIC_KEY -> PublicKey.read(fields);
      case ENCRYPTED_SESSION_KEY -> EncryptedSessionKey.read(fields);
      case SET_MAX_RUNSPACES -> SetMaxRunspaces.read(fields);
      case SET_MIN_RUNSPACES -> SetMinRunspaces.read(fields);
      case RUNSPACE_AVAILABILITY -> RunspaceAvailability.read(fields);
      case RUNSPACEPOOL_STATE -> RunspacePoolStateMessage.read(fields);
      case CREATE_PIPELINE -> CreatePipeline.read(fields);
      case GET_AVAILABLE_RUNSPACES -> GetAvailableRunspaces.read(fields);
      case USER_EVENT -> UserEvent.read(fields);
      case APPLICATION_PRIVATE_DATA -> ApplicationPrivateData.read(fields);
      case GET_COMMAND_METADATA -> GetCommandMetadata.read(fields);
      case RUNSPACEPOOL_INIT_DATA -> RunspacePoolInitData.read(fields);
      case RESET_RUNSPACE_STATE -> ResetRunspaceState.read(fields);
      case RUNSPACEPOOL_HOST_CALL, PIPELINE_HOST_CALL -> HostCall.read(type, fields);
      case RUNSPACEPOOL_HOST_RESPONSE, PIPELINE_HOST_RESPONSE -> HostResponse.read(type, fields);
      case ERROR_RECORD -> ErrorRecord.read(fields);
      case PIPELINE_STATE -> PipelineStateMessage.read(fields);
      case DEBUG_RECORD, VERBOSE_RECORD, WARNING_RECORD -> InformationalRecord.read(type, fields);
      case PROGRESS_RECORD -> ProgressRecord.read(fields);
      case INFORMATION_RECORD -> InformationRecord.read(fields);
      default -> throw new IllegalStateException(type + " has no fields");
    };
  }
}
