package org.wsmanspec.suite.check.eventing;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.AbsoluteUris;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.Contents;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;
import org.wsmanspec.suite.check.eventing.Delivered.Kind;

/** What a delivery looks like, by the mode of its subscription (DSP0226 10.2.7 to 10.2.9.2). */
public final class DeliveryChecks {

  private static final String PARAMETERS = "DSP0226-eventing-11";
  private static final String END_PARAMETERS = "DSP0226-eventing-72";
  private static final String ACTION = "DSP0226-eventing-42";
  private static final String PUSH = "DSP0226-eventing-46";
  private static final String DEFAULT_MODE = "DSP0226-eventing-40";
  private static final String UNSOLICITED = "DSP0226-eventing-60";

  private DeliveryChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Subscriptions.checkDeliveries(
            "eventing/sink-parameters",
            List.of(PARAMETERS, END_PARAMETERS),
            DeliveryChecks::parameters),
        Subscriptions.checkDeliveries(
            "eventing/event-action", List.of(ACTION), DeliveryChecks::action),
        Subscriptions.checkDeliveries(
            "eventing/one-event", List.of(PUSH, DEFAULT_MODE), DeliveryChecks::push),
        Subscriptions.check(
            "eventing/unsolicited", List.of(UNSOLICITED), DeliveryChecks::unsolicited));
  }

  private static void parameters(
      Delivered delivered, Optional<Subscription> subscription, FindingSink sink) {
    boolean end = delivered.kind() == Kind.END;
    String requirement = end ? END_PARAMETERS : PARAMETERS;
    // Reference properties are no part of the default addressing model.
    List<Element> parameters =
        subscription
            .flatMap(s -> Subscriptions.sink(s, end))
            .map(EndpointReference::referenceParameters)
            .orElse(List.of());
    for (Element parameter : parameters) {
      List<Element> copies = delivered.message().envelope().headers(Dom.name(parameter));
      String name = Namespaces.display(Dom.name(parameter));
      if (copies.stream().anyMatch(c -> Contents.lost(parameter, c).isEmpty())) {
        sink.held(requirement, delivered.message().at(copies.get(0)));
      } else {
        sink.broken(
            requirement,
            "header " + name + " '" + Dom.text(parameter) + "', a reference parameter of the sink",
            copies.isEmpty()
                ? "none"
                : "one that differs: '"
                    + Dom.text(copies.get(0))
                    + "' without "
                    + Contents.lost(parameter, copies.get(0)).orElse("it"),
            delivered.place(),
            "a sink with several subscriptions cannot tell whose event this is");
        return;
      }
    }
  }

  private static void action(
      Delivered delivered, Optional<Subscription> subscription, FindingSink sink) {
    if (delivered.kind() != Kind.EVENT) {
      return;
    }
    Optional<Element> header = delivered.message().only(Names.WSA_ACTION);
    String action = delivered.message().action();
    boolean ofAnOperation =
        action.startsWith(Namespaces.WSE + "/")
            || action.startsWith(Namespaces.WXF + "/")
            || action.startsWith(Namespaces.WSEN + "/")
            || action.startsWith(Namespaces.WSA + "/");
    boolean misspelled =
        action.startsWith("http://schemas.dmtf.org/wbem/wsman/1/wsman/")
            && !action.equals(Actions.EVENT);
    if (header.isPresent() && AbsoluteUris.is(action) && !ofAnOperation && !misspelled) {
      sink.held(ACTION, delivered.message().at(header.get()));
    } else {
      sink.broken(
          ACTION,
          "the Action of the event, or " + Actions.EVENT,
          action.isEmpty() ? "none" : "'" + action + "'",
          header.map(h -> delivered.message().at(h)).orElse(delivered.place()),
          ofAnOperation ? "this is the Action of an operation, and no event" : "");
    }
  }

  private static void push(
      Delivered delivered, Optional<Subscription> subscription, FindingSink sink) {
    if (subscription.filter(s -> s.wanted().mode() == Mode.PUSH).isEmpty()
        || delivered.kind() == Kind.END) {
      return;
    }
    String requirement = subscription.get().wanted().statedMode().isPresent() ? PUSH : DEFAULT_MODE;
    int children = delivered.message().envelope().bodyChildren().size();
    if (delivered.kind() == Kind.BATCH) {
      sink.broken(
          requirement,
          "one event in s:Body, as in mode Push",
          "a batch of " + delivered.entries().size(),
          delivered.place(),
          "");
    } else if (delivered.asksForAcknowledgement()) {
      sink.broken(
          requirement,
          "no wsman:AckRequested, as in mode Push",
          "wsman:AckRequested",
          delivered.place(),
          "the sink was not asked for by a mode in which it acknowledges");
    } else if (delivered.kind() == Kind.EVENT && children > 1) {
      sink.broken(
          requirement,
          "one event in s:Body, as in mode Push",
          children + " elements",
          delivered.place(),
          "");
    } else if (delivered.real()) {
      sink.held(requirement, delivered.place());
    }
  }

  private static void unsolicited(Subscription subscription, FindingSink sink) {
    if (subscription.wanted().mode() != Mode.PULL) {
      return;
    }
    Optional<Delivered> sent =
        subscription.delivered().stream().filter(d -> d.kind() != Kind.END).findFirst();
    if (sent.isPresent()) {
      sink.broken(
          UNSOLICITED,
          "nothing but answers to Pull",
          "a delivery of '" + sent.get().message().action() + "'",
          sent.get().place(),
          "the subscription of " + subscription.accepted().exchange().where() + " is in mode Pull");
    } else if (subscription.pulls().stream()
        .anyMatch(p -> Reply.of(p).filter(r -> r.answers(Actions.PULL)).isPresent())) {
      sink.held(UNSOLICITED, subscription.accepted().place());
    }
  }
}
