package org.wsmanspec.mock.cim;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the object manager was refused or failed.
 *
 * <p>The status is the CIM one (DSP0200 section 5.3). Where one status covers causes that a
 * protocol front must tell apart, {@link #problem} says which it was, and {@link #name} names the
 * class, property, key, parameter or method at fault.
 */
public final class CimException extends RuntimeException {
  /** What exactly was wrong, where the status alone leaves it open. */
  public enum Problem {
    /** The status says it all. */
    NONE,
    /** A key property has no value: the object path does not name one instance. */
    MISSING_KEY,
    /** A key binding names no key property of the class. */
    UNKNOWN_KEY,
    /** A required property or parameter has no value. */
    MISSING_VALUE,
    /** A value does not fit its type, or an array was given for a scalar or the reverse. */
    BAD_VALUE,
    /** The property exists and may not be changed. */
    READ_ONLY,
    /** The query has a grammar error. */
    QUERY_SYNTAX,
    /** The query names a property its class does not have. */
    QUERY_PROPERTY
  }

  private final CimStatus status;
  private final Problem problem;
  private final @Nullable String name;

  /** A failure whose status says it all. */
  public CimException(CimStatus status, @Nullable String name, String message) {
    this(status, Problem.NONE, name, message, null);
  }

  /** A failure with a finer cause. */
  public CimException(CimStatus status, Problem problem, @Nullable String name, String message) {
    this(status, problem, name, message, null);
  }

  /** A failure with a finer cause and the exception behind it. */
  public CimException(
      CimStatus status,
      Problem problem,
      @Nullable String name,
      String message,
      @Nullable Throwable cause) {
    super(message, cause);
    this.status = status;
    this.problem = problem;
    this.name = name;
  }

  /** The CIM status. */
  public CimStatus status() {
    return status;
  }

  /** The finer cause, or {@link Problem#NONE}. */
  public Problem problem() {
    return problem;
  }

  /** The name of the class, namespace, property, key, parameter or method at fault. */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }
}
