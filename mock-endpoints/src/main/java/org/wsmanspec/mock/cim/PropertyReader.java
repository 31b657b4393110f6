package org.wsmanspec.mock.cim;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.mock.cim.wql.WqlPath;

/**
 * Reads the value a query's property path leads to.
 *
 * @param names the path
 * @param type the declared type; empty below an embedded object of unknown class
 * @param array whether it is declared an array
 */
record PropertyReader(List<String> names, Optional<CimType> type, boolean array) {

  /** Checks a path as far as classes are known; INVALID_QUERY if it leads nowhere. */
  static PropertyReader of(
      Repository repository, String namespace, CimClass cimClass, WqlPath path) {
    Optional<CimClass> known = Optional.of(cimClass);
    Optional<CimType> type = Optional.empty();
    boolean array = false;
    for (int i = 0; i < path.names().size(); i++) {
      String name = path.names().get(i);
      boolean last = i == path.names().size() - 1;
      if (SystemProperties.isOne(name)) {
        if (!last || Names.same(name, "__this")) {
          throw WqlCompiler.invalid(path + ": " + name + " has no value to compare", path);
        }
        return new PropertyReader(path.names(), Optional.of(CimType.STRING), false);
      }
      if (known.isEmpty()) {
        return new PropertyReader(path.names(), Optional.empty(), false);
      }
      CimProperty property = WqlCompiler.queryProperty(known.get(), name);
      if (!last && (property.type() != CimType.EMBEDDED || property.array())) {
        throw WqlCompiler.invalid(path + ": " + name + " holds no embedded instance", path);
      }
      known = property.ofClass().flatMap(c -> repository.find(namespace, c)).map(e -> e.cimClass);
      type = Optional.of(property.type());
      array = property.array();
    }
    return new PropertyReader(path.names(), type, array);
  }

  /** The value; empty where an instance on the way, or the property itself, is not there. */
  Optional<CimValue> read(CimInstance instance) {
    Optional<CimInstance> owner = Optional.of(instance);
    for (String name : names.subList(0, names.size() - 1)) {
      owner = owner.flatMap(o -> o.property(name)).flatMap(CimValue::embedded);
    }
    String last = names.get(names.size() - 1);
    return owner.flatMap(
        o ->
            SystemProperties.isOne(last)
                ? SystemProperties.value(last, o).map(CimValue::of)
                : o.property(last));
  }
}
