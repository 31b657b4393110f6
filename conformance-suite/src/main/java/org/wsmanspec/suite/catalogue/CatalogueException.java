package org.wsmanspec.suite.catalogue;

/** The catalogue's data is broken, or it was asked for an id that it does not hold. */
public final class CatalogueException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** With a message for the person who has to mend it: what, where, and what to do. */
  public CatalogueException(String message) {
    super(message);
  }
}
