package org.wsmanspec.suite.check.enumeration;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Fault;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/** What holds over a whole sequence of Enumerate, Pull and Release (DSP0226 8.1 to 8.7). */
public final class SequenceChecks {

  private static final String ACCEPTED = "DSP0226-enumeration-03";
  private static final String FINISHED = "DSP0226-enumeration-39";
  private static final String RELEASED = "DSP0226-enumeration-49";
  private static final String RELEASE_INVALID = "DSP0226-enumeration-47";
  private static final String REFERENCES = "DSP0226-enumeration-53";
  private static final String BOTH = "DSP0226-enumeration-54";
  private static final String OBJECTS = "DSP0226-enumeration-55";

  private SequenceChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.of("enumeration/continued", List.of(ACCEPTED), SequenceChecks::continued),
        Check.of(
            "enumeration/finished-context",
            List.of(FINISHED, RELEASED, RELEASE_INVALID),
            SequenceChecks::finished),
        Check.of(
            "enumeration/item-shape", List.of(REFERENCES, BOTH, OBJECTS), SequenceChecks::items));
  }

  private static void continued(Conversation conversation, FindingSink sink) {
    Enumerations.walk(
        conversation,
        (exchange, before) -> {
          Optional<Reply> reply = Reply.of(exchange).filter(Reply::toReadable);
          Optional<String> action =
              reply
                  .flatMap(Reply::askedAction)
                  .filter(a -> a.equals(Actions.PULL) || a.equals(Actions.RELEASE));
          if (before.isEmpty() || action.isEmpty()) {
            return;
          }
          boolean refused =
              reply
                  .get()
                  .fault()
                  .flatMap(Fault::subcode)
                  .flatMap(FaultSubcode::of)
                  .filter(s -> s == FaultSubcode.ACTION_NOT_SUPPORTED)
                  .isPresent();
          if (refused) {
            sink.broken(
                ACCEPTED,
                "Pull and Release, since Enumerate is offered",
                "wsa:ActionNotSupported",
                reply.get().place(),
                "the client can neither go on nor give the enumeration back");
          } else if (!reply.get().isFault()) {
            sink.held(ACCEPTED, reply.get().place());
          }
        });
  }

  private static void finished(Conversation conversation, FindingSink sink) {
    Enumerations.walk(
        conversation,
        (exchange, before) -> {
          Optional<Reply> reply = Reply.of(exchange);
          Optional<Asked> asked = Asked.of(exchange).filter(Asked::readable);
          if (before.isPresent()
              && before.get().state().over()
              && reply.isPresent()
              && asked.isPresent()
              && !Enumerations.overlap(before.get().last(), exchange)) {
            finished(before.get(), asked.get(), reply.get(), sink);
          }
        });
  }

  private static void finished(
      Enumerations.Context before, Asked asked, Reply reply, FindingSink sink) {
    String requirement;
    if (asked.action().equals(Actions.PULL)) {
      requirement = before.state() == Enumerations.State.RELEASED ? RELEASED : FINISHED;
    } else if (asked.action().equals(Actions.RELEASE)) {
      requirement = RELEASE_INVALID;
    } else {
      return;
    }
    if (reply.isFault()) {
      sink.held(requirement, reply.place());
    } else {
      sink.broken(
          requirement,
          "a fault, since the context is "
              + (before.state() == Enumerations.State.RELEASED ? "released" : "at its end"),
          "a success",
          reply.place(),
          "the context ended with " + before.last().where());
    }
  }

  private static void items(Conversation conversation, FindingSink sink) {
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
                      reply
                          .envelope()
                          .bodyChild()
                          .flatMap(Enumerations::items)
                          .ifPresent(items -> items(reply, items, opener, sink));
                    }));
  }

  private static void items(Reply reply, Element items, Optional<Asked> opener, FindingSink sink) {
    Optional<Element> enumerate = opener.flatMap(Enumerations::enumerate);
    if (enumerate.isEmpty()) {
      return;
    }
    String mode =
        Dom.child(enumerate.get(), Names.WSMAN_ENUMERATION_MODE).map(Dom::text).orElse("");
    for (Element item : Dom.children(items)) {
      switch (mode) {
        case "EnumerateEPR" -> reference(reply, item, sink);
        case "EnumerateObjectAndEPR" -> both(reply, item, sink);
        case "" -> object(reply, item, sink);
        default -> {
          // A mode of a vendor's.
        }
      }
    }
  }

  private static void reference(Reply reply, Element item, FindingSink sink) {
    if (Dom.is(item, Names.WSA_ENDPOINT_REFERENCE)) {
      sink.held(REFERENCES, reply.at(item));
    } else {
      sink.broken(
          REFERENCES,
          "wsa:EndpointReference",
          Namespaces.display(Dom.name(item)),
          reply.at(item),
          "");
    }
  }

  private static void both(Reply reply, Element item, FindingSink sink) {
    List<Element> parts = Dom.children(item);
    long references = parts.stream().filter(p -> Dom.is(p, Names.WSA_ENDPOINT_REFERENCE)).count();
    if (!Dom.is(item, Names.WSMAN_ITEM) || parts.size() != 2 || references != 1) {
      sink.broken(
          BOTH,
          "wsman:Item with an object and its wsa:EndpointReference",
          Namespaces.display(Dom.name(item))
              + " with "
              + parts.size()
              + " children, "
              + references
              + " of them references",
          reply.at(item),
          "");
    } else if (Dom.is(parts.get(0), Names.WSA_ENDPOINT_REFERENCE)) {
      sink.remark(BOTH, "in wsman:Item the reference comes before the object", reply.at(item));
    } else {
      sink.held(BOTH, reply.at(item));
    }
  }

  private static void object(Reply reply, Element item, FindingSink sink) {
    if (Dom.is(item, Names.WSA_ENDPOINT_REFERENCE) || Dom.is(item, Names.WSMAN_ITEM)) {
      sink.broken(
          OBJECTS,
          "the object itself, since the request states no wsman:EnumerationMode",
          Namespaces.display(Dom.name(item)),
          reply.at(item),
          "");
    } else {
      sink.held(OBJECTS, reply.at(item));
    }
  }
}
