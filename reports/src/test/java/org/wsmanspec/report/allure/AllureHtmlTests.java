package org.wsmanspec.report.allure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.report.SampleReport;

class AllureHtmlTests {

  private static final Path HOME = Path.of(System.getProperty("wsmanspec.allure.home"));

  @Test
  void thePageCallsNobody(@TempDir Path folder) {
    Path results = Path.of("target/allure-results");
    AllureResults.write(SampleReport.report(), SampleReport.conversation(), results);
    Path page = Path.of("target/allure.html");
    AllureHtml.generate(results, page, HOME);
    assertTrue(Files.exists(page));
  }
}
