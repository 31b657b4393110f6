package org.wsmanspec.suite.check.enumeration;

import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/** The response to Enumerate (DSP0226 8.2, WS-Enumeration 3.1). */
public final class EnumerateChecks {

  private static final String SHAPE = "WSEN-01";
  private static final String UNASKED = "DSP0226-enumeration-74";
  private static final String CONTEXT = "MS-WMOD-3.2-8";
  private static final String WRAPPER = "DSP0226-enumeration-27";
  private static final String LIMIT = "DSP0226-enumeration-26";
  private static final String CONTINUES = "R8.2.3-5";
  private static final String EMPTY_CONTEXT = "DSP0226-enumeration-69";
  private static final String COUNT = "DSP0226-enumeration-21";

  private EnumerateChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        check("enumeration/enumerate-response", List.of(SHAPE, CONTEXT), EnumerateChecks::shape),
        check("enumeration/unasked-items", List.of(UNASKED), EnumerateChecks::unasked),
        check("enumeration/optimized-items", List.of(WRAPPER, LIMIT), EnumerateChecks::optimized),
        check(
            "enumeration/optimized-context",
            List.of(CONTINUES, EMPTY_CONTEXT, CONTEXT),
            EnumerateChecks::context),
        Check.ofReplies("enumeration/count", List.of(COUNT), EnumerateChecks::count));
  }

  private static Check check(String name, List<String> requirements, ResponseBody.Look look) {
    return ResponseBody.check(name, requirements, Names.WSEN_ENUMERATE_RESPONSE, look);
  }

  private static void shape(Reply reply, Element body, FindingSink sink) {
    List<QName> children = ResponseBody.names(body);
    int context = children.indexOf(Names.WSEN_ENUMERATION_CONTEXT);
    int expires = children.indexOf(Names.WSEN_EXPIRES);
    boolean extensionFirst =
        children.stream()
            .limit(Math.max(context, 0))
            .anyMatch(c -> !c.getNamespaceURI().equals(Namespaces.WSEN));
    if (context < 0 || expires > context || extensionFirst) {
      sink.broken(
          SHAPE,
          "wsen:Expires if any, wsen:EnumerationContext, then extensions",
          ResponseBody.listed(body),
          reply.at(body),
          context < 0 ? "without a context the client cannot go on" : "");
    } else {
      sink.held(SHAPE, reply.at(body));
    }
    boolean ended = Enumerations.endOfSequence(body);
    if (context >= 0 && !ended && hasContent(body)) {
      sink.held(CONTEXT, reply.at(body));
    }
  }

  private static boolean hasContent(Element body) {
    return Dom.child(body, Names.WSEN_ENUMERATION_CONTEXT)
        .filter(c -> !Dom.text(c).isEmpty() || !Dom.children(c).isEmpty())
        .isPresent();
  }

  private static void unasked(Reply reply, Element body, FindingSink sink) {
    if (reply.exchange().lacks(Gap.REQUEST)) {
      sink.unknown(UNASKED, Gap.REQUEST.text(), reply.place());
      return;
    }
    Optional<Element> enumerate = reply.asked().flatMap(Enumerations::enumerate);
    if (enumerate.isEmpty()
        || Dom.child(enumerate.get(), Names.WSMAN_OPTIMIZE_ENUMERATION).isPresent()) {
      return;
    }
    Optional<Element> items = Enumerations.items(body);
    boolean nothingLost =
        items.isPresent()
            && Dom.children(items.get()).isEmpty()
            && !Enumerations.endOfSequence(body);
    if (nothingLost) {
      sink.soft(
          UNASKED,
          "a context and no items",
          "wsman:Items without an item in the response to Enumerate",
          reply.at(items.get()),
          "nobody loses an item, but the element belongs to optimized enumerations");
    } else if (items.isPresent()) {
      sink.broken(
          UNASKED,
          "a context and no items",
          Dom.children(items.get()).size() + " items in the response to Enumerate",
          reply.at(items.get()),
          "a client that reads the items of Pull responses only loses these");
    } else if (Enumerations.endOfSequence(body)) {
      sink.remark(
          UNASKED, "an empty enumeration ends at once without being asked to", reply.at(body));
    } else {
      sink.held(UNASKED, reply.at(body));
    }
  }

  private static void optimized(Reply reply, Element body, FindingSink sink) {
    Optional<Element> items = Enumerations.items(body);
    Optional<Element> enumerate = reply.asked().flatMap(Enumerations::enumerate);
    if (items.isEmpty()) {
      return;
    }
    if (Dom.is(items.get(), Names.WSMAN_ITEMS)) {
      sink.held(WRAPPER, reply.at(items.get()));
    } else {
      sink.broken(
          WRAPPER,
          "wsman:Items",
          Namespaces.display(Dom.name(items.get())),
          reply.at(items.get()),
          "wsen:Items is for Pull responses");
    }
    if (enumerate.isEmpty()) {
      return;
    }
    boolean stated = Dom.child(enumerate.get(), Names.WSMAN_MAX_ELEMENTS).isPresent();
    Optional<Long> limit = Enumerations.number(enumerate.get(), Names.WSMAN_MAX_ELEMENTS);
    int count = Dom.children(items.get()).size();
    if (stated && limit.isEmpty()) {
      return;
    }
    if (count <= limit.orElse(1L)) {
      sink.held(LIMIT, reply.at(items.get()));
    } else if (stated) {
      sink.broken(
          LIMIT,
          "at most " + limit.orElse(1L) + " items, as wsman:MaxElements says",
          count + " items",
          reply.at(items.get()),
          "");
    } else {
      sink.soft(
          LIMIT,
          "one item, since the request states no wsman:MaxElements",
          count + " items",
          reply.at(items.get()),
          "the default of one item is certain for Pull only");
    }
  }

  private static void context(Reply reply, Element body, FindingSink sink) {
    boolean items = Enumerations.items(body).isPresent();
    boolean ended = Enumerations.endOfSequence(body);
    Optional<Element> context = Dom.child(body, Names.WSEN_ENUMERATION_CONTEXT);
    if (context.isEmpty()) {
      return;
    }
    if (ended) {
      if (hasContent(body)) {
        sink.remark(
            EMPTY_CONTEXT,
            "an EnumerationContext beside wsman:EndOfSequence is not empty",
            reply.at(context.get()));
      } else {
        sink.held(EMPTY_CONTEXT, reply.at(context.get()));
      }
    } else if (hasContent(body)) {
      if (items) {
        sink.held(CONTINUES, reply.at(context.get()));
      }
    } else if (items) {
      sink.broken(
          CONTINUES,
          "a context to pull the rest with, or wsman:EndOfSequence",
          "an empty wsen:EnumerationContext and no end",
          reply.at(context.get()),
          "the client can neither go on nor know that it is done");
    } else {
      sink.broken(
          CONTEXT,
          "a wsen:EnumerationContext with content",
          "an empty one, and no wsman:EndOfSequence",
          reply.at(context.get()),
          "");
    }
  }

  private static void count(Reply reply, FindingSink sink) {
    Optional<Element> header = reply.only(Names.WSMAN_TOTAL_ITEMS_COUNT_ESTIMATE);
    if (header.isPresent()) {
      String text = Dom.text(header.get());
      if (text.matches("\\+?[0-9]+") || Dom.isNil(header.get())) {
        sink.held(COUNT, reply.at(header.get()));
      } else {
        sink.broken(
            COUNT,
            "a number that is not negative, or xsi:nil true",
            "'" + text + "'",
            reply.at(header.get()),
            "");
      }
      return;
    }
    Optional<Asked> asked =
        reply
            .asked()
            .filter(
                a ->
                    a.readable()
                        && a.demands(Names.WSMAN_REQUEST_TOTAL_ITEMS_COUNT_ESTIMATE)
                        && (a.action().equals(Actions.ENUMERATE)
                            || a.action().equals(Actions.PULL)));
    if (asked.isPresent() && !reply.isFault()) {
      sink.broken(
          COUNT,
          "header wsman:TotalItemsCountEstimate, or a fault",
          "a success without it",
          reply.place(),
          "the request marked the header that asks for it as mandatory");
    }
  }
}
