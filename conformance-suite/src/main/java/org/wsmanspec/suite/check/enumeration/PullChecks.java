package org.wsmanspec.suite.check.enumeration;

import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/** The responses to Pull and Release (DSP0226 8.4 and 8.5, WS-Enumeration 3.2 and 3.5). */
public final class PullChecks {

  private static final String ORDER = "WSEN-03";
  private static final String CONTENT = "DSP0226-enumeration-44";
  private static final String LIMIT = "DSP0226-enumeration-36";
  private static final String NO_CONTEXT = "R8.4-8";
  private static final String RELEASE = "DSP0226-enumeration-46";

  private static final List<QName> SEQUENCE =
      List.of(Names.WSEN_ENUMERATION_CONTEXT, Names.WSEN_ITEMS, Names.WSEN_END_OF_SEQUENCE);

  private PullChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        check("enumeration/pull-order", List.of(ORDER, CONTENT), PullChecks::shape),
        check("enumeration/pull-items", List.of(LIMIT), PullChecks::limit),
        check("enumeration/pull-end", List.of(NO_CONTEXT), PullChecks::end),
        Check.ofReplies("enumeration/release-response", List.of(RELEASE), PullChecks::release));
  }

  private static Check check(String name, List<String> requirements, ResponseBody.Look look) {
    return ResponseBody.check(name, requirements, Names.WSEN_PULL_RESPONSE, look);
  }

  private static void shape(Reply reply, Element body, FindingSink sink) {
    List<QName> children = ResponseBody.names(body);
    String actual = ResponseBody.listed(body);
    List<Integer> ranks = children.stream().map(SEQUENCE::indexOf).filter(i -> i >= 0).toList();
    boolean ordered = true;
    for (int i = 1; i < ranks.size(); i++) {
      ordered &= ranks.get(i - 1) < ranks.get(i);
    }
    if (ordered) {
      sink.held(ORDER, reply.at(body));
    } else {
      sink.broken(
          ORDER,
          "wsen:EnumerationContext, wsen:Items, wsen:EndOfSequence in this order",
          actual,
          reply.at(body),
          "");
    }
    if (children.contains(Names.WSEN_ITEMS) || children.contains(Names.WSEN_END_OF_SEQUENCE)) {
      sink.held(CONTENT, reply.at(body));
    } else {
      boolean otherWrapper =
          children.contains(Names.WSMAN_ITEMS) || children.contains(Names.WSMAN_END_OF_SEQUENCE);
      sink.broken(
          CONTENT,
          "wsen:Items or wsen:EndOfSequence",
          actual,
          reply.at(body),
          otherWrapper ? "the wsman wrappers are for the response to Enumerate" : "");
    }
  }

  private static void limit(Reply reply, Element body, FindingSink sink) {
    Optional<Element> items = Dom.child(body, Names.WSEN_ITEMS);
    Optional<Element> pull =
        reply
            .asked()
            .filter(a -> a.action().equals(Actions.PULL))
            .flatMap(a -> a.envelope().bodyChild())
            .filter(b -> Dom.is(b, Names.WSEN_PULL));
    if (items.isEmpty() || pull.isEmpty()) {
      return;
    }
    boolean stated = Dom.child(pull.get(), Names.WSEN_MAX_ELEMENTS).isPresent();
    Optional<Long> limit = Enumerations.number(pull.get(), Names.WSEN_MAX_ELEMENTS);
    if (stated && limit.isEmpty()) {
      return;
    }
    int count = Dom.children(items.get()).size();
    if (count <= limit.orElse(1L)) {
      sink.held(LIMIT, reply.at(items.get()));
    } else {
      sink.broken(
          LIMIT,
          stated
              ? "at most " + limit.orElse(1L) + " items, as wsen:MaxElements says"
              : "one item, since the request states no wsen:MaxElements",
          count + " items",
          reply.at(items.get()),
          "");
    }
  }

  private static void end(Reply reply, Element body, FindingSink sink) {
    if (Dom.child(body, Names.WSEN_END_OF_SEQUENCE).isEmpty()) {
      return;
    }
    Optional<Element> context = Dom.child(body, Names.WSEN_ENUMERATION_CONTEXT);
    if (context.isEmpty()) {
      sink.held(NO_CONTEXT, reply.at(body));
    } else if (Dom.text(context.get()).isEmpty() && Dom.children(context.get()).isEmpty()) {
      sink.soft(
          NO_CONTEXT,
          "no wsen:EnumerationContext beside wsen:EndOfSequence",
          "an empty one",
          reply.at(context.get()),
          "being empty it misleads nobody");
    } else {
      sink.broken(
          NO_CONTEXT,
          "no wsen:EnumerationContext beside wsen:EndOfSequence",
          "a context",
          reply.at(context.get()),
          "the enumeration is over, so there is nothing to go on with");
    }
  }

  private static void release(Reply reply, FindingSink sink) {
    if (!reply.answers(Actions.RELEASE)) {
      return;
    }
    if (reply.envelope().bodyChildren().isEmpty()) {
      sink.held(RELEASE, reply.place());
    } else {
      Element first = reply.envelope().bodyChildren().get(0);
      sink.broken(
          RELEASE, "an empty s:Body", Namespaces.display(Dom.name(first)), reply.at(first), "");
    }
  }
}
