package org.wsmanspec.mock.shell.cmd;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was sent to a command and not yet read by it: bounded. Thread-safe. */
final class Input {

  /** Octets that may wait. */
  static final int LIMIT = 16 * 1024 * 1024;

  private final Deque<byte[]> pieces = new ArrayDeque<>();
  private int octets;
  private boolean ended;

  /** An input that ends after some octets. */
  static Input of(byte[] data) {
    Input input = new Input();
    boolean taken = input.offer(data);
    assert taken || data.length > LIMIT;
    input.end();
    return input;
  }

  /** Adds octets; false if there is no room. */
  synchronized boolean offer(byte[] data) {
    if (octets > 0 && octets + data.length > LIMIT) {
      return false;
    }
    if (data.length > 0 && !ended) {
      pieces.addLast(data.clone());
      octets += data.length;
      notifyAll();
    }
    return true;
  }

  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** The next octets; empty at the end. */
  synchronized byte[] read() throws InterruptedException {
    while (pieces.isEmpty() && !ended) {
      wait();
    }
    if (pieces.isEmpty()) {
      return new byte[0];
    }
    byte[] next = pieces.removeFirst();
    octets -= next.length;
    return next;
  }

  /**
   * All that comes until the end.
   *
   * @throws IllegalStateException if it is more than may wait
   */
  byte[] readAll() throws InterruptedException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] next = read(); next.length > 0; next = read()) {
      all.writeBytes(next);
      if (all.size() > LIMIT) {
        throw new IllegalStateException("the input has more than " + LIMIT + " octets");
      }
    }
    return all.toByteArray();
  }
}
