package org.wsmanspec.message.vocabulary;

import java.util.Locale;

/** States, signals, options and streams of remote shells (MS-WSMV 2.2.4; MS-PSRP 2.2.1). */
public final class Shells {

  private static final String STATE = Namespaces.RSP + "/CommandState/";
  private static final String SIGNAL = Namespaces.RSP + "/signal/";

  public static final String STATE_RUNNING = STATE + "Running";
  public static final String STATE_PENDING = STATE + "Pending";
  public static final String STATE_DONE = STATE + "Done";

  /** Ends a command and forgets it; due after each command, done or not. */
  public static final String SIGNAL_TERMINATE = SIGNAL + "terminate";

  /** The same as some clients and the document's text spell it. */
  public static final String SIGNAL_TERMINATE_CAPITAL = SIGNAL + "Terminate";

  public static final String SIGNAL_CTRL_C = SIGNAL + "ctrl_c";
  public static final String SIGNAL_CTRL_BREAK = SIGNAL + "ctrl_break";

  /** Stops a pipeline of PowerShell, spelled as MS-PSRP demands and implementations do. */
  public static final String SIGNAL_STOP = "powershell/signal/crtl_c";

  /** The same as MS-WSMV spells it. */
  public static final String SIGNAL_STOP_CTRL = "powershell/signal/ctrl_c";

  public static final String STDIN = "stdin";
  public static final String STDOUT = "stdout";
  public static final String STDERR = "stderr";

  /** The second input stream of PowerShell, for answers to host calls. */
  public static final String PROMPT_RESPONSE = "pr";

  public static final String OPTION_NO_PROFILE = "WINRS_NOPROFILE";
  public static final String OPTION_CODE_PAGE = "WINRS_CODEPAGE";
  public static final String OPTION_CONSOLE_MODE_STDIN = "WINRS_CONSOLEMODE_STDIN";
  public static final String OPTION_SKIP_CMD_SHELL = "WINRS_SKIP_CMD_SHELL";
  public static final String OPTION_KEEP_ALIVE = "WSMAN_CMDSHELL_OPTION_KEEPALIVE";
  public static final String OPTION_PROTOCOL_VERSION = "protocolversion";

  /** The one value of rsp:CompressionType. */
  public static final String COMPRESSION_XPRESS = "xpress";

  private Shells() {}

  /** Whether a code says terminate, in either spelling. */
  public static boolean isTerminate(String code) {
    return same(code, SIGNAL_TERMINATE);
  }

  /** Whether a code stops a pipeline, in either spelling. */
  public static boolean isStop(String code) {
    return same(code, SIGNAL_STOP) || same(code, SIGNAL_STOP_CTRL);
  }

  /** Whether two signal codes are the same one: their case does not count. */
  public static boolean same(String code, String other) {
    return code.strip().toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }
}
