package org.wsmanspec.message.clixml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.clixml.PropertyBag.Member;

/** Takes values out of their document: numbers go, and copies of objects stand for references. */
final class Detacher {

  private final int limit;
  private final Map<String, Sized> objects = new HashMap<>();
  private long size;

  Detacher(ClixmlLimits limits) {
    this.limit = limits.maxObjects();
  }

  private record Sized(ComplexObject object, long size) {}

  ClixmlValue detach(ClixmlValue value) {
    grow(1);
    if (value instanceof Reference reference) {
      Sized target = objects.get(reference.refId());
      if (target == null) {
        throw new ClixmlException(
            "the reference '"
                + reference.refId()
                + "' names no object that has ended: none came before, or it stands inside of it");
      }
      grow(target.size());
      return target.object();
    } else if (value instanceof ComplexObject object) {
      long before = size;
      ComplexObject detached =
          new ComplexObject(Optional.empty(), object.parts().stream().map(this::part).toList());
      object.refId().ifPresent(id -> objects.put(id, new Sized(detached, size - before)));
      return detached;
    }
    return value;
  }

  private void grow(long by) {
    size += by;
    if (size > limit) {
      throw new ClixmlException(
          "with its references resolved the value has more than " + limit + " values");
    }
  }

  private ObjectPart part(ObjectPart part) {
    if (part instanceof TypeNames names) {
      return new TypeNames(Optional.empty(), names.names(), false);
    } else if (part instanceof Sequence sequence) {
      return new Sequence(sequence.kind(), sequence.items().stream().map(this::detach).toList());
    } else if (part instanceof Dictionary dictionary) {
      List<Dictionary.Entry> entries = new ArrayList<>();
      for (Dictionary.Entry entry : dictionary.entries()) {
        ClixmlValue key = detach(entry.key());
        entries.add(new Dictionary.Entry(key, detach(entry.value())));
      }
      return new Dictionary(entries);
    } else if (part instanceof PropertyBag bag) {
      return new PropertyBag(bag.kind(), members(bag.members()));
    }
    return part;
  }

  private List<Member> members(List<Member> members) {
    List<Member> detached = new ArrayList<>();
    for (Member member : members) {
      if (member instanceof PropertyBag.PropertySet set) {
        detached.add(new PropertyBag.PropertySet(set.name(), members(set.members())));
      } else if (member instanceof Property property) {
        detached.add(new Property(property.name(), detach(property.value())));
      }
    }
    return detached;
  }
}
