package org.wsmanspec.mock.eventing;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.binding.CimFaults;
import org.wsmanspec.mock.binding.CimFaults.Situation;
import org.wsmanspec.mock.binding.Resources;
import org.wsmanspec.mock.binding.Target;
import org.wsmanspec.mock.cim.CimClass;
import org.wsmanspec.mock.cim.CimException;
import org.wsmanspec.mock.cim.CimInstance;
import org.wsmanspec.mock.cim.EventFilter;
import org.wsmanspec.mock.cim.ObjectManager;
import org.wsmanspec.mock.cim.ObjectPath;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.soap.SoapFaultException;

/**
 * Which indications a Subscribe wants: those of a class, those of a query, or those of a stored
 * filter (DSP0227 section 10).
 *
 * @param namespace the CIM namespace of the indications
 * @param filter the query
 * @param stored the path of the stored filter, if it is one
 */
record IndicationQuery(String namespace, EventFilter filter, Optional<ObjectPath> stored) {

  /** The class whose instances are stored queries. */
  static final String FILTER_CLASS = "CIM_IndicationFilter";

  private static final List<String> ALL =
      List.of(Uris.DIALECT_WQL, Uris.DIALECT_XPATH, Uris.DIALECT_EVENT_ROOT_XPATH);

  /**
   * What the resource and the filter of a Subscribe ask for together.
   *
   * @throws SoapFaultException InvalidMessage for all classes without a query;
   *     FilteringRequestedUnavailable; CannotProcessFilter; EventSourceUnableToProcess if resource
   *     and query name different classes; InvalidParameter for a query beside a stored one;
   *     ActionNotSupported/ActionMismatch for what has no events; AccessDenied
   */
  static IndicationQuery of(Resources resources, Call call, Target target, Wish wish) {
    ObjectManager manager = resources.manager();
    String namespace = target.namespace();
    if (target.cimClass().isEmpty()) {
      FilterText filter =
          wish.filter()
              .orElseThrow(
                  () ->
                      Contents.invalid(
                          "All classes together need a filter that says which indications"));
      filter.requireDialect(List.of(Uris.DIALECT_WQL));
      EventFilter compiled = compile(manager, namespace, filter.requireText());
      requireRight(manager, call, namespace, compiled.className());
      return new IndicationQuery(namespace, compiled, Optional.empty());
    }
    CimClass cimClass = target.cimClass().get();
    if (manager.isSubclass(namespace, cimClass.name(), FILTER_CLASS)) {
      return stored(resources, call, target, wish);
    }
    requireRight(manager, call, namespace, cimClass.name());
    if (!cimClass.isIndication()) {
      throw CimFaults.mismatch(
          call.addressing().action(), cimClass.name() + " is no class of indications");
    }
    Resources.requireClassLevel(target);
    wish.filter().ifPresent(f -> f.requireDialect(ALL));
    Optional<FilterText> query = wish.filter().filter(f -> f.dialect().equals(Uris.DIALECT_WQL));
    EventFilter filter =
        compile(
            manager,
            namespace,
            query.map(FilterText::requireText).orElse("SELECT * FROM " + cimClass.name()));
    if (!filter.className().equalsIgnoreCase(cimClass.name())) {
      throw SoapFaultException.of(
          FaultSubcode.EVENT_SOURCE_UNABLE_TO_PROCESS,
          "The resource is " + cimClass.name() + ", but the query asks for " + filter.className());
    }
    return new IndicationQuery(namespace, filter, Optional.empty());
  }

  private static IndicationQuery stored(Resources resources, Call call, Target target, Wish wish) {
    if (wish.filter().isPresent()) {
      throw SoapFaultException.of(
          FaultSubcode.INVALID_PARAMETER,
          "The resource is a filter already; another one beside it has no meaning");
    }
    CimInstance stored;
    try {
      stored = resources.manager().getInstance(call.caller(), resources.instance(target));
    } catch (CimException e) {
      throw CimFaults.of(e, Situation.RESOURCE);
    }
    String language = stored.text("QueryLanguage").orElse("");
    if (!language.equalsIgnoreCase("WQL")) {
      throw FilterText.refused("The stored filter is in another language, " + language);
    }
    String namespace =
        stored
            .property("SourceNamespaces")
            .flatMap(v -> v.texts().stream().findFirst())
            .orElse(target.namespace());
    EventFilter filter = compile(resources.manager(), namespace, stored.text("Query").orElse(""));
    requireRight(resources.manager(), call, namespace, filter.className());
    return new IndicationQuery(namespace, filter, stored.path());
  }

  private static EventFilter compile(ObjectManager manager, String namespace, String query) {
    try {
      return manager.compileEventFilter(namespace, "WQL", query);
    } catch (CimException e) {
      throw FilterText.refused(String.valueOf(e.getMessage()));
    }
  }

  /** Who may read the class of the indications may hear of them. */
  private static void requireRight(
      ObjectManager manager, Call call, String namespace, String className) {
    try {
      manager.getClass(call.caller(), namespace, className);
    } catch (CimException e) {
      throw CimFaults.of(e, Situation.RESOURCE);
    }
  }
}
