package org.wsmanspec.message.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.SafeXml;
import org.wsmanspec.message.template.SampleMessages;
import org.wsmanspec.message.vocabulary.Namespaces;

/** Our schemas give the published ones' verdict, on recorded traffic and on broken samples. */
class PublishedSchemasAgreementTests {

  private static final int DAMAGES_PER_SAMPLE = 6;

  private static SchemaValidator first;
  private static SchemaValidator second;
  private static final SchemaValidator PRESCRIBED = new SchemaValidator(Schemas.wsman(), Set.of());
  private static final SchemaValidator OURS = new SchemaValidator(Schemas.published(), Set.of());

  @BeforeAll
  static void load() throws Exception {
    assumeTrue(
        PublishedSchemas.areThere(),
        "the published schema files are not beside the repository (../shared/schemas-official)");
    first = new SchemaValidator(PublishedSchemas.load("xmlsoap"), Set.of());
    second = new SchemaValidator(PublishedSchemas.load("xmlsoap-2006"), Set.of());
  }

  @Test
  void recordedTrafficGetsSameVerdict() {
    Map<String, String> recorded = RecordedEnvelopes.read();
    assumeTrue(
        !recorded.isEmpty(), "no recorded traffic beside the repository (../shared/captures)");
    assertTrue(recorded.size() > 300, () -> "only " + recorded.size() + " envelopes");
    List<String> differences = new ArrayList<>();
    recorded.forEach((name, text) -> compare(name, text, differences));
    assertEquals(List.of(), differences);
  }

  @Test
  void lenientFindsNothingWrongWithRecordedServices() {
    Map<String, String> recorded = RecordedEnvelopes.read();
    assumeTrue(
        !recorded.isEmpty(), "no recorded traffic beside the repository (../shared/captures)");
    Set<String> found = new TreeSet<>();
    recorded.forEach(
        (name, text) ->
            SchemaValidator.lenient()
                .validate(Envelope.parse(text.getBytes(StandardCharsets.UTF_8)))
                .forEach(p -> found.add(p.key() + " " + p.xpath())));
    // One client writes mustUnderstand without a prefix, which means nothing to a SOAP receiver.
    assertEquals(
        Set.of(
            "cvc-complex-type.3.2.2 /s:Envelope/s:Header/wsa:Action",
            "cvc-complex-type.3.2.2 /s:Envelope/s:Header/wsa:ReplyTo/wsa:Address"),
        found);
  }

  @Test
  void samplesGetSameVerdict() {
    List<String> differences = new ArrayList<>();
    for (SampleMessages.Sample sample : MoreSamples.all()) {
      compare(sample.name(), sample.render(), differences);
    }
    assertEquals(List.of(), differences);
  }

  @Test
  void brokenSamplesGetSameVerdict() throws Exception {
    List<String> differences = new ArrayList<>();
    int cases = 0;
    int invalid = 0;
    for (SampleMessages.Sample sample : MoreSamples.all()) {
      for (BrokenEnvelopes.Damage damage : BrokenEnvelopes.Damage.values()) {
        for (int seed = 0; seed < DAMAGES_PER_SAMPLE; seed++) {
          Document document = SafeXml.parse(sample.render().getBytes(StandardCharsets.UTF_8));
          Random random = new Random(31L * seed + damage.name().length());
          String done = BrokenEnvelopes.damage(document, damage, random);
          cases++;
          if (compare(sample.name() + " " + done, text(document), differences)) {
            invalid++;
          }
        }
      }
    }
    assertTrue(invalid > 500 && cases - invalid > 500, cases + " cases, " + invalid + " invalid");
    assertEquals(List.of(), differences);
  }

  /** The elements whose rules {@link Schemas#wsman} takes from the prose, and their parents. */
  private static final Set<String> RELAXED =
      Set.of("Option", "XmlFragment", "Bookmark", "Items", "Item", "Event");

  @Test
  void strictDepartsOnlyWhereProseDoes() throws Exception {
    Set<String> departures = new TreeSet<>();
    for (SampleMessages.Sample sample : MoreSamples.all()) {
      for (BrokenEnvelopes.Damage damage : BrokenEnvelopes.Damage.values()) {
        for (int seed = 0; seed < DAMAGES_PER_SAMPLE; seed++) {
          Document document = SafeXml.parse(sample.render().getBytes(StandardCharsets.UTF_8));
          BrokenEnvelopes.damage(document, damage, new Random(seed));
          Envelope envelope = Envelope.parse(text(document).getBytes(StandardCharsets.UTF_8));
          Set<String> published = new TreeSet<>(problems(OURS, envelope));
          Set<String> strict = new TreeSet<>(problems(PRESCRIBED, envelope));
          for (String p : published) {
            if (!strict.contains(p)) {
              departures.add(p);
            }
          }
          strict.removeAll(published);
          // A relaxed element is looked into, so a problem inside it may be seen only now.
          departures.addAll(strict);
        }
      }
    }
    assertTrue(departures.size() > 3, "the relaxations were met");
    for (String departure : departures) {
      assertTrue(RELAXED.stream().anyMatch(name -> departure.contains("wsman:" + name)), departure);
    }
  }

  /** Compare verdict, rules and places; whether the message is invalid. */
  private static boolean compare(String name, String text, List<String> differences) {
    Envelope envelope = Envelope.parse(text.getBytes(StandardCharsets.UTF_8));
    List<String> ours = problems(OURS, envelope);
    List<String> theirs = problems(first, envelope);
    if (!ours.equals(theirs)) {
      differences.add(name + "\n  ours " + ours + "\n  theirs " + theirs + "\n");
    }
    // The second edition of WS-Transfer lets anything into wxf:ResourceCreated.
    List<String> oursElsewhere = elsewhere(ours);
    List<String> later = elsewhere(problems(second, envelope));
    if (!oursElsewhere.equals(later)) {
      differences.add(name + "\n  ours " + oursElsewhere + "\n  second edition " + later + "\n");
    }
    return !theirs.isEmpty();
  }

  private static List<String> elsewhere(List<String> problems) {
    return problems.stream().filter(p -> !p.contains("wxf:ResourceCreated")).toList();
  }

  private static List<String> problems(SchemaValidator validator, Envelope envelope) {
    return validator.raw(envelope).stream()
        // The CIM binding has no published schema to agree with.
        .filter(d -> !Namespaces.WSMB.equals(d.element().getNamespaceURI()))
        .map(d -> d.key() + " " + org.wsmanspec.message.Dom.xpath(d.element()))
        .toList();
  }

  private static String text(Document document) throws Exception {
    Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    StringWriter out = new StringWriter();
    transformer.transform(new DOMSource(document), new StreamResult(out));
    return out.toString();
  }
}
