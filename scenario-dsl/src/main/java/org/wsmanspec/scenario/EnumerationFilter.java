package org.wsmanspec.scenario;

import java.util.Optional;

/**
 * The filter of an Enumerate (DSP0226 8.3) or a Subscribe (DSP0226 10.2.2).
 *
 * @param dialect dialect URI; empty: the attribute is not written
 * @param content the expression: text, or XML if {@code markup}
 * @param markup whether the content is XML
 * @param element which of the two filter elements carries it
 */
public record EnumerationFilter(
    Optional<Text> dialect, Text content, boolean markup, Holder element) {

  /** The element that carries a filter. */
  public enum Holder {
    /** wsman:Filter, the usual one. */
    WSMAN,
    /** wsen:Filter. */
    WSEN,
    /** wse:Filter. */
    WSE
  }
}
