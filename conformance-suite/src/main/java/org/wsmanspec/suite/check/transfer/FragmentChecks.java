package org.wsmanspec.suite.check.transfer;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/** Fragment transfer (DSP0226 7.7 to 7.11). */
public final class FragmentChecks {

  private static final String NOT_WHOLE = "DSP0226-fragment-22";
  private static final String ONE_WRAPPER = "DSP0226-fragment-05";
  private static final String REPEATED = "DSP0226-fragment-06";
  private static final String BARE_TEXT = "DSP0226-fragment-07";
  private static final String MARKED = "DSP0226-fragment-01";
  private static final String NEW_VALUE = "DSP0226-fragment-14";

  private FragmentChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies(
            "fragment/get-response",
            List.of(NOT_WHOLE, ONE_WRAPPER, REPEATED, BARE_TEXT),
            FragmentChecks::get),
        Check.ofReplies("fragment/put-response", List.of(NEW_VALUE), FragmentChecks::put),
        Check.ofRequests("fragment/request-marked", List.of(MARKED), FragmentChecks::marked));
  }

  private static void get(Reply reply, FindingSink sink) {
    Optional<Asked> asked =
        reply.asked().filter(a -> a.demands(Names.WSMAN_FRAGMENT_TRANSFER) && a.readable());
    if (asked.isEmpty() || !reply.answers(Actions.GET)) {
      return;
    }
    List<Element> children = reply.envelope().bodyChildren();
    boolean fragment = reply.envelope().bodyIs(Names.WSMAN_XML_FRAGMENT);
    if (!fragment) {
      sink.broken(
          NOT_WHOLE,
          "wsman:XmlFragment, or a fault",
          children.isEmpty() ? "an empty body" : Namespaces.display(Dom.name(children.get(0))),
          reply.place(),
          "a service without fragment access has to refuse the mandatory header");
      return;
    }
    sink.held(NOT_WHOLE, reply.place());
    if (children.size() == 1) {
      sink.held(ONE_WRAPPER, reply.place());
    } else {
      sink.broken(
          ONE_WRAPPER,
          "one wsman:XmlFragment in s:Body",
          children.size() + " children",
          reply.place(),
          "");
    }
    if (reply.envelope().header(Names.WSMAN_FRAGMENT_TRANSFER).isPresent()) {
      sink.held(REPEATED, reply.place());
    } else {
      sink.soft(
          REPEATED,
          "header wsman:FragmentTransfer, as in the request",
          "none",
          reply.place(),
          "the source for this requirement is not firm enough to fail on it");
    }
    bareText(reply, asked.get(), children.get(0), sink);
  }

  /** The answer to a fragment Put may be empty; what it holds is a fragment again. */
  private static void put(Reply reply, FindingSink sink) {
    boolean fragment =
        reply
            .asked()
            .filter(a -> a.demands(Names.WSMAN_FRAGMENT_TRANSFER) && a.readable())
            .isPresent();
    List<Element> children = reply.envelope().bodyChildren();
    if (!fragment || !reply.answers(Actions.PUT)) {
      return;
    }
    boolean fits = children.size() == 1 && Dom.is(children.get(0), Names.WSMAN_XML_FRAGMENT);
    if (children.isEmpty() || fits) {
      sink.held(NEW_VALUE, reply.place());
    } else {
      sink.broken(
          NEW_VALUE,
          "wsman:XmlFragment alone in s:Body, or nothing",
          String.join(", ", children.stream().map(c -> Namespaces.display(Dom.name(c))).toList()),
          reply.place(),
          "");
    }
  }

  private static void bareText(Reply reply, Asked asked, Element fragment, FindingSink sink) {
    Element header = asked.only(Names.WSMAN_FRAGMENT_TRANSFER).orElseThrow();
    String dialect =
        Dom.attribute(header, Names.DIALECT).map(String::strip).orElse(Uris.DIALECT_XPATH);
    String expression = Dom.text(header);
    boolean text =
        dialect.equals(Uris.DIALECT_XPATH)
            && expression.matches("[^|]*/\\s*(text\\(\\)|@[\\w:.-]+)");
    if (!text) {
      return;
    }
    if (Dom.children(fragment).isEmpty()) {
      sink.held(BARE_TEXT, reply.at(fragment));
    } else {
      sink.broken(
          BARE_TEXT,
          "the bare text that " + expression + " selects",
          "element " + Namespaces.display(Dom.name(Dom.children(fragment).get(0))),
          reply.at(fragment),
          "");
    }
  }

  private static void marked(Asked asked, FindingSink sink) {
    asked
        .only(Names.WSMAN_FRAGMENT_TRANSFER)
        .ifPresent(
            header -> {
              if (asked.demands(Names.WSMAN_FRAGMENT_TRANSFER)) {
                sink.held(MARKED, asked.at(header));
              } else {
                sink.broken(
                    MARKED,
                    "s:mustUnderstand true on wsman:FragmentTransfer",
                    "none, or false",
                    asked.at(header),
                    "a service without fragment access would take this for the whole resource");
              }
            });
  }
}
