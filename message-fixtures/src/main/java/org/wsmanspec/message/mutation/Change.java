package org.wsmanspec.message.mutation;

import java.util.Optional;

/**
 * One way of bending a message, with nothing left to be resolved.
 *
 * <p>An {@code at} is an XPath 1.0 expression on the envelope.
 */
public sealed interface Change {

  /** Takes the selected nodes away. */
  record Remove(String at) implements Change {}

  /** Puts a copy behind each selected element. */
  record Duplicate(String at) implements Change {}

  /**
   * Adds XML.
   *
   * @param xml one or more elements; prefixes of the vocabulary are known
   * @param where beside or inside the selected elements
   */
  record Add(String at, String xml, Place where) implements Change {}

  /** Beside or inside a selected element. */
  enum Place {
    FIRST,
    LAST,
    BEFORE,
    AFTER
  }

  /**
   * Changes the text of the selected elements, or the value of the selected attributes.
   *
   * @param at nodes; if it ends in {@code /@name} and there is no such attribute, it is added
   */
  record SetValue(String at, String value) implements Change {}

  /**
   * Changes the name of the selected elements or attributes.
   *
   * @param to local name, or a name with a known prefix
   */
  record Rename(String at, String to) implements Change {}

  /**
   * Moves the selected elements, without their children, into another namespace.
   *
   * @param to namespace URI or known prefix; empty for none
   */
  record Move(String at, String to) implements Change {}

  /**
   * Cuts the end of the message off.
   *
   * @param octets how many are left; or empty
   * @param percent how much is left, 0 to 100; or empty
   */
  record Truncate(Optional<Integer> octets, Optional<Integer> percent) implements Change {}

  /** Writes the octets in another encoding, and tells nobody. */
  record Encode(String charset) implements Change {}

  /** Puts text between the XML declaration and the root element. */
  record Prolog(String text) implements Change {}
}
