package org.wsmanspec.mock.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where scripts of a runspace are to stop in the debugger. Thread-safe. */
public final class Breakpoints {

  private static final int MOST = 1000;

  private final List<Breakpoint> all = new ArrayList<>();
  private int ids;
  private volatile boolean armed;
  private volatile Optional<Listener> listener = Optional.empty();

  /**
   * A breakpoint.
   *
   * @param id its number, from 0
   * @param command the command at which it stops; empty for any
   * @param line the line at which it stops, from 1; empty for any
   * @param enabled whether it stops at all
   */
  public record Breakpoint(
      int id, Optional<String> command, Optional<Integer> line, boolean enabled) {

    boolean fits(String name, PsError.Position position) {
      return enabled
          && command.map(c -> c.equalsIgnoreCase(name)).orElse(true)
          && line.map(l -> l == position.line()).orElse(true);
    }

    /** As scripts see it. */
    public PsObject value() {
      String kind = command.isPresent() ? "CommandBreakpoint" : "LineBreakpoint";
      PsObject object =
          new PsObject(
              List.of(
                  "System.Management.Automation." + kind,
                  "System.Management.Automation.Breakpoint",
                  "System.Object"));
      object.text(kind + " " + id).withAdapted("Id", id).withAdapted("Enabled", enabled);
      command.ifPresent(c -> object.withAdapted("Command", c));
      line.ifPresent(l -> object.withAdapted("Line", l));
      return object.withAdapted("Script", PsNull.NULL).withAdapted("Action", PsNull.NULL);
    }
  }

  /** What is done about breakpoints. */
  interface Listener {
    /** One came (0), was removed (1), enabled (2) or disabled (3). */
    void updated(Breakpoint breakpoint, int what, int count);

    /** A script has come to a place where it may have to stop. */
    void reached(Optional<Breakpoint> breakpoint, PsError.Position position);
  }

  void listener(Listener value) {
    listener = Optional.of(value);
  }

  /** Whether it matters which commands a script comes to. */
  public boolean isArmed() {
    return armed;
  }

  /** The debugger stops at every command, or no longer. */
  void stepping(boolean value) {
    synchronized (all) {
      armed = value || !all.isEmpty();
    }
  }

  /** A script has come to a command. */
  public void reached(String command, PsError.Position position) {
    Optional<Breakpoint> fitting;
    synchronized (all) {
      fitting = all.stream().filter(b -> b.fits(command, position)).findFirst();
    }
    listener.ifPresent(l -> l.reached(fitting, position));
  }

  /** All of them. */
  public List<Breakpoint> all() {
    synchronized (all) {
      return List.copyOf(all);
    }
  }

  /** A new one. */
  public Breakpoint add(Optional<String> command, Optional<Integer> line) {
    Breakpoint added;
    int count;
    synchronized (all) {
      if (all.size() >= MOST) {
        throw PsValues.tooMuch();
      }
      added = new Breakpoint(ids++, command, line, true);
      all.add(added);
      armed = true;
      count = all.size();
    }
    listener.ifPresent(l -> l.updated(added, 0, count));
    return added;
  }

  /** Removes one; empty if there is none of that number. */
  public Optional<Breakpoint> remove(int id) {
    Optional<Breakpoint> removed;
    int count;
    synchronized (all) {
      removed = all.stream().filter(b -> b.id() == id).findFirst();
      removed.ifPresent(all::remove);
      count = all.size();
    }
    removed.ifPresent(b -> listener.ifPresent(l -> l.updated(b, 1, count)));
    return removed;
  }

  /** Enables or disables one; empty if there is none of that number. */
  public Optional<Breakpoint> enable(int id, boolean enabled) {
    Optional<Breakpoint> changed = Optional.empty();
    int count;
    synchronized (all) {
      for (int i = 0; i < all.size(); i++) {
        Breakpoint b = all.get(i);
        if (b.id() == id) {
          Breakpoint now = new Breakpoint(id, b.command(), b.line(), enabled);
          all.set(i, now);
          changed = Optional.of(now);
        }
      }
      count = all.size();
    }
    changed.ifPresent(b -> listener.ifPresent(l -> l.updated(b, enabled ? 2 : 3, count)));
    return changed;
  }

  void clear() {
    synchronized (all) {
      all.clear();
      armed = false;
    }
  }
}
