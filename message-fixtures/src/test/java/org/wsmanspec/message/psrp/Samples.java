package org.wsmanspec.message.psrp;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Generated;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.PrimitiveTag;
import org.wsmanspec.message.clixml.Property;

/** What messages of every type may say. */
final class Samples {

  private Samples() {}

  private static ErrorRecord error(Generated any) {
    return new ErrorRecord(
        any.string(),
        any.document(2),
        any.document(2),
        Optional.of("Id"),
        new ErrorRecord.Category(
            13,
            Optional.of(any.string()),
            Optional.empty(),
            Optional.of(""),
            Optional.empty(),
            Optional.of("m")),
        List.of(
            new Property("writeErrorStream", Primitive.bool(true)),
            new Property("InvocationInfo", Primitive.NIL),
            new Property("SerializeExtendedInfo", Primitive.bool(false))));
  }

  static List<PsrpPayload> all(long seed) {
    Generated any = new Generated(seed);
    HostInfo host =
        new HostInfo(
            false, true, false, true, Optional.of(HostDefaultData.of(7, 0, 120, 50, any.string())));
    Command command =
        Command.named(
            "Get-Item",
            List.of(
                new Command.Argument(Optional.of("-Path"), Primitive.string(any.string())),
                new Command.Argument(Optional.empty(), any.document(3))));
    HostCall call =
        new HostCall(
            MessageType.PIPELINE_HOST_CALL,
            7,
            EnumValue.hostMethod(HostMethod.PROMPT),
            List.of(any.document(3), HostValues.array(List.of(any.document(1)), List.of(1, 1))));
    return List.of(
        SessionCapability.of("2.3"),
        new SessionCapability(
            "2.1", "2.0", "1.1.0.1", Optional.of(Primitive.bytes(new byte[] {1, 2}))),
        new InitRunspacePool(
            1,
            5,
            EnumValue.threadOptions("Default", 0),
            EnumValue.apartmentState("MTA", 1),
            host,
            any.document(3)),
        new PublicKey("AAAA"),
        new EncryptedSessionKey("BBBB"),
        new PublicKeyRequest(),
        ConnectRunspacePool.keepSizes(),
        new ConnectRunspacePool(OptionalInt.of(1), OptionalInt.of(3)),
        new SetMaxRunspaces(3, 1),
        new SetMinRunspaces(2, 2),
        RunspaceAvailability.done(true, 1),
        RunspaceAvailability.available(4, 2),
        RunspacePoolStateMessage.of(RunspacePoolState.OPENED),
        RunspacePoolStateMessage.of(RunspacePoolState.BROKEN, error(any)),
        CreatePipeline.ofScript(any.string(), true),
        new CreatePipeline(
            false,
            EnumValue.apartmentState("STA", 0),
            EnumValue.remoteStreamOptions("AddInvocationInfo", 15),
            true,
            host,
            new PowerShellCommands(
                false,
                List.of(command, Command.script("a")),
                Optional.of(List.of(List.of(command, Command.script("a")), List.of(command))),
                Optional.of("history"),
                true),
            true),
        new GetAvailableRunspaces(3),
        new UserEvent(
            1,
            "source",
            Primitive.dateTime(OffsetDateTime.parse("2026-01-02T03:04:05Z")),
            any.document(2),
            HostValues.list(List.of(any.document(2))),
            any.document(2),
            Optional.of("host"),
            new UUID(3, 4)),
        new ApplicationPrivateData(any.document(4)),
        new GetCommandMetadata(
            Optional.of(List.of("a*", any.string())),
            EnumValue.commandTypes("Cmdlet", 8),
            Optional.empty(),
            HostValues.list(List.of(any.document(2)))),
        new GetCommandMetadata(
            Optional.empty(), new EnumValue("", "", 511), Optional.of(List.of("")), Primitive.NIL),
        new RunspacePoolInitData(1, 2),
        new ResetRunspaceState(9),
        call,
        new HostCall(
            MessageType.RUNSPACEPOOL_HOST_CALL,
            HostCall.NO_ANSWER,
            EnumValue.hostMethod(HostMethod.SET_SHOULD_EXIT),
            List.of(Primitive.i32(1))),
        HostResponse.to(call, HostValues.hashtable(Map.of("k", any.document(2)))),
        HostResponse.failure(
            new HostCall(
                MessageType.RUNSPACEPOOL_HOST_CALL,
                8,
                EnumValue.hostMethod(HostMethod.READ_KEY),
                List.of(HostValues.keyInfo(65, 'a', 16, true))),
            ErrorRecord.of(ErrorCategory.NOT_IMPLEMENTED, "Id", "System.Exception", "no")),
        new PipelineInput(any.document(5)),
        new EndOfPipelineInput(),
        new PipelineOutput(any.document(5)),
        error(any),
        PipelineStateMessage.of(PipelineState.COMPLETED),
        PipelineStateMessage.of(PipelineState.FAILED, error(any)),
        InformationalRecord.of(MessageType.DEBUG_RECORD, any.string()),
        InformationalRecord.of(MessageType.VERBOSE_RECORD, any.string()),
        new InformationalRecord(
            MessageType.WARNING_RECORD,
            any.string(),
            true,
            List.of(
                new Property("InvocationInfo_Line", Primitive.string(any.string())),
                new Property("InvocationInfo_BoundParameters", ComplexObject.builder().build()))),
        new ProgressRecord(
            any.string(),
            1,
            Optional.of(" "),
            Optional.empty(),
            -1,
            50,
            EnumValue.progressRecordType("Processing", 0),
            -1),
        new InformationRecord(
            any.document(2),
            Optional.of("Write-Information"),
            Primitive.dateTime(OffsetDateTime.parse("2026-01-02T03:04:05.1234567+01:00")),
            List.of("PSHOST"),
            Optional.of(any.string()),
            Optional.empty(),
            List.of(new Property("ProcessId", new Primitive(PrimitiveTag.U32, "4294967295")))));
  }
}
