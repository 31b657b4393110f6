package org.wsmanspec.mock.cim;

/** Decides who may do what in a namespace. */
@FunctionalInterface
public interface AccessPolicy {
  /** Grants everything. */
  AccessPolicy GRANT_ALL = (caller, namespace, right) -> true;

  /** Whether the caller has the right in the namespace. */
  boolean permits(Caller caller, String namespace, Right right);
}
