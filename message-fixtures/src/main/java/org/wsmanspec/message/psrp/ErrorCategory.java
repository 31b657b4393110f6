package org.wsmanspec.message.psrp;

import java.util.Arrays;
import java.util.Optional;

/** Kinds of errors (MS-PSRP 2.2.3.15), with those that PowerShell added. */
public enum ErrorCategory {
  /** Not specified. */
  NOT_SPECIFIED(0),
  /** Open error. */
  OPEN_ERROR(1),
  /** Close error. */
  CLOSE_ERROR(2),
  /** Device error. */
  DEVICE_ERROR(3),
  /** Deadlock detected. */
  DEADLOCK_DETECTED(4),
  /** Invalid argument. */
  INVALID_ARGUMENT(5),
  /** Invalid data. */
  INVALID_DATA(6),
  /** Invalid operation. */
  INVALID_OPERATION(7),
  /** Invalid result. */
  INVALID_RESULT(8),
  /** Invalid type. */
  INVALID_TYPE(9),
  /** Metadata error. */
  METADATA_ERROR(10),
  /** Not implemented. */
  NOT_IMPLEMENTED(11),
  /** Not installed. */
  NOT_INSTALLED(12),
  /** Object not found. */
  OBJECT_NOT_FOUND(13),
  /** Operation stopped. */
  OPERATION_STOPPED(14),
  /** Operation timeout. */
  OPERATION_TIMEOUT(15),
  /** Syntax error. */
  SYNTAX_ERROR(16),
  /** Parser error. */
  PARSER_ERROR(17),
  /** Permission denied. */
  PERMISSION_DENIED(18),
  /** Resource busy. */
  RESOURCE_BUSY(19),
  /** Resource exists. */
  RESOURCE_EXISTS(20),
  /** Resource unavailable. */
  RESOURCE_UNAVAILABLE(21),
  /** Read error. */
  READ_ERROR(22),
  /** Write error. */
  WRITE_ERROR(23),
  /** From std err. */
  FROM_STD_ERR(24),
  /** Security error. */
  SECURITY_ERROR(25),
  /** Protocol error. */
  PROTOCOL_ERROR(26),
  /** Connection error. */
  CONNECTION_ERROR(27),
  /** Authentication error. */
  AUTHENTICATION_ERROR(28),
  /** Limits exceeded. */
  LIMITS_EXCEEDED(29),
  /** Quota exceeded. */
  QUOTA_EXCEEDED(30),
  /** Not enabled. */
  NOT_ENABLED(31);

  private final int code;

  ErrorCategory(int code) {
    this.code = code;
  }

  /** The one with a number. */
  public static Optional<ErrorCategory> of(int code) {
    return Arrays.stream(values()).filter(s -> s.code == code).findFirst();
  }

  /** Its number. */
  public int code() {
    return code;
  }
}
