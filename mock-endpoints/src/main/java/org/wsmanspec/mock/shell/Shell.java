package org.wsmanspec.mock.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One open shell: its session, its commands, and what its timers know. Thread-safe. */
final class Shell {

  /** A command with its output. */
  record Command(CommandRequest request, Port port) {}

  final ShellEngine engine;
  final ShellRequest request;
  final Port port;
  final String peer;
  final Instant opened;
  final Optional<Instant> end;

  /** Held during calls of the session. */
  final ReentrantLock calls = new ReentrantLock();

  private final ShellLimits limits;
  private final ExecutorService workers;
  private final Map<String, Command> commands = new LinkedHashMap<>();
  private @Nullable ShellSession session;
  private Optional<String> client;
  private boolean connected = true;
  private boolean closed;
  private boolean drop;
  private Duration idle;
  private Instant lastUse;
  private int uses;

  Shell(
      ShellEngine engine,
      ShellRequest request,
      Wishes wishes,
      String peer,
      ShellLimits limits,
      ExecutorService workers,
      Instant now) {
    this.engine = engine;
    this.request = request;
    this.peer = peer;
    this.limits = limits;
    this.workers = workers;
    this.client = wishes.client();
    this.idle = wishes.idle();
    this.end = wishes.lifetime().map(now::plus);
    this.opened = now;
    this.lastUse = now;
    this.port = new Port(output(), workers, calls, () -> {});
  }

  /**
   * What is asked of the shell layer itself.
   *
   * @param client wsmv:SessionId of the client
   * @param idle IdleTimeOut as granted
   * @param lifetime Lifetime, if there is to be an end
   */
  record Wishes(Optional<String> client, Duration idle, Optional<Duration> lifetime) {}

  private Output output() {
    return new Output(
        new LinkedHashSet<>(request.outputStreams()),
        engine.packets(),
        engine.alwaysTellsState(),
        limits.bufferedOctets());
  }

  /** Opens the session; to be called once. */
  void open() {
    calls.lock();
    try {
      session = engine.open(request, port);
    } finally {
      calls.unlock();
    }
  }

  /** The session; only under {@link #calls}. */
  ShellSession session() {
    ShellSession open = session;
    if (open == null || closed) {
      throw ShellFaults.unknown("shell");
    }
    return open;
  }

  /** Prepares the port of a new command. */
  Command command(CommandRequest asked, Runnable done) {
    Command command = new Command(asked, new Port(output(), workers, calls, done));
    command.port().output.dropWhenFull(drops());
    commands().forEach(c -> c.port().output.settle());
    synchronized (commands) {
      commands.put(key(asked.id()), command);
    }
    return command;
  }

  Optional<Command> command(String id) {
    synchronized (commands) {
      return Optional.ofNullable(commands.get(key(id)));
    }
  }

  List<Command> commands() {
    synchronized (commands) {
      return List.copyOf(commands.values());
    }
  }

  /** Ends a command for good. */
  void forget(String id) {
    Command command;
    synchronized (commands) {
      command = commands.remove(key(id));
    }
    if (command != null) {
      command.port().close();
    }
  }

  /** Whether one more command may run; forgets the oldest that are done and not terminated. */
  boolean hasRoom() {
    while (commands().size() >= limits.commandsPerShell()) {
      Optional<Command> old =
          commands().stream().filter(c -> c.port().output.toldDone()).findFirst();
      if (old.isEmpty()) {
        return false;
      }
      forget(old.get().request().id());
    }
    return true;
  }

  static String key(String id) {
    return id.toUpperCase(java.util.Locale.ROOT);
  }

  synchronized boolean isConnected() {
    return connected;
  }

  synchronized Optional<String> client() {
    return client;
  }

  synchronized void connected(boolean value, Optional<String> by) {
    connected = value;
    client = by;
  }

  Duration longestIdle() {
    return limits.longestIdle();
  }

  synchronized Duration idle() {
    return idle;
  }

  synchronized void idle(Duration value) {
    idle = value;
  }

  synchronized boolean drops() {
    return drop;
  }

  synchronized void drops(boolean value) {
    drop = value;
    port.output.dropWhenFull(value);
    commands().forEach(c -> c.port().output.dropWhenFull(value));
  }

  /** A request begins. */
  synchronized void enter() {
    uses++;
  }

  /** A request ends; from now on the shell is idle, if there is no other. */
  synchronized void leave(Instant now) {
    uses--;
    lastUse = now;
  }

  /** How long nobody has asked for anything. */
  synchronized Duration inactivity(Instant now) {
    return uses > 0 || now.isBefore(lastUse) ? Duration.ZERO : Duration.between(lastUse, now);
  }

  /** Whether its time is over. */
  synchronized boolean isExpired(Instant now) {
    return end.filter(e -> !now.isBefore(e)).isPresent() || inactivity(now).compareTo(idle) >= 0;
  }

  /** Wakes whatever waits for output. */
  void wake() {
    port.output.wake();
    commands().forEach(c -> c.port().output.wake());
  }

  /** Ends it with all its commands. */
  void close() {
    port.close();
    commands().forEach(c -> c.port().close());
    calls.lock();
    try {
      if (!closed) {
        closed = true;
        if (session != null) {
          session.close();
        }
      }
    } finally {
      calls.unlock();
    }
  }
}
