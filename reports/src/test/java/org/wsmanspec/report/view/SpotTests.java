package org.wsmanspec.report.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.SafeXml;

class SpotTests {

  private static final Element ROOT =
      parse(
          "<e:Envelope xmlns:e='http://www.w3.org/2003/05/soap-envelope'><e:Body>"
              + "<x xmlns='http://a.example/b/c'><y n='1'/><y n='2'/></x></e:Body></e:Envelope>");

  @Test
  void everyElementIsFoundByThePathThatDomWrites() {
    var all = ROOT.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      Spot spot = Spot.find(ROOT, Dom.xpath(element)).orElseThrow();
      assertEquals(element, spot.element(), Dom.xpath(element));
      assertTrue(spot.exact());
    }
  }

  @Test
  void anAttributeIsNamed() {
    Spot spot =
        Spot.find(ROOT, "/s:Envelope/s:Body/{http://a.example/b/c}x/{http://a.example/b/c}y[2]/@n")
            .orElseThrow();
    assertEquals("2", spot.element().getAttribute("n"));
    assertEquals(Optional.of("n"), spot.attribute());
  }

  @Test
  void whatIsNotThereFallsBackToTheNearestElement() {
    for (String path :
        new String[] {
          "/s:Envelope/s:Body/wsa:To",
          "/s:Envelope/s:Body/@id",
          "/s:Envelope/s:Body//x",
          "/s:Envelope/s:Body/wsa:To[99999999999]"
        }) {
      Spot spot = Spot.find(ROOT, path).orElseThrow();
      assertEquals("Body", spot.element().getLocalName(), path);
      assertEquals(false, spot.exact(), path);
    }
  }

  @Test
  void anotherRootIsNoSpot() {
    assertEquals(Optional.empty(), Spot.find(ROOT, "/html/body"));
    assertEquals(Optional.empty(), Spot.find(ROOT, "count(//x)"));
  }

  private static Element parse(String xml) {
    return SafeXml.parse(xml.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
  }
}
