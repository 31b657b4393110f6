package org.wsmanspec.mock.powershell;

import java.util.List;
import org.wsmanspec.message.psrp.ProgressRecord;

/** Where a pipeline puts what it has to say. */
public interface Streams {

  /** An object for the client. */
  void output(Object value);

  /** An error that did not end the pipeline. */
  void error(PsError error);

  /** A warning. */
  void warning(String message);

  /** Details. */
  void verbose(String message);

  /** What helps to find mistakes. */
  void debug(String message);

  /**
   * Information.
   *
   * @param data any value
   * @param source the command or script it comes from
   * @param tags words to tell kinds apart
   */
  void information(Object data, String source, List<String> tags);

  /** How far it is. */
  void progress(ProgressRecord record);

  /** The client's user interface. */
  ClientHost host();
}
