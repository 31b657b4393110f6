package org.wsmanspec.mock.shell.cmd;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Programs that last. */
final class TimePrograms {

  private static final byte[] PATTERN = pattern();

  private TimePrograms() {}

  private static byte[] pattern() {
    return ("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" + "\r\n")
        .repeat(512)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Writes so many octets: lines of 64, the last cut off. */
  static int fill(Invocation call) throws InterruptedException {
    List<String> words = call.words();
    if (words.size() != 1 || !words.get(0).matches("[0-9]{1,15}")) {
      call.terminal().error("Usage: fill NUMBER-OF-OCTETS");
      return 1;
    }
    long left = Long.parseLong(words.get(0));
    while (left > 0) {
      int part = (int) Math.min(left, PATTERN.length);
      call.terminal().write(part == PATTERN.length ? PATTERN : Arrays.copyOf(PATTERN, part));
      left -= part;
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    return 0;
  }

  static int ping(Invocation call) throws InterruptedException {
    List<String> words = call.words();
    int at = words.indexOf("-n");
    String text = at >= 0 && at + 1 < words.size() ? words.get(at + 1) : "4";
    int count = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 4;
    Optional<String> host =
        java.util.stream.IntStream.range(0, words.size())
            .filter(i -> !words.get(i).startsWith("-") && (i == 0 || i - 1 != at))
            .mapToObj(words::get)
            .findFirst();
    if (host.isEmpty()) {
      call.terminal().line("IP address must be specified.");
      return 1;
    }
    call.terminal().line("");
    call.terminal().line("Pinging " + host.get() + " with 32 bytes of data:");
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        TimeUnit.SECONDS.sleep(1);
      }
      call.terminal().line("Reply from 127.0.0.1: bytes=32 time<1ms TTL=128");
    }
    return 0;
  }

  /** Waits so many seconds, fractions too. */
  static int timeout(Invocation call) throws InterruptedException {
    Optional<String> seconds =
        call.words().stream().filter(w -> w.matches("[0-9]{1,6}([.][0-9]{1,3})?")).findFirst();
    if (seconds.isEmpty()) {
      call.terminal().error("ERROR: Invalid syntax. Usage: timeout /t SECONDS");
      return 1;
    }
    TimeUnit.MILLISECONDS.sleep((long) (Double.parseDouble(seconds.get()) * 1000));
    return 0;
  }
}
