package org.wsmanspec.message.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;

/** Traffic that the schemas refuse and that {@link SchemaValidator#lenient} lets pass. */
public enum Tolerance {

  /**
   * White space around a value of a string type with a pattern or a length
   * (wsmid:InitiativeVersion, wsman:CertificateThumbprint, cim:cimChar16): receivers trim values
   * (DSP0226 13.1).
   */
  PADDED_VALUE(
      d ->
          (d.key().equals("cvc-pattern-valid") || d.key().equals("cvc-maxLength-valid"))
              && Padding.alone(d)),

  /** wsman:Item with the endpoint reference before the object (seen from Windows). */
  EPR_FIRST_ITEM(
      d -> {
        Node parent = d.element().getParentNode();
        if (!isContentModel(d) || !(parent instanceof Element item)) {
          return false;
        }
        List<Element> children = Dom.children(item);
        return Dom.is(item, Names.WSMAN_ITEM)
            && children.size() == 2
            && Dom.is(children.get(0), Names.WSA_ENDPOINT_REFERENCE)
            && children.get(1) == d.element();
      }),

  /** A date, time or interval as bare text where cim:cimDateTime wants a child (OpenPegasus). */
  BARE_CIM_DATETIME(
      d ->
          (d.key().equals("cvc-complex-type.2.3") || d.key().equals("cvc-complex-type.2.4.b"))
              && isType(d.element(), Literals.CIM_DATE_TIME)
              && Dom.children(d.element()).isEmpty()
              && Literals.DATE.matcher(Dom.text(d.element())).matches()),

  /** An event as character data in wsman:Event instead of an element (Windows Event Collector). */
  TEXT_IN_EVENT(
      d -> d.key().equals("cvc-complex-type.2.3") && Dom.is(d.element(), Literals.WSMAN_EVENT)),

  /**
   * wse:SubscribeResponse without wse:Expires: the schema requires it although the request's is
   * optional and WS-Eventing's prose reads its absence as "never expires".
   */
  NEVER_EXPIRES(
      d -> {
        Node at = d.key().equals("cvc-complex-type.2.4.b") ? d.element() : parent(d);
        return isContentModel(d)
            && at instanceof Element response
            && Dom.is(response, Literals.WSE_SUBSCRIBE_RESPONSE)
            && Dom.child(response, Literals.WSE_EXPIRES).isEmpty()
            && Dom.child(response, Literals.WSE_SUBSCRIPTION_MANAGER).isPresent()
            && (at == d.element()
                || !Dom.name(d.element()).getNamespaceURI().equals(Namespaces.WSE));
      }),

  /**
   * The content of a WS-Addressing 2005/08 endpoint reference where the 2004 schemas want that of
   * 2004/08: DSP0226 1.1 allows either, and the second edition of WS-Transfer opened
   * wxf:ResourceCreated for it.
   */
  ADDRESSING_2005(
      d -> isContentModel(d) && Dom.name(d.element()).getNamespaceURI().equals(Namespaces.WSA10));

  private final Predicate<Diagnostic> test;

  Tolerance(Predicate<Diagnostic> test) {
    this.test = test;
  }

  boolean excuses(Diagnostic diagnostic) {
    return test.test(diagnostic);
  }

  private static boolean isContentModel(Diagnostic d) {
    return d.key().startsWith("cvc-complex-type.2.4");
  }

  private static Node parent(Diagnostic d) {
    Node parent = d.element().getParentNode();
    return parent == null ? d.element() : parent;
  }

  private static boolean isType(Element element, QName type) {
    Optional<QName> named =
        Dom.attribute(element, Names.XSI_TYPE).flatMap(v -> Dom.qname(element, v));
    return named.filter(type::equals).isPresent();
  }

  /** Constants an enum cannot hold before its own values are made. */
  private static final class Literals {
    static final QName CIM_DATE_TIME = new QName(Namespaces.CIM, "cimDateTime");
    static final QName WSMAN_EVENT = new QName(Namespaces.WSMAN, "Event");
    static final QName WSE_SUBSCRIBE_RESPONSE = new QName(Namespaces.WSE, "SubscribeResponse");
    static final QName WSE_SUBSCRIPTION_MANAGER = new QName(Namespaces.WSE, "SubscriptionManager");
    static final QName WSE_EXPIRES = new QName(Namespaces.WSE, "Expires");

    /** A 25-character CIM timestamp or interval, an ISO 8601 date and time, or an xs:duration. */
    static final Pattern DATE =
        Pattern.compile(
            "[0-9*]{14}\\.[0-9*]{6}([+-][0-9]{3}|:000)"
                + "|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+(Z|[+-][0-9]{2}:?[0-9]{2})?)?"
                + "|-?P[0-9YMDTHS.]+");
  }

  /** Whether a value would fit without the white space around it. */
  private static final class Padding {
    static boolean alone(Diagnostic d) {
      String value = d.element().getTextContent();
      String trimmed = value.strip();
      if (trimmed.length() == value.length() || !Dom.children(d.element()).isEmpty()) {
        return false;
      }
      if (d.key().equals("cvc-maxLength-valid")) {
        return trimmed.length() <= 1;
      }
      QName name = Dom.name(d.element());
      return name.getLocalPart().equals("CertificateThumbprint")
          ? trimmed.matches("[0-9a-fA-F]{40}")
          : trimmed.matches("\\d*.\\d*.\\d*");
    }
  }
}
