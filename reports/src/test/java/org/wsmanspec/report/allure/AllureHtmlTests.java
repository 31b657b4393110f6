package org.wsmanspec.report.allure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.report.HostileReport;
import org.wsmanspec.report.SampleReport;

class AllureHtmlTests {

  private static final Path HOME = Path.of(System.getProperty("wsmanspec.allure.home", "none"));

  @Test
  void thePageCallsNobody(@TempDir Path folder) throws IOException {
    assumeTrue(Files.isDirectory(HOME), "the Allure command line is not unpacked at " + HOME);
    Path results = folder.resolve("results");
    AllureResults.write(SampleReport.report(), SampleReport.conversation(), results);
    Path file = folder.resolve("allure.html");
    AllureHtml.generate(results, file, HOME);
    String page = Files.readString(file);

    assertTrue(page.contains("Content-Security-Policy"));
    assertTrue(page.contains("reportDataReady"), "the data are in the page");
    // The generator's plugins were found: the view by epic, feature and story.
    assertTrue(page.contains("data/behaviors.json"), "the behaviors are in the page");
    for (String forbidden : List.of("googletagmanager", "google-analytics", "gtag(")) {
      assertFalse(page.contains(forbidden), forbidden);
      assertFalse(embedded(page).contains(forbidden), forbidden + " in an embedded file");
    }
    assertFalse(
        page.matches("(?s).*<(script|link|img|iframe)[^>]{0,80}(src|href)=[\"']?(https?:)?//.*"));
    assertFalse(embedded(page).matches("(?s).*(url\\(|@import) *[\"']?(https?:)?//.*"));
  }

  /** The styles and scripts that stand in the page as data. */
  private static String embedded(String page) {
    StringBuilder all = new StringBuilder();
    Matcher data =
        Pattern.compile("data:text/(?:css|javascript);base64,([A-Za-z0-9+/=]+)").matcher(page);
    while (data.find()) {
      all.append(new String(Base64.getDecoder().decode(data.group(1)), StandardCharsets.UTF_8));
    }
    assertTrue(all.length() > 100_000, "styles are embedded: " + all.length());
    return all.toString();
  }

  @Test
  void analyticsGoAndDataStay() {
    String page =
        "<html><head></head><link rel=\"icon\" href=\"data:image/x-icon;base64,AA\">"
            + "<script src=\"data:text/javascript;base64,QQ==\"></script>"
            + "<script async src=\"https://stats.example/gtag.js\"></script>"
            + "<script>function gtag(){push()} gtag('js');</script>"
            + "<script>d('data/x.json','PHNjcmlwdA==')</script></html>";
    String offline = OfflinePage.of(page);
    assertFalse(offline.contains("stats.example"));
    assertFalse(offline.contains("gtag"));
    assertTrue(offline.contains("d('data/x.json','PHNjcmlwdA==')"));
    assertTrue(offline.contains("<script>A</script>"), "the embedded script is inline");
    // Both scripts are admitted by hash, nothing else: this one is that of the text A.
    assertTrue(offline.contains("'sha256-VZrq0IJk1XldOQlxjN0Fq9SVcuhP5VWQ7vMaiKCP3/0='"), offline);
    assertFalse(offline.matches("(?s).*script-src[^;\"]*(unsafe|data:).*"));
    assertEquals(List.of(), OfflinePage.references(offline));
  }

  @Test
  void whatStillCallsOutIsFound() {
    String css =
        Base64.getEncoder()
            .encodeToString(
                "@import url('https://fonts.example/a.css');".getBytes(StandardCharsets.UTF_8));
    List<String> found =
        OfflinePage.references(
            "<img src=\"//pixel.example/1.gif\"><link href='data:text/css;base64,"
                + css
                + "'><script>var x = '<img src=\"https://only.text/\">';</script>");
    assertEquals(
        List.of("//pixel.example/1.gif", "@import url('https://fonts.example/a.css');"), found);
  }

  @Test
  void aMissingGeneratorIsSaidClearly(@TempDir Path folder) {
    AllureUnavailableException e =
        assertThrows(
            AllureUnavailableException.class,
            () ->
                AllureHtml.generate(folder, folder.resolve("allure.html"), folder.resolve("gone")));
    assertTrue(e.toString().contains("no Allure generator in " + folder.resolve("gone")));
  }

  @Test
  void aGeneratorThatFailsIsQuoted(@TempDir Path folder) throws IOException {
    Path home = brokenHome(folder);
    AllureFailedException e =
        assertThrows(
            AllureFailedException.class,
            () -> AllureHtml.generate(folder, folder.resolve("allure.html"), home));
    assertTrue(e.toString().contains("ended with exit code 1; it printed:"), e.toString());
    assertTrue(e.toString().contains("io.qameta.allure.CommandLine"), e.toString());
    assertFalse(Files.exists(folder.resolve("allure.html")));
  }

  @Test
  void aGeneratorThatHangsIsEnded(@TempDir Path folder) throws IOException {
    Path home = brokenHome(folder);
    AllureFailedException e =
        assertThrows(
            AllureFailedException.class,
            () -> AllureHtml.generate(folder, folder.resolve("allure.html"), home, Duration.ZERO));
    assertTrue(e.toString().contains("did not end within 0 s"), e.toString());
  }

  @Test
  void hostileContentMakesAPageToo(@TempDir Path folder) throws IOException {
    assumeTrue(Files.isDirectory(HOME), "the Allure command line is not unpacked at " + HOME);
    Path results = folder.resolve("results");
    AllureResults.write(HostileReport.report(), HostileReport.conversation(), results);
    Path file = folder.resolve("allure.html");
    AllureHtml.generate(results, file, HOME);
    assertFalse(Files.readString(file).contains("alert("), "content stands in encoded data only");
    for (Path result : results(results)) {
      assertFalse(
          Files.readString(result).matches("(?s).*\"(message|trace)\":\"[^\"]*<[a-z!/].*"),
          "no message starts a tag: " + result);
    }
  }

  private static List<Path> results(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith("-result.json")).toList();
    }
  }

  private static Path brokenHome(Path folder) throws IOException {
    Path lib = Files.createDirectories(folder.resolve("home/lib"));
    Files.createFile(lib.resolve("allure-commandline-0.jar"));
    return folder.resolve("home");
  }
}
