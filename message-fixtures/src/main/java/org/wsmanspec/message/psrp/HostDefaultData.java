package org.wsmanspec.message.psrp;

import java.util.ArrayList;
import java.util.List;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Dictionary;
import org.wsmanspec.message.clixml.Primitive;

/**
 * Colors and sizes of the client's screen (MS-PSRP 2.2.3.14, {@code _hostDefaultData}), as Windows
 * sends them: a dictionary of numbers and typed values.
 */
public final class HostDefaultData {

  private HostDefaultData() {}

  /** Of a text screen, with its cursor at the top left. */
  public static ComplexObject of(
      int foreground, int background, int width, int height, String windowTitle) {
    List<ClixmlValue> values =
        List.of(
            HostValues.typedColor(foreground),
            HostValues.typedColor(background),
            HostValues.typedCoordinates(0, 0),
            HostValues.typedCoordinates(0, 0),
            HostValues.typed("System.Int32", Primitive.i32(25)),
            HostValues.typedSize(width, height),
            HostValues.typedSize(width, height),
            HostValues.typedSize(width, height),
            HostValues.typedSize(width, height),
            HostValues.typed("System.String", Primitive.string(windowTitle)));
    List<Dictionary.Entry> entries = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      entries.add(new Dictionary.Entry(Primitive.i32(i), values.get(i)));
    }
    return ComplexObject.builder()
        .extended(
            "data",
            ComplexObject.builder()
                .types("System.Collections.Hashtable", "System.Object")
                .dictionary(entries)
                .build())
        .build();
  }
}
