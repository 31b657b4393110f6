package org.wsmanspec.message.psrp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.clixml.Primitive;

class KeyExchangeTests {

  @Test
  void bothSidesGetTheSameKey() {
    KeyExchange client = KeyExchange.begin();
    SessionKey server = SessionKey.generate();
    SessionKey key = client.accept(KeyExchange.answer(client.publicKey(), server));
    for (String text : new String[] {"", "secret", "Pässwörd 😀", "16 characters!!!"}) {
      Primitive encrypted = server.encrypt(text);
      assertEquals(text, key.decrypt(encrypted));
      assertFalse(encrypted.text().contains("secret"));
    }
  }

  @Test
  void blobsHaveTheirForms() {
    byte[] blob = Base64.getDecoder().decode(KeyExchange.begin().publicKey().base64());
    assertEquals(276, blob.length);
    assertEquals("0602000000a40000525341310008000001000100", HexFormat.of().formatHex(blob, 0, 20));
    assertTrue((blob[275] & 0x80) != 0, "the modulus has 2048 bits, its last octet the highest");
  }

  @Test
  void aSecureStringIsAesInCbcModeOfUtf16() {
    byte[] octets = new byte[32];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) i;
    }
    SessionKey key = SessionKey.of(octets);
    // Made with another implementation of AES.
    assertEquals("S334a8QlmSodVmrjeFWBOw==", key.encrypt("secret").text());
    assertEquals("secret", key.decrypt(Primitive.secureString("S334a8QlmSodVmrjeFWBOw==")));
    assertEquals("SessionKey", key.toString());
  }

  @Test
  void otherFormsAreRefused() {
    assertKey(() -> KeyExchange.check(new PublicKey("AAAA")), "has 3 octets, expected 276");
    assertKey(() -> KeyExchange.check(new EncryptedSessionKey("*")), "base64");
    byte[] zeros = new byte[276];
    assertKey(
        () -> KeyExchange.check(new PublicKey(Base64.getEncoder().encodeToString(zeros))),
        "begins with 0000");
    EncryptedSessionKey forAnother =
        KeyExchange.answer(KeyExchange.begin().publicKey(), SessionKey.generate());
    assertKey(() -> KeyExchange.begin().accept(forAnother), "session key");
    assertKey(() -> SessionKey.of(new byte[16]), "32 octets");
    assertKey(() -> SessionKey.generate().decrypt(Primitive.string("x")), "secure string");
    assertKey(
        () -> SessionKey.generate().decrypt(Primitive.secureString("AAAA")), "cannot be read");
  }

  private static void assertKey(org.junit.jupiter.api.function.Executable code, String said) {
    PsrpException e = assertThrows(PsrpException.class, code);
    assertEquals(PsrpException.Kind.KEY, e.kind());
    assertTrue(String.valueOf(e.getMessage()).contains(said), e::getMessage);
  }
}
