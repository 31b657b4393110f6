package org.wsmanspec.scenario;

import java.util.Optional;

/**
 * One way of bending a correct message before it is sent.
 *
 * <p>An {@code at} is an XPath expression on the request's envelope; selecting nothing there is a
 * mistake of the scenario, and the step is not driven.
 */
public sealed interface Mutation {

  /** Where the mutation is written. */
  Position position();

  /** Takes the selected nodes away. */
  record Remove(Text at, Position position) implements Mutation {}

  /** Puts a copy behind each selected element. */
  record Duplicate(Text at, Position position) implements Mutation {}

  /**
   * Adds XML.
   *
   * @param xml one or more elements; prefixes of the vocabulary are known
   * @param where beside or inside the selected element
   */
  record Add(Text at, Text xml, Where where, Position position) implements Mutation {}

  /** Beside or inside the selected element. */
  enum Where {
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
  record SetValue(Text at, Text value, Position position) implements Mutation {}

  /**
   * Changes the name of the selected elements or attributes.
   *
   * @param to local name, or a name with a known prefix
   */
  record Rename(Text at, Text to, Position position) implements Mutation {}

  /**
   * Moves the selected elements, without their children, into another namespace.
   *
   * @param to namespace URI or known prefix; empty text for none
   */
  record ChangeNamespace(Text at, Text to, Position position) implements Mutation {}

  /**
   * Cuts the end of the message off.
   *
   * @param bytes how many octets are left; or empty
   * @param percent how much is left, 0 to 100; or empty
   */
  record Truncate(Optional<Integer> bytes, Optional<Integer> percent, Position position)
      implements Mutation {}

  /** Writes the bytes in another encoding, and tells nobody. */
  record Encode(Text charset, Position position) implements Mutation {}

  /** Sends another Content-Type; {@code none} sends no such field. */
  record ContentType(Text value, Position position) implements Mutation {}

  /** Puts text between the XML declaration and the root element. */
  record Prolog(Text text, Position position) implements Mutation {}
}
