package org.wsmanspec.message.psrp;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.ObjectBuilder;
import org.wsmanspec.message.clixml.Primitive;

/**
 * A value of an enumeration (MS-PSRP 2.2.5.2.7).
 *
 * @param typeName the enumeration; empty if a plain number stood in its place, as some clients send
 * @param name the name of the value, or empty
 * @param code its number
 */
public record EnumValue(String typeName, String name, int code) {

  private static final String AUTOMATION = "System.Management.Automation.";

  /** How threads of a pool are used, such as 0, Default (MS-PSRP 2.2.3.9). */
  public static EnumValue threadOptions(String name, int code) {
    return new EnumValue(AUTOMATION + "Runspaces.PSThreadOptions", name, code);
  }

  /** An apartment state: STA 0, MTA 1, UNKNOWN 2 (MS-PSRP 2.2.3.10). */
  public static EnumValue apartmentState(String name, int code) {
    return new EnumValue("System.Threading.ApartmentState", name, code);
  }

  /** To which records invocation info is added, such as 15, AddInvocationInfo. */
  public static EnumValue remoteStreamOptions(String name, int code) {
    return new EnumValue(AUTOMATION + "RemoteStreamOptions", name, code);
  }

  /** What a command does with a stream, such as 0, None. */
  public static EnumValue pipelineResultTypes(String name, int code) {
    return new EnumValue(AUTOMATION + "Runspaces.PipelineResultTypes", name, code);
  }

  /** A method of the host (MS-PSRP 2.2.3.17). */
  public static EnumValue hostMethod(HostMethod method) {
    return new EnumValue(
        AUTOMATION + "Remoting.RemoteHostMethodId", method.wireName(), method.id());
  }

  /** Kinds of commands, bits; such as 8, Cmdlet (MS-PSRP 2.2.3.19). */
  public static EnumValue commandTypes(String name, int code) {
    return new EnumValue(AUTOMATION + "CommandTypes", name, code);
  }

  /** Whether a progress record is the last: Processing 0, Completed 1. */
  public static EnumValue progressRecordType(String name, int code) {
    return new EnumValue(AUTOMATION + "ProgressRecordType", name, code);
  }

  /** The number of an object or primitive; empty if it is none. */
  static Optional<EnumValue> read(ClixmlValue value) {
    if (value instanceof Primitive p) {
      return code(p).map(c -> new EnumValue("", "", c));
    } else if (value instanceof ComplexObject object) {
      return object
          .primitive()
          .flatMap(EnumValue::code)
          .map(
              c ->
                  new EnumValue(
                      object.typeNames().isEmpty() ? "" : object.typeNames().get(0),
                      object.toStringText().orElse(""),
                      c));
    }
    return Optional.empty();
  }

  private static Optional<Integer> code(Primitive p) {
    return p.value().filter(Integer.class::isInstance).map(Integer.class::cast);
  }

  ClixmlValue value() {
    if (typeName.isEmpty()) {
      return Primitive.i32(code);
    }
    ObjectBuilder object =
        ComplexObject.builder().types(typeName, "System.Enum", "System.ValueType", "System.Object");
    if (!name.isEmpty()) {
      object.text(name);
    }
    return object.primitive(Primitive.i32(code)).build();
  }
}
