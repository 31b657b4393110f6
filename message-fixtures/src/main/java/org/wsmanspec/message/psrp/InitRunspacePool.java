package org.wsmanspec.message.psrp;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;

/**
 * Opens a runspace pool (MS-PSRP 2.2.2.2).
 *
 * @param minRunspaces at least 1
 * @param maxRunspaces at least minRunspaces
 * @param threadOptions a PSThreadOptions
 * @param apartmentState an ApartmentState
 * @param hostInfo the client's host
 * @param applicationArguments a PSPrimitiveDictionary, or null
 */
public record InitRunspacePool(
    int minRunspaces,
    int maxRunspaces,
    EnumValue threadOptions,
    EnumValue apartmentState,
    HostInfo hostInfo,
    ClixmlValue applicationArguments)
    implements PsrpPayload {

  static InitRunspacePool read(Fields fields) {
    return new InitRunspacePool(
        fields.i32("MinRunspaces"),
        fields.i32("MaxRunspaces"),
        fields.enumeration("PSThreadOptions"),
        fields.enumeration("ApartmentState"),
        HostInfo.read(fields.object("HostInfo")),
        fields.value("ApplicationArguments"));
  }

  @Override
  public MessageType type() {
    return MessageType.INIT_RUNSPACEPOOL;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(
        ComplexObject.builder()
            .extended("MinRunspaces", Primitive.i32(minRunspaces))
            .extended("MaxRunspaces", Primitive.i32(maxRunspaces))
            .extended("PSThreadOptions", threadOptions.value())
            .extended("ApartmentState", apartmentState.value())
            .extended("HostInfo", hostInfo.value())
            .extended("ApplicationArguments", applicationArguments)
            .build());
  }
}
