package org.wsmanspec.report.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.SafeXml;
import org.wsmanspec.report.FailOn;
import org.wsmanspec.report.Gate;
import org.wsmanspec.report.GatedReport;
import org.wsmanspec.report.Golden;
import org.wsmanspec.report.HostileReport;
import org.wsmanspec.report.RunReport;
import org.wsmanspec.report.SampleReport;
import org.wsmanspec.report.Verdict;
import org.xml.sax.SAXException;

class JUnitXmlTests {

  @Test
  void theDocumentIsAsApproved() {
    Golden.assertGolden("junit.xml", JUnitXml.render(SampleReport.report()));
  }

  @Test
  void whatIsAcceptedIsSkippedAndWhatIsWrongWithWaiversFails() {
    String xml = JUnitXml.render(GatedReport.report());
    validate(xml);
    Golden.assertGolden("junit.gated.xml", xml);
    Document document = SafeXml.parse(xml.getBytes(StandardCharsets.UTF_8));
    Map<String, String> outcomes = new HashMap<>();
    NodeList tests = document.getElementsByTagName("testcase");
    for (int i = 0; i < tests.getLength(); i++) {
      Element test = (Element) tests.item(i);
      outcomes.put(
          test.getAttribute("name").replaceFirst(" .*", ""),
          Dom.children(test).stream().map(Element::getTagName).findFirst().orElse("passed"));
    }
    assertEquals("skipped", outcomes.get("DSP0226-addressing-11"));
    assertEquals("skipped", outcomes.get("unknown-resource"));
    assertEquals("failure", outcomes.get("DSP0226-faults-09"));
    assertEquals("failure", outcomes.get("waivers.yaml:13:9:"));
  }

  @Test
  void warningsFailWhereTheGateRefusesThem() {
    RunReport sample = SampleReport.report();
    RunReport strict =
        sample.gated(
            sample.requirements(),
            sample.scenarios(),
            new Gate(FailOn.SHOULD, List.of(), List.of()));
    assertEquals(
        failures(sample) + sample.counts().getOrDefault(Verdict.WARN, 0L) + 1, failures(strict));
  }

  private static long failures(RunReport report) {
    return SafeXml.parse(JUnitXml.render(report).getBytes(StandardCharsets.UTF_8))
        .getElementsByTagName("failure")
        .getLength();
  }

  @Test
  void theDocumentHasTheCommonShape() {
    validate(JUnitXml.render(SampleReport.report()));
  }

  @Test
  void theShapeIsReallyChecked() {
    String bad = JUnitXml.render(SampleReport.report()).replace(" tests=\"", " test=\"");
    assertThrows(IllegalStateException.class, () -> validate(bad));
  }

  @Test
  void hostileTextStaysText(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("junit.xml");
    JUnitXml.write(HostileReport.report(), file);
    byte[] bytes = Files.readAllBytes(file);
    Document document = SafeXml.parse(bytes);
    assertEquals(0, document.getElementsByTagName("script").getLength());
    Element failure = (Element) document.getElementsByTagName("failure").item(0);
    assertTrue(failure.getTextContent().contains("␛[2J␀␇␍"), "controls are visible");
    validate(new String(bytes, StandardCharsets.UTF_8));
    assertTrue(bytes.length < 60_000, "huge texts are cut: " + bytes.length);
  }

  @Test
  void theCountsAreThoseOfTheCases() {
    Document document =
        SafeXml.parse(JUnitXml.render(SampleReport.report()).getBytes(StandardCharsets.UTF_8));
    Element root = document.getDocumentElement();
    assertEquals(
        root.getAttribute("tests"),
        Integer.toString(document.getElementsByTagName("testcase").getLength()));
    assertEquals(
        root.getAttribute("failures"),
        Integer.toString(document.getElementsByTagName("failure").getLength()));
    assertEquals(
        root.getAttribute("skipped"),
        Integer.toString(document.getElementsByTagName("skipped").getLength()));
  }

  private static void validate(String xml) {
    try {
      Schema schema =
          SchemaFactory.newDefaultInstance()
              .newSchema(JUnitXmlTests.class.getResource("/junit-shape.xsd"));
      var validator = schema.newValidator();
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.validate(
          new StreamSource(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
    } catch (SAXException | IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
