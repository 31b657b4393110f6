package org.wsmanspec.message.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.schema.SchemaValidator;

/** What each template makes of a model, byte for byte, and that the schemas accept it. */
class MessageTemplatesGoldenTests {

  static Stream<SampleMessages.Sample> samples() {
    return SampleMessages.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void rendersGoldenFile(SampleMessages.Sample sample) throws IOException {
    String actual = sample.render();
    String file = sample.name() + ".xml";
    String expected;
    try (InputStream in = MessageTemplatesGoldenTests.class.getResourceAsStream(file)) {
      expected = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    if (!expected.equals(actual)) {
      Path written = Path.of("target", "golden", file);
      Files.createDirectories(written.getParent());
      Files.writeString(written, actual);
    }
    assertEquals(expected, actual, "the actual text is in target/golden/" + file);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void renderedMessageIsValid(SampleMessages.Sample sample) {
    Envelope envelope = Envelope.parse(sample.render().getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of(), SchemaValidator.strict().validate(envelope));
  }

  @Test
  void everyTemplateHasSample() {
    TreeSet<String> sampled = new TreeSet<>();
    samples().forEach(s -> sampled.add(s.template()));
    assertEquals(MessageTemplates.names(), sampled);
  }

  @Test
  void everyGoldenFileIsUsed() throws Exception {
    Path folder = Path.of(MessageTemplatesGoldenTests.class.getResource("get.xml").toURI());
    try (Stream<Path> files = Files.list(folder.getParent())) {
      List<String> names = samples().map(s -> s.name() + ".xml").toList();
      assertTrue(
          files
              .map(f -> f.getFileName().toString())
              .filter(n -> n.endsWith(".xml"))
              .allMatch(names::contains));
    }
  }

  @Test
  void samplesAreNotAlike() {
    Map<String, Long> counts =
        samples()
            .collect(
                java.util.stream.Collectors.groupingBy(
                    SampleMessages.Sample::name, java.util.stream.Collectors.counting()));
    assertTrue(counts.values().stream().allMatch(n -> n == 1));
  }
}
