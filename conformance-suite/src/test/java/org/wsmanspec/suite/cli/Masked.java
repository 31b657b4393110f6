package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The files of a run without what differs from one run of the same to the next: times and ids. */
final class Masked {

  private static final Map<Pattern, String> MASKS = new LinkedHashMap<>();

  static {
    mask("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}", "ID");
    mask("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:Z|[+-]\\d{2}:\\d{2})?", "TIME");
    mask("\\w{3}, \\d{2} \\w{3} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT", "TIME");
    mask("\\d{1,2} \\w+ \\d{4}, \\d{2}:\\d{2}:\\d{2} UTC", "TIME");
    mask("(\"(?:sent|firstByte|total)\"\\s*:\\s*)\"[^\"]*\"", "$1TIME");
    mask("(\"(?:waitingM|m)illiseconds\"\\s*:\\s*)\\d+", "$1TIME");
    mask("\\btime=\"[\\d.]+\"", "time=TIME");
    mask("\\d+(?:\\.\\d+)? (?:ms|s|min)\\b", "TIME");
    mask("\\d+(?:\\.\\d+)?% (of it )?waiting", "TIME");
    mask("(data-sort=)\"\\d+\">TIME", "$1TIME");
    mask("(\"connection\"\\s*:\\s*)\\d+", "$1ID");
    mask("(?i)\\bconnection \\d+", "connection ID");
  }

  private Masked() {}

  private static void mask(String pattern, String by) {
    MASKS.put(Pattern.compile(pattern), by);
  }

  /** All files below a folder by their names, masked. */
  static Map<String, String> files(Path folder) {
    Map<String, String> files = new TreeMap<>();
    for (Path file : CommandRun.files(folder)) {
      try {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        for (Map.Entry<Pattern, String> mask : MASKS.entrySet()) {
          text = mask.getKey().matcher(text).replaceAll(mask.getValue());
        }
        files.put(folder.relativize(file).toString().replace('\\', '/'), text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }
}
