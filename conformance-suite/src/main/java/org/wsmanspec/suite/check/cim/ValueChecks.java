package org.wsmanspec.suite.check.cim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Reply;
import org.wsmanspec.suite.check.cim.CimInstances.Instance;

/** How values of CIM properties are written as XML (DSP0230 section 8). */
public final class ValueChecks {

  private static final String SIMPLE = "DSP0230-cim-05";
  private static final String DATE_TIME = "DSP0230-cim-06";
  private static final String REFERENCE = "DSP0230-cim-07";
  private static final String EMBEDDED = "DSP0230-cim-08";

  private static final String ZONE = "(Z|[+-]\\d\\d:\\d\\d)?";
  private static final String CLOCK = "\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?";
  private static final String DAY = "-?\\d{4,}-\\d\\d-\\d\\d";

  /** The forms of cimDateTime. */
  private static final Map<String, Pattern> FORMS =
      Map.of(
          "Datetime", Pattern.compile(DAY + "T" + CLOCK + ZONE),
          "Date", Pattern.compile(DAY + ZONE),
          "Time", Pattern.compile(CLOCK + ZONE),
          "Interval",
              Pattern.compile(
                  "-?P(?=.)(\\d+Y)?(\\d+M)?(\\d+D)?"
                      + "(T(?=.)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?"),
          "CIM_DateTime", Pattern.compile("[0-9*]{14}\\.[0-9*]{6}[+:-][0-9*]{3}"));

  private ValueChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Check.ofReplies(
            "cim/values",
            List.of(SIMPLE, DATE_TIME, REFERENCE, EMBEDDED),
            (reply, sink) -> {
              if (!reply.exchange().lacks(Gap.VALUES)) {
                CimInstances.in(reply).forEach(i -> values(reply, i, sink));
              }
            }));
  }

  private static void values(Reply reply, Instance instance, FindingSink sink) {
    for (Element property : instance.properties()) {
      if (Dom.isNil(property)
          || !Dom.name(property).getNamespaceURI().equals(instance.namespace())) {
        continue;
      }
      List<Element> children = Dom.children(property);
      if (children.isEmpty()) {
        simple(reply, instance, property, sink);
      } else if (has(children, Namespaces.CIM)) {
        dateTime(reply, children, sink);
      } else if (has(children, Namespaces.WSA)) {
        reference(reply, property, sink);
      } else if (children.stream().allMatch(c -> CimClassUris.is(Dom.name(c).getNamespaceURI()))) {
        embedded(reply, property, children, sink);
      }
    }
  }

  private static boolean has(List<Element> elements, String namespace) {
    return elements.stream().anyMatch(e -> Dom.name(e).getNamespaceURI().equals(namespace));
  }

  private static void simple(Reply reply, Instance instance, Element property, FindingSink sink) {
    Optional<String> declared =
        Dom.attribute(property, Names.XSI_TYPE)
            .flatMap(t -> Dom.qname(property, t))
            .filter(t -> t.getNamespaceURI().equals(Namespaces.CIM))
            .map(QName::getLocalPart);
    Optional<String> type =
        declared.or(
            () ->
                ValueTypes.ofProperty(
                    instance.namespace(),
                    instance.element().getLocalName(),
                    property.getLocalName()));
    if (type.isEmpty()) {
      return;
    }
    String text = Dom.text(property);
    if (!ValueTypes.known(type.get())) {
      sink.soft(
          SIMPLE,
          "a type of the common schema",
          "xsi:type " + type.get(),
          reply.at(property),
          "the common schema as known here does not define it");
    } else if (ValueTypes.fits(type.get(), text)) {
      sink.held(SIMPLE, reply.at(property));
    } else {
      sink.broken(
          SIMPLE,
          "a value of cim:" + type.get() + " in " + property.getLocalName(),
          "'" + text + "'",
          reply.at(property),
          "");
    }
  }

  private static void dateTime(Reply reply, List<Element> children, FindingSink sink) {
    Element value = children.get(0);
    Pattern form = FORMS.get(Dom.name(value).getLocalPart());
    boolean one = children.size() == 1 && has(children, Namespaces.CIM);
    if (one && form != null && (Dom.isNil(value) || form.matcher(Dom.text(value)).matches())) {
      sink.held(DATE_TIME, reply.at(value));
    } else {
      sink.broken(
          DATE_TIME,
          "one of cim:Datetime, cim:Interval, cim:Date, cim:Time or cim:CIM_DateTime, with a value"
              + " of its type",
          (one ? "" : children.size() + " elements, first ")
              + Namespaces.display(Dom.name(value))
              + " '"
              + Dom.text(value)
              + "'",
          reply.at(value),
          "");
    }
  }

  private static void reference(Reply reply, Element property, FindingSink sink) {
    if (Dom.child(property, Names.WSA_ADDRESS).isPresent()
        && Dom.child(property, Names.WSA_REFERENCE_PARAMETERS).isPresent()) {
      sink.held(REFERENCE, reply.at(property));
    } else {
      boolean wrapped = Dom.child(property, Names.WSA_ENDPOINT_REFERENCE).isPresent();
      sink.broken(
          REFERENCE,
          "wsa:Address and wsa:ReferenceParameters directly in " + property.getLocalName(),
          wrapped
              ? "a wsa:EndpointReference around them"
              : String.join(
                  ", ",
                  Dom.children(property).stream()
                      .map(c -> Namespaces.display(Dom.name(c)))
                      .toList()),
          reply.at(property),
          "a property of type cimReference is itself the endpoint reference");
    }
  }

  private static void embedded(
      Reply reply, Element property, List<Element> children, FindingSink sink) {
    Optional<String> declared = Dom.attribute(property, Names.XSI_TYPE);
    if (declared.isEmpty()) {
      sink.remark(
          EMBEDDED,
          "embedded instances come without xsi:type, which a client needs unless the schema tells"
              + " their class",
          reply.at(property));
      return;
    }
    String namespace = Dom.name(children.get(0)).getNamespaceURI();
    String due = CimClassUris.tail(namespace) + "_Type";
    boolean named =
        Dom.qname(property, declared.get())
            .filter(t -> t.getNamespaceURI().equals(namespace) && t.getLocalPart().equals(due))
            .isPresent();
    if (named) {
      sink.held(EMBEDDED, reply.at(property));
    } else {
      sink.broken(
          EMBEDDED,
          "xsi:type with " + due + " in the namespace of the embedded class",
          "xsi:type '" + declared.get() + "'",
          reply.at(property),
          "");
    }
  }
}
