package org.wsmanspec.message.clixml;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown when octets are no CLIXML, or a value is not what was asked for; says what and where. */
public final class ClixmlException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String where;

  ClixmlException(String what, @Nullable String where, @Nullable Throwable cause) {
    super(where == null ? what : what + ", at " + where, cause);
    this.where = where;
  }

  ClixmlException(String what) {
    this(what, null, null);
  }

  /** The path of elements to the place, such as {@code /Obj/MS/I32[ci]}, where it is known. */
  public Optional<String> where() {
    return Optional.ofNullable(where);
  }
}
