package org.wsmanspec.suite.check.psrp;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.PrimitiveTag;
import org.wsmanspec.message.psrp.EncryptedSessionKey;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PublicKey;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Tell;
import org.wsmanspec.suite.check.shell.ShellCall.Operation;

/** The exchange of the session key, and secure strings (MS-PSRP 2.2.2.3 to 2.2.2.5, 2.2.5.1.24). */
public final class KeyChecks {

  private static final String PUBLIC_KEY = "MS-PSRP-2.2.2.3-1";
  private static final String SESSION_KEY = "MS-PSRP-2.2.2.4-1";
  private static final String SECURE_STRING = "MS-PSRP-2.2.5.1.24-1";
  private static final String ONCE = "MS-PSRP-3.1.5.4.3-1";
  private static final String ASKED_ONCE = "MS-PSRP-3.2.4-1";
  private static final String ANSWER = "MS-PSRP-3.2.5.4.4-1";
  private static final String ASKED = "MS-PSRP-3.2.5.4.5-1";

  private static final String PUBLIC_HEADER = "0602000000a400005253413100080000";
  private static final String SESSION_HEADER = "010200001066000000a40000";
  private static final int PUBLIC_LENGTH = 276;
  private static final int SESSION_LENGTH = 268;
  private static final int BLOCK = 16;

  private KeyChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Pools.checkMessages("psrp/keys", List.of(PUBLIC_KEY, SESSION_KEY), KeyChecks::keys),
        Pools.check("psrp/key-exchange", List.of(ONCE, ASKED_ONCE, ANSWER), KeyChecks::exchange),
        Pools.check("psrp/secure-strings", List.of(SECURE_STRING, ASKED), KeyChecks::secure));
  }

  private static void keys(Said said, FindingSink sink) {
    said.payload(PublicKey.class)
        .ifPresent(
            k ->
                Tell.unless(
                    wrong(k.base64(), PUBLIC_HEADER, PUBLIC_LENGTH),
                    sink,
                    PUBLIC_KEY,
                    "base64 of 276 octets that begin with " + PUBLIC_HEADER,
                    said.place(),
                    ""));
    said.payload(EncryptedSessionKey.class)
        .ifPresent(
            k ->
                Tell.unless(
                    wrong(k.base64(), SESSION_HEADER, SESSION_LENGTH),
                    sink,
                    SESSION_KEY,
                    "base64 of 268 octets that begin with " + SESSION_HEADER,
                    said.place(),
                    ""));
  }

  /** What is wrong with a key, without telling the key. */
  private static Optional<String> wrong(String base64, String header, int length) {
    Optional<byte[]> octets = decode(base64);
    if (octets.isEmpty()) {
      return Optional.of("no base64");
    }
    if (octets.get().length != length) {
      return Optional.of(octets.get().length + " octets");
    }
    String begin = HexFormat.of().formatHex(octets.get(), 0, header.length() / 2);
    return begin.equals(header) ? Optional.empty() : Optional.of("beginning " + begin);
  }

  private static Optional<byte[]> decode(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64.replaceAll("\\s", "")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void exchange(Pool pool, FindingSink sink) {
    boolean again = !pool.shell().calls(Operation.CONNECT).isEmpty();
    List<Said> keys = pool.all(MessageType.PUBLIC_KEY);
    for (int i = 0; i < keys.size() && !again; i++) {
      Tell.whether(
          i == 0,
          sink,
          ONCE,
          "PUBLIC_KEY once for a pool",
          "a second one",
          keys.get(i).place(),
          "");
    }
    List<Said> requests = pool.all(MessageType.PUBLIC_KEY_REQUEST);
    for (int i = 0; i < requests.size() && !again; i++) {
      Said request = requests.get(i);
      boolean known = !keys.isEmpty() && pool.shell().before(keys.get(0).call(), request.call());
      Tell.whether(
          i == 0 && !known,
          sink,
          ASKED_ONCE,
          "one request for the public key of a pool",
          known ? "PUBLIC_KEY_REQUEST after " + keys.get(0) : "a second one",
          request.place(),
          "");
    }
    keys.stream().findFirst().ifPresent(k -> answered(pool, k, sink));
  }

  private static void answered(Pool pool, Said key, FindingSink sink) {
    Optional<Said> answer = pool.first(MessageType.ENCRYPTED_SESSION_KEY, false);
    if (answer.isPresent()) {
      sink.held(ANSWER, answer.get().place());
    } else if (pool.whole()) {
      // Only when the server says that nothing is left it has not answered.
      pool.shell().calls(Operation.RECEIVE).stream()
          .filter(c -> c.commandId().isEmpty() && pool.shell().before(key.call(), c))
          .filter(NothingYet::said)
          .findFirst()
          .ifPresent(
              c ->
                  sink.broken(
                      ANSWER,
                      "ENCRYPTED_SESSION_KEY",
                      "nothing, since " + key,
                      c.response(),
                      "clients close the pool after a minute"));
    }
  }

  private static void secure(Pool pool, FindingSink sink) {
    if (!pool.fromTheBeginning() || pool.needsNoKey()) {
      return;
    }
    boolean connected = !pool.shell().calls(Operation.CONNECT).isEmpty();
    Optional<Said> key = pool.first(MessageType.ENCRYPTED_SESSION_KEY, false);
    for (Said said : pool.all()) {
      List<Primitive> secrets =
          said.document().stream()
              .flatMap(d -> Values.all(d.root()))
              .filter(v -> v instanceof Primitive p && p.tag() == PrimitiveTag.SS)
              .map(Primitive.class::cast)
              .toList();
      for (Primitive secret : secrets) {
        boolean early =
            pool.whole() && !connected && key.filter(k -> pool.before(k, said)).isEmpty();
        if (early && !said.byClient()) {
          sink.broken(
              ASKED,
              "PUBLIC_KEY_REQUEST, and the key, before a secure string",
              "a secure string without key",
              said.place(),
              "");
        }
        String length = length(secret.text());
        Tell.whether(
            !early && length.isEmpty(),
            sink,
            SECURE_STRING,
            "after ENCRYPTED_SESSION_KEY, base64 of blocks of 16 octets",
            early ? "a secure string before it" : length,
            said.place(),
            "");
        if (!early) {
          sink.held(ASKED, said.place());
        }
      }
    }
  }

  /** What is wrong with the length of a secure string; empty text if nothing is. */
  private static String length(String base64) {
    Optional<byte[]> octets = decode(base64);
    if (octets.isEmpty()) {
      return "no base64";
    }
    int length = octets.get().length;
    return length > 0 && length % BLOCK == 0 ? "" : length + " octets";
  }
}
