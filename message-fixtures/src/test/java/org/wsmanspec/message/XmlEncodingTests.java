package org.wsmanspec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wsmanspec.message.UnreadableMessageException.Kind;

class XmlEncodingTests {

  private static final Optional<String> NONE = Optional.empty();

  @ParameterizedTest
  @CsvSource({
    // bytes in, mark, declared, charset parameter, found
    "UTF-8,    no,  ,       ,           UTF-8",
    "UTF-8,    yes, ,       ,           UTF-8",
    "UTF-8,    no,  utf-8,  utf-8,      UTF-8",
    "UTF-8,    no,  UTF-16, ,           UTF-8",
    "UTF-8,    no,  utf-16, utf-8,      UTF-8",
    "UTF-8,    no,  ,       utf-16,     UTF-8",
    "UTF-8,    yes, ,       utf-16,     UTF-8",
    "UTF-8,    yes, ,       iso-8859-1, UTF-8",
    "UTF-16LE, yes, utf-16, ,           UTF-16LE",
    "UTF-16BE, yes, utf-16, ,           UTF-16BE",
    "UTF-16LE, yes, utf-8,  ,           UTF-16LE",
    "UTF-16BE, yes, ,       utf-8,      UTF-16BE",
    "UTF-16LE, no,  ,       ,           UTF-16LE",
    "UTF-16BE, no,  ,       ,           UTF-16BE",
    "UTF-16LE, no,  utf-16, utf-16,     UTF-16LE",
    "UTF-16BE, no,  ,       utf-16le,   UTF-16BE",
    "ISO-8859-1, no, ISO-8859-1, ,      ISO-8859-1",
    "ISO-8859-1, no, ,      iso-8859-1, ISO-8859-1",
    "ISO-8859-9, no, UTF-8, iso-8859-9, ISO-8859-9",
  })
  void theEncodingIsFoundAndTheTextRead(
      String used, String mark, String declared, String external, String found) {
    String text =
        (mark.equals("yes") ? "\uFEFF" : "")
            + (declared == null ? "" : "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>")
            + "<a>ü</a>";
    byte[] bytes = text.getBytes(Charset.forName(used));
    Optional<String> parameter = Optional.ofNullable(external);
    XmlEncoding encoding = XmlEncoding.detect(bytes, parameter);
    assertEquals(Charset.forName(found), encoding.charset());
    assertEquals(Optional.ofNullable(declared), encoding.declared());
    assertEquals(parameter, encoding.external());
    int octets = mark.equals("no") ? 0 : used.equals("UTF-8") ? 3 : 2;
    assertEquals(octets, encoding.byteOrderMark());
    Envelope envelope = Envelope.parse(bytes, parameter, XmlLimits.DEFAULT);
    assertEquals("ü", Dom.text(envelope.root()));
    assertEquals("ü", Payload.of(bytes, parameter).text().replaceAll("<[^>]*>", ""));
  }

  @Test
  void bytesThatDoNotFitAreBadEncoding() {
    assertBad(new byte[] {'<', 'a', '>', (byte) 0xC3, '(', '<', '/', 'a', '>'}, NONE);
    assertBad(new byte[] {'<', 'a', '>', (byte) 0xFF, '<', '/', 'a', '>'}, NONE);
    // Overlong slash, and a surrogate written in three octets.
    assertBad(new byte[] {'<', 'a', '>', (byte) 0xC0, (byte) 0xAF, '<', '/', 'a', '>'}, NONE);
    assertBad(
        new byte[] {'<', 'a', '>', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '<', '/', 'a', '>'},
        NONE);
    // A lone surrogate, and half a unit at the end.
    assertBad(
        new byte[] {(byte) 0xFE, (byte) 0xFF, 0, '<', 0, 'a', 0, '>', (byte) 0xD8, 0, 0, '<'},
        NONE);
    assertBad(new byte[] {(byte) 0xFE, (byte) 0xFF, 0, '<', 0, 'a', 0, '/', 0, '>', 0}, NONE);
    assertBad(new byte[] {'<', 'a', '>', (byte) 0x80, '<', '/', 'a', '>'}, Optional.of("us-ascii"));
  }

  @Test
  void anUnknownEncodingIsNamed() {
    byte[] bytes = "<?xml version='1.0' encoding='klingon'?><a/>".getBytes(StandardCharsets.UTF_8);
    UnreadableMessageException e =
        assertThrows(UnreadableMessageException.class, () -> Envelope.parse(bytes));
    assertEquals(Kind.BAD_ENCODING, e.kind());
    assertTrue(String.valueOf(e.getMessage()).contains("'klingon'"), e.getMessage());
    assertBad("<a/>".getBytes(StandardCharsets.UTF_8), Optional.of("no such"));
    assertBad("<a/>".getBytes(StandardCharsets.UTF_8), Optional.of(""));
  }

  @Test
  void shortInputIsNoTrouble() {
    for (byte[] bytes : new byte[][] {{}, {'<'}, {0}, {(byte) 0xFE}, {(byte) 0xEF, (byte) 0xBB}}) {
      assertEquals(StandardCharsets.UTF_8, XmlEncoding.detect(bytes, NONE).charset());
      assertThrows(UnreadableMessageException.class, () -> Envelope.parse(bytes));
    }
  }

  @Test
  void aMarkWithNothingBehindItIsUnreadable() {
    for (byte[] bytes :
        new byte[][] {
          {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
          {(byte) 0xFE, (byte) 0xFF},
          {(byte) 0xFF, (byte) 0xFE}
        }) {
      assertThrows(UnreadableMessageException.class, () -> Envelope.parse(bytes));
    }
  }

  private static void assertBad(byte[] bytes, Optional<String> charset) {
    UnreadableMessageException e =
        assertThrows(
            UnreadableMessageException.class,
            () -> Envelope.parse(bytes, charset, XmlLimits.DEFAULT));
    assertEquals(Kind.BAD_ENCODING, e.kind(), e.getMessage());
  }
}
