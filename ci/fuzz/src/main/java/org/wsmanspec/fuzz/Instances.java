package org.wsmanspec.fuzz;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.wsmanspec.mock.cim.Caller;
import org.wsmanspec.mock.cim.CimClass;
import org.wsmanspec.mock.cim.CimException;
import org.wsmanspec.mock.cim.CimInstance;
import org.wsmanspec.mock.cim.ObjectManager;
import org.wsmanspec.mock.cim.ObjectPath;

/** Puts back what requests deleted, and takes away what they created. */
final class Instances {

  /** Computed, and many or slow. */
  private static final Set<String> LEFT_OUT = Set.of("WSPEC_Many", "WSPEC_Slow");

  private final ObjectManager manager;
  private final Map<ObjectPath, CimInstance> original;

  Instances(ObjectManager manager) {
    this.manager = manager;
    this.original = present();
  }

  /** Make it as it was, but for values that were changed. */
  void restore() {
    Map<ObjectPath, CimInstance> now = present();
    Set<ObjectPath> more = new HashSet<>(now.keySet());
    more.removeAll(original.keySet());
    more.forEach(manager::remove);
    original.forEach(
        (path, instance) -> {
          if (!now.containsKey(path)) {
            manager.create(path.namespace(), instance);
          }
        });
  }

  private Map<ObjectPath, CimInstance> present() {
    Map<ObjectPath, CimInstance> all = new LinkedHashMap<>();
    for (String namespace : manager.namespaces()) {
      for (CimClass each : manager.classes(namespace)) {
        if (!LEFT_OUT.contains(each.name())) {
          add(namespace, each.name(), all);
        }
      }
    }
    return all;
  }

  private void add(String namespace, String name, Map<ObjectPath, CimInstance> all) {
    try {
      Iterator<CimInstance> instances =
          manager.enumerateInstances(Caller.ANONYMOUS, namespace, name, false);
      while (instances.hasNext()) {
        CimInstance instance = instances.next();
        instance.path().ifPresent(p -> all.put(p, instance));
      }
    } catch (CimException e) {
      // A class that cannot be enumerated has nothing to be put back.
      return;
    }
  }
}
