package org.wsmanspec.mock.shell;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.FaultCodes;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.cim.Caller;
import org.wsmanspec.mock.dispatch.Operation;
import org.wsmanspec.mock.soap.SoapFaultException;

/** The remote shells of an endpoint and the operations on them. Thread-safe. To be closed. */
public final class RemoteShells implements AutoCloseable {

  /** Hears of internal steps. */
  @FunctionalInterface
  public interface Steps {
    /** A step of a shell, with details such as the command. */
    void step(String operation, String shellId, Map<String, String> details);
  }

  final Clock clock;
  final ShellLimits limits;
  final ScheduledExecutorService scheduler;
  final Listings listings;

  private final List<ShellEngine> engines;
  private final ExecutorService workers;
  private final Steps steps;
  private final Map<String, Shell> open = new LinkedHashMap<>();
  private boolean closed;

  /**
   * No shells yet.
   *
   * @param engines the kinds of shells, the first that runs a resource URI counts
   * @param clock of idle times and lifetimes
   * @param scheduler ends Receives that waited in vain
   * @param workers run what commands do
   */
  public RemoteShells(
      List<ShellEngine> engines,
      Clock clock,
      ShellLimits limits,
      ScheduledExecutorService scheduler,
      ExecutorService workers,
      Steps steps) {
    this.engines = List.copyOf(engines);
    this.clock = clock;
    this.limits = limits;
    this.scheduler = scheduler;
    this.workers = workers;
    this.steps = steps;
    this.listings = new Listings(clock);
  }

  /** Whether a resource URI is one of shells. */
  public boolean owns(String resourceUri) {
    return resourceUri.equals(Namespaces.RSP)
        || resourceUri.startsWith(Namespaces.RSP + "/")
        || resourceUri.startsWith(Uris.POWERSHELL_PREFIX)
        || engine(resourceUri).isPresent();
  }

  private Optional<ShellEngine> engine(String resourceUri) {
    return engines.stream().filter(e -> e.runs(resourceUri)).findFirst();
  }

  /** The operation of an Action on a resource of shells; empty where that is no operation of it. */
  public Optional<Operation> find(String action, String resourceUri) {
    Optional<ShellEngine> engine = engine(resourceUri);
    boolean all = resourceUri.equals(Uris.SHELL);
    if (engine.isEmpty() && !all && !resourceUri.equals(Uris.SHELL_COMMANDS)) {
      return Optional.of(new NoResource());
    }
    return switch (action) {
      case Actions.GET ->
          all || engine.isPresent() ? Optional.of(new GetShell(this)) : Optional.empty();
      case Actions.DELETE ->
          all || engine.isPresent() ? Optional.of(new DeleteShell(this)) : Optional.empty();
      case Actions.ENUMERATE -> Optional.of(new EnumerateShells(this));
      case Actions.PULL -> Optional.of(new PullShells(this, false));
      case Actions.RELEASE -> Optional.of(new PullShells(this, true));
      default -> engine.flatMap(e -> ofShell(action, e));
    };
  }

  private Optional<Operation> ofShell(String action, ShellEngine engine) {
    return switch (action) {
      case Actions.CREATE -> Optional.of(new CreateShell(this, engine));
      case Actions.SHELL_COMMAND -> Optional.of(new RunCommand(this, engine));
      case Actions.SHELL_SEND -> Optional.of(new SendInput(this));
      case Actions.SHELL_RECEIVE -> Optional.of(new ReceiveOutput(this));
      case Actions.SHELL_SIGNAL -> Optional.of(new SignalShell(this));
      case Actions.SHELL_DISCONNECT ->
          Optional.of(new Connection(this, engine, Connection.Verb.DISCONNECT));
      case Actions.SHELL_RECONNECT ->
          Optional.of(new Connection(this, engine, Connection.Verb.RECONNECT));
      case Actions.SHELL_CONNECT ->
          Optional.of(new Connection(this, engine, Connection.Verb.CONNECT));
      default -> Optional.empty();
    };
  }

  void note(String step, Shell shell, String... details) {
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = 0; i < details.length; i += 2) {
      all.put(details[i], details[i + 1]);
    }
    steps.step(step, shell.request.id(), all);
  }

  /**
   * Opens a shell.
   *
   * @throws SoapFaultException QuotaLimit, AlreadyExists, or what the engine refuses it with
   */
  Shell open(ShellEngine engine, ShellRequest request, Shell.Wishes wishes, String peer) {
    sweep();
    Shell shell = new Shell(engine, request, wishes, peer, limits, workers, clock.instant());
    shell.enter();
    synchronized (open) {
      if (closed) {
        throw ShellFaults.aborted();
      }
      if (open.containsKey(Shell.key(request.id()))) {
        throw ShellFaults.of(
            FaultSubcode.ALREADY_EXISTS,
            FaultCodes.SHELL_ID_IN_USE,
            "There is a shell of the proposed id already");
      }
      long own =
          open.values().stream().filter(s -> s.request.caller().equals(request.caller())).count();
      if (own >= limits.perUser() || open.size() >= limits.openShells()) {
        throw ShellFaults.of(
            FaultSubcode.QUOTA_LIMIT,
            FaultCodes.QUOTA_MAX_SHELLS,
            "The user has "
                + own
                + " shells, as many as one may have at a time; delete one or try again later");
      }
      open.put(Shell.key(request.id()), shell);
    }
    try {
      shell.open();
    } catch (RuntimeException e) {
      synchronized (open) {
        open.remove(Shell.key(request.id()), shell);
      }
      shell.close();
      throw e;
    } finally {
      shell.leave(clock.instant());
    }
    note(
        "shell-open",
        shell,
        "resource",
        request.resourceUri(),
        "principal",
        request.caller().principal());
    return shell;
  }

  /**
   * The shell of an id, for who may use it.
   *
   * @throws SoapFaultException InvalidSelectors or AccessDenied
   */
  Shell find(String id, Caller caller) {
    Shell shell;
    synchronized (open) {
      shell = open.get(Shell.key(id));
    }
    if (shell == null || expired(shell, clock.instant())) {
      throw ShellFaults.unknown("shell");
    }
    if (!shell.request.caller().equals(caller)) {
      throw ShellFaults.of(
          FaultSubcode.ACCESS_DENIED,
          FaultCodes.ACCESS_DENIED,
          "The shell belongs to somebody else");
    }
    return shell;
  }

  /** The shells of a caller, oldest first. */
  List<Shell> of(Caller caller) {
    sweep();
    synchronized (open) {
      return open.values().stream().filter(s -> s.request.caller().equals(caller)).toList();
    }
  }

  private boolean expired(Shell shell, Instant now) {
    if (!shell.isExpired(now)) {
      return false;
    }
    remove(shell, "shell-expire");
    return true;
  }

  /** Ends a shell, if nobody else has. */
  void remove(Shell shell, String why) {
    boolean mine;
    synchronized (open) {
      mine = open.remove(Shell.key(shell.request.id()), shell);
    }
    if (mine) {
      note(why, shell);
      shell.close();
    }
  }

  /** Ends the shells whose time is over. */
  public void sweep() {
    Instant now = clock.instant();
    List<Shell> all;
    synchronized (open) {
      all = List.copyOf(open.values());
    }
    all.forEach(shell -> expired(shell, now));
    listings.sweep();
  }

  /** How many shells there are, those included that have expired since the last sweep. */
  public int size() {
    synchronized (open) {
      return open.size();
    }
  }

  @Override
  public void close() {
    List<Shell> all;
    synchronized (open) {
      closed = true;
      all = List.copyOf(open.values());
    }
    all.forEach(shell -> remove(shell, "shell-close"));
  }
}
