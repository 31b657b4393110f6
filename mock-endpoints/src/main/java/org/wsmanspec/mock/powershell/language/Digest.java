package org.wsmanspec.mock.powershell.language;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.mock.powershell.PsNative;
import org.wsmanspec.mock.powershell.PsNull;

/** A hash algorithm. */
final class Digest implements PsNative {

  private final MessageDigest digest;
  private Object hash = PsNull.NULL;

  private Digest(MessageDigest digest) {
    this.digest = digest;
  }

  static Optional<Object> create(String type, String member) {
    if (!type.startsWith("security.cryptography.") || !member.equals("create")) {
      return Optional.empty();
    }
    String name = type.contains("sha256") ? "SHA-256" : type.contains("sha1") ? "SHA-1" : "MD5";
    try {
      return Optional.of(new Digest(MessageDigest.getInstance(name)));
    } catch (NoSuchAlgorithmException e) {
      return Optional.empty();
    }
  }

  @Override
  public String typeName() {
    return "System.Security.Cryptography.HashAlgorithm";
  }

  @Override
  public Optional<Object> property(String name) {
    return name.equals("hash") ? Optional.of(hash) : Optional.empty();
  }

  @Override
  public Optional<Object> call(String name, List<Object> a) {
    switch (name) {
      case "transformblock" -> {
        update(a);
        return Optional.of(a.size() > 2 ? a.get(2) : 0);
      }
      case "transformfinalblock" -> {
        update(a);
        hash = digest.digest();
        return Optional.of(StaticTypes.bytes(a, 0));
      }
      case "computehash" -> {
        hash = digest.digest((byte[]) StaticTypes.bytes(a, 0));
        return Optional.of(hash);
      }
      case "dispose", "clear" -> {
        return Optional.of(List.of());
      }
      default -> {
        return Optional.empty();
      }
    }
  }

  private void update(List<Object> a) {
    byte[] bytes = (byte[]) StaticTypes.bytes(a, 0);
    int from = a.size() > 1 ? Operators.number(a.get(1), "System.Int32").intValue() : 0;
    int length =
        a.size() > 2 ? Operators.number(a.get(2), "System.Int32").intValue() : bytes.length;
    if (from < 0 || length < 0 || from + length > bytes.length) {
      throw new IndexOutOfBoundsException("the block is outside of the array");
    }
    digest.update(bytes, from, length);
  }
}
