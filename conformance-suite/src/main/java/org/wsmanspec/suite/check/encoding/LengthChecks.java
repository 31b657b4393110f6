package org.wsmanspec.suite.check.encoding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Asked;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.Reply;

/** Lengths that senders keep to (DSP0226 13.1). */
public final class LengthChecks {

  private static final String URI = "R13.1-6";
  private static final String OPTION = "DSP0226-encoding-09";
  private static final String SELECTOR = "DSP0226-encoding-10";

  private static final int NAME = 2048;
  private static final int VALUE = 4096;

  /** Headers and parts of references that are URIs. */
  private static final Set<QName> URIS =
      Set.of(
          Names.WSA_TO,
          Names.WSA_ACTION,
          Names.WSA_MESSAGE_ID,
          Names.WSA_RELATES_TO,
          Names.WSA_ADDRESS,
          Names.WSMAN_RESOURCE_URI);

  private LengthChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofMessagesSent(
            "encoding/request-lengths",
            List.of(URI, OPTION, SELECTOR),
            (asked, sink) -> {
              uris(asked.envelope(), Set.of(), asked::at, sink);
              selectors(asked.envelope(), Set.of(), asked::at, sink);
              options(asked, sink);
            }),
        Check.ofReplies(
            "encoding/reply-lengths",
            List.of(URI, SELECTOR),
            (reply, sink) -> {
              Set<String> given = given(reply);
              uris(reply.envelope(), given, reply::at, sink);
              selectors(reply.envelope(), given, reply::at, sink);
            }));
  }

  /** What the request says, for a reply that repeats it made it no longer. */
  private static Set<String> given(Reply reply) {
    Set<String> texts = new HashSet<>();
    reply
        .asked()
        .map(Asked::envelope)
        .map(Envelope::root)
        .ifPresent(root -> elements(root).forEach(e -> texts.add(Dom.text(e))));
    return texts;
  }

  private static void uris(
      Envelope envelope, Set<String> given, Function<Node, Place> locator, FindingSink sink) {
    List<Element> found = elements(envelope.root());
    found.removeIf(e -> !URIS.contains(Dom.name(e)));
    Optional<Element> tooLong =
        found.stream()
            .filter(e -> Dom.text(e).length() > NAME && !given.contains(Dom.text(e)))
            .findFirst();
    if (tooLong.isPresent()) {
      sink.broken(
          URI,
          "URIs of at most " + NAME + " characters",
          describe(tooLong.get()) + " of " + Dom.text(tooLong.get()).length(),
          locator.apply(tooLong.get()),
          "a peer may refuse it with wsman:EncodingLimit");
    } else if (!found.isEmpty()) {
      sink.held(URI, locator.apply(envelope.root()));
    }
  }

  private static void selectors(
      Envelope envelope, Set<String> given, Function<Node, Place> locator, FindingSink sink) {
    List<Element> found = elements(envelope.root());
    found.removeIf(e -> !Dom.name(e).equals(Names.WSMAN_SELECTOR));
    found.removeIf(e -> given.contains(Dom.text(e)));
    named(SELECTOR, found, locator, sink);
  }

  private static void options(Asked asked, FindingSink sink) {
    named(
        OPTION,
        asked
            .only(Names.WSMAN_OPTION_SET)
            .map(s -> Dom.children(s, Names.WSMAN_OPTION))
            .orElse(List.of()),
        asked::at,
        sink);
  }

  /** Elements with a name that is an attribute and a value that is text. */
  private static void named(
      String requirement, List<Element> elements, Function<Node, Place> locator, FindingSink sink) {
    for (Element e : elements) {
      int name = Dom.attribute(e, Names.NAME).map(String::length).orElse(0);
      int value = Dom.children(e).isEmpty() ? Dom.text(e).length() : 0;
      if (name > NAME || value > VALUE) {
        sink.broken(
            requirement,
            "a name of at most " + NAME + " and a value of at most " + VALUE + " characters",
            describe(e) + " with a name of " + name + " and a value of " + value,
            locator.apply(e),
            "a peer may refuse it with wsman:EncodingLimit");
      } else {
        sink.held(requirement, locator.apply(e));
      }
    }
  }

  private static String describe(Element e) {
    return Namespaces.display(Dom.name(e));
  }

  private static List<Element> elements(Element root) {
    List<Element> all = new ArrayList<>();
    collect(root, all);
    return all;
  }

  private static void collect(Element element, List<Element> all) {
    all.add(element);
    Dom.children(element).forEach(c -> collect(c, all));
  }
}
