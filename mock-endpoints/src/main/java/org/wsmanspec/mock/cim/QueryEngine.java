package org.wsmanspec.mock.cim;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.mock.cim.wql.WqlParser;
import org.wsmanspec.mock.cim.wql.WqlPath;
import org.wsmanspec.mock.cim.wql.WqlQuery;
import org.wsmanspec.mock.cim.wql.WqlSyntaxException;

/** Runs queries against the repository. */
final class QueryEngine {
  private final Repository repository;
  private final InstanceRules rules;

  QueryEngine(Repository repository, InstanceRules rules) {
    this.repository = repository;
    this.rules = rules;
  }

  QueryResult run(String namespace, String language, String text) {
    WqlQuery query = parse(language, text);
    if (query instanceof WqlQuery.Select select) {
      return select(namespace, select);
    }
    AssociationWalker walker = new AssociationWalker(repository);
    if (query instanceof WqlQuery.Associators links) {
      noClasses(links.classDefsOnly());
      Iterator<CimInstance> found =
          walker.associators(
              source(namespace, links.objectPath()),
              new AssociationFilter(
                  links.assocClass(), links.resultClass(), links.role(), links.resultRole()));
      return new QueryResult(links.keysOnly() ? keysOnly(found) : found, List.of());
    }
    WqlQuery.References links = (WqlQuery.References) query;
    noClasses(links.classDefsOnly());
    Iterator<CimInstance> found =
        walker.references(source(namespace, links.objectPath()), links.resultClass(), links.role());
    return new QueryResult(links.keysOnly() ? keysOnly(found) : found, List.of());
  }

  EventFilter eventFilter(String namespace, String language, String text) {
    if (!(parse(language, text) instanceof WqlQuery.Select select)) {
      throw invalid("An event query begins with SELECT", null);
    }
    CimClass cimClass = repository.entry(namespace, select.className()).cimClass;
    if (!cimClass.isIndication()) {
      throw invalid(
          "Class " + cimClass.name() + " is no event class; expected an indication",
          cimClass.name());
    }
    projection(cimClass, select);
    Predicate<CimInstance> condition = condition(namespace, cimClass, select);
    return new EventFilter(
        cimClass.name(),
        select.within(),
        text,
        event ->
            repository
                    .find(namespace, event.className())
                    .filter(e -> e.cimClass.isA(cimClass.name()))
                    .isPresent()
                && condition.test(event));
  }

  private QueryResult select(String namespace, WqlQuery.Select select) {
    if (select.within().isPresent()) {
      throw invalid("WITHIN makes this an event query; it has no instances to enumerate", null);
    }
    ClassEntry entry = repository.entry(namespace, select.className());
    List<String> projection = projection(entry.cimClass, select);
    Predicate<CimInstance> condition = condition(namespace, entry.cimClass, select);
    Iterator<CimInstance> matching =
        Iterators.concat(
            repository.instances(entry, true),
            instance ->
                (condition.test(instance)
                        ? List.of(projection.isEmpty() ? instance : project(instance, projection))
                        : List.<CimInstance>of())
                    .iterator());
    return new QueryResult(matching, projection);
  }

  private Predicate<CimInstance> condition(
      String namespace, CimClass cimClass, WqlQuery.Select select) {
    if (select.where().isEmpty()) {
      return instance -> true;
    }
    WqlCompiler.Test test =
        new WqlCompiler(repository, rules, namespace, cimClass).compile(select.where().get());
    return instance -> test.of(instance) == WqlCompiler.Truth.TRUE;
  }

  private static List<String> projection(CimClass cimClass, WqlQuery.Select select) {
    List<String> names = new ArrayList<>();
    for (WqlPath path : select.properties()) {
      String first = path.names().get(0);
      if (SystemProperties.isOne(first)) {
        names.add(first);
        continue;
      }
      CimProperty property = WqlCompiler.queryProperty(cimClass, first);
      if (path.names().size() > 1 && property.type() != CimType.EMBEDDED) {
        throw invalid(path + ": " + first + " holds no embedded instance", path.toString());
      }
      names.add(property.name());
    }
    return names.stream().distinct().toList();
  }

  private static CimInstance project(CimInstance instance, List<String> names) {
    CimInstance projected = instance.project(names);
    for (String name : names) {
      Optional<String> system = SystemProperties.value(name, instance);
      if (system.isPresent()) {
        projected = projected.with(name, CimValue.of(system.get()));
      }
    }
    return projected;
  }

  private CimInstance source(String namespace, String path) {
    return repository.require(rules.instancePath(namespace, ObjectPath.parse(path)));
  }

  private static Iterator<CimInstance> keysOnly(Iterator<CimInstance> found) {
    return Iterators.concat(
        found, i -> List.of(i.project(i.path().orElseThrow().keys().keySet())).iterator());
  }

  private static void noClasses(boolean classDefsOnly) {
    if (classDefsOnly) {
      throw new CimException(
          CimStatus.NOT_SUPPORTED, "ClassDefsOnly", "ClassDefsOnly: class results are not offered");
    }
  }

  private static WqlQuery parse(String language, String text) {
    if (!Names.same(language, "WQL")) {
      throw new CimException(
          CimStatus.QUERY_LANGUAGE_NOT_SUPPORTED,
          language,
          "Query language \"" + language + "\" is not offered; expected WQL");
    }
    try {
      return WqlParser.parse(text);
    } catch (WqlSyntaxException e) {
      throw new CimException(
          CimStatus.INVALID_QUERY,
          CimException.Problem.QUERY_SYNTAX,
          null,
          String.valueOf(e.getMessage()),
          e);
    }
  }

  private static CimException invalid(String message, @Nullable String name) {
    return new CimException(CimStatus.INVALID_QUERY, name, message);
  }
}
