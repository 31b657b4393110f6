package org.wsmanspec.scenario.expect;

import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlText;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.ObjectPart;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.PrimitiveTag;
import org.wsmanspec.message.clixml.Property;
import org.wsmanspec.message.clixml.PropertyBag;
import org.wsmanspec.message.psrp.ErrorRecord;
import org.wsmanspec.message.psrp.HostCall;
import org.wsmanspec.message.psrp.HostMethod;
import org.wsmanspec.message.psrp.InformationRecord;
import org.wsmanspec.message.psrp.InformationalRecord;
import org.wsmanspec.message.psrp.PipelineOutput;
import org.wsmanspec.message.psrp.ProgressRecord;
import org.wsmanspec.message.psrp.PsrpPayload;

/** What records of a pipeline are compared by: their text and their properties. */
public final class PsrpValues {

  private static final int LONGEST = 2_000_000;

  private PsrpValues() {}

  /** The text of a record. */
  public static String text(PsrpPayload payload) {
    if (payload instanceof PipelineOutput output) {
      return text(output.object());
    } else if (payload instanceof ErrorRecord error) {
      return error.text();
    } else if (payload instanceof InformationalRecord record) {
      return record.message();
    } else if (payload instanceof ProgressRecord progress) {
      return progress.activity();
    } else if (payload instanceof InformationRecord information) {
      return text(information.messageData());
    } else if (payload instanceof HostCall call) {
      return call.hostMethod().map(HostMethod::wireName).orElse("method " + call.method().code());
    }
    return payload.value().map(PsrpValues::text).orElse("");
  }

  /** The text of a value: of a string itself, of an object what its ToString says. */
  static String text(ClixmlValue value) {
    if (value instanceof Primitive primitive && primitive.tag() != PrimitiveTag.SS) {
      return switch (primitive.tag()) {
        case NIL -> "null";
        case S, URI, XD, SBK -> primitive.string();
        default -> primitive.text();
      };
    }
    if (value instanceof ComplexObject object) {
      Optional<String> text = object.toStringText();
      if (text.isPresent() && object.items().isEmpty() && object.entries().isEmpty()) {
        return text.get();
      }
      if (object.primitive().isPresent()) {
        return text(object.primitive().get());
      }
    }
    return ClixmlText.of(value, LONGEST);
  }

  /** A property of a record, in whichever bag it is. */
  static Optional<ClixmlValue> property(PsrpPayload payload, String name) {
    return payload
        .value()
        .flatMap(
            v -> v instanceof ComplexObject object ? property(object, name) : Optional.empty());
  }

  private static Optional<ClixmlValue> property(ComplexObject object, String name) {
    for (ObjectPart part : object.parts()) {
      if (part instanceof PropertyBag bag) {
        for (PropertyBag.Member member : bag.members()) {
          if (member instanceof Property property && property.name().equals(name)) {
            return Optional.of(property.value());
          }
        }
      }
    }
    return Optional.empty();
  }
}
