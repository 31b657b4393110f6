package org.wsmanspec.message.psrp;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;

/**
 * Creates a pipeline and starts it (MS-PSRP 2.2.2.10).
 *
 * @param noInput whether there will be no PIPELINE_INPUT
 * @param apartmentState an ApartmentState
 * @param remoteStreamOptions to which records invocation info is added, a RemoteStreamOptions
 * @param addToHistory whether it goes to the history of the runspace
 * @param hostInfo the client's host
 * @param powerShell the commands
 * @param isNested whether it is nested in one that runs
 */
public record CreatePipeline(
    boolean noInput,
    EnumValue apartmentState,
    EnumValue remoteStreamOptions,
    boolean addToHistory,
    HostInfo hostInfo,
    PowerShellCommands powerShell,
    boolean isNested)
    implements PsrpPayload {

  /** A pipeline of one script, with the host of the pool. */
  public static CreatePipeline ofScript(String script, boolean noInput) {
    return new CreatePipeline(
        noInput,
        EnumValue.apartmentState("UNKNOWN", 2),
        EnumValue.remoteStreamOptions("0", 0),
        false,
        HostInfo.none(),
        PowerShellCommands.of(List.of(Command.script(script))),
        false);
  }

  static CreatePipeline read(Fields fields) {
    return new CreatePipeline(
        fields.bool("NoInput"),
        fields.enumeration("ApartmentState"),
        fields.enumeration("RemoteStreamOptions"),
        fields.bool("AddToHistory"),
        HostInfo.read(fields.object("HostInfo")),
        PowerShellCommands.read(fields.object("PowerShell")),
        fields.bool("IsNested"));
  }

  @Override
  public MessageType type() {
    return MessageType.CREATE_PIPELINE;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(
        ComplexObject.builder()
            .extended("NoInput", Primitive.bool(noInput))
            .extended("ApartmentState", apartmentState.value())
            .extended("RemoteStreamOptions", remoteStreamOptions.value())
            .extended("AddToHistory", Primitive.bool(addToHistory))
            .extended("HostInfo", hostInfo.value())
            .extended("PowerShell", powerShell.value())
            .extended("IsNested", Primitive.bool(isNested))
            .build());
  }
}
