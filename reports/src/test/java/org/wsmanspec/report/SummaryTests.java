package org.wsmanspec.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryTests {

  @Test
  void plainTextIsAsApproved() {
    Golden.assertGolden("summary.txt", Summary.render(SampleReport.report(), Summary.Style.PLAIN));
  }

  @Test
  void coloredTextIsAsApproved() {
    Golden.assertGolden(
        "summary.ansi.txt", Summary.render(SampleReport.report(), Summary.Style.ANSI));
  }

  @Test
  void colorIsAllThatDiffers() {
    String colored = Summary.render(SampleReport.report(), Summary.Style.ANSI);
    assertEquals(
        Summary.render(SampleReport.report(), Summary.Style.PLAIN),
        colored.replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  @Test
  void noContentOfTheEndpointReachesTheTerminalRaw() {
    RunReport hostile = HostileReport.report();
    String plain = Summary.render(hostile, Summary.Style.PLAIN);
    assertFalse(plain.contains("\u001b"), "no escape sequence");
    assertFalse(plain.contains("\r"), "no carriage return");
    assertTrue(plain.contains("␛[2J"), "the escape is made visible");
    assertTrue(plain.length() < 10_000, "huge texts are cut: " + plain.length());
  }

  @Test
  void aRunThatHeldSaysSo() {
    RunReport fine =
        new RunReport(
            "t",
            "capture.pcap",
            "pcap",
            Optional.empty(),
            0,
            0,
            2,
            List.of(),
            List.of(),
            List.of(
                SampleReport.result(
                    SampleReport.requirement("R1", Level.SHALL, "1", "a", "S."), Verdict.PASS, 2)),
            List.of(),
            List.of());
    assertEquals(
        """
        PASS  The one requirement that could be judged held.
          subject       capture.pcap (pcap)
          requirements  0 fail, 0 warn, 1 pass, 0 inconclusive, 0 not applicable
          exchanges     2
        """,
        Summary.render(fine, Summary.Style.PLAIN));
  }
}
