package org.wsmanspec.suite.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.bundle.Bundle;
import org.wsmanspec.report.bundle.BundleContent;
import org.wsmanspec.report.bundle.BundleException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a command packs its results into one file. */
final class BundleOptions {

  @Option(
      names = "--bundle",
      paramLabel = "FILE",
      description = "Pack results, evidence and waivers into this zip file, to give it away.")
  private @Nullable Path bundle;

  @Mixin private RedactionOptions redaction = new RedactionOptions();

  /** The file, if one is wanted. */
  Optional<Path> file() {
    return Optional.ofNullable(bundle);
  }

  /**
   * Refuse what would only seem to take names out: the files of the run keep them.
   *
   * @throws CommandFailure if names are to be replaced and no bundle is wanted
   */
  void check() {
    if (bundle == null && (redaction.hosts() || !redaction.words().isEmpty())) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--redact-hosts and --redact are for a bundle and leave other files as they are; they need"
              + " --bundle");
    }
  }

  /**
   * Write the bundle, if one is wanted.
   *
   * @param evidence evidence files by the name they get
   * @param users names of accounts that were used
   * @throws CommandFailure if it cannot be written
   */
  void write(
      RunReport report, Map<String, Path> evidence, Optional<Path> waivers, List<String> users) {
    file().ifPresent(f -> write(f, redaction, report, evidence, waivers, users));
  }

  static void write(
      Path file,
      RedactionOptions redaction,
      RunReport report,
      Map<String, Path> evidence,
      Optional<Path> waivers,
      List<String> users) {
    try {
      Bundle.write(
          file,
          new BundleContent(
              report,
              evidence,
              waivers,
              environment(),
              redaction.hosts(),
              users,
              redaction.words()));
    } catch (BundleException e) {
      throw new CommandFailure(ExitCode.INTERNAL, e.getMessage(), e);
    }
  }

  /** What made it, and nothing that tells who did. */
  private static Map<String, String> environment() {
    Map<String, String> facts = new TreeMap<>();
    facts.put("tool", "wsmanspec " + Version.text());
    for (String name :
        List.of("java.version", "java.vm.name", "java.vendor", "os.name", "os.arch")) {
      facts.put(name, System.getProperty(name, ""));
    }
    // A kernel of one's own making may be named after its maker.
    facts.put(
        "os.version",
        System.getProperty("os.version", "").replaceFirst("^(\\d+(?:\\.\\d+)?).*$", "$1"));
    return facts;
  }
}
