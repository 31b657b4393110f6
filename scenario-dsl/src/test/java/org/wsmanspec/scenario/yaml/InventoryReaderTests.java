package org.wsmanspec.scenario.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wsmanspec.scenario.Inventory;
import org.wsmanspec.scenario.Target;

/** What an inventory says of each endpoint. */
final class InventoryReaderTests {

  private static final Path ROOT = Path.of(System.getProperty("wsmanspec.root"));
  private static final Path SAMPLE =
      ROOT.resolve(
          "scenario-dsl/src/test/resources/org/wsmanspec/scenario/inventory-samples/lab.yaml");

  private static final Map<String, String> PASSWORDS =
      Map.of("LAB_PASSWORD", "of the lab", "TEMPLATE_PASSWORD", "of the template");

  private static Inventory read() throws IOException {
    return new InventoryReader(name -> Optional.ofNullable(PASSWORDS.get(name))).read(SAMPLE);
  }

  private static Inventory read(String text) {
    return new InventoryReader(name -> Optional.empty()).read("inventory.yaml", text);
  }

  @Test
  void endpointsComeInTheOrderOfTheFile() throws IOException {
    Inventory inventory = read();
    assertEquals("Lab", inventory.name());
    assertEquals(
        List.of("rack1-bmc1", "rack1-bmc2", "rack2-bmc1"),
        inventory.endpoints().stream().map(Inventory.Endpoint::name).toList());
    inventory.endpoints().forEach(e -> assertEquals(e.name(), e.target().name()));
  }

  @Test
  void defaultsHoldWhereAnEndpointSaysNothing() throws IOException {
    Target target = read().endpoints().get(0).target();
    assertEquals("http://192.0.2.1:5985/wsman", target.address().toString());
    assertEquals(Target.Scheme.BASIC, target.credentials().scheme());
    assertEquals("of the lab", target.credentials().password().reveal());
    assertFalse(target.disruptive(), "the defaults say so, whatever their file says");
    assertEquals(Duration.ofSeconds(3), target.limits().connect());
    assertEquals(Set.of("identify", "get"), target.claims());
    assertTrue(target.resource("singleton").isPresent());
    assertEquals(
        Map.of("vendor", "acme", "site", "south", "rack", "1"), read().endpoints().get(0).labels());
  }

  @Test
  void aTargetFileOfItsOwnLeavesNothingToTheDefaultsButLabels() throws IOException {
    Inventory.Endpoint endpoint = read().endpoints().get(1);
    assertEquals("http://192.0.2.99:5985/wsman", endpoint.target().address().toString());
    assertEquals("of the template", endpoint.target().credentials().password().reveal());
    assertTrue(endpoint.target().disruptive());
    assertEquals(Map.of("vendor", "acme", "site", "north"), endpoint.labels());
  }

  @Test
  void whatAnEndpointSaysHolds() throws IOException {
    Target target = read().endpoints().get(2).target();
    assertEquals(Target.Scheme.NONE, target.credentials().scheme());
    assertEquals(Target.Trust.ANY, target.tls().trust());
    assertEquals(Set.of("identify"), target.claims());
    assertTrue(target.disruptive());
    assertTrue(
        target.profile().orElseThrow().endsWith("inventory-samples/profiles/ours.yaml"),
        "it is beside the inventory");
  }

  @Test
  void anAddressIsEnough() {
    Target target =
        read("inventory: One\ntargets: [{ name: a, address: 'http://192.0.2.1/wsman' }]")
            .endpoints()
            .get(0)
            .target();
    assertEquals(Set.of("identify"), target.claims());
    assertFalse(target.disruptive());
  }

  @Test
  void thousandsOfEndpointsAreRead() {
    StringBuilder text = new StringBuilder("inventory: Many\ntargets:\n");
    for (int i = 0; i < 4000; i++) {
      text.append("  - { name: n").append(i).append(", address: 'http://192.0.2.1/n', labels: ");
      text.append("{ rack: ").append(i % 40).append(" } }\n");
    }
    assertEquals(4000, read(text.toString()).endpoints().size());
  }

  @Test
  void theSchemaAgrees() throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JsonSchemas.inventory());
    assertEquals(List.of(), schema.validate(Files.readString(SAMPLE), InputFormat.YAML));
    for (String wrong : List.of("no-targets", "bad-name", "misspelled-key", "targets-map")) {
      Path file = SAMPLE.resolveSibling("../inventory-mistakes/" + wrong + ".yaml");
      assertFalse(
          schema.validate(Files.readString(file), InputFormat.YAML).isEmpty(), wrong + " passes");
    }
  }
}
