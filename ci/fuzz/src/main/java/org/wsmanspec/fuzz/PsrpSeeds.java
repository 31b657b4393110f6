package org.wsmanspec.fuzz;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Dictionary;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.PrimitiveTag;
import org.wsmanspec.message.clixml.Reference;
import org.wsmanspec.message.clixml.Sequence;
import org.wsmanspec.message.psrp.Command;
import org.wsmanspec.message.psrp.ConnectRunspacePool;
import org.wsmanspec.message.psrp.CreatePipeline;
import org.wsmanspec.message.psrp.Destination;
import org.wsmanspec.message.psrp.EndOfPipelineInput;
import org.wsmanspec.message.psrp.EnumValue;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.message.psrp.ErrorRecord;
import org.wsmanspec.message.psrp.GetCommandMetadata;
import org.wsmanspec.message.psrp.HostCall;
import org.wsmanspec.message.psrp.HostDefaultData;
import org.wsmanspec.message.psrp.HostInfo;
import org.wsmanspec.message.psrp.HostMethod;
import org.wsmanspec.message.psrp.HostResponse;
import org.wsmanspec.message.psrp.HostValues;
import org.wsmanspec.message.psrp.InformationRecord;
import org.wsmanspec.message.psrp.InformationalRecord;
import org.wsmanspec.message.psrp.InitRunspacePool;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PipelineInput;
import org.wsmanspec.message.psrp.PipelineOutput;
import org.wsmanspec.message.psrp.PipelineState;
import org.wsmanspec.message.psrp.PipelineStateMessage;
import org.wsmanspec.message.psrp.PowerShellCommands;
import org.wsmanspec.message.psrp.ProgressRecord;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.message.psrp.PsrpPayload;
import org.wsmanspec.message.psrp.PublicKey;
import org.wsmanspec.message.psrp.PublicKeyRequest;
import org.wsmanspec.message.psrp.RunspaceAvailability;
import org.wsmanspec.message.psrp.RunspacePoolState;
import org.wsmanspec.message.psrp.RunspacePoolStateMessage;
import org.wsmanspec.message.psrp.SessionCapability;
import org.wsmanspec.message.psrp.SetMaxRunspaces;
import org.wsmanspec.message.psrp.UserEvent;

/** PSRP messages of every type, to begin with. */
final class PsrpSeeds {

  private static final UUID POOL = UUID.fromString("11223344-5566-7788-99aa-bbccddeeff00");

  private PsrpSeeds() {}

  static List<PsrpMessage> messages() {
    List<PsrpMessage> messages = new ArrayList<>();
    for (PsrpPayload payload : payloads()) {
      Destination to =
          payload.type().direction() == MessageType.Direction.TO_SERVER
              ? Destination.SERVER
              : Destination.CLIENT;
      messages.add(PsrpMessage.of(to, POOL, Optional.of(new UUID(1, 2)), payload));
    }
    return messages;
  }

  private static List<PsrpPayload> payloads() {
    ErrorRecord error = ErrorRecord.of(ErrorCategory.READ_ERROR, "Id", "System.Exception", "no");
    HostInfo host =
        new HostInfo(
            false, false, false, false, Optional.of(HostDefaultData.of(7, 0, 120, 50, "title")));
    EnumValue apartment = EnumValue.apartmentState("UNKNOWN", 2);
    List<Command> commands =
        List.of(
            Command.named(
                "Get-Item", List.of(new Command.Argument(Optional.empty(), Primitive.i32(1)))),
            Command.script("1..3"));
    HostCall call =
        new HostCall(
            MessageType.PIPELINE_HOST_CALL,
            1,
            EnumValue.hostMethod(HostMethod.PROMPT),
            List.of(HostValues.array(List.of(Primitive.NIL), List.of(1))));
    Primitive time = new Primitive(PrimitiveTag.DT, "2026-01-02T03:04:05.1234567Z");
    return List.of(
        SessionCapability.of("2.3"),
        new InitRunspacePool(
            1, 2, EnumValue.threadOptions("Default", 0), apartment, host, Primitive.NIL),
        new PublicKey(Base64.getEncoder().encodeToString(new byte[276])),
        new PublicKeyRequest(),
        new ConnectRunspacePool(OptionalInt.of(1), OptionalInt.of(2)),
        new SetMaxRunspaces(2, 1),
        RunspaceAvailability.available(3, 1),
        RunspacePoolStateMessage.of(RunspacePoolState.BROKEN, error),
        new CreatePipeline(
            false,
            apartment,
            EnumValue.remoteStreamOptions("0", 0),
            false,
            host,
            new PowerShellCommands(
                false, commands, Optional.of(List.of(commands)), Optional.of("h"), false),
            false),
        new UserEvent(
            1, "s", time, Primitive.NIL, Primitive.NIL, Primitive.NIL, Optional.empty(), POOL),
        new GetCommandMetadata(
            Optional.of(List.of("*")),
            EnumValue.commandTypes("All", 511),
            Optional.empty(),
            Primitive.NIL),
        call,
        HostResponse.to(call, HostValues.credential("u", Primitive.secureString("AAAA"))),
        new EndOfPipelineInput(),
        new PipelineInput(everything()),
        new PipelineOutput(everything()),
        error,
        PipelineStateMessage.of(PipelineState.FAILED, error),
        InformationalRecord.of(MessageType.WARNING_RECORD, "careful"),
        new ProgressRecord(
            "a",
            1,
            Optional.of("s"),
            Optional.empty(),
            -1,
            5,
            EnumValue.progressRecordType("Processing", 0),
            -1),
        new InformationRecord(
            Primitive.string("i"),
            Optional.empty(),
            time,
            List.of("t"),
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }

  /** Every kind of value and part. */
  private static ClixmlValue everything() {
    List<ClixmlValue> items = new ArrayList<>();
    ComplexObject shared =
        ComplexObject.builder()
            .refId("s")
            .types("A", "B")
            .text("a\nb")
            .adapted("p", time())
            .build();
    items.add(shared);
    items.add(new Reference("s"));
    for (Sequence.Kind kind : Sequence.Kind.values()) {
      items.add(ComplexObject.builder().types("A", "B").sequence(kind, List.of(time())).build());
    }
    for (PrimitiveTag tag : PrimitiveTag.values()) {
      items.add(new Primitive(tag, text(tag)));
    }
    items.add(
        ComplexObject.builder()
            .dictionary(List.of(new Dictionary.Entry(Primitive.string("k"), Primitive.NIL)))
            .build());
    return ComplexObject.builder().list(items).extended("x", Primitive.string("_x0041_")).build();
  }

  private static Primitive time() {
    return new Primitive(PrimitiveTag.TS, "P1DT2H3M4.5S");
  }

  private static String text(PrimitiveTag tag) {
    return switch (tag) {
      case S, URI, XD, SBK -> "text_x000A_";
      case NIL -> "";
      case B -> "true";
      case DT -> "2026-01-02T03:04:05Z";
      case TS -> "PT1S";
      case BA, SS -> "AAAA";
      case G -> "11223344-5566-7788-99aa-bbccddeeff00";
      case VERSION -> "1.2.3.4";
      default -> "65";
    };
  }
}
