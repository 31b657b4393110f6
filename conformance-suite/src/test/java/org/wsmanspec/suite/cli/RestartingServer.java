package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A {@link HostileServer} that is gone for half a second when its behavior wants it. */
final class RestartingServer implements AutoCloseable {

  private static final int GONE_MILLISECONDS = 500;

  private final int before;
  private final HostileServer.Behavior behavior;
  private final AtomicInteger calls = new AtomicInteger();
  private final URI address;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final AtomicReference<@Nullable HostileServer> server = new AtomicReference<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * A server that restarts once.
   *
   * @param before how many requests it answers before that
   */
  RestartingServer(int before, HostileServer.Behavior behavior) throws IOException {
    this.before = before;
    this.behavior = behavior;
    HostileServer first = new HostileServer(this::answer);
    server.set(first);
    this.address = first.address();
  }

  URI address() {
    return address;
  }

  private void answer(HostileServer.Call call) throws IOException {
    boolean last = calls.incrementAndGet() == before;
    if (last) {
      // Else a client that is quick finds a door that closes behind it, and no closed one.
      current().stopListening();
    }
    behavior.answer(call);
    if (last) {
      current().close();
      var unused = timer.schedule(this::start, GONE_MILLISECONDS, TimeUnit.MILLISECONDS);
    }
  }

  private void start() {
    try {
      if (closed.getCount() > 0) {
        server.set(new HostileServer(address.getPort(), this::answer));
      }
    } catch (IOException e) {
      throw new IllegalStateException("the port was taken meanwhile", e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    timer.shutdownNow();
    current().close();
  }

  private HostileServer current() {
    return Objects.requireNonNull(server.get());
  }
}
