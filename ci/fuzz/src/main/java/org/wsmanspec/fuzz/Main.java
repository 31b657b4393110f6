package org.wsmanspec.fuzz;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The command line: {@code --requests N --conversations N --psrp N --seed S --workers N --http
 * PERCENT}.
 */
public final class Main {

  private static final long DEFAULT_COUNT = 100_000;

  private Main() {}

  /** Run the fuzzers; ends with 1 if anything was found. */
  @SuppressWarnings("SystemOut") // A command line program talks there.
  public static void main(String[] arguments) {
    Map<String, Long> options = new HashMap<>();
    List<String> known =
        List.of(
            "--requests", "--conversations", "--psrp", "--seed", "--workers", "--http", "--judged");
    List<String> kinds = known.subList(0, 3);
    for (int i = 0; i < arguments.length; i += 2) {
      if (!known.contains(arguments[i]) || i + 1 == arguments.length) {
        System.err.println("usage: " + String.join(" N ", known) + " N");
        System.exit(2);
      }
      options.put(arguments[i], Long.parseLong(arguments[i + 1].replace("_", "")));
    }
    long seed = options.getOrDefault("--seed", 1L);
    Fuzzing fuzzing =
        new Fuzzing(
            Path.of(System.getProperty("wsmanspec.fuzz.out", "ci/fuzz/target/findings")),
            seed,
            Math.toIntExact(options.getOrDefault("--workers", 2L)),
            line -> System.out.println(line));
    System.out.println(String.format(Locale.ROOT, "seed %d", seed));
    Effort effort =
        new Effort(
            Math.toIntExact(options.getOrDefault("--http", 25L)),
            Math.toIntExact(options.getOrDefault("--judged", 20L)));
    // Who names one of the three wants no other.
    boolean none = kinds.stream().noneMatch(options::containsKey);
    List<Long> counts =
        kinds.stream().map(k -> options.getOrDefault(k, none ? DEFAULT_COUNT : 0)).toList();
    if (counts.get(0) > 0) {
      fuzzing.requests(counts.get(0), effort);
    }
    if (counts.get(1) > 0) {
      fuzzing.conversations(counts.get(1));
    }
    if (counts.get(2) > 0) {
      fuzzing.psrp(counts.get(2));
    }
    System.exit(fuzzing.findings().isEmpty() ? 0 : 1);
  }
}
