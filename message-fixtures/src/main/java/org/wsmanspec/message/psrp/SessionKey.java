package org.wsmanspec.message.psrp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.PrimitiveTag;
import org.wsmanspec.message.psrp.PsrpException.Kind;

/**
 * The key of a pool with which secure strings are encrypted (MS-PSRP 2.2.5.1.24): AES with 256
 * bits, in CBC mode, with zeros as initialization vector.
 */
public final class SessionKey {

  /** Octets of a key. */
  public static final int LENGTH = 32;

  private static final String CIPHER = "AES/CBC/PKCS5Padding";
  private static final int BLOCK = 16;

  private final byte[] key;

  private SessionKey(byte[] key) {
    this.key = key;
  }

  /** A new key. */
  public static SessionKey generate() {
    byte[] key = new byte[LENGTH];
    new SecureRandom().nextBytes(key);
    return new SessionKey(key);
  }

  /**
   * A known key.
   *
   * @throws PsrpException if it has not 32 octets
   */
  public static SessionKey of(byte[] key) {
    if (key.length != LENGTH) {
      throw new PsrpException(
          Kind.KEY, "a session key has " + LENGTH + " octets, but this one has " + key.length);
    }
    return new SessionKey(key.clone());
  }

  byte[] octets() {
    return key.clone();
  }

  /** Encrypt a text to a secure string. */
  public Primitive encrypt(String text) {
    byte[] plain = text.getBytes(StandardCharsets.UTF_16LE);
    return Primitive.secureString(
        Base64.getEncoder().encodeToString(apply(Cipher.ENCRYPT_MODE, plain)));
  }

  /**
   * Decrypt a secure string.
   *
   * @throws PsrpException if it is none, or was encrypted with another key
   */
  public String decrypt(Primitive secureString) {
    if (secureString.tag() != PrimitiveTag.SS) {
      throw new PsrpException(
          Kind.KEY, "expected a secure string, but got a <" + secureString.tag().element() + ">");
    }
    try {
      byte[] encrypted = Base64Text.decode(secureString.text());
      return new String(apply(Cipher.DECRYPT_MODE, encrypted), StandardCharsets.UTF_16LE);
    } catch (IllegalArgumentException e) {
      throw new PsrpException(Kind.KEY, "the secure string is no base64", null, e);
    }
  }

  private byte[] apply(int mode, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      // The protocol has no room for another vector: the same text always encrypts to the same.
      cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[BLOCK]));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new PsrpException(
          Kind.KEY,
          "the secure string cannot be read with this session key (AES-256 in CBC mode)",
          null,
          e);
    }
  }

  /** Tells nothing of the key. */
  @Override
  public String toString() {
    return "SessionKey";
  }
}
