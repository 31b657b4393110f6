package org.wsmanspec.report.allure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Makes the Allure page, one file, without any network.
 *
 * <p>The generator runs in a JVM of its own: its libraries would clash with others. What it writes
 * refers to an analytics service whatever it is told; {@link OfflinePage} takes that out.
 */
public final class AllureHtml {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String MAIN = "io.qameta.allure.CommandLine";

  private AllureHtml() {}

  /**
   * Make the page, waiting for at most three minutes.
   *
   * @param results folder of {@link AllureResults}
   * @param page file to write, by custom {@code allure.html}; an existing one is replaced
   * @param allureHome unpacked Allure command line, the folder that holds {@code lib}
   * @throws AllureUnavailableException if there is no generator in {@code allureHome}
   * @throws AllureFailedException if it fails, takes too long, or its page refers to a network
   * @throws UncheckedIOException if a file cannot be read or written
   */
  public static void generate(Path results, Path page, Path allureHome) {
    generate(results, page, allureHome, PATIENCE);
  }

  /** Make the page within a given time; see {@link #generate(Path, Path, Path)}. */
  public static void generate(Path results, Path page, Path allureHome, Duration patience) {
    Path lib = allureHome.resolve("lib");
    if (!installed(lib)) {
      throw new AllureUnavailableException(
          "no Allure generator in "
              + allureHome
              + ": expected "
              + lib.resolve("allure-commandline-<version>.jar")
              + "; unpack io.qameta.allure:allure-commandline (zip) there, or do without the Allure"
              + " page");
    }
    try {
      Path work = Files.createTempDirectory("wsmanspec-allure");
      try {
        run(results.toAbsolutePath(), work, allureHome.toAbsolutePath(), patience);
        Path made = work.resolve("report").resolve("index.html");
        if (!Files.exists(made)) {
          throw new AllureFailedException("the Allure generator wrote no page" + said(work), null);
        }
        String offline = OfflinePage.of(Files.readString(made));
        List<String> left = OfflinePage.references(offline);
        if (!left.isEmpty()) {
          throw new AllureFailedException(
              "the Allure page refers to the network and was not kept: " + left, null);
        }
        Files.writeString(page, offline);
      } finally {
        delete(work);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the Allure page " + page, e);
    }
  }

  private static boolean installed(Path lib) {
    if (!Files.isDirectory(lib)) {
      return false;
    }
    try (Stream<Path> jars = Files.list(lib)) {
      return jars.anyMatch(
          j -> {
            String name = String.valueOf(j.getFileName());
            return name.startsWith("allure-commandline") && name.endsWith(".jar");
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + lib, e);
    }
  }

  private static void run(Path results, Path work, Path home, Duration patience)
      throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String separator = System.getProperty("path.separator", ":");
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-Duser.language=en",
            "-Dfile.encoding=UTF-8",
            "-Dallure.home=" + home,
            "-classpath",
            home.resolve("lib") + "/*" + separator + home.resolve("lib").resolve("config"),
            MAIN,
            "generate",
            "--single-file",
            "--clean",
            "--output",
            work.resolve("report").toString(),
            results.toString());
    builder.environment().put("ALLURE_NO_ANALYTICS", "1");
    // Options meant for the JVM of the suite, such as a debugger's port, are not for this one.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JAVA_OPTS"));
    builder.directory(work.toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(work.resolve("output.txt").toFile());
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AllureFailedException(
            "the Allure generator did not end within " + patience.toSeconds() + " s" + said(work),
            null);
      }
      if (process.exitValue() != 0) {
        throw new AllureFailedException(
            "the Allure generator ended with exit code " + process.exitValue() + said(work), null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AllureFailedException("interrupted while waiting for the Allure generator", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String said(Path work) throws IOException {
    Path output = work.resolve("output.txt");
    if (!Files.exists(output)) {
      return "";
    }
    String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
    if (text.isEmpty()) {
      return "; it printed nothing";
    }
    return "; it printed:\n" + text.substring(Math.max(0, text.length() - 2000));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
