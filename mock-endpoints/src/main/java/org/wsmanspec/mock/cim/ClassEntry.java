package org.wsmanspec.mock.cim;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A class in a namespace with what belongs to it there. */
final class ClassEntry {
  final CimClass cimClass;
  final List<ClassEntry> subclasses = new CopyOnWriteArrayList<>();
  final Map<String, MethodProvider> methods = new ConcurrentHashMap<>();
  volatile InstanceStore store = new MemoryStore();
  volatile ClassCapabilities capabilities;

  ClassEntry(CimClass cimClass) {
    this.cimClass = cimClass;
    this.capabilities = ClassCapabilities.of(cimClass);
  }

  String name() {
    return cimClass.name();
  }
}
