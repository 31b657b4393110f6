package org.wsmanspec.suite.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where results go, and which. */
final class OutputOptions {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/wsmanspec",
      description = "Where evidence and reports go (${DEFAULT-VALUE}).")
  private Path out = Path.of("target/wsmanspec");

  @Option(names = "--no-allure", description = "Leave out allure.html, which takes a few seconds.")
  private boolean noAllure;

  /** The folder. */
  Path folder() {
    return out;
  }

  /** Whether the Allure page is wanted. */
  boolean allure() {
    return !noAllure;
  }
}
