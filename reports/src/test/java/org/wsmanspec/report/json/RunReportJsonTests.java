package org.wsmanspec.report.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.report.GatedReport;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.SampleReport;

class RunReportJsonTests {

  private static final RunReport REPORT = SampleReport.report();

  @Test
  void whatIsWrittenIsReadBack() {
    assertEquals(REPORT, RunReportJson.read(RunReportJson.write(REPORT)));
  }

  @Test
  void whatIsAcceptedIsReadBackAndValid() throws IOException {
    RunReport gated = GatedReport.report();
    String json = RunReportJson.write(gated);
    assertEquals(gated, RunReportJson.read(json));
    assertEquals(List.of(), schema().validate(json, InputFormat.JSON));
    assertTrue(json.contains("\"standings\" : {\n    \"fail\" : 2,\n    \"warn\" : 1,"), json);
  }

  @Test
  void aReportOfTheFirstVersionIsStillRead() {
    String json =
        RunReportJson.write(REPORT)
            .replaceFirst("\"schemaVersion\" : 2", "\"schemaVersion\" : 1")
            .replaceFirst("(?s)  \"standings\" : .*?  \"declared\"", "  \"declared\"");
    assertTrue(!json.contains("\"gate\""), json.substring(0, 600));
    assertEquals(REPORT, RunReportJson.read(json));
  }

  @Test
  void aFileIsReadBackEvenWithCharactersThatNoEncodingHas(@TempDir Path folder) {
    Path file = folder.resolve("run.json");
    RunReport odd = with("ends in half a pair \ud83d");
    RunReportJson.write(odd, file);
    assertEquals("ends in half a pair ?", RunReportJson.read(file).subject());
  }

  @Test
  void theSameReportGivesTheSameText() {
    String once = RunReportJson.write(REPORT);
    assertEquals(once, RunReportJson.write(RunReportJson.read(once)));
    assertTrue(
        once.startsWith("{\n  \"schemaVersion\" : 2,\n  \"tool\" : "), once.substring(0, 60));
    assertTrue(!once.contains("\r"), "line ends are line feeds everywhere");
  }

  @Test
  void theSchemaAdmitsWhatIsWritten() throws IOException {
    assertEquals(List.of(), schema().validate(RunReportJson.write(REPORT), InputFormat.JSON));
  }

  @Test
  void theSchemaRefusesAnUnknownVerdictAndAMissingField() throws IOException {
    String json = RunReportJson.write(REPORT);
    String verdict = json.replaceFirst("\"verdict\" : \"fail\"", "\"verdict\" : \"bad\"");
    assertEquals(1, schema().validate(verdict, InputFormat.JSON).size());
    String missing = json.replaceFirst("  \"subject\" : [^\n]*\n", "");
    assertEquals(1, schema().validate(missing, InputFormat.JSON).size());
  }

  @Test
  void aMistakeIsNamedWithItsPlace() {
    String json = RunReportJson.write(REPORT);
    assertMessage(
        "the run report's field /requirements/0/verdict should be one of not-applicable,"
            + " inconclusive, pass, departure, warn, fail but is \"bad\"",
        json.replaceFirst("\"verdict\" : \"fail\"", "\"verdict\" : \"bad\""));
    assertMessage(
        "the run report lacks the field /subject",
        json.replaceFirst("  \"subject\" : [^\n]*\n", ""));
    assertMessage(
        "the run report has schemaVersion 3, but this version of the tool reads 1 to 2; judge the"
            + " stored evidence again to get a report it can read",
        json.replaceFirst("\"schemaVersion\" : 2", "\"schemaVersion\" : 3"));
    assertMessage("the run report's root should be an object but is []", "[]");
    assertTrue(
        assertThrows(UnreadableReportException.class, () -> RunReportJson.read("{"))
            .toString()
            .contains("the run report is not JSON: "));
  }

  @Test
  void aMistakeInAFileNamesTheFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("run.json"), "[]");
    UnreadableReportException e =
        assertThrows(UnreadableReportException.class, () -> RunReportJson.read(file));
    assertTrue(String.valueOf(e.getMessage()).startsWith(file + ": the run report's root"));
  }

  private static void assertMessage(String message, String json) {
    assertEquals(
        message,
        assertThrows(UnreadableReportException.class, () -> RunReportJson.read(json)).getMessage());
  }

  private static Schema schema() throws IOException {
    Path file = Path.of(System.getProperty("wsmanspec.root"), "docs/schema/run.schema.json");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(file));
  }

  private static RunReport with(String subject) {
    return new RunReport(
        REPORT.tool(),
        subject,
        REPORT.format(),
        REPORT.started(),
        REPORT.milliseconds(),
        REPORT.waitingMilliseconds(),
        REPORT.exchanges(),
        REPORT.declared(),
        REPORT.observed(),
        REPORT.requirements(),
        REPORT.scenarios(),
        REPORT.notes());
  }
}
