package org.wsmanspec.scenario;

import java.util.List;
import java.util.Map;

/** The content that a Put, Create or method call sends. */
public sealed interface Representation {

  /**
   * The whole element.
   *
   * @param xml its XML
   */
  record Xml(Text xml) implements Representation {}

  /**
   * Values by name, written as child elements in the resource's namespace in this order.
   *
   * @param values names and values
   */
  record Properties(Map<String, Value> values) implements Representation {
    public Properties {
      values = Ordered.copy(values);
    }
  }

  /** The value of one property or parameter. */
  sealed interface Value {

    /**
     * One value.
     *
     * @param text its text, not yet escaped
     */
    record Single(Text text) implements Value {}

    /** No value: xsi:nil. */
    record Nil() implements Value {}

    /**
     * An array: one element for each.
     *
     * @param texts the values, not yet escaped
     */
    record Many(List<Text> texts) implements Value {
      public Many {
        texts = List.copyOf(texts);
      }
    }

    /**
     * A value that is XML itself, such as an endpoint reference.
     *
     * @param xml content of the element
     */
    record Markup(Text xml) implements Value {}
  }
}
