package org.wsmanspec.message.clixml;

import java.util.List;

/**
 * The properties of an object (MS-PSRP 2.2.5.2.8, 2.2.5.2.9).
 *
 * @param kind where they come from
 * @param members in their order
 */
public record PropertyBag(Kind kind, List<Member> members) implements ObjectPart {

  /** Where properties come from. */
  public enum Kind {
    /** Properties of the object itself, {@code <Props>}. */
    ADAPTED("Props"),
    /** Properties that PowerShell added, {@code <MS>}. */
    EXTENDED("MS");

    private final String element;

    Kind(String element) {
      this.element = element;
    }

    /** The local name of the element. */
    public String element() {
      return element;
    }
  }

  /** A property or a named set of properties. */
  public sealed interface Member permits Property, PropertySet {
    /** Its name, escapes undone. */
    String name();
  }

  /**
   * A named set of properties (MS-PSRP 2.2.5.2.9, {@code <MS N="…">} inside {@code <MS>}).
   *
   * @param name the name of the set
   * @param members what is in it
   */
  public record PropertySet(String name, List<Member> members) implements Member {
    public PropertySet {
      members = List.copyOf(members);
    }
  }

  public PropertyBag {
    members = List.copyOf(members);
  }
}
