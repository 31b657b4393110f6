package org.wsmanspec.message.clixml;

import java.util.List;

/**
 * The items of a container that is no dictionary (MS-PSRP 2.2.5.2.6).
 *
 * @param kind what kind of container
 * @param items in the order of enumeration; of a stack, its top first
 */
public record Sequence(Kind kind, List<ClixmlValue> items) implements ObjectPart {

  /** Kinds of containers, by the names of their elements. */
  public enum Kind {
    /** List. */
    LST,
    /** Enumerable. */
    IE,
    /** Stack. */
    STK,
    /** Queue. */
    QUE
  }

  public Sequence {
    items = List.copyOf(items);
  }
}
