package org.wsmanspec.suite.engine;

import java.util.Optional;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.scenario.transport.OutgoingMessage;
import org.wsmanspec.scenario.transport.Transport;

/**
 * Tells when the first message is about to be sent.
 *
 * <p>The platform wants to know of a skipped test instead of its start, and whether a scenario
 * applies shows when it is driven: one that sends nothing has not started.
 */
final class StartingTransport implements Transport {

  private final Transport transport;
  private final Runnable start;
  private boolean started;

  StartingTransport(Transport transport, Runnable start) {
    this.transport = transport;
    this.start = start;
  }

  /** Tells, if nobody was told yet. */
  void start() {
    if (!started) {
      started = true;
      start.run();
    }
  }

  boolean started() {
    return started;
  }

  @Override
  public Exchange send(OutgoingMessage message, String id, Optional<StepRef> step) {
    start();
    return transport.send(message, id, step);
  }

  /** Starts at once: who wants a second one is about to send. */
  @Override
  public Transport another() {
    start();
    return transport.another();
  }

  @Override
  public int challengesAnswered() {
    return transport.challengesAnswered();
  }

  /** Leaves the transport open, for the next scenario. */
  @Override
  public void close() {}
}
