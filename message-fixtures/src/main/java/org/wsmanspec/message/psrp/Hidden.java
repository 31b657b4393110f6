package org.wsmanspec.message.psrp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Dictionary;
import org.wsmanspec.message.clixml.ObjectPart;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.Property;
import org.wsmanspec.message.clixml.PropertyBag;
import org.wsmanspec.message.clixml.Sequence;

/** Takes out of a value what its name tells to be secret. */
final class Hidden {

  private static final Primitive HIDDEN = Primitive.string("(hidden)");
  private static final List<String> SECRET =
      List.of("password", "passwd", "passphrase", "secret", "apikey", "token");

  private Hidden() {}

  /** The value without secrets; arguments of a command are secret by the name before them. */
  static ClixmlValue in(ClixmlValue value) {
    if (!(value instanceof ComplexObject object)) {
      return value;
    }
    Optional<String> argument = object.property("N").flatMap(Hidden::text).filter(Hidden::secret);
    List<ObjectPart> parts =
        object.parts().stream().map(p -> part(p, argument.isPresent())).toList();
    return new ComplexObject(object.refId(), parts);
  }

  private static ObjectPart part(ObjectPart part, boolean argument) {
    if (part instanceof Sequence sequence) {
      return new Sequence(sequence.kind(), sequence.items().stream().map(Hidden::in).toList());
    } else if (part instanceof Dictionary dictionary) {
      return new Dictionary(
          dictionary.entries().stream()
              .map(
                  e ->
                      new Dictionary.Entry(
                          e.key(),
                          text(e.key()).filter(Hidden::secret).isPresent()
                              ? HIDDEN
                              : in(e.value())))
              .toList());
    } else if (part instanceof PropertyBag bag) {
      return new PropertyBag(bag.kind(), members(bag.members(), argument));
    }
    return part;
  }

  private static List<PropertyBag.Member> members(
      List<PropertyBag.Member> members, boolean argument) {
    return members.stream().map(m -> member(m, argument)).toList();
  }

  private static PropertyBag.Member member(PropertyBag.Member member, boolean argument) {
    if (member instanceof PropertyBag.PropertySet set) {
      return new PropertyBag.PropertySet(set.name(), members(set.members(), argument));
    }
    Property property = (Property) member;
    boolean secret = secret(property.name()) || (argument && property.name().equals("V"));
    return new Property(
        property.name(), secret && !property.value().isNil() ? HIDDEN : in(property.value()));
  }

  private static Optional<String> text(ClixmlValue value) {
    return value instanceof Primitive p && p.tag().isText()
        ? Optional.of(p.string())
        : Optional.empty();
  }

  private static boolean secret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return SECRET.stream().anyMatch(lower::contains);
  }
}
