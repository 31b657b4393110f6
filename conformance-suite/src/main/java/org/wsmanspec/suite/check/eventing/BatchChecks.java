package org.wsmanspec.suite.check.eventing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.AbsoluteUris;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.eventing.Delivered.Entry;
import org.wsmanspec.suite.check.eventing.Delivered.Kind;

/** Batches of events and their limits (DSP0226 10.2.9.4). */
public final class BatchChecks {

  private static final String FORM = "DSP0226-eventing-50";
  private static final String LIMITS = "DSP0226-eventing-52";
  private static final String TOO_LARGE = "DSP0226-eventing-53";

  private BatchChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Subscriptions.checkDeliveries("eventing/batch", List.of(FORM), BatchChecks::form),
        Subscriptions.checkDeliveries(
            "eventing/batch-limits", List.of(LIMITS, TOO_LARGE), BatchChecks::limits));
  }

  private static void form(
      Delivered delivered, Optional<Subscription> subscription, FindingSink sink) {
    boolean wanted = subscription.filter(s -> s.wanted().mode() == Mode.EVENTS).isPresent();
    if (delivered.kind() == Kind.EVENT && wanted) {
      sink.broken(
          FORM,
          "Action " + Actions.EVENTS + " and body wsman:Events, since batches were asked for",
          "a single event with Action '" + delivered.message().action() + "'",
          delivered.place(),
          "");
      return;
    }
    if (delivered.kind() != Kind.BATCH) {
      return;
    }
    Optional<Element> events =
        delivered.message().envelope().bodyChild().filter(b -> Dom.is(b, Names.WSMAN_EVENTS));
    if (!delivered.message().action().equals(Actions.EVENTS) || events.isEmpty()) {
      sink.broken(
          FORM,
          "Action " + Actions.EVENTS + " with body wsman:Events",
          "Action '"
              + delivered.message().action()
              + "' with "
              + delivered
                  .message()
                  .envelope()
                  .bodyChild()
                  .map(b -> Namespaces.display(Dom.name(b)))
                  .orElse("an empty body"),
          delivered.place(),
          "");
      return;
    }
    Optional<Element> other =
        Dom.children(events.get()).stream().filter(c -> !Dom.is(c, Names.WSMAN_EVENT)).findFirst();
    Optional<Entry> nameless =
        delivered.entries().stream().filter(e -> !AbsoluteUris.is(e.action())).findFirst();
    if (delivered.entries().isEmpty()) {
      sink.broken(
          FORM, "at least one wsman:Event", "none", delivered.message().at(events.get()), "");
    } else if (other.isPresent()) {
      sink.broken(
          FORM,
          "wsman:Event around each event",
          Namespaces.display(Dom.name(other.get())),
          delivered.message().at(other.get()),
          "");
    } else if (nameless.isPresent()) {
      sink.broken(
          FORM,
          "attribute Action with a URI on each wsman:Event",
          nameless.get().action().isEmpty() ? "none" : "'" + nameless.get().action() + "'",
          delivered.message().at(nameless.get().element()),
          "in a batch an event has no other place for its Action");
    } else if (delivered.entries().stream().anyMatch(e -> e.content().isEmpty())) {
      sink.remark(
          FORM,
          "an event is written as text into wsman:Event, where the schema allows elements only",
          delivered.place());
    } else {
      sink.held(FORM, delivered.place());
    }
  }

  private static void limits(
      Delivered delivered, Optional<Subscription> subscription, FindingSink sink) {
    if (subscription.isEmpty() || !delivered.real()) {
      return;
    }
    Wanted wanted = subscription.get().wanted();
    int events = delivered.events().size();
    OptionalLong most = wanted.maxElements();
    if (delivered.kind() == Kind.BATCH && most.isPresent()) {
      if (events <= most.getAsLong()) {
        sink.held(LIMITS, delivered.place());
      } else {
        sink.broken(
            LIMITS,
            "at most " + most.getAsLong() + " events, as wsman:MaxElements says",
            events + " events",
            delivered.place(),
            "");
      }
    }
    OptionalLong octets = wanted.maxEnvelopeSize();
    if (octets.isEmpty()) {
      return;
    }
    String requirement = events > 1 ? LIMITS : TOO_LARGE;
    int size = delivered.message().request().body().size();
    if (delivered.exchange().lacks(Gap.BYTES)) {
      sink.unknown(requirement, Gap.BYTES.text(), delivered.place());
    } else if (size <= octets.getAsLong()) {
      sink.held(requirement, delivered.place());
    } else {
      sink.broken(
          requirement,
          "at most " + octets.getAsLong() + " octets, as wsman:MaxEnvelopeSize says",
          size + " octets with " + events + (events == 1 ? " event" : " events"),
          delivered.place(),
          events > 1
              ? "fewer events would have fitted"
              : "an event that is too large is to be treated as attribute Policy says");
    }
  }
}
