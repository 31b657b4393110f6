package org.wsmanspec.mock.powershell;

import java.util.ArrayList;
import java.util.List;
import org.wsmanspec.message.clixml.Primitive;

/** The versions that this endpoint says it has. */
final class Versions {

  /** The newest protocol version. */
  static final String PROTOCOL = "2.3";

  static final String POWERSHELL = "5.1.17763.1";

  static final String BUILD = "10.0.17763.1";

  private Versions() {}

  /** What {@code $PSVersionTable} says. */
  static PsHashtable table() {
    List<Object> compatible = new ArrayList<>();
    for (String each : List.of("1.0", "2.0", "3.0", "4.0", "5.0", POWERSHELL)) {
      compatible.add(Primitive.version(each));
    }
    return new PsHashtable(
            List.of(
                "System.Management.Automation.PSPrimitiveDictionary",
                "System.Collections.Hashtable",
                "System.Object"))
        .put("PSVersion", Primitive.version(POWERSHELL))
        .put("PSEdition", "Desktop")
        .put("PSCompatibleVersions", compatible)
        .put("CLRVersion", Primitive.version("4.0.30319.42000"))
        .put("BuildVersion", Primitive.version(BUILD))
        .put("WSManStackVersion", Primitive.version("3.0"))
        .put("PSRemotingProtocolVersion", Primitive.version(PROTOCOL))
        .put("SerializationVersion", Primitive.version("1.1.0.1"));
  }
}
