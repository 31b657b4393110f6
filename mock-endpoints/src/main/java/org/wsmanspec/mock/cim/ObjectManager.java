package org.wsmanspec.mock.cim;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.wsmanspec.mock.cim.mof.MofResolver;
import org.wsmanspec.mock.cim.mof.MofSource;

/**
 * The CIM object manager: namespaces, classes, instances, queries and methods.
 *
 * <p>Names of namespaces, classes, properties, keys, methods and parameters are case-insensitive. A
 * path without a namespace is one in {@link #DEFAULT_NAMESPACE}. A path may name a superclass of
 * the instance's class. Every operation with a {@link Caller} is journalled: first {@code
 * accessCheck}, then, if granted, {@code getClass}, for changes and instance methods {@code
 * locateInstance}, and the operation itself. Failures are {@link CimException}s; ACCESS_DENIED,
 * INVALID_NAMESPACE and INVALID_CLASS may come from any operation. Thread-safe.
 *
 * <p>The operations are those of DSP0200 section 5.3.2.
 */
public final class ObjectManager {
  /** The namespace of a path that states none. */
  public static final String DEFAULT_NAMESPACE = "root/cimv2";

  private final Repository repository = new Repository();
  private final InstanceRules rules = new InstanceRules(repository);
  private final QueryEngine queries = new QueryEngine(repository, rules);
  private final AssociationWalker associations = new AssociationWalker(repository);
  private final Gate gate;

  /** A manager with nothing but the default namespace. */
  public ObjectManager(JournalSink journal, AccessPolicy access) {
    this.gate = new Gate(journal, access);
    repository.addNamespace(DEFAULT_NAMESPACE);
  }

  // ---- setting up; not journalled

  /** Adds a namespace, if it is not there. */
  public void addNamespace(String namespace) {
    repository.addNamespace(namespace);
  }

  /** All namespaces, sorted. */
  public Set<String> namespaces() {
    return repository.namespaces();
  }

  /** Adds a class; its superclass must be there. ALREADY_EXISTS if its name is taken. */
  public void addClass(String namespace, CimClass cimClass) {
    repository.addClass(namespace, cimClass);
  }

  /**
   * Loads MOF files with what they include from their own directories. A load that fails keeps what
   * came before the mistake.
   *
   * @throws org.wsmanspec.mock.cim.mof.MofSyntaxException if a file is not in the subset of {@link
   *     org.wsmanspec.mock.cim.mof.MofParser}, or contradicts itself or the repository
   * @throws IOException if a file cannot be read
   */
  public void load(Path... files) throws IOException {
    for (Path file : files) {
      MofFiles reader = new MofFiles(file);
      load(reader.source(), reader);
    }
  }

  /** Loads a MOF text; see {@link #load(Path...)}. */
  public void load(MofSource source, MofResolver resolver) {
    new MofLoader(this, repository, rules).load(source, resolver);
  }

  /** Lets a store hold, or compute, the instances of a class. */
  public void setStore(String namespace, String className, InstanceStore store) {
    repository.entry(namespace, className).store = store;
  }

  /** States what clients may do with the instances of a class. */
  public void setCapabilities(String namespace, String className, ClassCapabilities capabilities) {
    repository.entry(namespace, className).capabilities = capabilities;
  }

  /** What clients may do with the instances of a class. */
  public ClassCapabilities capabilities(String namespace, String className) {
    return repository.entry(namespace, className).capabilities;
  }

  /**
   * Gives a declared method its implementation, for the class and those derived from it.
   * METHOD_NOT_FOUND if not declared.
   */
  public void setMethod(
      String namespace, String className, String method, MethodProvider provider) {
    ClassEntry entry = repository.entry(namespace, className);
    Methods.declared(entry.cimClass, method);
    entry.methods.put(Names.fold(method), provider);
  }

  /**
   * Tells a listener of every change to an instance, by whomever, until the registration is closed.
   */
  public Registration listen(InstanceListener listener) {
    return repository.listen(listener);
  }

  // ---- classes and paths; not journalled

  /** A class, if the namespace has it. INVALID_NAMESPACE if there is no such namespace. */
  public Optional<CimClass> findClass(String namespace, String className) {
    return repository.find(namespace, className).map(e -> e.cimClass);
  }

  /** The classes derived directly from a class. */
  public List<CimClass> subclasses(String namespace, String className) {
    return repository.entry(namespace, className).subclasses.stream().map(e -> e.cimClass).toList();
  }

  /** All classes of a namespace, in no particular order. */
  public List<CimClass> classes(String namespace) {
    return repository.entries(namespace).stream().map(e -> e.cimClass).toList();
  }

  /**
   * Whether a class is another one or derived from it; false if the namespace has no such class.
   */
  public boolean isSubclass(String namespace, String className, String ofClass) {
    return findClass(namespace, className).filter(c -> c.isA(ofClass)).isPresent();
  }

  /**
   * The canonical form of a path: absolute, names as declared, keys typed, in order of declaration.
   *
   * @throws CimException INVALID_PARAMETER with problem MISSING_KEY, UNKNOWN_KEY or BAD_VALUE and
   *     the key's name
   */
  public ObjectPath canonical(ObjectPath path) {
    return rules.canonical(DEFAULT_NAMESPACE, path);
  }

  /**
   * The canonical path of an instance from the key texts of a protocol: what {@link CimValue#parse}
   * reads, or {@link ObjectPath}s for reference keys. No keys at all name the instance of a
   * singleton class.
   *
   * @throws CimException INVALID_PARAMETER with problem MISSING_KEY, UNKNOWN_KEY or BAD_VALUE and
   *     the key's name
   */
  public ObjectPath resolve(String namespace, String className, Map<String, ?> keys) {
    return rules.instancePath(namespace, Methods.loosePath(namespace, className, keys));
  }

  // ---- operations

  /** A class. Needs READ. */
  public CimClass getClass(Caller caller, String namespace, String className) {
    String place = ObjectPath.ofClass(namespace, className).toString();
    return gate.check(caller, namespace, place, Right.READ)
        .step("getClass", () -> repository.entry(namespace, className).cimClass);
  }

  /** An instance. Needs READ; NOT_FOUND if there is none. */
  public CimInstance getInstance(Caller caller, ObjectPath path) {
    Gate.Passage passage = pass(caller, path, Right.READ);
    return passage.step("getInstance", () -> repository.require(instancePath(path)));
  }

  /**
   * Creates an instance. Needs WRITE; ALREADY_EXISTS, NOT_SUPPORTED, NO_SUCH_PROPERTY,
   * TYPE_MISMATCH, INVALID_PARAMETER.
   */
  public CimInstance createInstance(Caller caller, String namespace, CimInstance instance) {
    Gate.Passage passage =
        pass(caller, ObjectPath.ofClass(namespace, instance.className()), Right.WRITE);
    return passage.step(
        "createInstance",
        () -> {
          ClassEntry entry = repository.entry(namespace, instance.className());
          require(entry.capabilities.create(), entry, "created");
          return create(namespace, instance);
        });
  }

  /**
   * Changes an instance. Needs WRITE. Properties not given keep their values. Giving a key or
   * read-only property its current value is fine; another value is INVALID_PARAMETER with problem
   * READ_ONLY, and nothing changes.
   *
   * @param propertyList if present, only these properties change; those of them without a given
   *     value go back to their default
   * @return the instance as it is then
   */
  public CimInstance modifyInstance(
      Caller caller,
      ObjectPath path,
      CimInstance changes,
      Optional<? extends Collection<String>> propertyList) {
    Gate.Passage passage = pass(caller, path, Right.WRITE);
    ObjectPath exact = locate(passage, path);
    return passage.step(
        "modifyInstance",
        () -> {
          ClassEntry entry = repository.entry(exact.namespace(), exact.className());
          require(entry.capabilities.modify(), entry, "modified");
          return repository.modify(
              exact,
              before ->
                  rules.change(exact.namespace(), entry.cimClass, before, changes, propertyList));
        });
  }

  /** Deletes an instance. Needs WRITE; NOT_FOUND, NOT_SUPPORTED. */
  public void deleteInstance(Caller caller, ObjectPath path) {
    Gate.Passage passage = pass(caller, path, Right.WRITE);
    ObjectPath exact = locate(passage, path);
    passage.step(
        "deleteInstance",
        () -> {
          ClassEntry entry = repository.entry(exact.namespace(), exact.className());
          require(entry.capabilities.delete(), entry, "deleted");
          repository.delete(exact);
          return exact;
        });
  }

  /**
   * The instances of a class, in a stable order, computed as they are pulled. Needs READ, checked
   * once.
   *
   * @param deep whether instances of derived classes belong to it
   */
  public Iterator<CimInstance> enumerateInstances(
      Caller caller, String namespace, String className, boolean deep) {
    Gate.Passage passage = pass(caller, ObjectPath.ofClass(namespace, className), Right.READ);
    return passage.step(
        "enumerate", () -> repository.instances(repository.entry(namespace, className), deep));
  }

  /**
   * Runs a query. Needs READ. A class query finds instances of derived classes, too.
   *
   * @param language {@code WQL}, else QUERY_LANGUAGE_NOT_SUPPORTED
   * @throws CimException INVALID_QUERY with problem QUERY_SYNTAX, QUERY_PROPERTY or BAD_VALUE;
   *     INVALID_CLASS for an unknown class; NOT_FOUND for the object of an association query
   */
  public QueryResult execQuery(Caller caller, String namespace, String language, String query) {
    Gate.Passage passage = gate.check(caller, namespace, namespace + ":" + query, Right.READ);
    return passage.step(
        "execQuery", () -> queries.run(repository.namespaceName(namespace), language, query));
  }

  /**
   * Prepares an event query: its class must be an indication. Not journalled; INVALID_QUERY and
   * INVALID_CLASS as {@link #execQuery}.
   */
  public EventFilter compileEventFilter(String namespace, String language, String query) {
    return queries.eventFilter(repository.namespaceName(namespace), language, query);
  }

  /** The instances associated with one. Needs READ; NOT_FOUND if that one does not exist. */
  public Iterator<CimInstance> associators(
      Caller caller, ObjectPath path, AssociationFilter filter) {
    Gate.Passage passage = pass(caller, path, Right.READ);
    return passage.step(
        "associators",
        () -> associations.associators(repository.require(instancePath(path)), filter));
  }

  /**
   * The association instances that refer to an instance. Needs READ; NOT_FOUND if that one does not
   * exist.
   *
   * @param resultClass only associations of this class or derived from it
   * @param role only where this reference holds the instance
   */
  public Iterator<CimInstance> references(
      Caller caller, ObjectPath path, Optional<String> resultClass, Optional<String> role) {
    Gate.Passage passage = pass(caller, path, Right.READ);
    return passage.step(
        "references",
        () -> associations.references(repository.require(instancePath(path)), resultClass, role));
  }

  /**
   * Invokes a method. Needs EXECUTE.
   *
   * @param path the instance, or the class for a static method
   * @param in in-parameters by name
   * @throws CimException METHOD_NOT_FOUND if not declared, METHOD_NOT_AVAILABLE if not implemented,
   *     NOT_FOUND, INVALID_PARAMETER with problem MISSING_VALUE or BAD_VALUE or NONE (unknown
   *     parameter) and its name, FAILED if interrupted
   */
  public MethodResult invokeMethod(
      Caller caller, ObjectPath path, String method, Map<String, CimValue> in) {
    Gate.Passage passage = pass(caller, path, Right.EXECUTE);
    CimMethod declared = Methods.declared(entryOf(path).cimClass, method);
    ObjectPath target = declared.isStatic() ? classPath(path) : locate(passage, path);
    return passage.step(
        "invokeMethod",
        target + " " + declared.name(),
        () -> {
          Optional<CimInstance> instance =
              declared.isStatic() ? Optional.empty() : Optional.of(repository.require(target));
          return Methods.invoke(repository, rules, this, caller, declared, target, instance, in);
        });
  }

  // ---- changes by the managed system itself: no access check, no journal, listeners are told

  /** Creates an instance as the managed system, whatever the class's capabilities. */
  public CimInstance create(String namespace, CimInstance instance) {
    CimClass cimClass = repository.entry(namespace, instance.className()).cimClass;
    String declared = repository.namespaceName(namespace);
    return repository.create(declared, rules.complete(declared, cimClass, instance));
  }

  /** Changes values of an instance as the managed system, also read-only ones. */
  public CimInstance update(ObjectPath path, Map<String, CimValue> values) {
    return update(path, before -> values);
  }

  /** Changes values of an instance as the managed system, in one step with reading them. */
  public CimInstance update(ObjectPath path, Function<CimInstance, Map<String, CimValue>> values) {
    ObjectPath canonical = instancePath(path);
    return repository.modify(
        canonical,
        before -> {
          CimClass cimClass = repository.entry(canonical.namespace(), before.className()).cimClass;
          CimInstance after = before;
          for (Map.Entry<String, CimValue> each : values.apply(before).entrySet()) {
            CimProperty property = InstanceRules.property(cimClass, each.getKey());
            after =
                after.with(
                    property.name(), rules.fit(canonical.namespace(), property, each.getValue()));
          }
          return after;
        });
  }

  /** The instances associated with one, for the managed system itself. */
  Iterator<CimInstance> associated(ObjectPath path, AssociationFilter filter) {
    return associations.associators(repository.require(instancePath(path)), filter);
  }

  /** Removes an instance as the managed system. */
  public void remove(ObjectPath path) {
    repository.delete(instancePath(path));
  }

  // ---- steps

  private Gate.Passage pass(Caller caller, ObjectPath path, Right right) {
    ObjectPath place = path.namespace().isEmpty() ? path.in(DEFAULT_NAMESPACE) : path;
    Gate.Passage passage = gate.check(caller, place.namespace(), place.toString(), right);
    passage.step("getClass", () -> entryOf(path));
    return passage;
  }

  private ObjectPath locate(Gate.Passage passage, ObjectPath path) {
    CimInstance found =
        passage.step("locateInstance", () -> repository.require(instancePath(path)));
    return found.path().orElseThrow();
  }

  private ClassEntry entryOf(ObjectPath path) {
    String namespace = path.namespace().isEmpty() ? DEFAULT_NAMESPACE : path.namespace();
    return repository.entry(namespace, path.className());
  }

  private ObjectPath classPath(ObjectPath path) {
    String namespace = path.namespace().isEmpty() ? DEFAULT_NAMESPACE : path.namespace();
    return ObjectPath.ofClass(repository.namespaceName(namespace), entryOf(path).name());
  }

  private ObjectPath instancePath(ObjectPath path) {
    return rules.instancePath(DEFAULT_NAMESPACE, path);
  }

  private static void require(boolean capability, ClassEntry entry, String what) {
    if (!capability) {
      throw new CimException(
          CimStatus.NOT_SUPPORTED,
          entry.name(),
          "Instances of " + entry.name() + " cannot be " + what + " by clients");
    }
  }
}
