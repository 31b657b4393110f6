package org.wsmanspec.mock.enumeration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.addressing.ResourceAddress;
import org.wsmanspec.mock.binding.Resources;
import org.wsmanspec.mock.binding.Target;
import org.wsmanspec.mock.cim.AssociationFilter;
import org.wsmanspec.mock.cim.CimClass;
import org.wsmanspec.mock.cim.CimException;
import org.wsmanspec.mock.cim.CimInstance;
import org.wsmanspec.mock.cim.CimProperty;
import org.wsmanspec.mock.cim.CimValue;
import org.wsmanspec.mock.cim.ObjectPath;
import org.wsmanspec.mock.cim.QueryResult;
import org.wsmanspec.mock.cim.wql.WqlParser;
import org.wsmanspec.mock.cim.wql.WqlQuery;
import org.wsmanspec.mock.cim.wql.WqlSyntaxException;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.soap.SoapFaultException;
import org.wsmanspec.mock.xpath.Expression;
import org.wsmanspec.mock.xpath.ExpressionException;

/** The four filter dialects (DSP0226 8.3 and annexes D and E, DSP0227 8.2, WQL). */
final class Filters {

  private final Resources resources;
  private final Call call;
  private final Target target;
  private final Mode mode;
  private final Polymorphism polymorphism;

  Filters(Resources resources, Call call, Target target, Mode mode, Polymorphism polymorphism) {
    this.resources = resources;
    this.call = call;
    this.target = target;
    this.mode = mode;
    this.polymorphism = polymorphism;
  }

  Selection apply(Filter filter) {
    return switch (filter.dialect()) {
      case Uris.DIALECT_WQL -> query(filter);
      case Uris.DIALECT_ASSOCIATION -> association(filter.requireElement());
      case Uris.DIALECT_SELECTOR -> selectors(filter);
      default -> xpath(filter);
    };
  }

  private CimClass requireClass() {
    return target
        .cimClass()
        .orElseThrow(
            () -> Filter.refused("This filter dialect needs the resource URI of one class"));
  }

  private Selection plain(CimClass cimClass, Predicate<CimInstance> condition) {
    return new Selection(
        Selections.instances(resources, call, target, cimClass, polymorphism, condition),
        writer(Optional.empty()));
  }

  private ItemWriter writer(Optional<List<String>> projection) {
    return Selections.writer(resources, call, target, mode, projection);
  }

  private Selection xpath(Filter filter) {
    Expression expression;
    try {
      expression = Expression.filter(filter.requireText(), filter.element());
    } catch (ExpressionException e) {
      throw Filter.refused(String.valueOf(e.getMessage()));
    }
    CimClass cimClass = requireClass();
    ItemWriter objects =
        new ItemWriter(
            resources, target.namespace(), target.style(), Mode.OBJECT, Optional.empty(), false);
    // The condition is about the item as it will be sent, cast or not.
    return plain(
        cimClass,
        instance -> {
          CimInstance seen =
              polymorphism == Polymorphism.EXCLUDE ? instance.castTo(cimClass) : instance;
          try {
            return expression.holds(objects.object(call, seen));
          } catch (ExpressionException e) {
            throw Filter.refused(String.valueOf(e.getMessage()));
          }
        });
  }

  private Selection selectors(Filter filter) {
    Element set = filter.requireElement();
    if (!Dom.is(set, Names.WSMAN_SELECTOR_SET)) {
      throw Filter.refused("A selector filter holds wsman:SelectorSet");
    }
    CimClass cimClass = requireClass();
    Map<String, CimValue> wanted = new HashMap<>();
    try {
      for (var selector : ResourceAddress.selectors(set)) {
        CimProperty property =
            cimClass
                .property(selector.name())
                .filter(p -> !p.array())
                .orElseThrow(
                    () ->
                        Filter.refused(
                            "The class has no single-valued property " + selector.name()));
        CimValue value =
            selector.reference().isPresent()
                ? CimValue.of(resources.path(selector.reference().get()))
                : CimValue.parse(property.type(), selector.value());
        if (wanted.put(property.name(), value) != null) {
          throw Filter.refused("The selector " + property.name() + " is given twice");
        }
      }
    } catch (SoapFaultException | CimException e) {
      throw Filter.refused(String.valueOf(e.getMessage()));
    }
    return plain(
        cimClass,
        instance ->
            wanted.entrySet().stream()
                .allMatch(
                    e ->
                        instance
                            .property(e.getKey())
                            .filter(v -> v.equals(e.getValue()))
                            .isPresent()));
  }

  private Selection query(Filter filter) {
    String text = filter.requireText();
    Optional<CimClass> from = Optional.empty();
    try {
      if (WqlParser.parse(text) instanceof WqlQuery.Select select) {
        from = resources.manager().findClass(target.namespace(), select.className());
        requireSameClass(select.className());
      }
    } catch (WqlSyntaxException e) {
      throw Filter.refused(String.valueOf(e.getMessage()));
    }
    QueryResult first = run(text);
    Optional<CimClass> queried = from;
    Optional<List<String>> projection =
        first.projection().isEmpty() ? Optional.empty() : Optional.of(first.projection());
    return new Selection(
        () ->
            queried.isPresent()
                ? polymorphism.apply(run(text).instances(), queried.get())
                : run(text).instances(),
        writer(projection));
  }

  private QueryResult run(String text) {
    return resources.manager().execQuery(call.caller(), target.namespace(), "WQL", text);
  }

  private void requireSameClass(String queried) {
    if (target.cimClass().filter(c -> !c.name().equalsIgnoreCase(queried)).isPresent()) {
      throw Filter.refused(
          "The query is about " + queried + ", the resource URI about another class");
    }
  }

  private Selection association(Element traversal) {
    boolean instances = Dom.is(traversal, Names.WSMB_ASSOCIATED_INSTANCES);
    if (!instances && !Dom.is(traversal, Names.WSMB_ASSOCIATION_INSTANCES)) {
      throw Filter.refused(
          "An association filter is wsmb:AssociatedInstances or wsmb:AssociationInstances, not "
              + Namespaces.display(Dom.name(traversal)));
    }
    requireKnown(traversal, instances);
    ObjectPath source = source(traversal);
    Optional<String> result = child(traversal, "ResultClassName");
    Optional<String> role = child(traversal, "Role");
    List<String> properties = new ArrayList<>();
    Dom.children(traversal, wsmb("IncludeResultProperty"))
        .forEach(e -> properties.add(Dom.text(e)));
    AssociationFilter filter =
        new AssociationFilter(
            child(traversal, "AssociationClassName"), result, role, child(traversal, "ResultRole"));
    return new Selection(
        () ->
            instances
                ? resources.manager().associators(call.caller(), source, filter)
                : resources.manager().references(call.caller(), source, result, role),
        writer(properties.isEmpty() ? Optional.empty() : Optional.of(properties)));
  }

  private static void requireKnown(Element traversal, boolean instances) {
    Set<String> known =
        new HashSet<>(Set.of("Object", "ResultClassName", "Role", "IncludeResultProperty"));
    if (instances) {
      known.addAll(Set.of("AssociationClassName", "ResultRole"));
    }
    for (Element child : Dom.children(traversal)) {
      if (!Namespaces.WSMB.equals(child.getNamespaceURI())
          || !known.contains(String.valueOf(child.getLocalName()))) {
        throw Filter.refused(
            "An association filter does not hold " + Namespaces.display(Dom.name(child)));
      }
    }
  }

  private ObjectPath source(Element traversal) {
    List<Element> objects = Dom.children(traversal, Names.WSMB_OBJECT);
    if (objects.size() != 1) {
      throw Filter.refused("An association filter names exactly one wsmb:Object");
    }
    Element object = Dom.child(objects.get(0), Names.WSA_ENDPOINT_REFERENCE).orElse(objects.get(0));
    try {
      ObjectPath path = resources.path(EndpointReference.in(object));
      // That the instance exists is told before a position in its associations is handed out.
      CimInstance found = resources.manager().getInstance(call.caller(), path);
      return found.path().orElse(path);
    } catch (SoapFaultException | CimException e) {
      throw Filter.refused(
          "wsmb:Object does not name exactly one existing instance: "
              + String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT));
    }
  }

  private static Optional<String> child(Element parent, String local) {
    return Call.text(parent, wsmb(local)).filter(t -> !t.isEmpty());
  }

  private static QName wsmb(String local) {
    return new QName(Namespaces.WSMB, local, "wsmb");
  }
}
