package org.wsmanspec.mock.cim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows association instances from one instance to others, in its namespace. */
final class AssociationWalker {
  private final Repository repository;

  AssociationWalker(Repository repository) {
    this.repository = repository;
  }

  Iterator<CimInstance> references(
      CimInstance source, Optional<String> resultClass, Optional<String> role) {
    return Iterators.concat(
        links(source, resultClass),
        link -> (refers(link, source, role) ? List.of(link) : List.<CimInstance>of()).iterator());
  }

  Iterator<CimInstance> associators(CimInstance source, AssociationFilter filter) {
    String namespace = pathOf(source).namespace();
    filter.resultClass().ifPresent(name -> repository.entry(namespace, name));
    // What was found once is not found again over another association.
    Set<ObjectPath> seen = new HashSet<>();
    return Iterators.concat(
        links(source, filter.assocClass()),
        link -> {
          List<CimInstance> found = new ArrayList<>();
          ends(link, source, filter)
              .forEach(
                  end ->
                      repository
                          .locate(end)
                          .filter(i -> isA(i, filter.resultClass()))
                          .filter(i -> seen.add(pathOf(i)))
                          .ifPresent(found::add));
          return found.iterator();
        });
  }

  /** The instances of the association classes asked for. */
  private Iterator<CimInstance> links(CimInstance source, Optional<String> linkClass) {
    String namespace = pathOf(source).namespace();
    List<ClassEntry> classes;
    if (linkClass.isPresent()) {
      classes = repository.family(repository.entry(namespace, linkClass.get()), true);
    } else {
      classes =
          repository.entries(namespace).stream()
              .filter(e -> e.cimClass.isAssociation())
              .sorted((a, b) -> a.name().compareTo(b.name()))
              .toList();
    }
    return Iterators.concat(classes.iterator(), entry -> entry.store.iterate());
  }

  private boolean refers(CimInstance link, CimInstance source, Optional<String> role) {
    return link.properties().entrySet().stream()
        .filter(e -> role.isEmpty() || Names.same(role.get(), e.getKey()))
        .anyMatch(e -> e.getValue().reference().filter(r -> names(r, source)).isPresent());
  }

  /** The paths at the other ends of a link: if both ends name the source, the source itself. */
  private List<ObjectPath> ends(CimInstance link, CimInstance source, AssociationFilter filter) {
    List<ObjectPath> ends = new ArrayList<>();
    link.properties()
        .forEach(
            (name, value) -> {
              Optional<ObjectPath> end = value.reference();
              boolean wanted =
                  filter.resultRole().isEmpty() || Names.same(filter.resultRole().get(), name);
              if (end.isPresent() && wanted && otherEndIsSource(link, name, source, filter)) {
                ends.add(end.get());
              }
            });
    return ends;
  }

  private boolean otherEndIsSource(
      CimInstance link, String thisEnd, CimInstance source, AssociationFilter filter) {
    return link.properties().entrySet().stream()
        .filter(e -> !Names.same(e.getKey(), thisEnd))
        .filter(e -> filter.role().isEmpty() || Names.same(filter.role().get(), e.getKey()))
        .anyMatch(e -> e.getValue().reference().filter(r -> names(r, source)).isPresent());
  }

  /** Whether a reference names the instance, perhaps by a superclass of its class. */
  private boolean names(ObjectPath reference, CimInstance instance) {
    ObjectPath path = pathOf(instance);
    return Names.same(reference.namespace(), path.namespace())
        && reference.sameKeys(path)
        && isA(instance, Optional.of(reference.className()));
  }

  private boolean isA(CimInstance instance, Optional<String> className) {
    return className.isEmpty()
        || repository
            .find(pathOf(instance).namespace(), instance.className())
            .filter(e -> e.cimClass.isA(className.get()))
            .isPresent();
  }

  private static ObjectPath pathOf(CimInstance instance) {
    return instance.path().orElseThrow();
  }
}
