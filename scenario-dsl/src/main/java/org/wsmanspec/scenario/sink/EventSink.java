package org.wsmanspec.scenario.sink;

import java.util.Optional;
import java.util.function.Supplier;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.scenario.Secret;

/** Listens for deliveries; nothing is opened before the first inbox is. */
public interface EventSink {

  /** A sink for runs that have none: a step that needs it cannot be driven. */
  EventSink NONE =
      (order, ids, recorder) -> {
        throw new SinkException("this run has no event sink");
      };

  /**
   * What an inbox is to be like.
   *
   * @param step the step that subscribes, to which all deliveries belong
   * @param https whether deliveries come over TLS; empty: as the sink is set up
   * @param account who may deliver, with HTTP Basic; empty: anybody
   * @param answer the standing answer
   */
  record Order(
      StepRef step, Optional<Boolean> https, Optional<Account> account, SinkAnswer answer) {}

  /**
   * Who may deliver.
   *
   * @param user user name
   * @param password never shown
   */
  record Account(String user, Secret password) {}

  /** Is told of every delivery when it is over, on whatever thread it came. */
  interface Recorder {
    /** A delivery, or an enrollment: the request is the endpoint's, the response the sink's. */
    void delivered(Exchange exchange);
  }

  /**
   * A subscription that a collector wants its publishers to run.
   *
   * @param name unique in its list
   * @param subscribe the Subscribe message, an envelope
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Offered(String name, byte[] subscribe) {}

  /**
   * Open the list of a collector, which publishers fetch (MS-WSMV 3.1.4.1.30).
   *
   * @param ids gives each exchange its id when it begins
   * @param recorder is told of each, role ENROLLMENT
   * @throws SinkException if the sink cannot listen, or is no collector
   */
  default Listing list(Order order, Supplier<String> ids, Recorder recorder) {
    throw new SinkException("the event sink of this run is no collector");
  }

  /**
   * Open an inbox.
   *
   * @param ids gives each delivery its exchange id when it begins to arrive
   * @param recorder is told of every delivery
   * @throws SinkException if the sink cannot listen
   */
  Inbox open(Order order, Supplier<String> ids, Recorder recorder);
}
