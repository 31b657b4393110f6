package org.wsmanspec.suite.check.enumeration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Selector;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.Reply;

/**
 * No object twice in one enumeration (MS-WMOD 3.2, step 25).
 *
 * <p>Only references tell objects apart: two objects may look alike, but not two references with
 * selectors. And objects come and go while they are enumerated: one that comes again in a later
 * response may be a new one with the name of the old, so it takes several of them, or one twice in
 * the same response, to show that a service repeats itself. Queries may find an object in more than
 * one way.
 */
public final class DistinctReferenceChecks {

  private static final String ONCE = "MS-WMOD-3.2-25";

  private static final Set<String> CHANGES = Set.of(Actions.CREATE, Actions.DELETE, Actions.PUT);

  private DistinctReferenceChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.of("enumeration/each-object-once", List.of(ONCE), DistinctReferenceChecks::judge));
  }

  /** A reference that came before. */
  private record Repeated(String key, Exchange first, Place again) {
    boolean inOneResponse() {
      return first.id().equals(again.exchange().id());
    }
  }

  /** What one enumeration has handed out so far. */
  private static final class Seen {
    private final Asked opener;
    private final Map<String, Exchange> first = new HashMap<>();
    private final List<Repeated> repeated = new ArrayList<>();

    private Seen(Asked opener) {
      this.opener = opener;
    }
  }

  private static void judge(Conversation conversation, FindingSink sink) {
    Map<String, Seen> enumerations = new LinkedHashMap<>();
    Enumerations.walk(
        conversation,
        (exchange, before) ->
            Reply.of(exchange)
                .filter(r -> !r.isFault())
                .ifPresent(
                    reply -> {
                      changed(reply, enumerations);
                      Optional<Asked> opener =
                          reply
                              .asked()
                              .filter(a -> Enumerations.enumerate(a).isPresent())
                              .or(() -> before.flatMap(Enumerations.Context::opener));
                      Optional<Element> items =
                          reply.envelope().bodyChild().flatMap(Enumerations::items);
                      if (opener.isPresent() && items.isPresent()) {
                        look(
                            reply,
                            items.get(),
                            enumerations.computeIfAbsent(
                                opener.get().exchange().id(), k -> new Seen(opener.get())),
                            sink);
                      }
                    }));
    enumerations.values().forEach(seen -> tell(seen, sink));
  }

  /** After a change by this client, what came before the change may well come again. */
  private static void changed(Reply reply, Map<String, Seen> enumerations) {
    if (reply.askedAction().filter(CHANGES::contains).isPresent()) {
      enumerations.values().forEach(seen -> seen.first.clear());
    }
  }

  private static void look(Reply reply, Element items, Seen seen, FindingSink sink) {
    for (Element item : Dom.children(items)) {
      Optional<Element> reference =
          Dom.is(item, Names.WSA_ENDPOINT_REFERENCE)
              ? Optional.of(item)
              : Dom.is(item, Names.WSMAN_ITEM)
                  ? Dom.child(item, Names.WSA_ENDPOINT_REFERENCE)
                  : Optional.empty();
      Optional<String> key = reference.map(EndpointReference::in).flatMap(r -> key(r));
      if (key.isEmpty()) {
        continue;
      }
      Exchange first = seen.first.putIfAbsent(key.get(), reply.exchange());
      if (first == null) {
        sink.held(ONCE, reply.at(item));
      } else {
        seen.repeated.add(new Repeated(key.get(), first, reply.at(item)));
      }
    }
  }

  private static void tell(Seen seen, FindingSink sink) {
    long objects = seen.repeated.stream().map(Repeated::key).distinct().count();
    boolean query =
        Enumerations.enumerate(seen.opener)
            .filter(
                e ->
                    Dom.child(e, Names.WSMAN_FILTER).isPresent()
                        || Dom.child(e, Names.WSEN_FILTER).isPresent())
            .isPresent();
    for (Repeated r : seen.repeated) {
      String expected = "every object once in an enumeration";
      String actual = "the reference " + r.key() + " again, first in " + r.first().where();
      if (query) {
        String hint = "a query may find an object in more than one way";
        sink.soft(ONCE, expected, actual, r.again(), hint);
      } else if (objects > 1 || r.inOneResponse()) {
        String hint = "a Pull that repeats items, or a context that does not move on";
        sink.broken(ONCE, expected, actual, r.again(), hint);
      } else {
        String hint = "it may be a new object with the name of one that is gone";
        sink.soft(ONCE, expected, actual, r.again(), hint);
      }
    }
  }

  /** What identifies the object; empty where the reference has no selectors of plain text. */
  private static Optional<String> key(EndpointReference reference) {
    List<Selector> selectors = reference.selectors();
    if (selectors.isEmpty() || selectors.stream().anyMatch(s -> s.reference().isPresent())) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    selectors.forEach(s -> parts.add(s.name() + "=" + s.value()));
    Collections.sort(parts);
    return Optional.of(reference.resourceUri().orElse("") + " " + parts);
  }
}
