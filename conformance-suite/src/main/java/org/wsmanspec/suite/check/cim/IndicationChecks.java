package org.wsmanspec.suite.check.cim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.Reply;
import org.wsmanspec.suite.check.eventing.Delivered;
import org.wsmanspec.suite.check.eventing.Pulled;
import org.wsmanspec.suite.check.eventing.Subscription;
import org.wsmanspec.suite.check.eventing.Subscriptions;

/** CIM indications as events (DSP0227 10). */
public final class IndicationChecks {

  private static final String INSTANCE = "DSP0227-cim-23";

  private IndicationChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(Check.of("cim/indication", List.of(INSTANCE), IndicationChecks::judge));
  }

  private static void judge(Conversation conversation, FindingSink sink) {
    for (Subscription subscription : Subscriptions.in(conversation).all()) {
      if (subscription.asked().envelope().resourceUri().filter(CimClassUris::is).isEmpty()) {
        continue;
      }
      for (Delivered delivered : subscription.delivered()) {
        delivered.events().forEach(e -> look(e, delivered.message()::at, sink));
      }
      subscription.pulls().stream()
          .flatMap(p -> Reply.of(p).stream())
          .forEach(reply -> Pulled.events(reply).forEach(e -> look(e, reply::at, sink)));
    }
  }

  private static void look(Delivered.Entry entry, Function<Node, Place> locator, FindingSink sink) {
    if (entry.content().isEmpty()) {
      return;
    }
    Element instance = entry.content().get();
    String uri = Dom.name(instance).getNamespaceURI();
    List<Element> bare = new ArrayList<>(Dom.children(instance));
    bare.removeIf(p -> !Dom.name(p).getNamespaceURI().isEmpty());
    Optional<Element> other =
        Dom.children(instance).stream()
            .filter(p -> CimClassUris.is(Dom.name(p).getNamespaceURI()))
            .filter(p -> !Dom.name(p).getNamespaceURI().equals(uri))
            .findFirst();
    if (!uri.endsWith("/" + instance.getLocalName())) {
      sink.broken(
          INSTANCE,
          "an instance of the indication class, named after it in the namespace of its URI",
          instance.getLocalName() + " in namespace '" + uri + "'",
          locator.apply(instance),
          "");
    } else if (!bare.isEmpty() || other.isPresent()) {
      Element wrong = bare.isEmpty() ? other.orElseThrow() : bare.get(0);
      sink.broken(
          INSTANCE,
          "properties in the namespace " + uri,
          wrong.getLocalName() + " in namespace '" + Dom.name(wrong).getNamespaceURI() + "'",
          locator.apply(wrong),
          "");
    } else {
      sink.held(INSTANCE, locator.apply(instance));
    }
  }
}
