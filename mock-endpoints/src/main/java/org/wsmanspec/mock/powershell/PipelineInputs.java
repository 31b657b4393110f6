package org.wsmanspec.mock.powershell;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.mock.powershell.language.StoppedException;

/** What a client sends to a pipeline and the pipeline has not taken yet. Bounded. */
final class PipelineInputs {

  private static final long MOST_OCTETS = 64L * 1024 * 1024;

  private final BlockingQueue<Optional<ClixmlValue>> queue = new LinkedBlockingQueue<>();
  private final BlockingQueue<Integer> sizes = new LinkedBlockingQueue<>();
  private final AtomicLong octets = new AtomicLong();
  private boolean ended;

  /**
   * Takes an object.
   *
   * @return false if no more may come
   */
  boolean add(ClixmlValue value, int size) {
    if (ended || octets.addAndGet(size) > MOST_OCTETS) {
      return false;
    }
    sizes.add(size);
    queue.add(Optional.of(value));
    return true;
  }

  /**
   * There is no further object.
   *
   * @return false if that was said before
   */
  boolean end() {
    if (ended) {
      return false;
    }
    ended = true;
    queue.add(Optional.empty());
    return true;
  }

  /** Gives all objects to a consumer, waiting for them. */
  void feed(Consumer<ClixmlValue> to) {
    try {
      while (true) {
        Optional<ClixmlValue> next = queue.take();
        if (next.isEmpty()) {
          return;
        }
        octets.addAndGet(-sizes.take());
        to.accept(next.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }
}
