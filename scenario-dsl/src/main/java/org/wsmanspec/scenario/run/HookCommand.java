package org.wsmanspec.scenario.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a program that makes an endpoint emit events. */
final class HookCommand {

  private static final int MOST_OUTPUT = 64 * 1024;
  private static final int MOST_QUOTED = 200;

  private HookCommand() {}

  /**
   * Run a program to its end; nothing is typed to it.
   *
   * @param folder where it runs; empty: where this process does
   * @throws NotDrivenException if it cannot be started, does not end in time or fails
   */
  static void run(List<String> words, Optional<Path> folder, Duration bound) {
    String name = words.get(0);
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    folder.ifPresent(f -> builder.directory(f.toFile()));
    Process process;
    try {
      process = builder.start();
      process.getOutputStream().close();
    } catch (IOException e) {
      throw NotDrivenException.missing(
          "no event could be raised: the command '" + name + "' cannot be run: " + e.getMessage());
    }
    CompletableFuture<String> output =
        CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
    try {
      if (!process.waitFor(bound.toNanos(), TimeUnit.NANOSECONDS)) {
        throw failed(name, "did not end within " + bound);
      }
      if (process.exitValue() != 0) {
        throw failed(
            name,
            "ended with code " + process.exitValue() + saying(output.get(1, TimeUnit.SECONDS)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(name, "was interrupted");
    } catch (ExecutionException | TimeoutException e) {
      throw failed(name, "ended with code " + process.exitValue());
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static NotDrivenException failed(String name, String how) {
    return NotDrivenException.missing(
        "no event could be raised: the command '" + name + "' " + how);
  }

  /** Read all there is, and keep the beginning of it. */
  private static String read(InputStream in) {
    try (in) {
      byte[] begin = in.readNBytes(MOST_OUTPUT);
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return new String(begin, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static String saying(String output) {
    if (output.isEmpty()) {
      return "";
    }
    String line = output.lines().reduce((a, b) -> b).orElse("");
    return ": " + (line.length() > MOST_QUOTED ? line.substring(0, MOST_QUOTED) + "…" : line);
  }
}
