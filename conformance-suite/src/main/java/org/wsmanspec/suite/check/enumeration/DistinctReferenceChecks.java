package org.wsmanspec.suite.check.enumeration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.EndpointReference;
import org.wsmanspec.message.Selector;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/**
 * No object twice in one enumeration (MS-WMOD 3.2, step 25).
 *
 * <p>Only references tell objects apart: two objects may look alike, but not two references with
 * selectors.
 */
public final class DistinctReferenceChecks {

  private static final String ONCE = "MS-WMOD-3.2-25";

  private DistinctReferenceChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.of("enumeration/each-object-once", List.of(ONCE), DistinctReferenceChecks::judge));
  }

  private static void judge(Conversation conversation, FindingSink sink) {
    Map<String, Map<String, String>> seen = new HashMap<>();
    Enumerations.walk(
        conversation,
        (exchange, before) ->
            Reply.of(exchange)
                .filter(r -> !r.isFault())
                .ifPresent(
                    reply -> {
                      Optional<Asked> opener =
                          reply
                              .asked()
                              .filter(a -> Enumerations.enumerate(a).isPresent())
                              .or(() -> before.flatMap(Enumerations.Context::opener));
                      Optional<Element> items =
                          reply.envelope().bodyChild().flatMap(Enumerations::items);
                      if (opener.isPresent() && items.isPresent()) {
                        judge(
                            reply,
                            items.get(),
                            seen.computeIfAbsent(
                                opener.get().exchange().id(), k -> new HashMap<>()),
                            sink);
                      }
                    }));
  }

  private static void judge(
      Reply reply, Element items, Map<String, String> seen, FindingSink sink) {
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
      String first = seen.putIfAbsent(key.get(), reply.exchange().where());
      if (first == null) {
        sink.held(ONCE, reply.at(item));
      } else {
        sink.broken(
            ONCE,
            "every object once in an enumeration",
            "the reference " + key.get() + " again, first in " + first,
            reply.at(item),
            "a Pull that repeats items, or a context that does not move on");
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
