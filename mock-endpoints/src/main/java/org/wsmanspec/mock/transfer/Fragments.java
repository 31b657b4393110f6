package org.wsmanspec.mock.transfer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.binding.CimFaults.Situation;
import org.wsmanspec.mock.binding.InstanceReader;
import org.wsmanspec.mock.binding.InstanceWriter;
import org.wsmanspec.mock.binding.Resources;
import org.wsmanspec.mock.binding.Target;
import org.wsmanspec.mock.cim.CimClass;
import org.wsmanspec.mock.cim.CimInstance;
import org.wsmanspec.mock.cim.CimProperty;
import org.wsmanspec.mock.cim.CimValue;
import org.wsmanspec.mock.cim.ObjectPath;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.soap.SoapFaultException;
import org.wsmanspec.mock.soap.Xml;
import org.wsmanspec.mock.xpath.Expression;
import org.wsmanspec.mock.xpath.ExpressionException;

/**
 * Transfer of parts of an instance (DSP0226 7.7 to 7.11).
 *
 * <p>The part is selected and changed in the XML representation, which is then read back, so that
 * an expression may reach as deep as the representation does.
 */
final class Fragments {

  private final Resources resources;

  Fragments(Resources resources) {
    this.resources = resources;
  }

  /** Does one of the four operations on the part that the header names. */
  void perform(Transfer.Verb verb, Call call, Target target, Element header) {
    Expression expression = expression(header);
    CimInstance before = Transfer.find(call, target, resources);
    ObjectPath path = before.path().orElseThrow();
    Element root =
        new InstanceWriter(resources, call.address(), target.style())
            .document(path.namespace(), before, false);
    call.reply().repeatHeader(header);
    Replies.requestedEpr(call, resources, Optional.of(path), target.style());
    if (verb == Transfer.Verb.GET) {
      write(call, select(expression, root));
      return;
    }
    CimClass cimClass =
        resources.manager().findClass(path.namespace(), before.className()).orElseThrow();
    FragmentEdit edit = new FragmentEdit(root, cimClass);
    Set<String> touched =
        switch (verb) {
          case PUT -> edit.replace(select(expression, root), expression.place(), content(call));
          case CREATE -> edit.insert(expression.place(), content(call));
          default -> edit.remove(select(expression, root));
        };
    CimInstance sent = read(root, path, cimClass, target, touched);
    CimInstance stored =
        Transfer.cim(
            call,
            Situation.REPRESENTATION,
            () ->
                resources
                    .manager()
                    .modifyInstance(call.caller(), path, sent, Optional.of(touched)));
    call.commit();
    if (verb == Transfer.Verb.CREATE) {
      resources.writeReferenceContent(
          Xml.add(call.reply().body(), Names.WXF_RESOURCE_CREATED),
          call.address(),
          path,
          target.style());
    } else if (verb == Transfer.Verb.PUT && !stored.project(touched).equals(sent)) {
      Element after =
          new InstanceWriter(resources, call.address(), target.style())
              .document(path.namespace(), stored, false);
      write(call, select(expression, after));
    }
  }

  private static Expression expression(Element header) {
    String dialect =
        Dom.attribute(header, Names.DIALECT).map(String::strip).orElse(Uris.DIALECT_XPATH);
    if (!dialect.equals(Uris.DIALECT_XPATH)) {
      throw SoapFaultException.of(
              FaultSubcode.FRAGMENT_DIALECT_NOT_SUPPORTED,
              "The fragment dialect '" + dialect + "' is not supported")
          .listing(Names.WSMAN_FRAGMENT_DIALECT, List.of(Uris.DIALECT_XPATH));
    }
    if (!Dom.children(header).isEmpty()) {
      throw unprocessable("A fragment expression is text");
    }
    try {
      return Expression.fragment(Dom.text(header), header);
    } catch (ExpressionException e) {
      throw unprocessable(String.valueOf(e.getMessage()));
    }
  }

  private static List<Node> select(Expression expression, Element root) {
    List<Node> nodes;
    try {
      nodes = expression.select(root);
    } catch (ExpressionException e) {
      throw unprocessable(String.valueOf(e.getMessage()));
    }
    boolean elements = nodes.stream().allMatch(Element.class::isInstance);
    boolean values =
        nodes.stream()
            .allMatch(
                n -> n.getNodeType() == Node.TEXT_NODE || n.getNodeType() == Node.ATTRIBUTE_NODE);
    if (!elements && !values) {
      throw unprocessable("The expression selects neither elements nor values alone");
    }
    return nodes;
  }

  /** wsen:CannotProcessFilter, which DSP0226 7.7 names also for fragment expressions. */
  static SoapFaultException unprocessable(String reason) {
    return SoapFaultException.of(FaultSubcode.CANNOT_PROCESS_FILTER, reason);
  }

  private static void write(Call call, List<Node> nodes) {
    Element fragment = Xml.add(call.reply().body(), Names.WSMAN_XML_FRAGMENT);
    if (nodes.isEmpty()) {
      Xml.nil(fragment);
    }
    StringBuilder text = new StringBuilder();
    for (Node node : nodes) {
      if (node instanceof Element element) {
        Xml.copy(fragment, element);
      } else {
        text.append(node.getNodeValue());
      }
    }
    if (text.length() > 0) {
      fragment.setTextContent(text.toString());
    }
  }

  private static Element content(Call call) {
    Element body = call.body();
    if (!Dom.is(body, Names.WSMAN_XML_FRAGMENT)) {
      throw FragmentEdit.misfit("The body of a fragment operation is wsman:XmlFragment");
    }
    return body;
  }

  /** The touched properties as the changed representation says, NULL where it has none. */
  private CimInstance read(
      Element root, ObjectPath path, CimClass cimClass, Target target, Set<String> touched) {
    CimInstance whole;
    try {
      whole =
          new InstanceReader(resources, path.namespace(), target.style()).instance(root, cimClass);
    } catch (SoapFaultException e) {
      throw FragmentEdit.misfit(String.valueOf(e.getMessage()));
    }
    CimInstance sent = whole.project(touched);
    for (String name : touched) {
      CimProperty property = cimClass.property(name).orElseThrow();
      if (sent.property(name).isEmpty()) {
        if (property.isRequired()) {
          throw FragmentEdit.misfit("The required property " + name + " cannot be removed");
        }
        sent = sent.with(name, CimValue.nullOf(property.type(), property.array()));
      }
    }
    return sent;
  }
}
