package org.wsmanspec.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An association filter (DSP0227, dialect {@code …/cimbinding/associationFilter}).
 *
 * @param kind which end is asked for
 * @param resource name of the target resource that is the object, or its URI (with a colon)
 * @param selectors the object's selectors in place of the resource's
 * @param associationClass AssociationClassName
 * @param role Role
 * @param resultClass ResultClassName
 * @param resultRole ResultRole
 * @param resultProperties IncludeResultProperty, each
 */
public record Association(
    Kind kind,
    Text resource,
    Optional<Map<String, Text>> selectors,
    Optional<Text> associationClass,
    Optional<Text> role,
    Optional<Text> resultClass,
    Optional<Text> resultRole,
    List<Text> resultProperties) {

  /** Which end is asked for. */
  public enum Kind {
    /** wsmb:AssociatedInstances: the instances at the other end. */
    ASSOCIATED,
    /** wsmb:AssociationInstances: the associations themselves. */
    ASSOCIATIONS
  }

  public Association {
    selectors = selectors.map(Ordered::copy);
    resultProperties = List.copyOf(resultProperties);
  }
}
