package org.wsmanspec.scenario.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schemas are those that the readers' tables give, and do what they should. */
final class JsonSchemasTests {

  private static final Path ROOT = Path.of(System.getProperty("wsmanspec.root"));
  private static final Path RESOURCES =
      ROOT.resolve("scenario-dsl/src/test/resources/org/wsmanspec/scenario");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @Test
  void thePublishedSchemasAreCurrent() throws IOException {
    for (Map.Entry<String, String> e :
        Map.of(
                "scenario",
                JsonSchemas.scenario(),
                "target",
                JsonSchemas.target(),
                "inventory",
                JsonSchemas.inventory(),
                "plan",
                JsonSchemas.plan(),
                "profile",
                JsonSchemas.profile())
            .entrySet()) {
      Path file = ROOT.resolve("docs/schema/" + e.getKey() + ".schema.json");
      if (Boolean.getBoolean("wsmanspec.updateGolden")) {
        Files.writeString(file, e.getValue(), StandardCharsets.UTF_8);
      }
      assertEquals(Files.readString(file, StandardCharsets.UTF_8), e.getValue(), file.toString());
    }
  }

  @Test
  void theSchemaHasTheReadersKeys() {
    JsonNode definitions = MAPPER.readTree(JsonSchemas.scenario()).path("$defs");
    Set<String> step = new LinkedHashSet<>(Tables.STEP.names());
    step.addAll(StepReader.keywords());
    assertEquals(step, Set.copyOf(definitions.path("step").path("properties").propertyNames()));
    assertEquals(
        ExpectTables.EXPECT.names(),
        Set.copyOf(
            definitions
                .path("expectation")
                .path("anyOf")
                .path(1)
                .path("properties")
                .propertyNames()));
    OperationReaders.registry()
        .forEach(
            (keyword, entry) ->
                assertEquals(
                    entry.table().names(),
                    Set.copyOf(definitions.path(keyword).path("properties").propertyNames()),
                    keyword));
  }

  @Test
  void everyReferenceHasADefinition() {
    for (String text :
        List.of(
            JsonSchemas.scenario(),
            JsonSchemas.target(),
            JsonSchemas.plan(),
            JsonSchemas.profile())) {
      JsonNode root = MAPPER.readTree(text);
      root.findValuesAsString("$ref")
          .forEach(
              r ->
                  assertTrue(
                      root.path("$defs").has(r.substring("#/$defs/".length())),
                      r + " is not defined"));
    }
  }

  @Test
  void everySampleIsValid() throws IOException {
    Schema schema = schema(JsonSchemas.scenario());
    List<Path> samples = files("samples");
    assertFalse(samples.isEmpty());
    for (Path file : samples) {
      assertEquals(List.of(), errors(schema, Files.readString(file)), file.toString());
    }
    assertEquals(
        List.of(),
        errors(
            schema(JsonSchemas.target()),
            Files.readString(RESOURCES.resolve("samples/target.yaml.sample"))));
  }

  // Mistakes of structure; those of meaning are beyond a schema.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown-scenario-key",
        "unknown-step-key",
        "unknown-operation",
        "no-operation",
        "two-operations",
        "unknown-request-key",
        "unknown-response",
        "unknown-capability",
        "malformed-requirement",
        "missing-title",
        "missing-steps",
        "steps-no-list",
        "list-at-root",
        "unknown-mutation",
        "two-mutations-in-one",
        "mutation-lacks-key",
        "repeat-without-bound",
        "boolean-expected",
        "null-value",
        "bad-status",
        "isolation-no-word"
      })
  void brokenScenariosAreNot(String name) throws IOException {
    String text = Files.readString(RESOURCES.resolve("mistakes/" + name + ".yaml"));
    assertFalse(errors(schema(JsonSchemas.scenario()), text).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown-key",
        "unknown-claim",
        "unknown-scheme",
        "unknown-resource",
        "resource-without-uri",
        "disruptive-yes"
      })
  void brokenTargetsAreNot(String name) throws IOException {
    String text = Files.readString(RESOURCES.resolve("target-mistakes/" + name + ".yaml"));
    assertFalse(errors(schema(JsonSchemas.target()), text).isEmpty());
  }

  private static Schema schema(String text) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(text, InputFormat.JSON);
  }

  private static List<Error> errors(Schema schema, String yaml) {
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return schema.validate(MAPPER.writeValueAsString(loaded), InputFormat.JSON);
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> list = Files.list(RESOURCES.resolve(folder))) {
      return list.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
