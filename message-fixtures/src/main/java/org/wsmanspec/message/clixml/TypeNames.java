package org.wsmanspec.message.clixml;

import java.util.List;
import java.util.Optional;

/**
 * The names of an object's type and of those it derives from (MS-PSRP 2.2.5.2.3).
 *
 * @param refId number of the list in its document; empty for one that the writer numbers
 * @param names the most derived type first
 * @param reference whether it stood as {@code <TNRef>}, with the names of the list that it refers
 *     to
 */
public record TypeNames(Optional<String> refId, List<String> names, boolean reference)
    implements ObjectPart {

  public TypeNames {
    names = List.copyOf(names);
  }

  /** Names of which the writer makes a list or a reference to an equal one. */
  public static TypeNames of(String... names) {
    return new TypeNames(Optional.empty(), List.of(names), false);
  }
}
