package org.wsmanspec.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.sldc.Sldc;

class PayloadTests {

  private static final String ENVELOPE =
      "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body>ü</s:Body></s:Envelope>";

  private static Payload sldc(byte[] bytes) {
    return Payload.coded(bytes, Optional.of("UTF-16"), Optional.of("sldc"));
  }

  @Test
  void compressedEnvelopeIsRead() {
    byte[] plain = ("\uFEFF" + ENVELOPE).getBytes(StandardCharsets.UTF_16LE);
    Payload payload = sldc(Sldc.compress(plain));
    assertTrue(payload.envelope().orElseThrow().isSoap12());
    assertArrayEquals(plain, payload.expanded());
    assertEquals(ENVELOPE, payload.text());
    assertTrue(payload.size() < plain.length, "the size is that of the wire");
  }

  @Test
  void plainTextUnderTheCodingIsReadAsItIs() {
    Payload payload = sldc(("\uFEFF" + ENVELOPE).getBytes(StandardCharsets.UTF_16LE));
    assertTrue(payload.envelope().isPresent());
    assertTrue(sldc(new byte[0]).isEmpty());
    assertArrayEquals(new byte[0], sldc(new byte[0]).expanded());
  }

  @Test
  void corruptDataIsAProblemAndNoException() {
    byte[] bytes = Sldc.compress(ENVELOPE.getBytes(StandardCharsets.UTF_8));
    bytes[bytes.length - 4]++;
    Payload payload = sldc(bytes);
    assertEquals(Optional.empty(), payload.envelope());
    assertEquals(
        UnreadableMessageException.Kind.BAD_ENCODING, payload.problem().orElseThrow().kind());
    assertTrue(
        String.valueOf(payload.problem().orElseThrow().getMessage()).contains("octets, but holds"));
    assertArrayEquals(bytes, payload.readable());
  }

  @Test
  void otherCodingsAreLeftAlone() {
    byte[] bytes = {(byte) 0xFF, (byte) 0xA8, 1, 2, 3, 4};
    assertArrayEquals(
        bytes, Payload.coded(bytes, Optional.empty(), Optional.of("gzip")).expanded());
  }
}
