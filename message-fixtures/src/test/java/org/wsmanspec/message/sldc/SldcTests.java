package org.wsmanspec.message.sldc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SldcTests {

  private static final int MEGABYTE = 1 << 20;

  private static void assertSurvives(byte[] plain) {
    byte[] compressed = Sldc.compress(plain);
    assertEquals(0, compressed.length % 4, "padded to 32 bits");
    assertArrayEquals(plain, Sldc.expand(compressed, plain.length));
  }

  /** Bits as octets, filled with zeros to a multiple of 32, and a length behind them. */
  private static byte[] encoded(String bits, int length) {
    String digits = bits.replace(" ", "");
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    String padded = digits + "0".repeat((32 - digits.length() % 32) % 32);
    for (int i = 0; i < padded.length(); i += 8) {
      made.write(Integer.parseInt(padded.substring(i, i + 8), 2));
    }
    made.writeBytes(new byte[] {(byte) length, (byte) (length >> 8), 0, 0});
    return made.toByteArray();
  }

  private static String expanded(String bits, int length) {
    return new String(Sldc.expand(encoded(bits, length), 1000), StandardCharsets.ISO_8859_1);
  }

  /** By hand from the tables of ECMA-321: Reset 2, A, 0xFF and its zero, B, End Of Record. */
  @Test
  void literalsOfSchemeTwo() {
    assertEquals(
        "A\u00ffB", expanded("1111111110110 01000001 11111111 0 01000010 1111111110100", 3));
  }

  /** Reset 1, a, b, a copy of four from address 0 that runs into what it makes. */
  @Test
  void copyThatOverlapsItself() {
    assertEquals(
        "ababab", expanded("1111111110101 001100001 001100010 1 1000 0000000000 1111111110100", 6));
  }

  /** Flush goes to the next 32 bits, and the scheme may change without a reset. */
  @Test
  void flushAndSchemesInBetween() {
    String flush = "1111111110101 001100001 1111111110000";
    assertEquals(
        "aba",
        expanded(
            flush
                + "0".repeat(64 - 35)
                + "1111111110010 01100010 1111111110001 001100001 1111111110100",
            3));
  }

  @Test
  void longestCopyIsWritten() {
    byte[] plain = new byte[2 * 271];
    new Random(3).nextBytes(plain);
    System.arraycopy(plain, 0, plain, 271, 271);
    // 271 literals of nine bits, one copy of 23, two control symbols of 13, and the length.
    assertTrue(Sldc.compress(plain).length <= (271 * 9 + 23 + 26 + 31) / 8 + 4);
    assertSurvives(plain);
  }

  @Test
  void copyOfWhatWasNeverWrittenIsRefused() {
    SldcException e =
        assertThrows(
            SldcException.class,
            () -> expanded("1111111110101 001100001 1 00 0000000111 1111111110100", 3));
    assertEquals("the SLDC data copies before octet 4 what was never written", e.getMessage());
  }

  @Test
  void nothingSurvives() {
    assertSurvives(new byte[0]);
  }

  @Test
  void everyLengthOfRunSurvives() {
    for (int length = 1; length < 3 * History.SIZE; length++) {
      byte[] plain = new byte[length];
      Arrays.fill(plain, (byte) (length % 3 == 0 ? 0xFF : 'x'));
      assertSurvives(plain);
    }
  }

  @Test
  void randomTextsSurvive() {
    Random random = new Random(321);
    for (int round = 0; round < 400; round++) {
      byte[] plain = new byte[random.nextInt(6000)];
      int alphabet = 1 + random.nextInt(256);
      for (int i = 0; i < plain.length; i++) {
        plain[i] = (byte) random.nextInt(alphabet);
      }
      assertSurvives(plain);
    }
  }

  @Test
  void markupBecomesSmaller() {
    byte[] plain =
        "<Event xmlns='urn:x'><System><Provider Name='wsmanspec'/></System></Event>"
            .repeat(50)
            .getBytes(StandardCharsets.UTF_16LE);
    assertSurvives(plain);
    assertTrue(Sldc.compress(plain).length < plain.length / 10);
  }

  @Test
  void noiseGrowsByLittle() {
    byte[] plain = new byte[10_000];
    new Random(7).nextBytes(plain);
    assertTrue(Sldc.compress(plain).length < plain.length + 40);
  }

  @Test
  void wrongLengthIsRefused() {
    byte[] compressed = Sldc.compress("a text of some length".getBytes(StandardCharsets.UTF_8));
    for (int change : new int[] {-1, 1}) {
      byte[] bent = compressed.clone();
      bent[bent.length - 4] += (byte) change;
      assertThrows(SldcException.class, () -> Sldc.expand(bent, MEGABYTE));
    }
  }

  @Test
  void whatIsTooLargeIsNotEvenBegun() {
    byte[] bomb = Sldc.compress(new byte[50_000]);
    SldcException e = assertThrows(SldcException.class, () -> Sldc.expand(bomb, 49_999));
    assertEquals("the SLDC data states 50000 octets; at most 49999 are expanded", e.getMessage());
  }

  @Test
  void moreThanStatedIsRefusedBeforeItIsMade() {
    byte[] bomb = Sldc.compress(new byte[MEGABYTE]);
    bomb[bomb.length - 2] = 0;
    SldcException e = assertThrows(SldcException.class, () -> Sldc.expand(bomb, MEGABYTE));
    assertEquals("the SLDC data holds more than the 0 octets it states", e.getMessage());
  }

  @Test
  void anythingIsEitherExpandedOrRefused() {
    Random random = new Random(11);
    byte[] good =
        Sldc.compress(
            "<s:Envelope><s:Body/></s:Envelope>".repeat(9).getBytes(StandardCharsets.UTF_8));
    int refused = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] bent = round % 2 == 0 ? good.clone() : new byte[random.nextInt(64)];
      if (round % 2 == 0) {
        bent[random.nextInt(bent.length)] ^= (byte) (1 << random.nextInt(8));
      } else {
        random.nextBytes(bent);
      }
      try {
        assertTrue(Sldc.expand(bent, 10_000).length <= 10_000);
      } catch (SldcException e) {
        refused++;
      }
    }
    assertTrue(refused > 10_000, "random octets are hardly ever SLDC data");
  }

  @Test
  void eachDefectIsNamed() {
    assertEquals(
        "the SLDC data does not begin with a reset symbol",
        assertThrows(SldcException.class, () -> Sldc.expand(new byte[8], 10)).getMessage());
    assertEquals(
        "SLDC data ends with a length of 4 octets, but there are 3",
        assertThrows(SldcException.class, () -> Sldc.expand(new byte[3], 10)).getMessage());
    assertEquals(
        "the SLDC data ends in the middle of a symbol",
        assertThrows(SldcException.class, () -> expanded("1111111110110" + "0".repeat(51), 6))
            .getMessage());
    assertEquals(
        "the SLDC data has a reserved control symbol before octet 1",
        assertThrows(SldcException.class, () -> expanded("1111111111000", 6)).getMessage());
  }
}
