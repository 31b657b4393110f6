package org.wsmanspec.suite.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.scenario.Inventory;
import org.wsmanspec.scenario.yaml.InventoryReader;
import org.wsmanspec.scenario.yaml.UnreadableFileException;
import picocli.CommandLine.Option;

/** Many endpoints instead of one. */
final class FleetOptions {

  private static final int MOST_ENDPOINTS = 256;
  private static final int MOST_CONNECTIONS = 64;

  /** Which endpoints get a page of their own. */
  enum Pages {
    ALL,
    FAILED,
    NONE
  }

  @Option(
      names = "--targets",
      paramLabel = "FILE",
      description = "Test every endpoint of this inventory, each in a folder of its own.")
  private @Nullable Path targets;

  @Option(
      names = "--endpoints",
      paramLabel = "N",
      defaultValue = "8",
      description = "With --targets: test up to N endpoints at a time (${DEFAULT-VALUE}).")
  private int endpoints = 8;

  @Option(
      names = "--per-endpoint",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "With --targets: use up to N connections to each endpoint, for as many scenarios side by"
              + " side (${DEFAULT-VALUE}).")
  private int perEndpoint = 1;

  @Option(
      names = "--pages",
      paramLabel = "all|failed|none",
      defaultValue = "all",
      description = "With --targets: which endpoints get a conformance.html (${DEFAULT-VALUE}).")
  private Pages pages = Pages.ALL;

  /** The inventory file, if one is given. */
  Optional<Path> file() {
    return Optional.ofNullable(targets);
  }

  /**
   * How many endpoints are tested at a time.
   *
   * @throws CommandFailure if the number makes no sense
   */
  int endpoints() {
    return within("--endpoints", endpoints, MOST_ENDPOINTS);
  }

  /**
   * How many connections each endpoint gets.
   *
   * @throws CommandFailure if the number makes no sense
   */
  int perEndpoint() {
    return within("--per-endpoint", perEndpoint, MOST_CONNECTIONS);
  }

  Pages pages() {
    return pages;
  }

  private static int within(String option, int number, int most) {
    if (number < 1 || number > most) {
      throw new CommandFailure(
          ExitCode.USAGE, option + " takes a number from 1 to " + most + ", but was " + number);
    }
    return number;
  }

  /**
   * Read the inventory.
   *
   * @throws CommandFailure if it cannot be read or has mistakes
   */
  static Inventory read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(ExitCode.BAD_INPUT, "there is no inventory file " + file);
    }
    try {
      return new InventoryReader().read(file);
    } catch (UnreadableFileException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.BAD_INPUT,
          "the inventory file " + file + " cannot be read: " + e.getMessage(),
          e);
    }
  }
}
