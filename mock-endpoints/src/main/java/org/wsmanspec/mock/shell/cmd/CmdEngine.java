package org.wsmanspec.mock.shell.cmd;

import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.vocabulary.FaultCodes;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.shell.ShellEngine;
import org.wsmanspec.mock.shell.ShellFaults;
import org.wsmanspec.mock.shell.ShellPort;
import org.wsmanspec.mock.shell.ShellRequest;
import org.wsmanspec.mock.shell.ShellSession;

/**
 * The text shell: lines like those of cmd.exe, run by a small interpreter and never by the host.
 */
public final class CmdEngine implements ShellEngine {

  /** The name under which faults of this shell come. */
  static final String PROVIDER = "Shell cmd plugin";

  private final Programs programs;

  private CmdEngine(Programs programs) {
    this.programs = programs;
  }

  /** The engine with its own commands, {@code powershell} not among them. */
  public static CmdEngine create() {
    return new CmdEngine(Programs.standard());
  }

  /** The engine with {@code powershell} too. */
  public static CmdEngine create(ScriptRunner scripts) {
    return new CmdEngine(Programs.standard().with("powershell", new PowerShellProgram(scripts)));
  }

  /** The same with one more command, or another of a name. */
  CmdEngine with(String name, Program program) {
    return new CmdEngine(programs.with(name, program));
  }

  @Override
  public boolean runs(String resourceUri) {
    return resourceUri.equalsIgnoreCase(Uris.SHELL_CMD);
  }

  @Override
  public Set<String> options(String operation) {
    return Set.of();
  }

  @Override
  public ShellSession open(ShellRequest request, ShellPort port) {
    Optional<String> page =
        Optional.ofNullable(request.options().get(Shells.OPTION_CODE_PAGE))
            .map(String::strip)
            .filter(t -> !t.isEmpty());
    CodePage codePage =
        page.map(
                number ->
                    CodePage.of(number)
                        .orElseThrow(
                            () ->
                                ShellFaults.of(
                                    FaultSubcode.INVALID_OPTIONS,
                                    "InvalidValue",
                                    FaultCodes.CODE_PAGE_NOT_SUPPORTED,
                                    "The code page '" + number + "' is not supported")))
            .orElse(CodePage.USUAL);
    return new CmdSession(request, codePage, programs);
  }
}
