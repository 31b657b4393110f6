package org.wsmanspec.mock.http;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.wsmanspec.message.Envelope;

/**
 * How an endpoint goes wrong on purpose: it mishears requests, misspeaks answers, and muddles what
 * it sends by itself.
 *
 * <p>Sits between HTTP and the correct service, so that a fault is a small bend of something right.
 * Called by several threads at once.
 */
public interface Misbehavior {

  /** None: hears and says everything as it is. */
  Misbehavior NONE = new Misbehavior() {};

  /**
   * One that only changes answers.
   *
   * @param change makes the answer to send out of the request, as far as it could be read, and the
   *     correct answer
   */
  static Misbehavior answering(BiFunction<Optional<Envelope>, HttpAnswer, HttpAnswer> change) {
    return new Misbehavior() {
      @Override
      public Said say(Heard request, HttpAnswer answer) {
        return Said.of(change.apply(request.envelope(), answer));
      }
    };
  }

  /**
   * The body that the service is to see.
   *
   * @param request the request, with its body
   */
  default byte[] hear(Heard request) {
    return request.body();
  }

  /**
   * What is done about a request.
   *
   * @param request as it was sent
   * @param answer the correct answer to what was heard, whether of SOAP or of HTTP itself
   */
  default Said say(Heard request, HttpAnswer answer) {
    return Said.of(answer);
  }

  /**
   * What is sent instead of a message of the endpoint's own, such as an event.
   *
   * <p>Asked once for each message, in the order of a subscription's messages; what is sent again
   * because nobody acknowledged it is sent as it was.
   *
   * @param message the correct one
   * @return the messages to send, one after the other; empty if it is lost
   */
  default List<Outgoing> deliver(Outgoing message) {
    return List.of(message);
  }
}
