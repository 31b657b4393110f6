package org.wsmanspec.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What went wrong, the like of it only once, with the octets that caused it. */
final class Findings {

  private final Path folder;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> first = new ArrayList<>();

  /**
   * A place for findings.
   *
   * @param folder made when there is one
   */
  Findings(Path folder) {
    this.folder = folder;
  }

  /**
   * Note one.
   *
   * @param kind what it is, the same for all of the kind
   * @param detail where and how, for people
   * @param octets what caused it
   */
  synchronized void add(String kind, String detail, byte[] octets) {
    if (counts.merge(kind, 1, Integer::sum) > 1) {
      return;
    }
    String name = String.format(Locale.ROOT, "finding-%03d", counts.size());
    first.add(name + ": " + kind + "\n    " + detail.replace("\n", "\n    "));
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name + ".txt"), kind + "\n" + detail + "\n");
      Files.write(folder.resolve(name + ".bin"), octets);
    } catch (IOException e) {
      throw new UncheckedIOException("a finding cannot be written to " + folder, e);
    }
  }

  synchronized int kinds() {
    return counts.size();
  }

  synchronized boolean isEmpty() {
    return counts.isEmpty();
  }

  /** Each kind with its first occurrence, and how often there was one. */
  synchronized List<String> lines() {
    List<String> lines = new ArrayList<>(first);
    counts.forEach((kind, count) -> lines.add(count + " times: " + kind));
    return lines;
  }
}
