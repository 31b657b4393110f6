package org.wsmanspec.message.psrp;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.wsmanspec.message.psrp.PsrpException.Kind;

/**
 * The forms in which keys travel (MS-PSRP 2.2.2.3, 2.2.2.4): headers of CryptoAPI and little-endian
 * numbers.
 */
final class KeyBlobs {

  private static final HexFormat HEX = HexFormat.of();

  /** PUBLICKEYBLOB, version 2, RSA key exchange, "RSA1", 2048 bits. */
  private static final byte[] PUBLIC = HEX.parseHex("0602000000a400005253413100080000");

  /** SIMPLEBLOB, version 2, AES-256, encrypted with RSA key exchange. */
  private static final byte[] SIMPLE = HEX.parseHex("010200001066000000a40000");

  private static final int NUMBER = 256;
  private static final int EXPONENT = 4;

  private KeyBlobs() {}

  static byte[] publicKey(RSAPublicKey key) {
    return ByteBuffer.allocate(PUBLIC.length + EXPONENT + NUMBER)
        .put(PUBLIC)
        .put(little(key.getPublicExponent(), EXPONENT))
        .put(little(key.getModulus(), NUMBER))
        .array();
  }

  static RSAPublicKeySpec publicKey(String base64) {
    byte[] blob = blob("public key", base64, PUBLIC, EXPONENT + NUMBER);
    int modulusAt = PUBLIC.length + EXPONENT;
    return new RSAPublicKeySpec(
        number(blob, modulusAt, blob.length), number(blob, PUBLIC.length, modulusAt));
  }

  static byte[] sessionKey(byte[] encrypted) {
    return ByteBuffer.allocate(SIMPLE.length + NUMBER)
        .put(SIMPLE)
        .put(reversed(encrypted, 0, encrypted.length))
        .array();
  }

  static byte[] sessionKey(String base64) {
    byte[] blob = blob("encrypted session key", base64, SIMPLE, NUMBER);
    return reversed(blob, SIMPLE.length, blob.length);
  }

  private static byte[] blob(String what, String base64, byte[] header, int rest) {
    byte[] blob;
    try {
      blob = Base64Text.decode(base64);
    } catch (IllegalArgumentException e) {
      throw new PsrpException(Kind.KEY, "the " + what + " is no base64", null, e);
    }
    if (blob.length != header.length + rest) {
      throw new PsrpException(
          Kind.KEY,
          "the " + what + " has " + blob.length + " octets, expected " + (header.length + rest));
    }
    if (!Arrays.equals(header, Arrays.copyOf(blob, header.length))) {
      throw new PsrpException(
          Kind.KEY,
          "the "
              + what
              + " begins with "
              + HEX.formatHex(blob, 0, header.length)
              + ", expected "
              + HEX.formatHex(header));
    }
    return blob;
  }

  private static byte[] little(BigInteger number, int octets) {
    byte[] big = number.toByteArray();
    byte[] little = new byte[octets];
    for (int i = 0; i < octets && i < big.length; i++) {
      little[i] = big[big.length - 1 - i];
    }
    return little;
  }

  private static BigInteger number(byte[] bytes, int from, int to) {
    return new BigInteger(1, reversed(bytes, from, to));
  }

  private static byte[] reversed(byte[] bytes, int from, int to) {
    byte[] reversed = new byte[to - from];
    for (int i = 0; i < reversed.length; i++) {
      reversed[i] = bytes[to - 1 - i];
    }
    return reversed;
  }
}
