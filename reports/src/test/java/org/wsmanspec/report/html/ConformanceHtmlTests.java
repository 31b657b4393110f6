package org.wsmanspec.report.html;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.wsmanspec.report.SampleMessages;
import org.wsmanspec.report.SampleReport;

class ConformanceHtmlTests {

  private static final String PAGE =
      ConformanceHtml.render(SampleReport.report(), SampleReport.conversation());

  @Test
  void nothingOutsideThePageIsReferred() {
    assertFalse(PAGE.matches("(?s).*(src|href)=\"(?!#).*"), "only links within the page");
    assertFalse(PAGE.contains("url("), "no style refers to a file");
    assertFalse(PAGE.contains("@import"));
  }

  @Test
  void noCredentialIsShown() throws java.io.IOException {
    Files.writeString(Path.of("target/sample.html"), PAGE);
    assertFalse(PAGE.contains(SampleMessages.SECRET));
    assertTrue(PAGE.contains("Basic (hidden)"));
  }
}
