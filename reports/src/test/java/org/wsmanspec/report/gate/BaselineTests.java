package org.wsmanspec.report.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wsmanspec.report.GatedReport;
import org.wsmanspec.report.Golden;
import org.wsmanspec.report.SampleReport;
import org.wsmanspec.report.json.UnreadableReportException;

class BaselineTests {

  private static final Baseline BASELINE = Baseline.of(SampleReport.report());

  @Test
  void theFileIsAsApproved() {
    Golden.assertGolden("baseline.json", BaselineJson.write(BASELINE));
  }

  @Test
  void whatIsWrittenIsReadBack() {
    assertEquals(BASELINE, BaselineJson.read(BaselineJson.write(BASELINE)));
  }

  @Test
  void theSchemaAdmitsTheFileAndRefusesOthers() throws IOException {
    String json = BaselineJson.write(BASELINE);
    assertEquals(List.of(), problems(json));
    assertFalse(problems(json.replaceFirst("\"fail\"", "\"pass\"")).isEmpty());
    assertFalse(problems(json.replaceFirst("wsmanspec-baseline", "other")).isEmpty());
  }

  private static List<?> problems(String json) throws IOException {
    Path file = Path.of(System.getProperty("wsmanspec.root"), "docs/schema/baseline.schema.json");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(file))
        .validate(json, InputFormat.JSON);
  }

  @Test
  void whatAWaiverAcceptsIsLeftOutAndWhatIsKnownStays() {
    Baseline gated = Baseline.of(GatedReport.report());
    assertFalse(gated.requirements().containsKey("DSP0226-addressing-11"), "waived");
    assertFalse(gated.scenarios().containsKey("unknown-resource"), "waived with it");
    assertTrue(gated.requirements().containsKey("DSP0226-http-04"), "known");
    assertTrue(gated.requirements().containsKey("DSP0226-faults-09"), "its waiver expired");
  }

  @Test
  void whatDiffersFromRunToRunIsReplaced() {
    assertEquals(
        "expected urn:uuid:… at … from http://…/wsman in … but HTTP 500",
        EvidenceLines.stable(
            "expected urn:uuid:5b0f9a6e-0003-4c1d-9d58-000000000003 at 2026-11-21T10:15:30.123Z from"
                + " http://192.0.2.1:34567/wsman in 512 ms but HTTP 500"));
    assertEquals("context … of …", EvidenceLines.stable("context 8f3a01bc99e77d of 1234567"));
    assertNotEquals(EvidenceLines.stable("HTTP 400"), EvidenceLines.stable("HTTP 500"));
    assertEquals("defaced facade", EvidenceLines.stable("defaced facade"), "words stay");
  }

  @Test
  void aFileThatIsNoneSaysWhy() {
    assertMessage("is not JSON", "{");
    assertMessage("its member format should be", "{}");
    assertMessage("version should be 1", "{\"format\":\"wsmanspec-baseline\",\"version\":9}");
    assertMessage(
        "requirements should be an object", "{\"format\":\"wsmanspec-baseline\",\"version\":1}");
    assertMessage(
        "the verdict of x should be fail or warn",
        "{\"format\":\"wsmanspec-baseline\",\"version\":1,\"requirements\":{\"x\":{\"verdict\":\"pass\"}}}");
  }

  private static void assertMessage(String part, String json) {
    String message =
        String.valueOf(
            assertThrows(UnreadableReportException.class, () -> BaselineJson.read(json))
                .getMessage());
    assertTrue(message.contains(part), message);
  }
}
