package org.wsmanspec.message;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown when bytes are no readable XML document; says what is wrong and where. */
public final class UnreadableMessageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What kept the document from being read. */
  public enum Kind {
    /** Nothing was there to be read. */
    EMPTY,
    /** The text breaks the rules of XML 1.0 or of namespaces. */
    NOT_WELL_FORMED,
    /** The bytes do not fit the character encoding that they claim, or it is not known. */
    BAD_ENCODING,
    /** The document has a document type declaration, which SOAP forbids. */
    DOCTYPE,
    /** Reading it would cost more than {@link XmlLimits} allow. */
    LIMIT
  }

  private final Kind kind;
  private final int line;
  private final int column;

  UnreadableMessageException(
      Kind kind, String message, int line, int column, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.line = line;
    this.column = column;
  }

  public Kind kind() {
    return kind;
  }

  /** Line and column, both from 1, where the parser knew them. */
  public Optional<String> position() {
    return line > 0 ? Optional.of(line + ":" + column) : Optional.empty();
  }
}
