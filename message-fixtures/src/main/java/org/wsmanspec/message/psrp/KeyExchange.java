package org.wsmanspec.message.psrp;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import javax.crypto.Cipher;
import org.wsmanspec.message.psrp.PsrpException.Kind;

/**
 * The exchange of the session key (MS-PSRP 2.2.2.3, 2.2.2.4, 3.1.5.1): the client sends an RSA key,
 * the server the session key encrypted with it. An object of this class is the client's side.
 */
public final class KeyExchange {

  private static final String CIPHER = "RSA/ECB/PKCS1Padding";
  private static final int BITS = 2048;

  private final KeyPair keys;

  private KeyExchange(KeyPair keys) {
    this.keys = keys;
  }

  /** Begin as a client, with a new key pair. */
  public static KeyExchange begin() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(new RSAKeyGenParameterSpec(BITS, RSAKeyGenParameterSpec.F4));
      return new KeyExchange(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no RSA of " + BITS + " bits", e);
    }
  }

  /** What the client sends. */
  public PublicKey publicKey() {
    byte[] blob = KeyBlobs.publicKey((RSAPublicKey) keys.getPublic());
    return new PublicKey(Base64.getEncoder().encodeToString(blob));
  }

  /**
   * What the server answered.
   *
   * @throws PsrpException if the blob is not in its form, or was not made for this exchange
   */
  public SessionKey accept(EncryptedSessionKey answer) {
    byte[] encrypted = KeyBlobs.sessionKey(answer.base64());
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.DECRYPT_MODE, keys.getPrivate());
      return SessionKey.of(cipher.doFinal(encrypted));
    } catch (GeneralSecurityException e) {
      throw new PsrpException(
          Kind.KEY, "the session key was not encrypted with our public key", null, e);
    }
  }

  /**
   * As a server, encrypt a session key for a client.
   *
   * @throws PsrpException if the public key is not in its form
   */
  public static EncryptedSessionKey answer(PublicKey client, SessionKey key) {
    try {
      RSAPublicKeySpec spec = KeyBlobs.publicKey(client.base64());
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.ENCRYPT_MODE, KeyFactory.getInstance("RSA").generatePublic(spec));
      byte[] blob = KeyBlobs.sessionKey(cipher.doFinal(key.octets()));
      return new EncryptedSessionKey(Base64.getEncoder().encodeToString(blob));
    } catch (GeneralSecurityException e) {
      throw new PsrpException(Kind.KEY, "the public key is no RSA key", null, e);
    }
  }

  /**
   * Check the form of a public key.
   *
   * @throws PsrpException if it is not in its form
   */
  public static void check(PublicKey key) {
    KeyBlobs.publicKey(key.base64());
  }

  /**
   * Check the form of an encrypted session key.
   *
   * @throws PsrpException if it is not in its form
   */
  public static void check(EncryptedSessionKey key) {
    KeyBlobs.sessionKey(key.base64());
  }
}
