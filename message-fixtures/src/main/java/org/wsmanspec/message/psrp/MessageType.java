package org.wsmanspec.message.psrp;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of messages (MS-PSRP 2.2.1, 2.2.2), by the names that the document gives them. */
public enum MessageType {
  /** Versions and capabilities (2.2.2.1). */
  SESSION_CAPABILITY(0x00010002, Direction.BOTH, Target.POOL, "2.0"),
  /** Opens a pool (2.2.2.2). */
  INIT_RUNSPACEPOOL(0x00010004, Direction.TO_SERVER, Target.POOL, "2.0"),
  /** The client's public key (2.2.2.3). */
  PUBLIC_KEY(0x00010005, Direction.TO_SERVER, Target.POOL, "2.0"),
  /** The session key, encrypted with it (2.2.2.4). */
  ENCRYPTED_SESSION_KEY(0x00010006, Direction.TO_CLIENT, Target.POOL, "2.0"),
  /** Asks for the public key (2.2.2.5). */
  PUBLIC_KEY_REQUEST(0x00010007, Direction.TO_CLIENT, Target.POOL, "2.0"),
  /** Connects to a disconnected pool (2.2.2.29). */
  CONNECT_RUNSPACEPOOL(0x00010008, Direction.TO_SERVER, Target.POOL, "2.2"),
  /** Sets the most runspaces that a pool has (2.2.2.6). */
  SET_MAX_RUNSPACES(0x00021002, Direction.TO_SERVER, Target.POOL, "2.0"),
  /** Sets the fewest runspaces that a pool has (2.2.2.7). */
  SET_MIN_RUNSPACES(0x00021003, Direction.TO_SERVER, Target.POOL, "2.0"),
  /** Answers questions about runspaces (2.2.2.8). */
  RUNSPACE_AVAILABILITY(0x00021004, Direction.TO_CLIENT, Target.POOL, "2.0"),
  /** State of the pool (2.2.2.9). */
  RUNSPACEPOOL_STATE(0x00021005, Direction.TO_CLIENT, Target.POOL, "2.0"),
  /** Creates and starts a pipeline (2.2.2.10); carries the GUID of the new pipeline. */
  CREATE_PIPELINE(0x00021006, Direction.TO_SERVER, Target.PIPELINE, "2.0"),
  /** Asks how many runspaces are free (2.2.2.11). */
  GET_AVAILABLE_RUNSPACES(0x00021007, Direction.TO_SERVER, Target.POOL, "2.0"),
  /** An event that the server reports (2.2.2.12). */
  USER_EVENT(0x00021008, Direction.TO_CLIENT, Target.POOL, "2.0"),
  /** Data of the server for the client (2.2.2.13). */
  APPLICATION_PRIVATE_DATA(0x00021009, Direction.TO_CLIENT, Target.POOL, "2.0"),
  /** Asks about commands (2.2.2.14); carries the GUID of the new pipeline. */
  GET_COMMAND_METADATA(0x0002100A, Direction.TO_SERVER, Target.PIPELINE, "2.0"),
  /** Sizes of a pool that was connected to (2.2.2.30). */
  RUNSPACEPOOL_INIT_DATA(0x0002100B, Direction.TO_CLIENT, Target.POOL, "2.2"),
  /** Puts a runspace back to its first state (2.2.2.31). */
  RESET_RUNSPACE_STATE(0x0002100C, Direction.TO_SERVER, Target.POOL, "2.3"),
  /** A call of a method of the pool's host (2.2.2.15). */
  RUNSPACEPOOL_HOST_CALL(0x00021100, Direction.TO_CLIENT, Target.POOL, "2.0"),
  /** The answer to such a call (2.2.2.16). */
  RUNSPACEPOOL_HOST_RESPONSE(0x00021101, Direction.TO_SERVER, Target.POOL, "2.0"),
  /** An object for a pipeline (2.2.2.17). */
  PIPELINE_INPUT(0x00041002, Direction.TO_SERVER, Target.PIPELINE, "2.0"),
  /** No more objects for a pipeline (2.2.2.18). */
  END_OF_PIPELINE_INPUT(0x00041003, Direction.TO_SERVER, Target.PIPELINE, "2.0"),
  /** An object of a pipeline (2.2.2.19). */
  PIPELINE_OUTPUT(0x00041004, Direction.TO_CLIENT, Target.PIPELINE, "2.0"),
  /** An error of a pipeline (2.2.2.20). */
  ERROR_RECORD(0x00041005, Direction.TO_CLIENT, Target.PIPELINE, "2.0"),
  /** State of a pipeline (2.2.2.21). */
  PIPELINE_STATE(0x00041006, Direction.TO_CLIENT, Target.PIPELINE, "2.0"),
  /** A debug message of a pipeline (2.2.2.22). */
  DEBUG_RECORD(0x00041007, Direction.TO_CLIENT, Target.PIPELINE, "2.0"),
  /** A verbose message of a pipeline (2.2.2.23). */
  VERBOSE_RECORD(0x00041008, Direction.TO_CLIENT, Target.PIPELINE, "2.0"),
  /** A warning of a pipeline (2.2.2.24). */
  WARNING_RECORD(0x00041009, Direction.TO_CLIENT, Target.PIPELINE, "2.0"),
  /** Progress of a pipeline (2.2.2.25). */
  PROGRESS_RECORD(0x00041010, Direction.TO_CLIENT, Target.PIPELINE, "2.0"),
  /** An information message of a pipeline (2.2.2.26). */
  INFORMATION_RECORD(0x00041011, Direction.TO_CLIENT, Target.PIPELINE, "2.3"),
  /** A call of a method of the pipeline's host (2.2.2.27). */
  PIPELINE_HOST_CALL(0x00041100, Direction.TO_CLIENT, Target.PIPELINE, "2.0"),
  /** The answer to such a call (2.2.2.28). */
  PIPELINE_HOST_RESPONSE(0x00041101, Direction.TO_SERVER, Target.PIPELINE, "2.0");

  /** Who sends messages of a type. */
  public enum Direction {
    /** The client. */
    TO_SERVER,
    /** The server. */
    TO_CLIENT,
    /** Either. */
    BOTH;

    /** Whether a message of this direction may go to a destination. */
    public boolean allows(Destination destination) {
      return this == BOTH || (this == TO_SERVER) == (destination == Destination.SERVER);
    }
  }

  /** What messages of a type are about; of a pipeline they carry its GUID. */
  public enum Target {
    /** The runspace pool. */
    POOL,
    /** A pipeline. */
    PIPELINE
  }

  private static final Map<Integer, MessageType> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(t -> t.code, t -> t));

  private final int code;
  private final Direction direction;
  private final Target target;
  private final String since;

  MessageType(int code, Direction direction, Target target, String since) {
    this.code = code;
    this.direction = direction;
    this.target = target;
    this.since = since;
  }

  /** The type with a number. */
  public static Optional<MessageType> of(int code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** Its number. */
  public int code() {
    return code;
  }

  /** Who sends it. */
  public Direction direction() {
    return direction;
  }

  /** What it is about. */
  public Target target() {
    return target;
  }

  /** The first protocol version that has it, such as {@code 2.0}. */
  public String since() {
    return since;
  }
}
