package org.wsmanspec.report.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.wsmanspec.message.SafeXml;
import org.wsmanspec.report.Golden;
import org.wsmanspec.report.HostileReport;
import org.wsmanspec.report.SampleReport;
import org.xml.sax.SAXException;

class JUnitXmlTests {

  @Test
  void theDocumentIsAsApproved() {
    Golden.assertGolden("junit.xml", JUnitXml.render(SampleReport.report()));
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
