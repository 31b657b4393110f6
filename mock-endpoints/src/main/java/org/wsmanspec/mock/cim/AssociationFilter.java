package org.wsmanspec.mock.cim;

import java.util.Optional;

/**
 * Which associated instances are wanted (DSP0200 section 5.3.2.16).
 *
 * @param assocClass only over associations of this class or derived from it
 * @param resultClass only instances of this class or derived from it
 * @param role only where this reference of the association holds the source
 * @param resultRole only where this reference of the association holds the result
 */
public record AssociationFilter(
    Optional<String> assocClass,
    Optional<String> resultClass,
    Optional<String> role,
    Optional<String> resultRole) {
  /** Every associated instance. */
  public static final AssociationFilter ALL =
      new AssociationFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
