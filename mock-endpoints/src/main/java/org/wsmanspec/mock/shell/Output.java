package org.wsmanspec.mock.shell;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The output of a shell or command between the engine that writes it and the Receive that takes it:
 * bounded, in order, kept until it was answered. Thread-safe; its lock is never held while anything
 * else is asked for.
 */
final class Output {

  /** What an entry costs beside its octets. */
  private static final int ENTRY = 64;

  /** Octets up to which writes are kept as one. */
  private static final int SMALL = 4096;

  /**
   * A piece of a stream.
   *
   * @param end whether nothing follows on the stream
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Piece(String stream, byte[] data, boolean end) {}

  /**
   * What a Receive takes.
   *
   * @param state where it is to be told
   */
  record Batch(List<Piece> pieces, Optional<CommandState> state, OptionalInt exitCode) {}

  /** How many octets of one more piece fit, given its stream; at least one if any do. */
  interface Room {
    /** Octets that a new element for a piece may hold. */
    int left();

    /** So many octets were taken as one element. */
    void take(int octets);
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Set<String> streams;
  private final boolean packets;
  private final boolean tellsState;
  private final int limit;
  private final Deque<Piece> pieces = new ArrayDeque<>();
  private final Set<String> ended = new HashSet<>();
  private final List<Waiter> waiters = new ArrayList<>();
  private int octets;
  private boolean drop;
  private boolean closed;
  private CommandState state = CommandState.RUNNING;
  private OptionalInt exitCode = OptionalInt.empty();
  private boolean toldDone;
  private @Nullable Batch last;
  private String lastId = "";

  /** A Receive that waits. */
  static final class Waiter {
    final Set<String> streams;
    final CompletableFuture<Boolean> ready = new CompletableFuture<>();

    Waiter(Set<String> streams) {
      this.streams = streams;
    }
  }

  /**
   * Output of nothing yet.
   *
   * @param streams names of the streams that were opened
   * @param packets whether writes stay apart
   * @param tellsState whether every batch has a state
   * @param limit octets that may wait
   */
  Output(Set<String> streams, boolean packets, boolean tellsState, int limit) {
    this.streams = Set.copyOf(streams);
    this.packets = packets;
    this.tellsState = tellsState;
    this.limit = limit;
  }

  void write(String stream, byte[] data, boolean mayBlock) {
    if (!streams.contains(stream) || data.length == 0) {
      return;
    }
    int from = 0;
    // What is larger than all that may wait goes in parts, unless its parts would mean nothing.
    int step = packets ? data.length : Math.max(1, limit / 4);
    while (from < data.length) {
      int to = Math.min(data.length, from + step);
      byte[] part = from == 0 && to == data.length ? data : Arrays.copyOfRange(data, from, to);
      add(new Piece(stream, part.clone(), false), mayBlock, Optional.empty());
      from = to;
    }
  }

  /** Adds a piece behind which nothing comes; returns whether that is news. */
  boolean last(String stream, byte[] data, OptionalInt code, boolean mayBlock) {
    return add(new Piece(stream, data.clone(), false), mayBlock, Optional.of(code));
  }

  private boolean add(Piece piece, boolean mayBlock, Optional<OptionalInt> done) {
    int cost = cost(piece);
    List<Waiter> woken;
    lock.lock();
    try {
      while (mayBlock && !drop && open() && octets > 0 && octets + cost > limit) {
        room.await();
      }
      if (closed) {
        throw new ShellPort.EndedException();
      }
      if (!open() || ended.contains(piece.stream())) {
        return false;
      }
      append(piece);
      while (drop && octets > limit && pieces.size() > 1) {
        octets -= cost(pieces.removeFirst());
      }
      woken = awake(piece.stream());
      if (done.isPresent()) {
        state = CommandState.DONE;
        exitCode = done.get();
        waiters.forEach(woken::add);
        waiters.clear();
        room.signalAll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ShellPort.EndedException();
    } finally {
      lock.unlock();
    }
    woken.forEach(w -> w.ready.complete(true));
    return done.isPresent();
  }

  private void append(Piece piece) {
    Piece before = pieces.peekLast();
    int both = before == null ? 0 : before.data().length + piece.data().length;
    boolean joins =
        !packets
            && before != null
            && !before.end()
            && before.stream().equals(piece.stream())
            && both <= SMALL;
    if (joins && before != null) {
      byte[] data = Arrays.copyOf(before.data(), both);
      System.arraycopy(piece.data(), 0, data, before.data().length, piece.data().length);
      pieces.removeLast();
      pieces.addLast(new Piece(piece.stream(), data, false));
      octets += piece.data().length;
    } else {
      pieces.addLast(piece);
      octets += cost(piece);
    }
  }

  private static int cost(Piece piece) {
    return piece.data().length + ENTRY;
  }

  private boolean open() {
    return !closed && state != CommandState.DONE;
  }

  private List<Waiter> awake(String stream) {
    List<Waiter> woken =
        new ArrayList<>(waiters.stream().filter(w -> w.streams.contains(stream)).toList());
    waiters.removeAll(woken);
    return woken;
  }

  void end(String stream) {
    List<Waiter> woken = List.of();
    lock.lock();
    try {
      if (open() && streams.contains(stream) && ended.add(stream)) {
        pieces.addLast(new Piece(stream, new byte[0], true));
        octets += ENTRY;
        woken = awake(stream);
      }
    } finally {
      lock.unlock();
    }
    woken.forEach(w -> w.ready.complete(true));
  }

  /** Returns whether this is news. */
  boolean state(CommandState now, OptionalInt code) {
    List<Waiter> woken = List.of();
    lock.lock();
    try {
      if (!open()) {
        return false;
      }
      state = now;
      if (now == CommandState.DONE) {
        exitCode = code;
        woken = List.copyOf(waiters);
        waiters.clear();
        room.signalAll();
      }
    } finally {
      lock.unlock();
    }
    woken.forEach(w -> w.ready.complete(true));
    return true;
  }

  boolean isDone() {
    lock.lock();
    try {
      return state == CommandState.DONE;
    } finally {
      lock.unlock();
    }
  }

  void dropWhenFull(boolean value) {
    lock.lock();
    try {
      drop = value;
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends everything: what waits is told, what is left is forgotten. */
  void close() {
    List<Waiter> woken;
    lock.lock();
    try {
      closed = true;
      pieces.clear();
      octets = 0;
      last = null;
      woken = List.copyOf(waiters);
      waiters.clear();
      room.signalAll();
    } finally {
      lock.unlock();
    }
    woken.forEach(w -> w.ready.complete(true));
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Has every Receive that waits look again, though nothing came. */
  void wake() {
    List<Waiter> woken;
    lock.lock();
    try {
      woken = List.copyOf(waiters);
      waiters.clear();
    } finally {
      lock.unlock();
    }
    woken.forEach(w -> w.ready.complete(true));
  }

  /**
   * Waits for something on one of these streams. Others that wait for one of them wait no longer:
   * their clients have given up.
   */
  Waiter await(Set<String> wanted) {
    Waiter waiter = new Waiter(wanted);
    List<Waiter> replaced = new ArrayList<>();
    lock.lock();
    try {
      for (Waiter other : waiters) {
        if (other.streams.stream().anyMatch(wanted::contains)) {
          replaced.add(other);
        }
      }
      waiters.removeAll(replaced);
      if (closed || has(wanted)) {
        waiter.ready.complete(true);
      } else {
        waiters.add(waiter);
      }
    } finally {
      lock.unlock();
    }
    replaced.forEach(w -> w.ready.complete(false));
    return waiter;
  }

  void forget(Waiter waiter) {
    lock.lock();
    try {
      waiters.remove(waiter);
    } finally {
      lock.unlock();
    }
  }

  private boolean has(Set<String> wanted) {
    return state == CommandState.DONE || pieces.stream().anyMatch(p -> wanted.contains(p.stream()));
  }

  /** Whether a client was told that the command is done. */
  boolean toldDone() {
    lock.lock();
    try {
      return toldDone;
    } finally {
      lock.unlock();
    }
  }

  /** Whether a request got what was handed out last. */
  boolean isRepetition(String messageId) {
    lock.lock();
    try {
      return last != null && lastId.equals(messageId);
    } finally {
      lock.unlock();
    }
  }

  /** Forgets what was handed out last if it was the end: the client has gone on. */
  void settle() {
    lock.lock();
    try {
      if (toldDone) {
        last = null;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes back what was handed out last if the same request comes again. */
  void repeated(String messageId) {
    lock.lock();
    try {
      if (last != null && lastId.equals(messageId)) {
        putBack(last);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes back a batch that could not be sent, unless more was taken since. */
  void undelivered(Batch batch) {
    List<Waiter> woken = List.of();
    lock.lock();
    try {
      if (batch.equals(last) && !closed) {
        putBack(batch);
        woken = List.copyOf(waiters);
        waiters.clear();
      }
    } finally {
      lock.unlock();
    }
    woken.forEach(w -> w.ready.complete(true));
  }

  private void putBack(Batch batch) {
    for (int i = batch.pieces().size() - 1; i >= 0; i--) {
      Piece piece = batch.pieces().get(i);
      pieces.addFirst(piece);
      octets += cost(piece);
    }
    if (batch.state().filter(CommandState.DONE::equals).isPresent()) {
      toldDone = false;
    }
    last = null;
  }

  /**
   * Takes what fits.
   *
   * @return empty if there is nothing to tell
   */
  Optional<Batch> take(Set<String> wanted, Room space, String messageId) {
    lock.lock();
    try {
      List<Piece> taken = new ArrayList<>();
      boolean full = false;
      Iterator<Piece> all = List.copyOf(pieces).iterator();
      Deque<Piece> kept = new ArrayDeque<>();
      while (all.hasNext()) {
        Piece piece = all.next();
        if (full || !wanted.contains(piece.stream())) {
          kept.addLast(piece);
          continue;
        }
        int left = space.left();
        if (piece.data().length <= left) {
          space.take(piece.data().length);
          taken.add(piece);
          continue;
        }
        full = true;
        boolean split = left > 0 && (!packets || taken.isEmpty());
        if (split) {
          space.take(left);
          taken.add(new Piece(piece.stream(), Arrays.copyOf(piece.data(), left), false));
          byte[] rest = Arrays.copyOfRange(piece.data(), left, piece.data().length);
          kept.addLast(new Piece(piece.stream(), rest, piece.end()));
        } else {
          kept.addLast(piece);
        }
      }
      boolean done =
          state == CommandState.DONE
              && kept.stream().noneMatch(p -> wanted.contains(p.stream()))
              && !toldDone;
      if (taken.isEmpty() && !done) {
        return Optional.empty();
      }
      pieces.clear();
      pieces.addAll(kept);
      octets = pieces.stream().mapToInt(Output::cost).sum();
      room.signalAll();
      Batch batch = new Batch(packets ? List.copyOf(taken) : joined(taken), told(done), exitCode);
      toldDone |= done;
      last = batch;
      lastId = messageId;
      return Optional.of(batch);
    } finally {
      lock.unlock();
    }
  }

  private Optional<CommandState> told(boolean done) {
    if (done) {
      return Optional.of(CommandState.DONE);
    }
    if (state == CommandState.PENDING) {
      return Optional.of(CommandState.PENDING);
    }
    return tellsState ? Optional.of(CommandState.RUNNING) : Optional.empty();
  }

  /** Pieces of one stream that follow each other, as one. */
  private static List<Piece> joined(List<Piece> taken) {
    List<Piece> result = new ArrayList<>();
    for (Piece piece : taken) {
      Piece before = result.isEmpty() ? null : result.get(result.size() - 1);
      if (before == null || piece.end() || !before.stream().equals(piece.stream())) {
        result.add(piece);
      } else {
        ByteArrayOutputStream both =
            new ByteArrayOutputStream(before.data().length + piece.data().length);
        both.writeBytes(before.data());
        both.writeBytes(piece.data());
        result.set(result.size() - 1, new Piece(piece.stream(), both.toByteArray(), false));
      }
    }
    return result;
  }
}
