package org.wsmanspec.message.psrp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Dictionary;
import org.wsmanspec.message.clixml.Primitive;

/** How parameters and results of host methods are encoded (MS-PSRP 2.2.6.1). */
public final class HostValues {

  private static final String HOST = "System.Management.Automation.Host.";

  private HostValues() {}

  /** A list, as parameters are. */
  public static ComplexObject list(List<? extends ClixmlValue> items) {
    return ComplexObject.builder()
        .types("System.Collections.ArrayList", "System.Object")
        .list(items)
        .build();
  }

  /** A value with the name of its type, where the type cannot be told by itself. */
  public static ComplexObject typed(String typeName, ClixmlValue value) {
    return ComplexObject.builder()
        .extended("T", Primitive.string(typeName))
        .extended("V", value)
        .build();
  }

  /**
   * An array (MS-PSRP 2.2.6.1.4).
   *
   * @param items all items, the last index running fastest
   * @param lengths of its dimensions
   */
  public static ComplexObject array(List<? extends ClixmlValue> items, List<Integer> lengths) {
    return ComplexObject.builder()
        .extended("mae", list(items))
        .extended("mal", list(lengths.stream().map(Primitive::i32).toList()))
        .build();
  }

  /** A place on the screen. */
  public static ComplexObject coordinates(int x, int y) {
    return ComplexObject.builder()
        .extended("x", Primitive.i32(x))
        .extended("y", Primitive.i32(y))
        .build();
  }

  /** A place with the name of its type. */
  public static ComplexObject typedCoordinates(int x, int y) {
    return typed(HOST + "Coordinates", coordinates(x, y));
  }

  /** A size on the screen. */
  public static ComplexObject size(int width, int height) {
    return ComplexObject.builder()
        .extended("width", Primitive.i32(width))
        .extended("height", Primitive.i32(height))
        .build();
  }

  /** A size with the name of its type. */
  public static ComplexObject typedSize(int width, int height) {
    return typed(HOST + "Size", size(width, height));
  }

  /** A color, 0 to 15, with the name of its type. */
  public static ComplexObject typedColor(int color) {
    return typed("System.ConsoleColor", Primitive.i32(color));
  }

  /**
   * A key that was pressed.
   *
   * @param controlKeyState bits, such as 0x10 for Shift
   */
  public static ComplexObject keyInfo(
      int virtualKeyCode, char character, int controlKeyState, boolean keyDown) {
    return ComplexObject.builder()
        .extended("virtualKeyCode", Primitive.i32(virtualKeyCode))
        .extended("character", Primitive.character(character))
        .extended("controlKeyState", Primitive.i32(controlKeyState))
        .extended("keyDown", Primitive.bool(keyDown))
        .build();
  }

  /** A user's name with the password, encrypted with the session key. */
  public static ComplexObject credential(String userName, Primitive password) {
    return ComplexObject.builder()
        .types("System.Management.Automation.PSCredential", "System.Object")
        .text("System.Management.Automation.PSCredential")
        .adapted("UserName", Primitive.string(userName))
        .adapted("Password", password)
        .build();
  }

  /** A dictionary without a fixed type of keys, as Prompt returns. */
  public static ComplexObject hashtable(Map<String, ? extends ClixmlValue> entries) {
    List<Dictionary.Entry> pairs = new ArrayList<>();
    entries.forEach((k, v) -> pairs.add(new Dictionary.Entry(Primitive.string(k), v)));
    return ComplexObject.builder()
        .types("System.Collections.Hashtable", "System.Object")
        .dictionary(pairs)
        .build();
  }
}
