package org.wsmanspec.suite.check.cim;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;

/** Instances and method results of CIM classes (DSP0227, DSP0230). */
public final class CimChecks {

  private static final String INSTANCE = "DSP0230-cim-01";
  private static final String OUTPUT = "DSP0227-cim-32";

  /** Part of the URI of every CIM class, whoever its vendor. */
  private static final String CLASS_URI = "/wbem/wscim/1/cim-schema/2/";

  private CimChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies("cim/instance", List.of(INSTANCE), CimChecks::instance),
        Check.ofReplies("cim/method-output", List.of(OUTPUT), CimChecks::output));
  }

  private static void instance(Reply reply, FindingSink sink) {
    boolean cim =
        reply
            .asked()
            .flatMap(a -> a.envelope().resourceUri())
            .filter(u -> u.contains(CLASS_URI))
            .isPresent();
    Optional<Element> body = reply.envelope().bodyChild();
    if (!cim || !reply.answers(Actions.GET) || body.isEmpty()) {
      return;
    }
    Element instance = body.get();
    String uri = Dom.name(instance).getNamespaceURI();
    if (Namespaces.byPrefix().containsValue(uri)) {
      // A fragment, or something that other checks speak of.
      return;
    }
    if (!uri.endsWith("/" + instance.getLocalName())) {
      sink.broken(
          INSTANCE,
          "an element named after its class in the namespace of the class URI",
          instance.getLocalName() + " in namespace '" + uri + "'",
          reply.at(instance),
          "");
      return;
    }
    Optional<Element> bare =
        Dom.children(instance).stream()
            .filter(p -> Dom.name(p).getNamespaceURI().isEmpty())
            .findFirst();
    if (bare.isPresent()) {
      sink.broken(
          INSTANCE,
          "properties in the namespace " + uri,
          bare.get().getLocalName() + " without a namespace",
          reply.at(bare.get()),
          "");
    } else {
      sink.held(INSTANCE, reply.at(instance));
    }
  }

  private static void output(Reply reply, FindingSink sink) {
    Optional<String> action =
        reply.askedAction().filter(a -> a.contains(CLASS_URI)).filter(a -> !reply.isFault());
    if (action.isEmpty()) {
      return;
    }
    String method = action.get().substring(action.get().lastIndexOf('/') + 1);
    List<Element> children = reply.envelope().bodyChildren();
    if (children.size() == 1
        && children.get(0).getLocalName().equals(method + "_OUTPUT")
        && !Dom.name(children.get(0)).getNamespaceURI().isEmpty()) {
      sink.held(OUTPUT, reply.at(children.get(0)));
    } else {
      sink.broken(
          OUTPUT,
          method + "_OUTPUT in the namespace of the class, alone in s:Body",
          children.isEmpty()
              ? "an empty body"
              : String.join(
                  ", ", children.stream().map(c -> Namespaces.display(Dom.name(c))).toList()),
          reply.place(),
          "");
    }
  }
}
