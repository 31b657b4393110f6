package org.wsmanspec.suite.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wsmanspec.message.capture.Capture;
import org.wsmanspec.message.capture.CaptureSet;
import org.wsmanspec.message.capture.Captures;
import org.wsmanspec.message.capture.Skipped;
import org.wsmanspec.report.bundle.BundleException;
import org.wsmanspec.report.bundle.BundleReader;

/** Recorded traffic in files, folders and bundles. */
final class CaptureFiles {

  /** A note names this many files at most; the others are counted. */
  private static final int NAMED = 3;

  private CaptureFiles() {}

  /**
   * Read what paths name.
   *
   * @param scratch where bundles are unpacked to
   * @throws CommandFailure if there is no such path, or a bundle is broken
   */
  static CaptureSet read(List<Path> paths, Path scratch) {
    List<Capture> found = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new CommandFailure(ExitCode.BAD_INPUT, "there is no file or folder " + path);
      }
      if (Files.isRegularFile(path) && BundleReader.isBundle(path)) {
        found.addAll(unpacked(path, scratch, skipped));
      } else {
        CaptureSet set = Captures.read(path);
        found.addAll(set.captures());
        skipped.addAll(set.skipped());
      }
    }
    return new CaptureSet(found, skipped);
  }

  private static List<Capture> unpacked(Path bundle, Path scratch, List<Skipped> skipped) {
    try {
      BundleReader reader = BundleReader.read(bundle);
      List<String> problems = reader.problems();
      if (!problems.isEmpty()) {
        throw new CommandFailure(
            ExitCode.BAD_INPUT,
            bundle + " is not as its manifest says:\n  " + String.join("\n  ", problems));
      }
      List<Capture> captures = new ArrayList<>();
      for (Map.Entry<String, Path> each : reader.evidence(scratch).entrySet()) {
        CaptureSet set = Captures.read(each.getValue());
        set.captures()
            .forEach(
                c -> captures.add(new Capture(c.conversation().origin().name(), c.conversation())));
        set.skipped()
            .forEach(s -> skipped.add(new Skipped(bundle.resolve(each.getKey()), s.why())));
      }
      return captures;
    } catch (BundleException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    }
  }

  /** What was passed over, one note for each reason. */
  static List<String> notes(List<Skipped> skipped) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (Skipped s : skipped) {
      byReason.computeIfAbsent(s.why(), k -> new ArrayList<>()).add(s.path().toString());
    }
    List<String> notes = new ArrayList<>();
    byReason.forEach(
        (why, paths) -> {
          String named = String.join(", ", paths.subList(0, Math.min(NAMED, paths.size())));
          int rest = paths.size() - NAMED;
          notes.add(
              "passed over "
                  + (paths.size() > 1 ? paths.size() + " files, " : "")
                  + named
                  + (rest > 0 ? " and " + rest + " more" : "")
                  + ": "
                  + why);
        });
    return notes;
  }
}
