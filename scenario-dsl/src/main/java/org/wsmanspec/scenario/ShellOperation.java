package org.wsmanspec.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a step does with a remote shell (MS-WSMV 3.1.4.5 to 3.1.4.17), or with a runspace pool and
 * its pipelines, which are such shells (MS-PSRP).
 *
 * <p>Some of these send several requests: the answer that counts is the last one's, and a mutation
 * bends the first one; of {@link Receive} it bends each.
 */
public sealed interface ShellOperation extends Operation.Message {

  /** What the step is about. */
  Subject subject();

  /**
   * What a step is about.
   *
   * @param shell name of a shell or pool; empty: that of the command, or the latest
   * @param command name of a command or pipeline; empty: none, or the latest
   * @param session the client that the step stands for, any word; {@code none}: no wsmv:SessionId;
   *     empty: the same throughout
   */
  record Subject(Optional<Text> shell, Optional<Text> command, Optional<Text> session) {

    /** Whatever is the latest. */
    public static final Subject LATEST =
        new Subject(Optional.empty(), Optional.empty(), Optional.empty());

    /** A shell or pool by its name. */
    public static Subject shell(String name) {
      return new Subject(Optional.of(Text.of(name)), Optional.empty(), Optional.empty());
    }

    /** A command or pipeline by its name. */
    public static Subject command(String name) {
      return new Subject(Optional.empty(), Optional.of(Text.of(name)), Optional.empty());
    }
  }

  /**
   * Opens a shell: Create (MS-WSMV 3.1.4.5).
   *
   * @param as name for later steps
   * @param terms what is asked for
   */
  record OpenShell(
      RequestParameters parameters, Subject subject, Text as, ShellTerms terms, Position position)
      implements ShellOperation {
    @Override
    public String keyword() {
      return "shell";
    }
  }

  /**
   * Runs a command in a shell: Command.
   *
   * @param as name for later steps
   * @param line rsp:Command
   * @param arguments rsp:Arguments, each
   * @param id CommandId to propose: {@code server} (none), {@code client} (a fresh one) or any
   *     text; empty: none
   */
  record RunCommand(
      RequestParameters parameters,
      Subject subject,
      Text as,
      Text line,
      List<Text> arguments,
      Optional<Text> id,
      Position position)
      implements ShellOperation {
    public RunCommand {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String keyword() {
      return "command";
    }
  }

  /**
   * Sends input to a command or a pipeline: Send.
   *
   * @param stream name of the stream; empty: stdin
   * @param text text in the encoding of the shell
   * @param base64 octets in place of text
   * @param objects of a pipeline: each becomes a PIPELINE_INPUT
   * @param end whether the input ends: the attribute End, or END_OF_PIPELINE_INPUT
   * @param cutting how messages are cut into fragments
   */
  record SendInput(
      RequestParameters parameters,
      Subject subject,
      Optional<Text> stream,
      Optional<Text> text,
      Optional<Text> base64,
      List<PsrpValue> objects,
      boolean end,
      Cutting cutting,
      Position position)
      implements ShellOperation {
    public SendInput {
      objects = List.copyOf(objects);
    }

    @Override
    public String keyword() {
      return "input";
    }
  }

  /**
   * Receives output until there is enough: Receive, again and again. The fault wsman:TimedOut says
   * that there was none in time, and is no end (MS-WSMV 3.1.4.14).
   *
   * @param streams rsp:DesiredStream; empty: all streams of the shell
   * @param until {@code done}, {@code output}, {@code once}, {@code hostCall}, or the type of a
   *     PSRP message
   * @param atMost bound on the requests
   * @param within bound on the time, an xs:duration; empty: one minute
   */
  record Receive(
      RequestParameters parameters,
      Subject subject,
      Optional<Text> streams,
      Optional<String> until,
      int atMost,
      Optional<Text> within,
      Position position)
      implements ShellOperation {

    /** Bound on the requests where a scenario names none. */
    public static final int MOST = 1000;

    @Override
    public String keyword() {
      return "receive";
    }
  }

  /**
   * Sends a signal: Signal.
   *
   * @param code {@code terminate}, {@code ctrl_c}, {@code ctrl_break}, {@code stop} or any text
   */
  record Signal(RequestParameters parameters, Subject subject, Text code, Position position)
      implements ShellOperation {
    @Override
    public String keyword() {
      return "signal";
    }
  }

  /** Stops a pipeline: Signal (MS-PSRP 3.1.5.3.9). */
  record Stop(RequestParameters parameters, Subject subject, Position position)
      implements ShellOperation {
    @Override
    public String keyword() {
      return "stop";
    }
  }

  /**
   * Leaves a shell that goes on without its client: Disconnect.
   *
   * @param idleTimeout rsp:IdleTimeOut
   * @param bufferMode rsp:BufferMode: Block or Drop
   */
  record Disconnect(
      RequestParameters parameters,
      Subject subject,
      Optional<Text> idleTimeout,
      Optional<Text> bufferMode,
      Position position)
      implements ShellOperation {
    @Override
    public String keyword() {
      return "disconnect";
    }
  }

  /** Comes back to a shell, or to a command of it: Reconnect. */
  record Reconnect(RequestParameters parameters, Subject subject, Position position)
      implements ShellOperation {
    @Override
    public String keyword() {
      return "reconnect";
    }
  }

  /**
   * Takes a shell over, or a command of it: Connect. To a pool go SESSION_CAPABILITY and
   * CONNECT_RUNSPACEPOOL.
   *
   * @param min MinRunspaces; without max, none of the two is said
   * @param max MaxRunspaces
   */
  record Connect(
      RequestParameters parameters,
      Subject subject,
      Optional<Text> min,
      Optional<Text> max,
      Position position)
      implements ShellOperation {
    @Override
    public String keyword() {
      return "connect";
    }
  }

  /** Closes a shell: Delete. */
  record Close(RequestParameters parameters, Subject subject, Position position)
      implements ShellOperation {
    @Override
    public String keyword() {
      return "close";
    }
  }

  /**
   * Opens a runspace pool: Create, and Receive until it says that it is open (MS-PSRP 3.1.4.1).
   *
   * @param as name for later steps
   * @param terms what is asked for
   * @param cutting how messages are cut into fragments
   */
  record OpenPool(
      RequestParameters parameters,
      Subject subject,
      Text as,
      PoolTerms terms,
      Cutting cutting,
      Position position)
      implements ShellOperation {
    @Override
    public String keyword() {
      return "runspacePool";
    }
  }

  /**
   * Creates a pipeline: Command, and Send for the fragments that are left.
   *
   * @param as name for later steps
   * @param content what it runs
   * @param input whether input follows
   * @param nested whether it is nested in one that runs
   * @param history whether it goes to the history
   * @param id GUID to propose as CommandId: {@code client} (the pipeline's own), {@code server}
   *     (none), or any text; empty: the pipeline's own
   * @param cutting how messages are cut into fragments
   */
  record StartPipeline(
      RequestParameters parameters,
      Subject subject,
      Text as,
      PipelineContent content,
      boolean input,
      boolean nested,
      boolean history,
      Optional<Text> id,
      Cutting cutting,
      Position position)
      implements ShellOperation {
    @Override
    public String keyword() {
      return "pipeline";
    }
  }

  /**
   * Sends a PSRP message as it is written: Send.
   *
   * @param type name of a message type, or a number
   * @param value what it says, where that is one number
   * @param data the whole data, CLIXML
   * @param stream name of the stream; empty: stdin
   * @param cutting how it is cut into fragments
   */
  record SendMessage(
      RequestParameters parameters,
      Subject subject,
      Text type,
      Optional<Text> value,
      Optional<Text> data,
      Optional<Text> stream,
      Cutting cutting,
      Position position)
      implements ShellOperation {
    @Override
    public String keyword() {
      return "message";
    }
  }

  /**
   * Answers the first host call that waits for it (MS-PSRP 2.2.2.16, 2.2.2.28).
   *
   * @param value what the method returns
   * @param error message of the error that it fails with
   * @param call number of the call, in place of the true one
   * @param cutting how it is cut into fragments
   */
  record AnswerHost(
      RequestParameters parameters,
      Subject subject,
      Optional<PsrpValue> value,
      Optional<Text> error,
      Optional<Text> call,
      Cutting cutting,
      Position position)
      implements ShellOperation {
    @Override
    public String keyword() {
      return "hostResponse";
    }
  }

  /**
   * How a message becomes fragments (MS-PSRP 2.2.4).
   *
   * @param size octets of a blob at most; empty: 32 768 with the header
   * @param fault what is wrong with them: a word of {@link FragmentFault}
   */
  record Cutting(Optional<Text> size, Optional<Text> fault) {

    /** As usual. */
    public static final Cutting USUAL = new Cutting(Optional.empty(), Optional.empty());
  }

  /**
   * What a shell is asked for.
   *
   * @param id ShellId to propose: {@code server} (none), {@code client} (a fresh one) or any text;
   *     empty: none
   * @param name rsp:Name
   * @param inputStreams rsp:InputStreams; empty: stdin
   * @param outputStreams rsp:OutputStreams; empty: stdout stderr
   * @param idleTimeout rsp:IdleTimeOut
   * @param lifetime rsp:Lifetime
   * @param environment rsp:Environment
   * @param workingDirectory rsp:WorkingDirectory
   * @param codePage the option WINRS_CODEPAGE, which tells how text is encoded
   * @param compression rsp:CompressionType
   */
  record ShellTerms(
      Optional<Text> id,
      Optional<Text> name,
      Optional<Text> inputStreams,
      Optional<Text> outputStreams,
      Optional<Text> idleTimeout,
      Optional<Text> lifetime,
      Map<String, Text> environment,
      Optional<Text> workingDirectory,
      Optional<Text> codePage,
      Optional<Text> compression) {
    public ShellTerms {
      environment = Ordered.copy(environment);
    }
  }

  /**
   * What a runspace pool is asked for.
   *
   * @param id ShellId to propose: {@code client} (the pool's own), {@code server} (none) or any
   *     text; empty: the pool's own
   * @param name rsp:Name
   * @param idleTimeout rsp:IdleTimeOut
   * @param min MinRunspaces; empty: 1
   * @param max MaxRunspaces; empty: 1
   * @param protocol protocolversion; empty: 2.3
   * @param psVersion PSVersion; empty: 2.0
   * @param serialization SerializationVersion; empty: 1.1.0.1
   * @param host {@code none} or {@code full}; empty: none
   * @param opens whether the step receives until the pool says that it is open
   */
  record PoolTerms(
      Optional<Text> id,
      Optional<Text> name,
      Optional<Text> idleTimeout,
      Optional<Text> min,
      Optional<Text> max,
      Optional<Text> protocol,
      Optional<Text> psVersion,
      Optional<Text> serialization,
      Optional<String> host,
      boolean opens) {}
}
