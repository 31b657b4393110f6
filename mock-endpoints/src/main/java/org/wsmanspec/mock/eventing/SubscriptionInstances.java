package org.wsmanspec.mock.eventing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.mock.cim.CimException;
import org.wsmanspec.mock.cim.CimInstance;
import org.wsmanspec.mock.cim.CimType;
import org.wsmanspec.mock.cim.CimValue;
import org.wsmanspec.mock.cim.ObjectManager;
import org.wsmanspec.mock.cim.ObjectPath;

/**
 * A subscription to indications as the CIM instances that describe it: filter, handler and the
 * association of both, there as long as the subscription (DSP0227 R10.6-4).
 */
final class SubscriptionInstances {

  /** Where they are. */
  static final String NAMESPACE = "root/interop";

  private static final String HANDLER = "CIM_ListenerDestination";
  private static final String SUBSCRIPTION = "CIM_IndicationSubscription";

  private SubscriptionInstances() {}

  /**
   * Creates them, if the repository has their classes.
   *
   * @param stored the filter, if it is one of the repository's own and so to stay
   * @return removes them
   */
  static Runnable create(
      ObjectManager manager,
      String id,
      String sourceNamespace,
      String query,
      Optional<ObjectPath> stored,
      String destination) {
    if (!manager.namespaces().contains(NAMESPACE)
        || manager.findClass(NAMESPACE, SUBSCRIPTION).isEmpty()) {
      return () -> {};
    }
    List<ObjectPath> made = new ArrayList<>();
    ObjectPath filter =
        stored.orElseGet(
            () ->
                keep(
                    manager,
                    made,
                    named(IndicationQuery.FILTER_CLASS, id)
                        .set(
                            "SourceNamespaces",
                            CimValue.array(CimType.STRING, List.of(sourceNamespace)))
                        .set("Query", query)
                        .set("QueryLanguage", "WQL")));
    ObjectPath handler = keep(manager, made, named(HANDLER, id).set("Destination", destination));
    ObjectPath both =
        keep(
            manager,
            made,
            CimInstance.of(SUBSCRIPTION)
                .set("Filter", CimValue.of(filter))
                .set("Handler", CimValue.of(handler)));
    assert made.contains(both);
    Collections.reverse(made);
    return () -> made.forEach(path -> remove(manager, path));
  }

  private static CimInstance.Builder named(String className, String id) {
    return CimInstance.of(className)
        .set("SystemCreationClassName", "CIM_ComputerSystem")
        .set("SystemName", "WSPEC-HOST")
        .set("CreationClassName", className)
        .set("Name", id);
  }

  private static ObjectPath keep(
      ObjectManager manager, List<ObjectPath> made, CimInstance.Builder instance) {
    ObjectPath path = manager.create(NAMESPACE, instance.build()).path().orElseThrow();
    made.add(path);
    return path;
  }

  private static void remove(ObjectManager manager, ObjectPath path) {
    try {
      manager.remove(path);
    } catch (CimException e) {
      // Somebody was faster; what matters is that it is gone.
      assert e.status() == org.wsmanspec.mock.cim.CimStatus.NOT_FOUND;
    }
  }
}
