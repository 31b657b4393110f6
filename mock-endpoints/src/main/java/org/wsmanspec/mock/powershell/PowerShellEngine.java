package org.wsmanspec.mock.powershell;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.mock.cim.ObjectManager;
import org.wsmanspec.mock.powershell.cmdlet.BuiltIns;
import org.wsmanspec.mock.shell.ShellEngine;
import org.wsmanspec.mock.shell.ShellPort;
import org.wsmanspec.mock.shell.ShellRequest;
import org.wsmanspec.mock.shell.ShellSession;
import org.wsmanspec.mock.shell.cmd.ScriptRunner;

/**
 * Shells that speak the PowerShell Remoting Protocol (MS-PSRP), for all session configurations.
 *
 * <p>Scripts are run by an interpreter of a small subset of the language; nothing of the host can
 * be reached. Files that scripts write are kept in memory, and shared by all shells of an engine.
 */
public final class PowerShellEngine implements ShellEngine {

  private static final String RESOURCE = "http://schemas.microsoft.com/powershell/";

  private final ObjectManager manager;
  private final Map<String, Cmdlet> cmdlets;
  private final FileStore files;

  /** Runs the built-in commands over a CIM repository. */
  public PowerShellEngine(ObjectManager manager) {
    this(manager, BuiltIns.all(), new FileStore());
  }

  private PowerShellEngine(ObjectManager manager, Map<String, Cmdlet> cmdlets, FileStore files) {
    this.manager = manager;
    this.cmdlets = Map.copyOf(cmdlets);
    this.files = files;
  }

  /** The same engine with one more command, which may replace one of the same name. */
  public PowerShellEngine with(String name, Cmdlet cmdlet) {
    Map<String, Cmdlet> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(cmdlets);
    more.remove(name);
    more.put(name, cmdlet);
    return new PowerShellEngine(manager, more, files);
  }

  @Override
  public boolean runs(String resourceUri) {
    return resourceUri.toLowerCase(Locale.ROOT).startsWith(RESOURCE)
        && resourceUri.length() > RESOURCE.length();
  }

  @Override
  public Set<String> options(String operation) {
    return Set.of(
        Shells.OPTION_PROTOCOL_VERSION, Shells.OPTION_NO_PROFILE, Shells.OPTION_SKIP_CMD_SHELL);
  }

  @Override
  public boolean packets() {
    return true;
  }

  @Override
  public boolean alwaysTellsState() {
    return false;
  }

  @Override
  public ShellSession open(ShellRequest request, ShellPort port) {
    Pool pool =
        new Pool(
            request,
            port,
            () -> new Runspace(cmdlets, manager, request.caller(), files, request.environment()));
    pool.open(request);
    return pool;
  }

  /** Runs scripts for {@code powershell.exe} in the text shell. */
  public ScriptRunner scripts() {
    return new PowerShellScripts(cmdlets, manager, files);
  }
}
