package org.wsmanspec.message.template;

/**
 * Markup that a template inserts as it is.
 *
 * <p>Everything else in a model is text and is escaped. The markup is not checked: a negative
 * scenario may want to send what is not well-formed.
 *
 * @param xml the markup, with the namespace declarations it needs
 */
public record RawXml(String xml) {

  @Override
  public String toString() {
    return xml;
  }
}
