package org.wsmanspec.scenario.run;

import java.util.ArrayList;
import java.util.List;
import org.wsmanspec.scenario.sink.EventSink;

/**
 * The inboxes that a run has opened at its event sink.
 *
 * <p>They stay open until the run ends, since what an endpoint delivers after its time is evidence
 * too.
 */
final class Mailboxes implements AutoCloseable {

  private final EventSink sink;
  private final Recorder recorder;
  private final List<Mailbox> open = new ArrayList<>();

  Mailboxes(EventSink sink, Recorder recorder) {
    this.sink = sink;
    this.recorder = recorder;
  }

  /**
   * Open one.
   *
   * @throws org.wsmanspec.scenario.sink.SinkException if the sink cannot listen
   */
  Mailbox open(EventSink.Order order) {
    return open(order, false);
  }

  /**
   * Open the list of a collector.
   *
   * @throws org.wsmanspec.scenario.sink.SinkException if the sink cannot listen
   */
  Mailbox list(EventSink.Order order) {
    return open(order, true);
  }

  private Mailbox open(EventSink.Order order, boolean listing) {
    Mailbox mailbox = new Mailbox(sink, order, recorder, listing);
    synchronized (open) {
      open.add(mailbox);
    }
    return mailbox;
  }

  @Override
  public void close() {
    List<Mailbox> all;
    synchronized (open) {
      all = List.copyOf(open);
      open.clear();
    }
    all.forEach(Mailbox::close);
  }
}
