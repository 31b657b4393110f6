package org.wsmanspec.message.vocabulary;

/**
 * Values of f:WSManFault/@Code that remote shells use (MS-WSMV 2.2.4.43 and appendix; MS-ERREF).
 *
 * <p>Named for the symbols of winerror.h where those are well known. Unsigned 32 bits, written in
 * decimal.
 */
public final class FaultCodes {

  /** The operation was not done when its time was over; a client repeats its Receive. */
  public static final long OPERATION_TIMED_OUT = 2150858793L;

  public static final long ENCODING_LIMIT = 2150858805L;

  public static final long INVALID_RESOURCE_URI = 2150858811L;

  public static final long UNSUPPORTED_FEATURE = 2150858818L;

  public static final long SCHEMA_VALIDATION = 2150858817L;

  public static final long CONCURRENCY = 2150858802L;

  public static final long INTERNAL_ERROR_PROVIDER = 2150858755L;

  public static final long ACTION_NOT_SUPPORTED = 2150858771L;

  public static final long INVALID_OPTIONS = 2150858809L;

  public static final long OPTION_INVALID_NAME = 2150858834L;

  public static final long OPTION_INVALID_VALUE = 2150858835L;

  /** A request to a shell names none. */
  public static final long INSUFFICIENT_SELECTORS = 2150858842L;

  /** The shell or the command named is not there. */
  public static final long UNEXPECTED_SELECTORS = 2150858843L;

  public static final long FRAGMENT_TRANSFER_NOT_SUPPORTED = 2150858871L;

  public static final long CODE_PAGE_NOT_SUPPORTED = 2150859072L;

  public static final long SHELL_NOT_INITIALIZED = 2150859118L;

  /** Send names a stream that was not opened for input. */
  public static final long INVALID_INPUT_STREAM = 2150859147L;

  /** Receive names a stream that was not opened for output. */
  public static final long INVALID_DESIRED_STREAMS = 2150859149L;

  /** The caller has as many shells as one may have. */
  public static final long QUOTA_MAX_SHELLS = 2150859173L;

  public static final long QUOTA_MAX_OPERATIONS = 2150859174L;

  public static final long QUOTA_MAX_SHELL_USERS = 2150859179L;

  public static final long ENUMERATE_COMMANDS_FILTER_EXPECTED = 2150859200L;

  public static final long ENUMERATE_COMMANDS_EPRS_NOT_SUPPORTED = 2150859201L;

  public static final long SHELL_NAME_INVALID = 2150859202L;

  /** The shell is disconnected and takes this only when reconnected. */
  public static final long SHELL_DISCONNECTED = 2150859204L;

  /** The shell's id was not proposed by its client. */
  public static final long DISCONNECT_NOT_SUPPORTED = 2150859205L;

  /** Another client session disconnected the shell. */
  public static final long CLIENT_SESSION_MISMATCH = 2150859206L;

  public static final long COMMAND_TERMINATED = 2150859212L;

  /** The shell is connected to another client. */
  public static final long SHELL_CONNECTED_TO_OTHER = 2150859213L;

  public static final long CANNOT_CONNECT = 2150859216L;

  public static final long COMMAND_ID_INVALID = 2150859220L;

  public static final long SHELL_ID_INVALID = 2150859221L;

  public static final long COMMAND_ID_IN_USE = 2150859222L;

  public static final long SHELL_ID_IN_USE = 2150859223L;

  /** The shell was disconnected while a Receive waited. */
  public static final long STREAM_DISCONNECTED = 2150859230L;

  public static final long QUOTA_MAX_SHELLS_PLUGIN = 2150859236L;

  public static final long QUOTA_MAX_COMMANDS_PER_SHELL = 2150859241L;

  /** Win32: no such executable. */
  public static final long FILE_NOT_FOUND = 2L;

  /** Win32. */
  public static final long ACCESS_DENIED = 5L;

  /** Win32: a signal or stream that the command cannot take. */
  public static final long INVALID_PARAMETER = 87L;

  /** Win32: the command or shell ended while a Receive waited. */
  public static final long OPERATION_ABORTED = 995L;

  /** No negotiation came with Create. */
  public static final long PSRP_NO_CREATION_XML = 2152991672L;

  public static final long PSRP_NO_STREAM_SET = 2152991673L;

  public static final long PSRP_SHELL_CONTEXT = 2152991676L;

  public static final long PSRP_COMMAND_CONTEXT = 2152991677L;

  public static final long PSRP_BAD_INPUT_STREAM = 2152991678L;

  public static final long PSRP_BAD_INPUT_TYPE = 2152991679L;

  public static final long PSRP_BAD_OUTPUT_STREAM = 2152991680L;

  public static final long PSRP_PROTOCOL_VERSION_MISMATCH = 2152991685L;

  public static final long PSRP_OPTION_NOT_UNDERSTOOD = 2152991686L;

  public static final long PSRP_PROTOCOL_VERSION_MISSING = 2152991687L;

  private FaultCodes() {}
}
