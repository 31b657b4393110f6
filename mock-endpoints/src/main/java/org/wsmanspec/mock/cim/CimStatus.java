package org.wsmanspec.mock.cim;

/** The CIM status codes this object manager answers with (DSP0200 section 5.3). */
public enum CimStatus {
  FAILED(1),
  ACCESS_DENIED(2),
  INVALID_NAMESPACE(3),
  INVALID_PARAMETER(4),
  INVALID_CLASS(5),
  NOT_FOUND(6),
  NOT_SUPPORTED(7),
  ALREADY_EXISTS(11),
  NO_SUCH_PROPERTY(12),
  TYPE_MISMATCH(13),
  QUERY_LANGUAGE_NOT_SUPPORTED(14),
  INVALID_QUERY(15),
  METHOD_NOT_AVAILABLE(16),
  METHOD_NOT_FOUND(17);

  private final int code;

  CimStatus(int code) {
    this.code = code;
  }

  /** The number of this status, as in a {@code CIM_Error} instance. */
  public int code() {
    return code;
  }
}
