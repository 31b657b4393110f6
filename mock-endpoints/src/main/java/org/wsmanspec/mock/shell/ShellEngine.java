package org.wsmanspec.mock.shell;

import java.util.Set;

/** A kind of shell: what runs under one or a few resource URIs. */
public interface ShellEngine {

  /** Whether this engine opens shells under a resource URI. */
  boolean runs(String resourceUri);

  /**
   * Names of the options it knows beside those that every shell does.
   *
   * @param operation {@code Create}, {@code Command} or {@code Connect}
   */
  Set<String> options(String operation);

  /**
   * Whether each write to a port is a packet of its own, as the fragments of PowerShell are, that
   * is neither joined with others nor split unless it alone exceeds the client's envelope.
   */
  default boolean packets() {
    return false;
  }

  /**
   * Whether its shells can be disconnected and taken up again.
   *
   * <p>Windows does not offer it for its text shell.
   */
  default boolean disconnects() {
    return true;
  }

  /**
   * Whether every ReceiveResponse for a command says what state it is in, as the text shell does.
   */
  default boolean alwaysTellsState() {
    return true;
  }

  /**
   * Opens a shell.
   *
   * @throws org.wsmanspec.mock.soap.SoapFaultException to refuse it
   */
  ShellSession open(ShellRequest request, ShellPort port);
}
