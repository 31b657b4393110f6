package org.wsmanspec.suite.check.eventing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Reply;
import org.wsmanspec.suite.check.enumeration.Enumerations;

/** Events that were fetched with Pull (DSP0226 10.2.9.5). */
public final class Pulled {

  private Pulled() {}

  /** The events in a PullResponse, without pseudo-events. */
  public static List<Delivered.Entry> events(Reply reply) {
    Optional<Element> items =
        reply
            .envelope()
            .bodyChild()
            .filter(b -> Dom.is(b, Names.WSEN_PULL_RESPONSE))
            .flatMap(Enumerations::items);
    List<Delivered.Entry> found = new ArrayList<>();
    for (Element item : items.map(Dom::children).orElse(List.of())) {
      if (Dom.is(item, Names.WSMAN_EVENTS)) {
        Dom.children(item, Names.WSMAN_EVENT).forEach(e -> found.add(Delivered.Entry.event(e)));
      } else if (Dom.is(item, Names.WSMAN_EVENT)) {
        found.add(Delivered.Entry.event(item));
      } else if (!Dom.is(item, Names.WSMAN_DROPPED_EVENTS)) {
        found.add(new Delivered.Entry(item, Actions.EVENT, Optional.of(item)));
      }
    }
    return found.stream().filter(Delivered.Entry::real).toList();
  }
}
