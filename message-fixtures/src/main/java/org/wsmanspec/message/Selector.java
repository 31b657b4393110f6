package org.wsmanspec.message;

import java.util.Optional;

/**
 * One wsman:Selector (DSP0226 5.1.2.2).
 *
 * @param name value of the Name attribute; empty if the attribute is missing
 * @param value the text, trimmed; empty if the value is an endpoint reference
 * @param reference the nested endpoint reference, if the value is one
 */
public record Selector(String name, String value, Optional<EndpointReference> reference) {

  /** A selector with a text value. */
  public static Selector of(String name, String value) {
    return new Selector(name, value, Optional.empty());
  }
}
