package org.wsmanspec.mock.shell.cmd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

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

  /**
   * Lines in which one of the words is found; with /i in any case, with /v the others, with /l or
   * /c:"…" as they are, without a meaning of any character.
   */
  static int findstr(Invocation call) throws InterruptedException {
    boolean fold = option(call, "/i");
    boolean others = option(call, "/v");
    boolean expressions = option(call, "/r");
    List<Pattern> wanted = new ArrayList<>();
    for (String word : call.words()) {
      boolean whole = word.toLowerCase(Locale.ROOT).startsWith("/c:");
      if (whole) {
        wanted.add(FindPattern.of(word.substring(3), !expressions, fold));
      } else if (!word.startsWith("/")) {
        for (String each : word.split(" ", -1)) {
          wanted.add(FindPattern.of(each, option(call, "/l"), fold));
        }
      }
    }
    if (wanted.isEmpty()) {
      call.terminal().error("FINDSTR: Bad command line");
      return 2;
    }
    List<String> found =
        lines(call).stream()
            .filter(line -> others != wanted.stream().anyMatch(p -> p.matcher(line).find()))
            .toList();
    found.forEach(call.terminal()::line);
    return found.isEmpty() ? 1 : 0;
  }

  private static boolean option(Invocation call, String option) {
    return call.words().stream().anyMatch(w -> w.equalsIgnoreCase(option));
  }

  /** What comes in goes out, piece by piece. */
  static int more(Invocation call) throws InterruptedException {
    for (byte[] next = call.input().read(); next.length > 0; next = call.input().read()) {
      call.terminal().write(next);
    }
    return 0;
  }
}
