package org.wsmanspec.mock.cim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Namespaces, classes and instances, without access checks and journal. Changes come one at a time;
 * reads never wait.
 */
final class Repository {
  private static final int MAXIMUM_CLASS_DEPTH = 64;

  private final Map<String, Map<String, ClassEntry>> namespaces = new ConcurrentHashMap<>();
  private final Map<String, String> namespaceNames = new ConcurrentHashMap<>();
  private final List<InstanceListener> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock changes = new ReentrantLock();

  void addNamespace(String name) {
    String plain = Names.namespace(name);
    namespaceNames.putIfAbsent(Names.fold(plain), plain);
    namespaces.computeIfAbsent(Names.fold(plain), n -> new ConcurrentHashMap<>());
  }

  Set<String> namespaces() {
    return Collections.unmodifiableSet(new TreeSet<>(namespaceNames.values()));
  }

  String namespaceName(String name) {
    String plain = Names.namespace(name);
    String declared = namespaceNames.get(Names.fold(plain));
    if (declared == null) {
      throw new CimException(
          CimStatus.INVALID_NAMESPACE, plain, "There is no namespace \"" + plain + "\"");
    }
    return declared;
  }

  Collection<ClassEntry> entries(String namespace) {
    return Collections.unmodifiableCollection(classes(namespace).values());
  }

  private Map<String, ClassEntry> classes(String namespace) {
    Map<String, ClassEntry> classes = namespaces.get(Names.fold(namespaceName(namespace)));
    return classes == null ? Map.of() : classes;
  }

  Optional<ClassEntry> find(String namespace, String className) {
    return Optional.ofNullable(classes(namespace).get(Names.fold(className)));
  }

  ClassEntry entry(String namespace, String className) {
    return find(namespace, className)
        .orElseThrow(
            () ->
                new CimException(
                    CimStatus.INVALID_CLASS,
                    className,
                    "There is no class \"" + className + "\" in namespace " + namespace));
  }

  void addClass(String namespace, CimClass cimClass) {
    changing(
        () -> {
          Map<String, ClassEntry> classes = classes(namespace);
          if (cimClass.lineage().size() > MAXIMUM_CLASS_DEPTH) {
            throw new CimException(
                CimStatus.NOT_SUPPORTED,
                cimClass.name(),
                "Classes are derived more than " + MAXIMUM_CLASS_DEPTH + " deep");
          }
          Optional<ClassEntry> parent =
              cimClass.superclass().map(above -> entry(namespace, above.name()));
          ClassEntry added = new ClassEntry(cimClass);
          if (classes.putIfAbsent(Names.fold(cimClass.name()), added) != null) {
            throw new CimException(
                CimStatus.ALREADY_EXISTS,
                cimClass.name(),
                "Class " + cimClass.name() + " exists already in " + namespace);
          }
          parent.ifPresent(p -> p.subclasses.add(added));
          return added;
        });
  }

  /** The class and, deep, all derived from it, each before its subclasses. */
  List<ClassEntry> family(ClassEntry root, boolean deep) {
    List<ClassEntry> family = new ArrayList<>();
    family.add(root);
    if (deep) {
      root.subclasses.forEach(sub -> family.addAll(family(sub, true)));
    }
    return family;
  }

  /** The instances of the family, pulled class by class. */
  Iterator<CimInstance> instances(ClassEntry root, boolean deep) {
    return Iterators.concat(family(root, deep).iterator(), entry -> entry.store.iterate());
  }

  /** The instance a canonical path names, also where the path names a superclass of its class. */
  Optional<CimInstance> locate(ObjectPath path) {
    ClassEntry entry = entry(path.namespace(), path.className());
    if (path.isClassPath()) {
      Iterator<CimInstance> all = instances(entry, true);
      return entry.cimClass.isSingleton() && all.hasNext()
          ? Optional.of(all.next())
          : Optional.empty();
    }
    for (ClassEntry each : family(entry, true)) {
      Optional<CimInstance> found = each.store.get(path.ofSameKeys(each.name()));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  CimInstance require(ObjectPath path) {
    return locate(path)
        .orElseThrow(
            () ->
                new CimException(
                    CimStatus.NOT_FOUND, path.toString(), "There is no instance " + path));
  }

  /** The path of a complete instance. */
  ObjectPath pathOf(String namespace, CimClass cimClass, CimInstance instance) {
    Map<String, CimValue> keys = new LinkedHashMap<>();
    for (CimProperty key : cimClass.keys()) {
      CimValue value = instance.property(key.name()).orElseThrow();
      if (value.isNull()) {
        throw new CimException(
            CimStatus.INVALID_PARAMETER,
            CimException.Problem.MISSING_KEY,
            key.name(),
            "Key " + cimClass.name() + "." + key.name() + " has no value");
      }
      keys.put(key.name(), value);
    }
    if (keys.isEmpty() && !cimClass.isSingleton()) {
      throw new CimException(
          CimStatus.NOT_SUPPORTED,
          cimClass.name(),
          "Class " + cimClass.name() + " has no key: it cannot have stored instances");
    }
    return new ObjectPath(namespaceName(namespace), cimClass.name(), keys);
  }

  /** Adds a complete instance; the result carries its path. */
  CimInstance create(String namespace, CimInstance complete) {
    return changing(
        () -> {
          ClassEntry entry = entry(namespace, complete.className());
          ObjectPath path = pathOf(namespace, entry.cimClass, complete);
          boolean taken =
              path.isClassPath() ? locate(path).isPresent() : entry.store.get(path).isPresent();
          if (taken) {
            throw new CimException(
                CimStatus.ALREADY_EXISTS, path.toString(), "There is already an instance " + path);
          }
          CimInstance created = complete.at(path);
          entry.store.put(created);
          listeners.forEach(l -> l.created(created));
          return created;
        });
  }

  /** Changes values of an instance; {@code change} sees it as it is now. */
  CimInstance modify(ObjectPath path, UnaryOperator<CimInstance> change) {
    return changing(
        () -> {
          CimInstance before = require(path);
          ObjectPath exact = before.path().orElseThrow();
          CimInstance after = change.apply(before).at(exact);
          entry(exact.namespace(), exact.className()).store.put(after);
          listeners.forEach(l -> l.modified(before, after));
          return after;
        });
  }

  void delete(ObjectPath path) {
    changing(
        () -> {
          CimInstance before = require(path);
          ObjectPath exact = before.path().orElseThrow();
          entry(exact.namespace(), exact.className()).store.remove(exact);
          listeners.forEach(l -> l.deleted(before));
          return before;
        });
  }

  Registration listen(InstanceListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private <T> T changing(Supplier<T> change) {
    changes.lock();
    try {
      return change.get();
    } finally {
      changes.unlock();
    }
  }
}
