package org.wsmanspec.suite.check.cim;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;
import org.wsmanspec.suite.check.cim.CimInstances.Instance;

/** How an instance of a CIM class is written as XML (DSP0230 sections 7 and 9). */
public final class InstanceChecks {

  private static final String INSTANCE = "DSP0230-cim-01";
  private static final String INHERITED = "DSP0230-cim-02";
  private static final String NULL = "DSP0230-cim-03";

  private InstanceChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies("cim/instance", List.of(INSTANCE), InstanceChecks::instance),
        Check.ofReplies("cim/property-namespace", List.of(INHERITED), InstanceChecks::inherited),
        Check.ofReplies("cim/null", List.of(NULL), InstanceChecks::nulls));
  }

  private static void instance(Reply reply, FindingSink sink) {
    Optional<Element> body = reply.envelope().bodyChild();
    if (!CimInstances.asked(reply) || !reply.answers(Actions.GET) || body.isEmpty()) {
      return;
    }
    Element instance = body.get();
    String uri = Dom.name(instance).getNamespaceURI();
    if (CimInstances.ofVocabulary(uri)) {
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

  /** Elements of namespaces that are no classes are open content and nobody's concern. */
  private static void inherited(Reply reply, FindingSink sink) {
    for (Instance instance : CimInstances.in(reply)) {
      if (!instance.namespace().endsWith("/" + instance.element().getLocalName())) {
        continue;
      }
      Optional<Element> other =
          instance.properties().stream()
              .filter(p -> CimClassUris.is(Dom.name(p).getNamespaceURI()))
              .filter(p -> !Dom.name(p).getNamespaceURI().equals(instance.namespace()))
              .findFirst();
      if (other.isPresent()) {
        sink.broken(
            INHERITED,
            "every property in the namespace of the instance's class, " + instance.namespace(),
            other.get().getLocalName() + " in " + Dom.name(other.get()).getNamespaceURI(),
            reply.at(other.get()),
            "an inherited property belongs to the class of the instance, not to the one that"
                + " declares it");
      } else {
        sink.held(INHERITED, reply.at(instance.element()));
      }
    }
  }

  private static void nulls(Reply reply, FindingSink sink) {
    for (Instance instance : CimInstances.in(reply)) {
      Optional<Element> filled =
          instance.properties().stream()
              .filter(Dom::isNil)
              .filter(p -> !Dom.children(p).isEmpty() || !Dom.text(p).isEmpty())
              .findFirst();
      Optional<Element> key =
          instance.selectors().stream()
              .flatMap(s -> instance.property(s.name()).stream())
              .filter(Dom::isNil)
              .findFirst();
      if (filled.isPresent() && !reply.exchange().lacks(Gap.VALUES)) {
        sink.broken(
            NULL,
            "no content beside xsi:nil true",
            "'" + Dom.text(filled.get()) + "' in " + filled.get().getLocalName(),
            reply.at(filled.get()),
            "");
      } else if (key.isPresent()) {
        sink.broken(
            NULL,
            "a value of the key property " + key.get().getLocalName(),
            Names.XSI_NIL.getLocalPart() + " true",
            reply.at(key.get()),
            "the instance is addressed by this property, so it has a value");
      } else {
        sink.held(NULL, reply.at(instance.element()));
      }
    }
  }
}
