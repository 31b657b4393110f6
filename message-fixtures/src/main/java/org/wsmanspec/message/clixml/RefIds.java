package org.wsmanspec.message.clixml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Numbers of objects and of lists of type names in a document that is being written.
 *
 * <p>What has a number keeps it, unless another one in the document has it already (values of
 * several documents may come together in one); then it gets a new one, and references that follow
 * mean the latest.
 */
final class RefIds {

  private final Set<String> objects = new HashSet<>();
  private final Map<String, String> moved = new HashMap<>();
  private final Map<String, List<String>> lists = new HashMap<>();
  private final Map<List<String>, String> listIds = new HashMap<>();
  private int nextObject;
  private int nextList;

  /** The number of an object that begins here. */
  String object(Optional<String> own) {
    String id = own.filter(objects::add).orElseGet(this::freshObject);
    own.ifPresent(o -> moved.put(o, id));
    return id;
  }

  private String freshObject() {
    String id = Integer.toString(nextObject++);
    while (!objects.add(id)) {
      id = Integer.toString(nextObject++);
    }
    return id;
  }

  /** The number by which a reference names its object. */
  String reference(String own) {
    return moved.getOrDefault(own, own);
  }

  /** The number of a list, and whether a reference to it is to be written. */
  Numbered typeNames(TypeNames own) {
    List<String> names = own.names();
    if (own.refId().isPresent()) {
      String id = own.refId().get();
      List<String> known = lists.get(id);
      if (own.reference() && names.equals(known)) {
        return new Numbered(id, true);
      } else if (known == null) {
        return define(id, names);
      }
    }
    String id = listIds.get(names);
    return id == null ? define(freshList(), names) : new Numbered(id, true);
  }

  private Numbered define(String id, List<String> names) {
    lists.put(id, names);
    listIds.putIfAbsent(names, id);
    return new Numbered(id, false);
  }

  private String freshList() {
    String id = Integer.toString(nextList++);
    while (lists.containsKey(id)) {
      id = Integer.toString(nextList++);
    }
    return id;
  }

  record Numbered(String id, boolean known) {}
}
