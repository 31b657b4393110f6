package org.wsmanspec.message.psrp;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Thrown when octets are no PSRP; says which rule they break and where. */
public final class PsrpException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Which rule was broken. */
  public enum Kind {
    /** The stream ends in the middle of a fragment, or of a message. */
    TRUNCATED,
    /** A fragment's ObjectId is 0. */
    NO_OBJECT_ID,
    /** The Start bit is not set where FragmentId is 0, or is set elsewhere. */
    START_BIT,
    /** A fragment of an object that has not begun. */
    NOT_STARTED,
    /** A second start of an object that has not ended. */
    STARTED_TWICE,
    /** A FragmentId that came before. */
    DUPLICATE,
    /** A FragmentId that is not the next one. */
    OUT_OF_ORDER,
    /** A blob, or a message, longer than the limit. */
    TOO_LONG,
    /** More objects begun, or more octets of them kept, than the limits allow. */
    TOO_MANY,
    /** A message shorter than its header. */
    SHORT_MESSAGE,
    /** A message type that MS-PSRP does not define. */
    UNKNOWN_TYPE,
    /** The data of a message are not what its type asks for. */
    PAYLOAD,
    /** A key of the session key exchange is not in its form. */
    KEY
  }

  private final Kind kind;
  private final @Nullable Long objectId;

  PsrpException(Kind kind, String message, @Nullable Long objectId, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.objectId = objectId;
  }

  PsrpException(Kind kind, String message, long objectId) {
    this(kind, message, objectId, null);
  }

  PsrpException(Kind kind, String message) {
    this(kind, message, null, null);
  }

  /** Which rule was broken. */
  public Kind kind() {
    return kind;
  }

  /** The ObjectId of the fragment that broke it, an unsigned number, where it was a fragment. */
  public OptionalLong objectId() {
    return objectId == null ? OptionalLong.empty() : OptionalLong.of(objectId);
  }
}
