package org.wsmanspec.mock.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * One open shell of an engine.
 *
 * <p>Calls come one at a time, under the shell's own lock, and are not to last: what takes time
 * runs on the executor of the port. Those that answer a request may throw {@link
 * org.wsmanspec.mock.soap.SoapFaultException}.
 */
public interface ShellSession extends AutoCloseable {

  /** Begins a command. */
  void command(CommandRequest request, CommandPort port);

  /**
   * Takes input.
   *
   * @param command the id of the command it is for, empty for the shell itself
   * @param stream one of the streams that were opened for input
   * @param end whether nothing follows on that stream
   */
  void send(Optional<String> command, String stream, byte[] data, boolean end);

  /**
   * Takes a signal. After terminate the shell layer forgets the command, whatever this does.
   *
   * @param command the id of the command it is for, empty for the shell itself
   * @param code as the client wrote it
   */
  void signal(Optional<String> command, String code);

  /** The client has left and means to come back. */
  default void disconnect() {}

  /** The client is back. */
  default void reconnect() {}

  /**
   * Another client takes the shell over.
   *
   * @param content the elements in rsp:Connect that are none of MS-WSMV's own
   * @param options known options by name, the values in lower case
   * @return what goes into rsp:ConnectResponse
   */
  default List<Element> connect(List<Element> content, Map<String, String> options) {
    return List.of();
  }

  /** The shell is deleted, has expired, or the endpoint ends; not to block and not to fail. */
  @Override
  void close();
}
