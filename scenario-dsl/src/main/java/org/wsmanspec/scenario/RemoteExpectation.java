package org.wsmanspec.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must have come of a remote shell in the exchanges of a step, decoded.
 *
 * @param output of a command of a text shell
 * @param pipeline of a pipeline
 * @param pool of a runspace pool
 * @param messages names of PSRP message types in their order; {@code ...} stands for any number of
 *     any messages, a star behind a name for any number of these, a plus for at least one
 */
public record RemoteExpectation(
    Optional<Output> output,
    Optional<Pipeline> pipeline,
    Optional<Pool> pool,
    List<String> messages) {

  /** Any number of any messages. */
  public static final String GAP = "...";

  /**
   * Output of a command.
   *
   * @param streams by their names, what they hold: a text, or a regular expression between slashes
   * @param exitCode rsp:ExitCode: a number, or {@code nonzero}
   * @param state Running, Pending or Done
   * @param encoding how the text is encoded; empty: UTF-8 or code page 437
   */
  public record Output(
      Map<String, Text> streams,
      Optional<Text> exitCode,
      Optional<Text> state,
      Optional<Text> encoding) {
    public Output {
      streams = Ordered.copy(streams);
    }
  }

  /**
   * What came of a pipeline.
   *
   * @param state the last PSInvocationState, such as Completed; or {@code none}
   * @param reason text of the error in that state
   * @param records by kind (output, errors, warnings, verbose, debug, information, progress,
   *     hostCalls), what they are
   */
  public record Pipeline(
      Optional<Text> state, Optional<Text> reason, Map<String, Records> records) {
    public Pipeline {
      records = Ordered.copy(records);
    }
  }

  /**
   * Records of one kind.
   *
   * @param count how many, as {@code 3} or {@code >=3}; empty: as many as there are items
   * @param items each of them in order
   */
  public record Records(Optional<Text> count, List<Item> items) {
    public Records {
      items = List.copyOf(items);
    }
  }

  /**
   * One record: its text, or its properties.
   *
   * @param text a text, or a regular expression between slashes
   * @param properties by name, in the same form
   */
  public record Item(Optional<Text> text, Map<String, Text> properties) {
    public Item {
      properties = Ordered.copy(properties);
    }
  }

  /**
   * What came of a pool.
   *
   * @param state the last RunspacePoolState, such as Opened
   * @param protocol protocolversion of SESSION_CAPABILITY
   * @param availability what the last RUNSPACE_AVAILABILITY said: true, false or a number
   * @param min MinRunspaces of RUNSPACEPOOL_INIT_DATA
   * @param max MaxRunspaces
   */
  public record Pool(
      Optional<Text> state,
      Optional<Text> protocol,
      Optional<Text> availability,
      Optional<Text> min,
      Optional<Text> max) {}

  public RemoteExpectation {
    messages = List.copyOf(messages);
  }
}
