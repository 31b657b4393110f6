package org.wsmanspec.message.clixml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The data of one message (MS-PSRP 2.2.5): a value and how it was spelled.
 *
 * @param notation how it is spelled
 * @param root the value
 */
public record ClixmlDocument(Notation notation, ClixmlValue root) {

  /** A document of one's own, as PowerShell spells it. */
  public static ClixmlDocument of(ClixmlValue root) {
    return new ClixmlDocument(Notation.POWERSHELL, root);
  }

  /** The objects of the document by their RefId, in the order in which they begin. */
  public Map<String, ComplexObject> objects() {
    Map<String, ComplexObject> found = new HashMap<>();
    collect(root, found);
    return found;
  }

  /**
   * A value that is no reference: the object that a reference names, or the value itself.
   *
   * @throws ClixmlException if nothing has that RefId
   */
  public ClixmlValue resolve(ClixmlValue value) {
    if (!(value instanceof Reference reference)) {
      return value;
    }
    ComplexObject object = objects().get(reference.refId());
    if (object == null) {
      throw new ClixmlException("no object has the RefId '" + reference.refId() + "'");
    }
    return object;
  }

  private static void collect(ClixmlValue value, Map<String, ComplexObject> found) {
    if (value instanceof ComplexObject object) {
      Optional<String> id = object.refId();
      id.ifPresent(i -> found.putIfAbsent(i, object));
      for (ObjectPart part : object.parts()) {
        children(part).forEach(c -> collect(c, found));
      }
    }
  }

  /** The values that a part holds, in their order. */
  static List<ClixmlValue> children(ObjectPart part) {
    if (part instanceof Sequence sequence) {
      return sequence.items();
    } else if (part instanceof Dictionary dictionary) {
      return dictionary.entries().stream().flatMap(e -> Stream.of(e.key(), e.value())).toList();
    } else if (part instanceof PropertyBag bag) {
      return values(bag.members());
    }
    return List.of();
  }

  private static List<ClixmlValue> values(List<PropertyBag.Member> members) {
    return members.stream()
        .flatMap(
            m ->
                m instanceof PropertyBag.PropertySet set
                    ? values(set.members()).stream()
                    : Stream.of(((Property) m).value()))
        .toList();
  }
}
