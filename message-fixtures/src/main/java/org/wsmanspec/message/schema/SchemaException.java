package org.wsmanspec.message.schema;

/** The schema documents could not be loaded: a damaged installation, not a fault of a message. */
public final class SchemaException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SchemaException(String message, Throwable cause) {
    super(message, cause);
  }
}
