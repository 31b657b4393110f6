package org.wsmanspec.mock.shell.cmd;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.wsmanspec.message.vocabulary.FaultCodes;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.mock.shell.CommandPort;
import org.wsmanspec.mock.shell.CommandRequest;
import org.wsmanspec.mock.shell.CommandState;
import org.wsmanspec.mock.shell.ShellEngine;
import org.wsmanspec.mock.shell.ShellFaults;
import org.wsmanspec.mock.shell.ShellPort;
import org.wsmanspec.mock.shell.ShellRequest;
import org.wsmanspec.mock.shell.ShellSession;

/**
 * The text shell over the host's own: {@code cmd /c} on Windows, {@code sh -c} elsewhere.
 *
 * <p>Whoever may use the endpoint may then do on the host what its process may do. It is there only
 * where somebody has asked for it.
 */
public final class HostEngine implements ShellEngine {

  /** An engine that runs processes of the host. */
  public HostEngine() {}

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
    return new Session(request);
  }

  private static final class Running {
    private final Process process;
    private final Input input = new Input();

    Running(Process process) {
      this.process = process;
    }

    void stop() {
      input.end();
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }

  private static final class Session implements ShellSession {
    private final ShellRequest request;
    private final Map<String, Running> running = new ConcurrentHashMap<>();

    Session(ShellRequest request) {
      this.request = request;
    }

    @Override
    public void command(CommandRequest command, CommandPort port) {
      boolean windows =
          System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
      String line = Lines.of(command);
      ProcessBuilder builder =
          windows
              ? new ProcessBuilder("cmd", "/c", line)
              : new ProcessBuilder("/bin/sh", "-c", line);
      builder.environment().putAll(request.environment());
      request.workingDirectory().map(File::new).ifPresent(builder::directory);
      Running run;
      try {
        run = new Running(builder.start());
      } catch (IOException e) {
        throw ShellFaults.ofProvider(
            FaultSubcode.INTERNAL_ERROR,
            FaultCodes.FILE_NOT_FOUND,
            CmdEngine.PROVIDER,
            "The command could not be started: " + e.getMessage());
      }
      running.put(command.id(), run);
      CountDownLatch read = new CountDownLatch(2);
      InputStream out = run.process.getInputStream();
      InputStream err = run.process.getErrorStream();
      port.executor().execute(() -> copy(out, Shells.STDOUT, port, read));
      port.executor().execute(() -> copy(err, Shells.STDERR, port, read));
      port.executor().execute(() -> feed(run));
      port.executor().execute(() -> await(command.id(), run, port, read));
    }

    private static void copy(
        InputStream from, String stream, CommandPort port, CountDownLatch read) {
      byte[] buffer = new byte[32 * 1024];
      try (from) {
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
          port.write(stream, java.util.Arrays.copyOf(buffer, n));
        }
      } catch (IOException | ShellPort.EndedException e) {
        // The process was stopped, or nobody reads what it writes any more.
        assert e.getMessage() != null || e instanceof IOException;
      } finally {
        read.countDown();
      }
    }

    private static void feed(Running run) {
      try (OutputStream to = run.process.getOutputStream()) {
        for (byte[] next = run.input.read(); next.length > 0; next = run.input.read()) {
          to.write(next);
          to.flush();
        }
      } catch (IOException e) {
        // The process has closed its input, as it may.
        assert run.process != null;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void await(String id, Running run, CommandPort port, CountDownLatch read) {
      try {
        int code = run.process.waitFor();
        read.await();
        run.input.end();
        request.outputStreams().forEach(port::end);
        port.state(CommandState.DONE, OptionalInt.of(code));
      } catch (InterruptedException e) {
        run.stop();
        Thread.currentThread().interrupt();
      } finally {
        running.remove(id);
      }
    }

    @Override
    public void send(Optional<String> command, String stream, byte[] data, boolean end) {
      if (command.isEmpty()) {
        throw ShellFaults.internal(
            FaultCodes.INTERNAL_ERROR_PROVIDER, "A text shell takes input for commands only");
      }
      Running run = running.get(command.get());
      if (run == null) {
        return;
      }
      if (!run.input.offer(data)) {
        throw ShellFaults.of(
            FaultSubcode.QUOTA_LIMIT,
            FaultCodes.QUOTA_MAX_OPERATIONS,
            "The command has not taken its earlier input");
      }
      if (end) {
        run.input.end();
      }
    }

    @Override
    public void signal(Optional<String> command, String code) {
      command.map(running::get).ifPresent(Running::stop);
    }

    @Override
    public void close() {
      running.values().forEach(Running::stop);
    }
  }
}
