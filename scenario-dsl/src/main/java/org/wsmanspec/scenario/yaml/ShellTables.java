package org.wsmanspec.scenario.yaml;

/** The keys of the operations on remote shells and on runspace pools. */
final class ShellTables {

  /** Beside every operation on a shell. */
  private static final KeyTable SESSION =
      KeyTable.of(
          "an operation",
          "session | text | The client that this step stands for, any word; none leaves wsmv:SessionId out.");

  private static final KeyTable CUTTING =
      KeyTable.of(
          "an operation",
          """
          fragmentSize  | text | Octets of a fragment's blob at most.
          fragmentFault | text | What is wrong with the fragments: gap, duplicate, swapped, noStart, secondStart, noObjectId, otherObject, truncated, interleaved or garbage.""");

  static final KeyTable SHELL =
      KeyTable.of(
              "shell",
              """
              as               | text    | Name of the shell for later steps; default shell.
              id               | text    | ShellId to propose: server (none), client (a fresh one) or any text; default server.
              name             | text    | rsp:Name.
              streams          | streams | rsp:InputStreams and rsp:OutputStreams; default stdin, and stdout stderr.
              idleTimeout      | text    | rsp:IdleTimeOut, an xs:duration.
              lifetime         | text    | rsp:Lifetime, an xs:duration.
              environment      | textMap | rsp:Environment: variables of the commands.
              workingDirectory | text    | rsp:WorkingDirectory.
              codePage         | text    | The option WINRS_CODEPAGE, such as 437 or 65001.
              compression      | text    | rsp:CompressionType, such as xpress.""")
          .and(SESSION);

  static final KeyTable STREAMS =
      KeyTable.of(
          "streams",
          """
          input  | text | Names with blanks between them; "" for none.
          output | text | Names with blanks between them; "" for none.""");

  static final KeyTable COMMAND =
      KeyTable.of(
              "command",
              """
              shell     | text  | Name of the shell; default the latest.
              as        | text  | Name of the command for later steps; default command.
              line!     | text  | rsp:Command.
              arguments | texts | rsp:Arguments, each.
              id        | text  | CommandId to propose: server (none), client (a fresh one) or any text; default server.""")
          .and(SESSION);

  private static final KeyTable OF_SHELL =
      KeyTable.of(
              "an operation",
              """
              shell | text | Name of the shell; default the latest.
              pool  | text | Name of the pool, in its place.""")
          .and(SESSION);

  private static final KeyTable OF_COMMAND =
      KeyTable.of(
              "an operation",
              """
              command  | text | Name of the command; default the latest.
              pipeline | text | Name of the pipeline, in its place.""")
          .and(OF_SHELL);

  static final KeyTable INPUT =
      KeyTable.of(
              "input",
              """
              stream  | text       | Name of the stream; default stdin.
              text    | text       | Text, in the encoding of the shell.
              base64  | text       | Octets in its place.
              objects | psrpValues | Objects for a pipeline.
              end     | boolean    | Whether the input ends.""")
          .and(OF_COMMAND)
          .and(CUTTING);

  static final KeyTable RECEIVE =
      KeyTable.of(
              "receive",
              """
              streams | text    | rsp:DesiredStream; default all streams of the shell; "" for none.
              until   | text    | done, output, once, hostCall or the type of a PSRP message; default done, of a shell without command output.
              atMost  | integer | Bound on the requests; default 1000.
              within  | text    | Bound on the time, an xs:duration; default PT60S, times the run's time scale.""")
          .and(OF_COMMAND);

  static final KeyTable SIGNAL =
      KeyTable.of(
              "signal", "code! | text | terminate, ctrl_c, ctrl_break, stop, or any text or URI.")
          .and(OF_COMMAND);

  static final KeyTable STOP = OF_COMMAND;

  static final KeyTable DISCONNECT =
      KeyTable.of(
              "disconnect",
              """
              idleTimeout | text | rsp:IdleTimeOut, an xs:duration.
              bufferMode  | text | rsp:BufferMode: Block or Drop.""")
          .and(OF_SHELL);

  static final KeyTable RECONNECT = OF_COMMAND;

  static final KeyTable CONNECT =
      KeyTable.of(
              "connect",
              """
              min | text | MinRunspaces; without it and max, nothing is said of them.
              max | text | MaxRunspaces.""")
          .and(OF_COMMAND);

  static final KeyTable CLOSE = OF_SHELL;

  static final KeyTable POOL =
      KeyTable.of(
              "runspacePool",
              """
              as            | text    | Name of the pool for later steps; default pool.
              id            | text    | ShellId to propose: client (the pool's own GUID), server (none) or any text; default client.
              name          | text    | rsp:Name.
              idleTimeout   | text    | rsp:IdleTimeOut, an xs:duration.
              min           | text    | MinRunspaces; default 1.
              max           | text    | MaxRunspaces; default 1.
              protocol      | text    | protocolversion, in the option and in SESSION_CAPABILITY; default 2.3.
              psVersion     | text    | PSVersion; default 2.0.
              serialization | text    | SerializationVersion; default 1.1.0.1.
              host          | enum:none,full | Whether the client has a host that can be called; default none.
              opens         | boolean | Whether the step receives until the pool says that it is open; default true.""")
          .and(SESSION)
          .and(CUTTING);

  static final KeyTable PIPELINE =
      KeyTable.of(
              "pipeline",
              """
              pool     | text     | Name of the pool; default the latest.
              as       | text     | Name of the pipeline for later steps; default pipeline.
              script   | text     | A script.
              commands | commands | Commands, the output of each being the input of the next.
              metadata | metadata | A question about commands: GET_COMMAND_METADATA.
              clixml   | text     | The data of CREATE_PIPELINE in place of its own.
              input    | boolean  | Whether input follows; default false.
              nested   | boolean  | Whether it is nested in one that runs; default false.
              history  | boolean  | Whether it goes to the history; default false.
              id       | text     | CommandId to propose: client (the pipeline's own GUID), server (none) or any text; default client.""")
          .and(SESSION)
          .and(CUTTING);

  static final KeyTable CMD =
      KeyTable.of(
          "a command",
          """
          cmd        | text        | Its name.
          script     | text        | A script in its place.
          parameters | psrpTable   | Values by their names.
          arguments  | psrpValues  | Values by their positions.""");

  static final KeyTable METADATA =
      KeyTable.of(
          "metadata",
          """
          names | texts | Patterns of names; left out, all.
          types | text  | CommandTypes, a number; left out, all.""");

  static final KeyTable MESSAGE =
      KeyTable.of(
              "message",
              """
              type!  | text | Name of a PSRP message type such as SET_MAX_RUNSPACES, or a number.
              value  | text | The number that it says.
              data   | text | The whole data, CLIXML.
              stream | text | Name of the stream; default stdin.""")
          .and(OF_COMMAND)
          .and(CUTTING);

  static final KeyTable HOST_RESPONSE =
      KeyTable.of(
              "hostResponse",
              """
              value | psrpValue | What the method returns.
              error | text      | Message of the error that it fails with, in its place.
              call  | text      | Number of the call in place of the true one.""")
          .and(OF_COMMAND)
          .and(CUTTING);

  static final KeyTable SECURE =
      KeyTable.of(
          "a value",
          """
          secure | text   | A secure string, encrypted with the session key.
          clixml | text   | Any CLIXML.
          table  | psrpTable | A hash table.""");

  static final KeyTable OUTPUT =
      KeyTable.of(
          "output",
          """
          stdout   | text    | A text, but for white space at its end, or a /regular expression/ that is found.
          stderr   | text    | The same.
          streams  | textMap | The same of streams by their names.
          exitCode | text    | A number, or nonzero.
          state    | text    | The last CommandState: Running, Pending or Done.
          encoding | text    | How the text is encoded; left out, as the code page of the shell says.""");

  static final KeyTable PIPELINE_RESULT =
      KeyTable.of(
          "pipeline",
          """
          state       | text    | The last state: Completed, Failed, Stopped, Running ...; none.
          reason      | text    | The error in it: a text or a /regular expression/.
          output      | records | The objects: values, maps of properties, or a count such as ">=3" under count.
          errors      | records | Error records: how many, or their messages.
          warnings    | records | Warnings.
          verbose     | records | Verbose messages.
          debug       | records | Debug messages.
          information | records | Information records.
          progress    | records | Progress records, by their activities.
          hostCalls   | records | Host calls, by the names of the methods.""");

  static final KeyTable RECORDS = KeyTable.of("records", "count! | text | How many: 3, >=3 ...");

  static final KeyTable POOL_RESULT =
      KeyTable.of(
          "pool",
          """
          state        | text | The last state: Opened, Closed, Broken ...; none.
          protocol     | text | protocolversion in SESSION_CAPABILITY.
          availability | text | What the last RUNSPACE_AVAILABILITY says: true, false, a number or a /regular expression/.
          min          | text | MinRunspaces of RUNSPACEPOOL_INIT_DATA.
          max          | text | MaxRunspaces of it.""");

  private ShellTables() {}
}
