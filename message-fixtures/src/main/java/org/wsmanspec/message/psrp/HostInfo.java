package org.wsmanspec.message.psrp;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;

/**
 * What the client tells of its host (MS-PSRP 2.2.3.14).
 *
 * @param isHostNull there is no host
 * @param isHostUiNull the host has no user interface
 * @param isHostRawUiNull the user interface has no raw one
 * @param useRunspaceHost of a pipeline: it has the host of the pool
 * @param hostDefaultData colors and sizes of the raw user interface, see {@link HostDefaultData}
 */
public record HostInfo(
    boolean isHostNull,
    boolean isHostUiNull,
    boolean isHostRawUiNull,
    boolean useRunspaceHost,
    Optional<ClixmlValue> hostDefaultData) {

  /** No host, or the one of the pool. */
  public static HostInfo none() {
    return new HostInfo(true, true, true, true, Optional.empty());
  }

  static HostInfo read(Fields fields) {
    return new HostInfo(
        fields.bool("_isHostNull"),
        fields.bool("_isHostUINull"),
        fields.bool("_isHostRawUINull"),
        fields.bool("_useRunspaceHost"),
        fields.optional("_hostDefaultData"));
  }

  ClixmlValue value() {
    return ComplexObject.builder()
        .extended("_isHostNull", Primitive.bool(isHostNull))
        .extended("_isHostUINull", Primitive.bool(isHostUiNull))
        .extended("_isHostRawUINull", Primitive.bool(isHostRawUiNull))
        .extended("_useRunspaceHost", Primitive.bool(useRunspaceHost))
        .extended("_hostDefaultData", hostDefaultData)
        .build();
  }
}
