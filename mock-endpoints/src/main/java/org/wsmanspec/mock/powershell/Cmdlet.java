package org.wsmanspec.mock.powershell;

import java.util.List;
import java.util.function.Consumer;

/**
 * A command that pipelines can run, given to {@link PowerShellEngine} under its name.
 *
 * <p>One object serves all pipelines; each invocation has its own {@link Work}.
 */
public interface Cmdlet {

  /** Its parameters, beside those that every command has, such as ErrorAction. */
  List<Parameter> parameters();

  /** Begins an invocation. */
  Work begin(CmdletCall call);

  /**
   * One invocation: it is given the objects that come through the pipe, one by one.
   *
   * <p>A {@link PsErrorException} ends the statement.
   */
  interface Work {

    /** Takes an object of the pipe. */
    default void process(Object input) {}

    /** There is no further object. */
    default void end() {}
  }

  /** A command that does not look at the pipe. */
  static Cmdlet of(List<Parameter> parameters, Consumer<CmdletCall> body) {
    return new Cmdlet() {
      @Override
      public List<Parameter> parameters() {
        return parameters;
      }

      @Override
      public Work begin(CmdletCall call) {
        return new Work() {
          @Override
          public void end() {
            body.accept(call);
          }
        };
      }
    };
  }

  /** A command whose parameter InputObject, at the first place, may come through the pipe. */
  static Cmdlet each(List<Parameter> parameters, EachObject body) {
    return new Cmdlet() {
      @Override
      public List<Parameter> parameters() {
        return parameters;
      }

      @Override
      public Work begin(CmdletCall call) {
        return new Work() {
          @Override
          public void process(Object input) {
            body.accept(call, input);
          }

          @Override
          public void end() {
            call.value(parameters.get(0).name()).ifPresent(v -> body.accept(call, v));
          }
        };
      }
    };
  }

  /** Takes one object. */
  @FunctionalInterface
  interface EachObject {

    /** Takes an object that came through the pipe or as an argument. */
    void accept(CmdletCall call, Object object);
  }

  /**
   * A parameter of a command.
   *
   * @param name its name; clients may write any beginning of it that is no other's
   * @param type full name of its type in .NET
   * @param position its place among arguments without name, from 0; -1 for none
   * @param aliases further names
   */
  record Parameter(String name, String type, int position, List<String> aliases) {

    private static final String SWITCH = "System.Management.Automation.SwitchParameter";

    public Parameter {
      aliases = List.copyOf(aliases);
    }

    /** A parameter that is named. */
    public static Parameter named(String name, String type, String... aliases) {
      return new Parameter(name, type, -1, List.of(aliases));
    }

    /** A parameter that has a place. */
    public static Parameter at(int position, String name, String type, String... aliases) {
      return new Parameter(name, type, position, List.of(aliases));
    }

    /** A parameter that is there or not. */
    public static Parameter flag(String name, String... aliases) {
      return new Parameter(name, SWITCH, -1, List.of(aliases));
    }

    /** Whether it is there or not, and has no value. */
    public boolean isSwitch() {
      return type.equals(SWITCH);
    }
  }
}
