package org.wsmanspec.mock.powershell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.message.psrp.HostMethod;
import org.wsmanspec.message.psrp.ProgressRecord;
import org.wsmanspec.mock.cim.Caller;
import org.wsmanspec.mock.cim.ObjectManager;
import org.wsmanspec.mock.powershell.language.ExitException;
import org.wsmanspec.mock.powershell.language.Interpreter;
import org.wsmanspec.mock.powershell.language.StoppedException;
import org.wsmanspec.mock.shell.cmd.ScriptRunner;

/** Runs scripts as powershell.exe does: output as text, other streams as records. */
final class PowerShellScripts implements ScriptRunner {

  private final Map<String, Cmdlet> cmdlets;
  private final ObjectManager manager;
  private final FileStore files;

  PowerShellScripts(Map<String, Cmdlet> cmdlets, ObjectManager manager, FileStore files) {
    this.cmdlets = cmdlets;
    this.manager = manager;
    this.files = files;
  }

  @Override
  public int run(String script, String principal, Output output) throws InterruptedException {
    Runspace runspace = new Runspace(cmdlets, manager, new Caller(principal), files, Map.of());
    Console console = new Console(output);
    try {
      new Interpreter(runspace, console, () -> Thread.currentThread().isInterrupted())
          .script(script);
      console.flush();
      boolean fine = PsValues.isTrue(runspace.variables().getOrDefault("?", true));
      return fine ? 0 : 1;
    } catch (PsErrorException e) {
      console.flush();
      console.error(e.error());
      return 1;
    } catch (ExitException e) {
      console.flush();
      return e.code();
    } catch (StoppedException e) {
      throw new InterruptedException("the script was stopped");
    }
  }

  /** Streams of powershell.exe. */
  private static final class Console implements Streams, ClientHost {

    /** Objects of one kind that are shown together, at most. */
    private static final int MOST_TOGETHER = 300;

    private final Output output;
    private final List<Object> together = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    Console(Output output) {
      this.output = output;
    }

    void flush() {
      if (!together.isEmpty()) {
        List<Object> shown = List.copyOf(together);
        together.clear();
        Formatter.lines(shown).forEach(output::line);
      }
      if (line.length() > 0) {
        output.line(line.toString());
        line.setLength(0);
      }
    }

    @Override
    public void output(Object value) {
      if (value instanceof PsObject object && object.base().isEmpty()) {
        together.add(value);
        if (together.size() >= MOST_TOGETHER) {
          flush();
        }
        return;
      }
      flush();
      Formatter.lines(List.of(value)).forEach(output::line);
    }

    @Override
    public void error(PsError error) {
      flush();
      output.record("Error", ErrorText.of(error));
    }

    @Override
    public void warning(String message) {
      output.record("warning", message);
    }

    @Override
    public void verbose(String message) {
      output.record("verbose", message);
    }

    @Override
    public void debug(String message) {
      output.record("debug", message);
    }

    @Override
    public void information(Object data, String source, List<String> tags) {
      if (!tags.contains("PSHOST")) {
        output.record("information", PsValues.text(data));
      }
    }

    @Override
    public void progress(ProgressRecord record) {
      // powershell.exe shows progress on its console only, and a pipe is none.
      assert !record.activity().isEmpty();
    }

    @Override
    public ClientHost host() {
      return this;
    }

    @Override
    public boolean isPresent() {
      return false;
    }

    @Override
    public Object call(HostMethod method, List<ClixmlValue> parameters) {
      if (method.returnsValue()) {
        throw new PsErrorException(
            PsError.of(
                    ErrorCategory.INVALID_OPERATION,
                    "InvalidOperation",
                    "Windows PowerShell is in NonInteractive mode. Read and Prompt functionality is"
                        + " not available.")
                .exception(
                    "System.Management.Automation.PSInvalidOperationException",
                    "System.InvalidOperationException",
                    "System.SystemException"));
      }
      return PsNull.NULL;
    }

    @Override
    public void write(String text, boolean newLine) {
      flushObjects();
      line.append(text);
      if (newLine) {
        String whole = line.toString();
        line.setLength(0);
        for (String each : whole.split("\r?\n", -1)) {
          output.line(each);
        }
      }
    }

    private void flushObjects() {
      if (!together.isEmpty()) {
        String begun = line.toString();
        line.setLength(0);
        flush();
        line.append(begun);
      }
    }
  }
}
