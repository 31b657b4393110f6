package org.wsmanspec.report.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.SafeXml;

class XmlLayoutTests {

  @Test
  void elementsAreIndentedAndMixedContentIsKept() {
    assertEquals(
        """
        <a>
          <b c="1 &lt; 2"/>
          <!-- note -->
          <d> one <e>two</e> &amp; three&#xD;</d>
        </a>
        """,
        layout("<a><b c='1 &lt; 2'/><!-- note --><d> one <e>two</e> &amp; three&#xD;</d></a>"));
  }

  @Test
  void aLongTextIsCutWithANote() {
    assertEquals(
        "<a>" + "x".repeat(50) + " … 30 more characters</a>\n",
        layout("<a>" + "x".repeat(80) + "</a>"));
  }

  @Test
  void passwordsAreHiddenEverywhere() {
    assertFalse(layout("<t><p:Password xmlns:p='u'>secret</p:Password></t>").contains("secret"));
    assertEquals(
        "<t><o:Password T=\"x\">(hidden)</o:Password>",
        Secrets.inText("<t><o:Password T=\"x\">secret</o:Password>"));
    assertEquals(
        "Negotiate (hidden)",
        Secrets.value(new HttpHeaders.Field("AUTHORIZATION", "Negotiate YII")));
    assertEquals("(hidden)", Secrets.value(new HttpHeaders.Field("Set-Cookie", "a=b c")));
  }

  private static String layout(String xml) {
    return XmlLayout.of(
            SafeXml.parse(xml.getBytes(StandardCharsets.UTF_8)).getDocumentElement(), 50)
        .text();
  }
}
