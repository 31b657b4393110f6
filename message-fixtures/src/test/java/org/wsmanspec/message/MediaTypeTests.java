package org.wsmanspec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MediaTypeTests {

  @Test
  void typeAndParametersAreReadWithoutRegardToCase() {
    assertEquals(
        Optional.of(
            new MediaType("application/soap+xml", Map.of("charset", "UTF-8", "action", "a;b\"c"))),
        MediaType.parse(" Application/SOAP+XML ; CHARSET=UTF-8;action=\"a;b\\\"c\""));
    assertEquals(
        Optional.of("utf-16"),
        MediaType.parse("application/soap+xml;charset=\"utf-16\"").flatMap(MediaType::charset));
    assertEquals(
        Optional.of("utf-8"),
        MediaType.parse("text/xml; ; charset=utf-8;").flatMap(MediaType::charset));
    assertEquals(
        Optional.empty(), MediaType.parse("application/soap+xml").flatMap(MediaType::charset));
  }

  @Test
  void theFirstOfRepeatedParametersCounts() {
    assertEquals(
        Optional.of("utf-8"),
        MediaType.parse("text/xml; charset=utf-8; charset=utf-16").flatMap(MediaType::charset));
  }

  @Test
  void theMultipartTypeOfMessageEncryptionIsRead() {
    MediaType type =
        MediaType.parse(
                "multipart/encrypted;protocol=\"application/HTTP-SPNEGO-session-encrypted\";boundary=\"Encrypted Boundary\"")
            .orElseThrow();
    assertEquals("multipart/encrypted", type.type());
    assertEquals("Encrypted Boundary", type.parameters().get("boundary"));
  }

  @Test
  void whatIsNoMediaTypeIsEmpty() {
    for (String bad :
        new String[] {
          "",
          " ",
          "text",
          "text/",
          "/xml",
          "te xt/xml",
          "text xml",
          "text/xml junk",
          "text/xml, text/html"
        }) {
      assertEquals(Optional.empty(), MediaType.parse(bad), bad);
    }
  }
}
