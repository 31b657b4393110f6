package org.wsmanspec.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a pipeline runs. */
public sealed interface PipelineContent {

  /** A script. */
  record Script(Text text) implements PipelineContent {}

  /** Commands, the output of each being the input of the next. */
  record Commands(List<Cmd> commands) implements PipelineContent {
    public Commands {
      commands = List.copyOf(commands);
    }
  }

  /**
   * A question about commands: GET_COMMAND_METADATA.
   *
   * @param names patterns of their names; empty: all
   * @param types CommandTypes, a number; empty: all
   */
  record Metadata(List<Text> names, Optional<Text> types) implements PipelineContent {
    public Metadata {
      names = List.copyOf(names);
    }
  }

  /**
   * Data in place of a message's own.
   *
   * @param clixml the data of a CREATE_PIPELINE
   */
  record Raw(Text clixml) implements PipelineContent {}

  /**
   * One command.
   *
   * @param name its name, or the text of a script
   * @param script whether it is a script
   * @param parameters by their names
   * @param arguments by their positions
   */
  record Cmd(
      Text name, boolean script, Map<String, PsrpValue> parameters, List<PsrpValue> arguments) {
    public Cmd {
      parameters = Ordered.copy(parameters);
      arguments = List.copyOf(arguments);
    }
  }
}
