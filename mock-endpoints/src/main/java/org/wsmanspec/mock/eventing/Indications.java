package org.wsmanspec.mock.eventing;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import org.w3c.dom.Element;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.mock.addressing.ResourceAddress;
import org.wsmanspec.mock.binding.InstanceWriter;
import org.wsmanspec.mock.binding.Resources;
import org.wsmanspec.mock.binding.Target;
import org.wsmanspec.mock.cim.CimClass;
import org.wsmanspec.mock.cim.CimInstance;
import org.wsmanspec.mock.cim.EventFilter;
import org.wsmanspec.mock.cim.InstanceListener;
import org.wsmanspec.mock.cim.ObjectManager;
import org.wsmanspec.mock.cim.ObjectPath;
import org.wsmanspec.mock.cim.Registration;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.enumeration.Polymorphism;

/** The object manager's changes as CIM indications (DSP0227 section 10). */
final class Indications implements EventResource, AutoCloseable {

  private static final String IDENTIFIER = "wsmanspec";

  private final Resources resources;
  private final ObjectManager manager;
  private final Clock clock;
  private final Source<Change> source;
  private final Registration registration;

  /**
   * Begins to listen.
   *
   * @param kept how many of the latest changes are kept for bookmarks
   */
  Indications(Resources resources, Clock clock, int kept) {
    this.resources = resources;
    this.manager = resources.manager();
    this.clock = clock;
    this.source = new Source<>(kept);
    this.registration =
        manager.listen(
            new InstanceListener() {
              @Override
              public void created(CimInstance instance) {
                publish(Change.Kind.CREATION, instance, Optional.empty());
              }

              @Override
              public void modified(CimInstance before, CimInstance after) {
                publish(Change.Kind.MODIFICATION, after, Optional.of(before));
              }

              @Override
              public void deleted(CimInstance instance) {
                publish(Change.Kind.DELETION, instance, Optional.empty());
              }
            });
  }

  private void publish(Change.Kind kind, CimInstance instance, Optional<CimInstance> before) {
    String namespace = instance.path().map(ObjectPath::namespace).orElse("");
    source.publish(new Change(kind, namespace, instance, before, clock.instant()));
  }

  /** Raises an indication that no change of an instance shows. */
  void raise(String namespace, CimInstance indication) {
    source.publish(
        new Change(Change.Kind.RAISED, namespace, indication, Optional.empty(), clock.instant()));
  }

  Source<Change> source() {
    return source;
  }

  @Override
  public boolean owns(ResourceAddress address) {
    return true;
  }

  @Override
  public Feed<Change> feed(Call call, ResourceAddress address, Wish wish) {
    Target target = resources.target(address);
    IndicationQuery query = IndicationQuery.of(resources, call, target, wish);
    return new Feed<>(source, interest(call.address(), target, query, wish), Optional.of(query));
  }

  @Override
  public Runnable begun(Feed<?> feed, Wish wish, String id) {
    IndicationQuery query = feed.query().orElseThrow();
    return SubscriptionInstances.create(
        manager,
        id,
        query.namespace(),
        query.filter().query(),
        query.stored(),
        wish.delivery().notifyTo().flatMap(EndpointReference::address).orElse(""));
  }

  private Source.Interest<Change> interest(
      String address, Target target, IndicationQuery query, Wish wish) {
    EventFilter filter = query.filter();
    String namespace = query.namespace();
    boolean wmi = manager.isSubclass(namespace, filter.className(), "__Event");
    InstanceWriter writer = new InstanceWriter(resources, address, target.style());
    Predicate<Event> condition =
        wish.filter().filter(f -> XPathFilter.speaks(f.dialect())).isPresent()
            ? XPathFilter.of(wish.filter().get())
            : event -> true;
    Polymorphism polymorphism = Polymorphism.of(wish.polymorphism(), target);
    CimClass asked = manager.findClass(namespace, filter.className()).orElseThrow();
    return (number, change) -> {
      if (!change.namespace().equalsIgnoreCase(namespace)) {
        return Optional.empty();
      }
      CimInstance indication = change.indication(wmi, IDENTIFIER, number);
      boolean exact = indication.className().equalsIgnoreCase(asked.name());
      if (!filter.matches(indication) || (polymorphism == Polymorphism.NONE && !exact)) {
        return Optional.empty();
      }
      CimInstance seen =
          polymorphism == Polymorphism.EXCLUDE ? indication.castTo(asked) : indication;
      Element content = writer.document(namespace, seen, false);
      Event event = new Event(number, content.getNamespaceURI(), content, change.time());
      return Optional.of(event).filter(condition);
    };
  }

  @Override
  public void close() {
    registration.close();
  }
}
