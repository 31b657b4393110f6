package org.wsmanspec.suite.check.psrp;

import java.util.List;
import java.util.stream.Stream;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Dictionary;
import org.wsmanspec.message.clixml.ExtendedPrimitive;
import org.wsmanspec.message.clixml.ObjectPart;
import org.wsmanspec.message.clixml.Property;
import org.wsmanspec.message.clixml.PropertyBag;
import org.wsmanspec.message.clixml.Sequence;

/** Walks through values. */
final class Values {

  private Values() {}

  /** A value and all that are in it, in the order of the document; references are not followed. */
  static Stream<ClixmlValue> all(ClixmlValue value) {
    return value instanceof ComplexObject object
        ? Stream.concat(
            Stream.of(value), object.parts().stream().flatMap(p -> parts(p).flatMap(Values::all)))
        : Stream.of(value);
  }

  private static Stream<ClixmlValue> parts(ObjectPart part) {
    if (part instanceof Sequence sequence) {
      return sequence.items().stream();
    } else if (part instanceof Dictionary dictionary) {
      return dictionary.entries().stream().flatMap(e -> Stream.of(e.key(), e.value()));
    } else if (part instanceof PropertyBag bag) {
      return members(bag.members());
    } else if (part instanceof ExtendedPrimitive primitive) {
      return Stream.of(primitive.value());
    }
    return Stream.empty();
  }

  private static Stream<ClixmlValue> members(List<PropertyBag.Member> members) {
    return members.stream()
        .flatMap(
            m ->
                m instanceof PropertyBag.PropertySet set
                    ? members(set.members())
                    : Stream.of(((Property) m).value()));
  }
}
