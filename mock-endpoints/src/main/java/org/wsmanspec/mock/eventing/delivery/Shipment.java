package org.wsmanspec.mock.eventing.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.mock.eventing.RetryPolicy;
import org.wsmanspec.mock.http.Misbehavior;
import org.wsmanspec.mock.http.Outgoing;

/** One message of a subscription, until its sink has it; bent, it may be none or several. */
final class Shipment {

  private final Sink sink;
  private final String messageId;
  private final Outgoing correct;
  private final Deque<Outgoing> left;
  private final RetryPolicy retry;
  private final Map<String, String> facts;
  private int failures;
  private boolean held;
  private boolean loggedIn;

  Shipment(
      Sink sink,
      String messageId,
      Outgoing correct,
      Misbehavior misbehavior,
      RetryPolicy retry,
      Map<String, String> facts) {
    this.sink = sink;
    this.messageId = messageId;
    this.correct = correct;
    this.left = new ArrayDeque<>(misbehavior.deliver(correct));
    this.retry = retry;
    this.facts = facts;
  }

  Sink sink() {
    return sink;
  }

  Outgoing.Kind kind() {
    return correct.kind();
  }

  /** What the journal is to know. */
  Map<String, String> facts() {
    return facts;
  }

  boolean isDone() {
    return left.isEmpty();
  }

  Outgoing message() {
    return left.getFirst();
  }

  /** Goes on to the next message. */
  void next() {
    left.removeFirst();
    failures = 0;
    held = false;
    loggedIn = false;
  }

  /** Whether the message has to wait before it is sent; once only. */
  boolean hold() {
    boolean wait = !held && !message().delay().isZero();
    held = true;
    return wait;
  }

  /** Whether the message may be sent once more, with what the sink has asked for; once only. */
  boolean login() {
    boolean first = !loggedIn;
    loggedIn = true;
    return first;
  }

  /** Whether the message may be sent once more after a while. */
  boolean retry() {
    loggedIn = false;
    return failures++ < retry.total();
  }

  RetryPolicy policy() {
    return retry;
  }

  /** What an acknowledgement has to relate to; empty if the message does not say. */
  Optional<String> messageId() {
    if (message().body() == correct.body()) {
      return Optional.of(messageId);
    }
    try {
      return Envelope.parse(message().body()).messageId();
    } catch (UnreadableMessageException e) {
      return Optional.empty();
    }
  }
}
