package org.wsmanspec.mock.cim;

import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The intrinsic types of CIM (DSP0004 section 5.2), references, and embedded instances. */
public enum CimType {
  BOOLEAN,
  STRING,
  CHAR16,
  UINT8(0, 8),
  UINT16(0, 16),
  UINT32(0, 32),
  UINT64(0, 64),
  SINT8(1, 8),
  SINT16(1, 16),
  SINT32(1, 32),
  SINT64(1, 64),
  REAL32,
  REAL64,
  DATETIME,
  /** An object path. */
  REFERENCE,
  /**
   * An instance as a value: a string property with the qualifier EmbeddedInstance or
   * EmbeddedObject.
   */
  EMBEDDED;

  private final @Nullable BigInteger minimum;
  private final @Nullable BigInteger maximum;

  CimType() {
    this.minimum = null;
    this.maximum = null;
  }

  CimType(int signBits, int bits) {
    this.minimum = signBits == 0 ? BigInteger.ZERO : BigInteger.ONE.shiftLeft(bits - 1).negate();
    this.maximum = BigInteger.ONE.shiftLeft(bits - signBits).subtract(BigInteger.ONE);
  }

  /** Whether values are whole numbers. */
  public boolean isInteger() {
    return minimum != null;
  }

  /** Whether values are numbers. */
  public boolean isNumeric() {
    return isInteger() || this == REAL32 || this == REAL64;
  }

  /** Whether an integer lies in the range of this type; false for other types. */
  public boolean admits(BigInteger value) {
    return minimum != null
        && maximum != null
        && value.compareTo(minimum) >= 0
        && value.compareTo(maximum) <= 0;
  }

  /**
   * The keyword in MOF, for instance {@code uint32}; {@code ref} and {@code string} for the last
   * two.
   */
  public String keyword() {
    return switch (this) {
      case REFERENCE -> "ref";
      case EMBEDDED -> "string";
      default -> Names.fold(name());
    };
  }

  /** The type a MOF keyword names, case-insensitively. */
  public static Optional<CimType> ofKeyword(String keyword) {
    for (CimType type : values()) {
      if (type != REFERENCE && type != EMBEDDED && Names.same(type.keyword(), keyword)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
