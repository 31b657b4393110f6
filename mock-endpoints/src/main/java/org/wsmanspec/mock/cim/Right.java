package org.wsmanspec.mock.cim;

/** What an operation needs on its namespace. */
public enum Right {
  READ,
  WRITE,
  EXECUTE
}
