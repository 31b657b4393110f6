package org.wsmanspec.message.schema;

import org.w3c.dom.Element;
import org.xml.sax.SAXParseException;

/**
 * What the validator said and where.
 *
 * @param key the validation rule
 * @param message the text behind the key
 * @param element the element the validator had in hand
 */
record Diagnostic(String key, String message, Element element) {

  static Diagnostic of(SAXParseException e, Element element) {
    String text = String.valueOf(e.getMessage());
    int colon = text.indexOf(": ");
    return colon > 0 && text.indexOf(' ') > colon
        ? new Diagnostic(text.substring(0, colon), text.substring(colon + 2), element)
        : new Diagnostic("unknown", text, element);
  }

  /**
   * Whether this only says for which element or attribute the diagnostic before it was: the
   * validator reports a bad value once as the value of a simple type and once as that of its
   * holder.
   */
  boolean repeats(Diagnostic before) {
    boolean holder =
        key.equals("cvc-type.3.1.3")
            || key.equals("cvc-complex-type.2.2")
            || key.equals("cvc-attribute.3");
    return holder && element == before.element && before.isValue();
  }

  private boolean isValue() {
    return key.startsWith("cvc-datatype-valid")
        || key.endsWith("-valid")
        || key.startsWith("cvc-enumeration-valid")
        || key.equals("cvc-id.1");
  }

  /** This one, with the attribute's name where it is about one; the element's is known anyway. */
  Diagnostic withNameFrom(Diagnostic holder) {
    return holder.key.equals("cvc-attribute.3")
        ? new Diagnostic(key, message + " " + holder.message, element)
        : this;
  }
}
