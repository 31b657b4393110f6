package org.wsmanspec.mock.shell.cmd;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Programs that read the input of the command. */
final class FilterPrograms {

  private FilterPrograms() {}

  private static List<String> lines(Invocation call) throws InterruptedException {
    String text = new String(call.input().readAll(), call.terminal().codePage().charset());
    List<String> lines = Arrays.asList(text.split("\r?\n", -1));
    boolean closed = lines.get(lines.size() - 1).isEmpty();
    return closed ? lines.subList(0, lines.size() - 1) : lines;
  }

  static int sort(Invocation call) throws InterruptedException {
    boolean reverse = call.words().stream().anyMatch(w -> w.equalsIgnoreCase("/r"));
    List<String> sorted =
        lines(call).stream()
            .sorted(
                reverse ? String.CASE_INSENSITIVE_ORDER.reversed() : String.CASE_INSENSITIVE_ORDER)
            .toList();
    sorted.forEach(call.terminal()::line);
    return 0;
  }

  /** Lines that hold one of the words; with /i in any case, with /v the others. */
  static int findstr(Invocation call) throws InterruptedException {
    boolean fold = call.words().stream().anyMatch(w -> w.equalsIgnoreCase("/i"));
    boolean others = call.words().stream().anyMatch(w -> w.equalsIgnoreCase("/v"));
    List<String> wanted =
        call.words().stream()
            .filter(w -> !w.startsWith("/") || w.toLowerCase(Locale.ROOT).startsWith("/c:"))
            .flatMap(
                w ->
                    w.startsWith("/")
                        ? java.util.stream.Stream.of(w.substring(3))
                        : Arrays.stream(w.split(" ")))
            .map(w -> fold ? w.toLowerCase(Locale.ROOT) : w)
            .toList();
    if (wanted.isEmpty()) {
      call.terminal().error("FINDSTR: Bad command line");
      return 2;
    }
    List<String> found =
        lines(call).stream()
            .filter(
                line -> {
                  String text = fold ? line.toLowerCase(Locale.ROOT) : line;
                  return others != wanted.stream().anyMatch(text::contains);
                })
            .toList();
    found.forEach(call.terminal()::line);
    return found.isEmpty() ? 1 : 0;
  }

  /** What comes in goes out, piece by piece. */
  static int more(Invocation call) throws InterruptedException {
    for (byte[] next = call.input().read(); next.length > 0; next = call.input().read()) {
      call.terminal().write(next);
    }
    return 0;
  }
}
