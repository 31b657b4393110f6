package org.wsmanspec.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;

/**
 * A SOAP 1.2 fault (SOAP 1.2 part 1 section 5.4, DSP0226 14.2), read leniently.
 *
 * @param element the s:Fault element
 * @param code s:Code/s:Value, if it is a QName with a bound prefix
 * @param subcodes s:Subcode values from the outermost inwards; an unreadable one ends the list
 * @param reasons the texts with their languages
 * @param detail the s:Detail element
 */
public record Fault(
    Element element,
    Optional<QName> code,
    List<QName> subcodes,
    List<Reason> reasons,
    Optional<Element> detail) {

  /**
   * One s:Text of the reason.
   *
   * @param language xml:lang, empty if the attribute is missing
   * @param text the text, trimmed
   */
  public record Reason(Optional<String> language, String text) {}

  static Fault in(Element fault) {
    Optional<Element> code = Dom.child(fault, Names.S_CODE);
    List<QName> subcodes = new ArrayList<>();
    Optional<Element> subcode = code.flatMap(c -> Dom.child(c, Names.S_SUBCODE));
    while (subcode.isPresent()) {
      Optional<QName> value = value(subcode.get());
      if (value.isEmpty()) {
        break;
      }
      subcodes.add(value.get());
      subcode = Dom.child(subcode.get(), Names.S_SUBCODE);
    }
    List<Reason> reasons =
        Dom.child(fault, Names.S_REASON).stream()
            .flatMap(r -> Dom.children(r, Names.S_TEXT).stream())
            .map(t -> new Reason(Dom.attribute(t, Names.XML_LANG), Dom.text(t)))
            .toList();
    return new Fault(
        fault,
        code.flatMap(Fault::value),
        List.copyOf(subcodes),
        reasons,
        Dom.child(fault, Names.S_DETAIL));
  }

  private static Optional<QName> value(Element parent) {
    return Dom.child(parent, Names.S_VALUE).flatMap(v -> Dom.qname(v, v.getTextContent()));
  }

  /** The outermost subcode: the one that specifications define. */
  public Optional<QName> subcode() {
    return subcodes.isEmpty() ? Optional.empty() : Optional.of(subcodes.get(0));
  }

  /** wsman:FaultDetail as an absolute URI, trimmed. */
  public Optional<String> faultDetail() {
    return detail.flatMap(d -> Dom.child(d, Names.WSMAN_FAULT_DETAIL)).map(Dom::text);
  }

  /** The last segment of a DMTF fault detail URI: {@code InvalidResourceURI}. */
  public Optional<String> faultDetailName() {
    return faultDetail()
        .filter(u -> u.startsWith(Uris.FAULT_DETAIL))
        .map(u -> u.substring(Uris.FAULT_DETAIL.length()));
  }

  /** Whether the outermost subcode is this one. */
  public boolean hasSubcode(QName name) {
    return subcode().filter(name::equals).isPresent();
  }

  /** One line for people: code, subcode, detail, first reason. */
  public String summary() {
    StringBuilder text = new StringBuilder(code.map(Namespaces::display).orElse("no Code"));
    subcodes.forEach(s -> text.append(" / ").append(Namespaces.display(s)));
    faultDetail().ifPresent(d -> text.append(" [").append(faultDetailName().orElse(d)).append(']'));
    reasons.stream().findFirst().ifPresent(r -> text.append(": ").append(r.text()));
    return text.toString();
  }
}
