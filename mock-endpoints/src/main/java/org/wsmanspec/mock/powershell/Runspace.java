package org.wsmanspec.mock.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.wsmanspec.mock.cim.Caller;
import org.wsmanspec.mock.cim.ObjectManager;
import org.wsmanspec.mock.powershell.language.ScriptBlock;

/** What pipelines that run one after the other share: variables, functions and history. */
public final class Runspace {

  private static final int MOST_HISTORY = 1000;
  private static final int MOST_ERRORS = 256;

  private final Map<String, Cmdlet> cmdlets;
  private final ObjectManager manager;
  private final Caller caller;
  private final FileStore files;
  private final Map<String, String> given;
  private final Map<String, Object> variables = new ConcurrentHashMap<>();
  private final Map<String, ScriptBlock> functions = new ConcurrentHashMap<>();
  private final Map<String, Object> environment = new ConcurrentHashMap<>();
  private final List<String> history = new ArrayList<>();
  private final List<PsError> errors = new ArrayList<>();
  private final Breakpoints breakpoints = new Breakpoints();
  private long errorCount;

  /** A fresh one. */
  public Runspace(
      Map<String, Cmdlet> cmdlets,
      ObjectManager manager,
      Caller caller,
      FileStore files,
      Map<String, String> environment) {
    this.given = Map.copyOf(environment);
    this.cmdlets = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    this.cmdlets.putAll(cmdlets);
    this.manager = manager;
    this.caller = caller;
    this.files = files;
    reset();
  }

  /** Forgets all that pipelines left behind. */
  public void reset() {
    variables.clear();
    functions.clear();
    environment.clear();
    breakpoints.clear();
    synchronized (history) {
      history.clear();
      errors.clear();
    }
    environment.put("TEMP", FileStore.TEMP);
    environment.put("TMP", FileStore.TEMP);
    environment.put("COMPUTERNAME", "WSPEC");
    environment.put("USERNAME", caller.principal());
    environment.putAll(given);
    for (String preference : List.of("ErrorAction", "Warning", "Progress")) {
      variables.put(fold(preference + "Preference"), "Continue");
    }
    for (String preference : List.of("Verbose", "Debug", "Information")) {
      variables.put(fold(preference + "Preference"), "SilentlyContinue");
    }
    variables.put("?", true);
    variables.put("lastexitcode", PsNull.NULL);
    variables.put("psversiontable", Versions.table());
    variables.put("pssenderinfo", sender(PsNull.NULL));
  }

  /** What {@code $PSSenderInfo} says. */
  public void applicationArguments(Object arguments) {
    variables.put("pssenderinfo", sender(arguments));
  }

  private PsObject sender(Object arguments) {
    return PsObject.of("System.Management.Automation.Remoting.PSSenderInfo")
        .withAdapted("UserInfo", caller.principal())
        .withAdapted("ApplicationArguments", arguments);
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The global variables by their names in lower case. */
  public Map<String, Object> variables() {
    return variables;
  }

  /** The functions by their names in lower case. */
  public Map<String, ScriptBlock> functions() {
    return functions;
  }

  /** The variables of the environment, which is not the host's. */
  public Map<String, Object> environment() {
    return environment;
  }

  /** The command with a name or alias. */
  public Optional<Cmdlet> cmdlet(String name) {
    String folded = fold(name);
    return Optional.ofNullable(cmdlets.get(Aliases.resolve(folded)));
  }

  /** All commands by name, sorted. */
  public Map<String, Cmdlet> cmdlets() {
    return java.util.Collections.unmodifiableMap(cmdlets);
  }

  /** The CIM repository. */
  public ObjectManager manager() {
    return manager;
  }

  /** On whose behalf pipelines run. */
  public Caller caller() {
    return caller;
  }

  /** The files that scripts see, which are not the host's. */
  public FileStore files() {
    return files;
  }

  /** Where scripts are to stop. */
  public Breakpoints breakpoints() {
    return breakpoints;
  }

  /** Keeps a line of history. */
  public void remember(String line) {
    synchronized (history) {
      if (history.size() == MOST_HISTORY) {
        history.remove(0);
      }
      history.add(line);
    }
  }

  /** The lines of history, oldest first. */
  public List<String> history() {
    synchronized (history) {
      return List.copyOf(history);
    }
  }

  /** Keeps an error for {@code $Error}, once if it passes several blocks. */
  @SuppressWarnings("ReferenceEquality") // An equal error is another one; the same is not.
  public void remember(PsError error) {
    synchronized (history) {
      if (!errors.isEmpty() && errors.get(0) == error) {
        return;
      }
      errorCount++;
      if (errors.size() == MOST_ERRORS) {
        errors.remove(MOST_ERRORS - 1);
      }
      errors.add(0, error);
    }
  }

  /** How many errors there have been. */
  public long errorCount() {
    synchronized (history) {
      return errorCount;
    }
  }

  /** What {@code $Error} holds, newest first. */
  public List<Object> errors() {
    synchronized (history) {
      return new ArrayList<>(errors);
    }
  }
}
