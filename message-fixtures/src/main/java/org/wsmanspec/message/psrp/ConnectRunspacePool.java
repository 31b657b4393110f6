package org.wsmanspec.message.psrp;

import java.util.Optional;
import java.util.OptionalInt;
import org.wsmanspec.message.clixml.ClixmlDocument;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.ObjectBuilder;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.PrimitiveTag;

/**
 * Connects to a disconnected pool (MS-PSRP 2.2.2.29); without sizes its data are an empty string.
 *
 * @param minRunspaces the fewest runspaces
 * @param maxRunspaces the most runspaces
 */
public record ConnectRunspacePool(OptionalInt minRunspaces, OptionalInt maxRunspaces)
    implements PsrpPayload {

  /** Keeps the sizes that the pool has. */
  public static ConnectRunspacePool keepSizes() {
    return new ConnectRunspacePool(OptionalInt.empty(), OptionalInt.empty());
  }

  static ConnectRunspacePool read(ClixmlDocument document) {
    if (document.root() instanceof Primitive p && p.tag() == PrimitiveTag.S && p.text().isEmpty()) {
      return keepSizes();
    }
    Fields fields = Fields.of(MessageType.CONNECT_RUNSPACEPOOL.name(), document);
    return new ConnectRunspacePool(
        fields.optionalI32("MinRunspaces"), fields.optionalI32("MaxRunspaces"));
  }

  @Override
  public MessageType type() {
    return MessageType.CONNECT_RUNSPACEPOOL;
  }

  @Override
  public Optional<ClixmlValue> value() {
    if (minRunspaces.isEmpty() && maxRunspaces.isEmpty()) {
      return Optional.of(Primitive.string(""));
    }
    ObjectBuilder object = ComplexObject.builder();
    minRunspaces.ifPresent(n -> object.extended("MinRunspaces", Primitive.i32(n)));
    maxRunspaces.ifPresent(n -> object.extended("MaxRunspaces", Primitive.i32(n)));
    return Optional.of(object.build());
  }
}
