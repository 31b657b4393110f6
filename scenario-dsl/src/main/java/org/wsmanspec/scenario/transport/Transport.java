package org.wsmanspec.scenario.transport;

import java.util.Optional;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.StepRef;

/** Sends messages to an endpoint and records what happened. */
public interface Transport extends AutoCloseable {

  /**
   * Send one message and wait for its answer, within the bounds of the transport.
   *
   * <p>Whatever goes wrong on the network becomes a {@link org.wsmanspec.message.Trouble}. Where a
   * server asks for authentication first, the exchange is the last leg of the handshake.
   *
   * @param id id of the exchange, unique in the conversation
   * @param step the scenario step that asks for it
   */
  Exchange send(OutgoingMessage message, String id, Optional<StepRef> step);

  /**
   * Another transport to the same endpoint, with connections of its own, for a second worker. Its
   * exchanges and challenges are numbered and counted together with those of this one; it is closed
   * by itself.
   */
  Transport another();

  /** How many answers of status 401 were followed by another leg, since this transport was made. */
  int challengesAnswered();

  /** Close all connections. */
  @Override
  void close();
}
