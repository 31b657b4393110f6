package org.wsmanspec.mock.powershell;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.mock.cim.Caller;
import org.wsmanspec.mock.cim.ObjectManager;
import org.wsmanspec.mock.powershell.language.ScriptBlock;

/** What an invocation of a {@link Cmdlet} was given, and where it puts what it has to say. */
public interface CmdletCall {

  /** The name of the command. */
  String command();

  /** The value of a parameter, if it was given one. */
  Optional<Object> value(String parameter);

  /** Whether a switch is set. */
  boolean isSet(String parameter);

  /** Arguments for which there was no parameter. */
  List<Object> rest();

  /** The text of a parameter, if it was given one. */
  default Optional<String> text(String parameter) {
    return value(parameter).map(PsValues::text);
  }

  /**
   * The whole number of a parameter, if it was given one.
   *
   * @throws PsErrorException if it is no number
   */
  default Optional<Integer> number(String parameter) {
    return value(parameter)
        .map(
            v ->
                PsValues.asNumber(v)
                    .map(Number::intValue)
                    .orElseThrow(
                        () ->
                            new PsErrorException(
                                PsError.of(
                                        ErrorCategory.INVALID_ARGUMENT,
                                        "CannotConvertArgumentNoMessage",
                                        "Cannot bind parameter '"
                                            + parameter
                                            + "'. Cannot convert value \""
                                            + PsValues.text(v)
                                            + "\" to type \"System.Int32\".")
                                    .by(command()))));
  }

  /** The value of a parameter that must be given. */
  default Object required(String parameter) {
    return value(parameter)
        .orElseThrow(
            () ->
                new PsErrorException(
                    PsError.of(
                            ErrorCategory.INVALID_ARGUMENT,
                            "MissingMandatoryParameter," + command(),
                            "Cannot process command because of one or more missing mandatory"
                                + " parameters: "
                                + parameter
                                + ".")
                        .by(command())
                        .exception(
                            "System.Management.Automation.ParameterBindingException",
                            "System.Management.Automation.RuntimeException",
                            "System.SystemException")));
  }

  /** Gives an object to the next command, or to the client. */
  void write(Object value);

  /** Reports an error after which the command goes on, unless the caller wants it to stop. */
  void error(PsError error);

  /** Warns. */
  void warning(String message);

  /** Tells details. */
  void verbose(String message);

  /** Tells what helps to find mistakes. */
  void debug(String message);

  /** Where records go. */
  Streams streams();

  /** The CIM repository. */
  ObjectManager manager();

  /** On whose behalf. */
  Caller caller();

  /** The runspace: variables, files and commands. */
  Runspace runspace();

  /** Runs a script block for an object, which it knows as {@code $_}. */
  void run(ScriptBlock block, Object current, Consumer<Object> output);

  /** Runs the text of a script in the scope of the caller. */
  void runText(String script, Consumer<Object> output);

  /** The value of a variable where the command was called. */
  Optional<Object> variable(String name);

  /** Sets a variable where the command was called. */
  void setVariable(String name, Object value);

  /** A property of a value, as {@code value.name} is in a script; null of scripts if none. */
  Object property(Object value, String name);

  /** Waits, unless the pipeline is stopped. */
  void sleep(Duration time);

  /** Makes the commands before this one stop, which has seen enough. */
  RuntimeException enough();
}
