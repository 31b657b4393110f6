package org.wsmanspec.mock.cim;

/**
 * What clients may do with the instances of a class, apart from reading.
 *
 * <p>From MOF: qualifiers SupportsCreate, SupportsUpdate, SupportsDelete, own or inherited; true if
 * not stated.
 */
public record ClassCapabilities(boolean create, boolean modify, boolean delete) {
  /** Everything. */
  public static final ClassCapabilities ALL = new ClassCapabilities(true, true, true);

  /** Reading only. */
  public static final ClassCapabilities READ_ONLY = new ClassCapabilities(false, false, false);

  static ClassCapabilities of(CimClass cimClass) {
    return new ClassCapabilities(
        states(cimClass, "SupportsCreate"),
        states(cimClass, "SupportsUpdate"),
        states(cimClass, "SupportsDelete"));
  }

  private static boolean states(CimClass cimClass, String qualifier) {
    return !cimClass.inheritedQualifier(qualifier).filter(Boolean.FALSE::equals).isPresent();
  }
}
