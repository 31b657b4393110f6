package org.wsmanspec.message.psrp;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Primitive;

/**
 * Asks about commands (MS-PSRP 2.2.2.14).
 *
 * @param names patterns of their names; empty for all
 * @param commandType their kinds, a CommandTypes
 * @param namespaces modules that they come from; empty for all
 * @param arguments arguments for the higher layer, a list or null
 */
public record GetCommandMetadata(
    Optional<List<String>> names,
    EnumValue commandType,
    Optional<List<String>> namespaces,
    ClixmlValue arguments)
    implements PsrpPayload {

  static GetCommandMetadata read(Fields fields) {
    return new GetCommandMetadata(
        fields.optionalStrings("Name"),
        fields.enumeration("CommandType"),
        fields.optionalStrings("Namespace"),
        fields.optional("ArgumentList").orElse(Primitive.NIL));
  }

  @Override
  public MessageType type() {
    return MessageType.GET_COMMAND_METADATA;
  }

  @Override
  public Optional<ClixmlValue> value() {
    return Optional.of(
        ComplexObject.builder()
            .extended("Name", strings(names))
            .extended("CommandType", commandType.value())
            .extended("Namespace", strings(namespaces))
            .extended("ArgumentList", arguments)
            .build());
  }

  private static ClixmlValue strings(Optional<List<String>> strings) {
    return strings.<ClixmlValue>map(Fields::strings).orElse(Primitive.NIL);
  }
}
