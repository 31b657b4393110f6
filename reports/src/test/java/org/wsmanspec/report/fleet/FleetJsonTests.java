package org.wsmanspec.report.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wsmanspec.report.Golden;
import org.wsmanspec.report.json.UnreadableReportException;

/** {@code fleet.json}, written, read and described. */
final class FleetJsonTests {

  private static final Fleet PART =
      SampleFleet.part(
          Optional.of(new Fleet.Shards(3, List.of(3, 1))),
          SampleFleet.failing(1),
          SampleFleet.unreachable(3));

  private static Schema schema() throws IOException {
    Path file = Path.of(System.getProperty("wsmanspec.root"), "docs/schema/fleet.schema.json");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(file));
  }

  @Test
  void theFormatIsAsApproved() {
    Golden.assertGolden("fleet.json", FleetJson.write(PART));
  }

  @Test
  void whatIsWrittenIsReadBack() {
    for (Fleet fleet : List.of(PART, SampleFleet.fleet())) {
      String json = FleetJson.write(fleet);
      assertEquals(json, FleetJson.write(FleetJson.read(json)));
    }
    FleetEndpoint row = SampleFleet.failing(1);
    assertEquals(row, FleetJson.readRow(FleetJson.row(row)));
  }

  @Test
  void theSchemaAdmitsWhatIsWrittenAndNothingElse() throws IOException {
    for (Fleet fleet : List.of(PART, SampleFleet.fleet())) {
      assertEquals(List.of(), schema().validate(FleetJson.write(fleet), InputFormat.JSON));
    }
    String json = FleetJson.write(PART);
    for (String wrong :
        List.of(
            json.replace("\"unreachable\",", "\"away\","),
            json.replace("\"version\" : 1", "\"version\" : 2"),
            json.replace("\"bmc-1\"", "\"../bmc-1\""),
            json.replaceFirst("\"held\" :", "\"hold\" :"))) {
      assertFalse(wrong.equals(json));
      assertFalse(schema().validate(wrong, InputFormat.JSON).isEmpty(), wrong);
    }
  }

  @Test
  void aNameThatLeadsElsewhereIsRefused() {
    String json = FleetJson.write(PART).replace("\"bmc-1\"", "\"../../bmc-1\"");
    assertTrue(
        assertThrows(UnreadableReportException.class, () -> FleetJson.read(json))
            .toString()
            .contains("'../../bmc-1' is no name for an endpoint"));
  }

  @Test
  void whatIsNoFleetIsRefused() {
    for (String text : List.of("", "{", "[]", "{}", "{\"format\": \"wsmanspec-fleet\"}")) {
      assertThrows(UnreadableReportException.class, () -> FleetJson.read(text), text);
    }
  }
}
