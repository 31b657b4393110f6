package org.wsmanspec.mock.powershell;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.psrp.ErrorCategory;

/**
 * An error of a command.
 *
 * @param message what went wrong, for people
 * @param exceptionTypes names of the exception's type, the most derived first
 * @param errorId which error it is, such as {@code CommandNotFoundException}
 * @param category its kind
 * @param activity the command that failed, or an empty text
 * @param target what it happened to, perhaps {@link PsNull#NULL}
 * @param position where in the script, if that is known
 */
public record PsError(
    String message,
    List<String> exceptionTypes,
    String errorId,
    ErrorCategory category,
    String activity,
    Object target,
    Optional<Position> position) {

  private static final List<String> RUNTIME =
      List.of(
          "System.Management.Automation.RuntimeException",
          "System.SystemException",
          "System.Exception",
          "System.Object");

  /**
   * A place in a script.
   *
   * @param line from 1
   * @param column from 1
   * @param text the line
   * @param length of what is meant, within the line
   * @param command the name of the command there, or an empty text
   */
  public record Position(int line, int column, String text, int length, String command) {}

  public PsError {
    exceptionTypes = List.copyOf(exceptionTypes);
  }

  /** An error with an exception that derives from RuntimeException. */
  public static PsError of(ErrorCategory category, String errorId, String message) {
    return new PsError(message, RUNTIME, errorId, category, "", PsNull.NULL, Optional.empty());
  }

  /** The same error with another type of exception, one that derives from System.Exception. */
  public PsError exception(String... types) {
    return new PsError(
        message,
        java.util.stream.Stream.concat(
                java.util.Arrays.stream(types),
                java.util.stream.Stream.of("System.Exception", "System.Object"))
            .toList(),
        errorId,
        category,
        activity,
        target,
        position);
  }

  /** The same error, of a command. */
  public PsError by(String command) {
    return new PsError(message, exceptionTypes, errorId, category, command, target, position);
  }

  /** The same error, about something. */
  public PsError about(Object what) {
    return new PsError(message, exceptionTypes, errorId, category, activity, what, position);
  }

  /** The same error, at a place. */
  public PsError at(Position where) {
    return new PsError(
        message, exceptionTypes, errorId, category, activity, target, Optional.of(where));
  }

  /** The exception's type without its namespace. */
  public String reason() {
    String type = exceptionTypes.get(0);
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
