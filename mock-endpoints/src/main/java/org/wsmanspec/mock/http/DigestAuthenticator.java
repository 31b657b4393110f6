package org.wsmanspec.mock.http;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HTTP Digest (RFC 7616) with MD5 and SHA-256 and quality of protection {@code auth}.
 *
 * <p>A nonce is the time of its making and a keyed digest of it, so that nothing is kept for peers
 * that never come back; what is kept is the last count of each nonce in use, boundedly many.
 */
final class DigestAuthenticator implements Authenticator {

  private static final Duration NONCE_LIFE = Duration.ofMinutes(5);
  private static final int MAXIMUM_COUNTS = 10_000;
  private static final Pattern FIELD =
      Pattern.compile(
          "\\s*([A-Za-z*-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,\\s\"]+))\\s*(?:,|$)");

  private final String user;
  private final String password;
  private final Clock clock;
  private final byte[] key = new byte[32];
  private final Map<String, Long> counts =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MAXIMUM_COUNTS;
        }
      };

  DigestAuthenticator(String user, String password, Clock clock) {
    this.user = user;
    this.password = password;
    this.clock = clock;
    new SecureRandom().nextBytes(key);
  }

  @Override
  public Optional<String> authenticate(String method, String requestTarget, String authorization) {
    Map<String, String> given = fields(authorization);
    String nonce = given.getOrDefault("nonce", "");
    if (!provesPassword(given, method, requestTarget) || !fresh(nonce)) {
      return Optional.empty();
    }
    return countsUp(nonce, given.getOrDefault("nc", "")) ? Optional.of(user) : Optional.empty();
  }

  private boolean provesPassword(Map<String, String> given, String method, String target) {
    if (!given.getOrDefault("username", "").equals(user)
        || !given.getOrDefault("realm", "").equals(BasicAuthenticator.REALM)
        || !given.getOrDefault("uri", "").equals(target)
        || !given.getOrDefault("qop", "").equals("auth")
        || given.getOrDefault("cnonce", "").isEmpty()) {
      return false;
    }
    String algorithm =
        switch (given.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT)) {
          case "MD5" -> "MD5";
          case "SHA-256" -> "SHA-256";
          default -> "";
        };
    if (algorithm.isEmpty()) {
      return false;
    }
    String secret = hash(algorithm, user + ":" + BasicAuthenticator.REALM + ":" + password);
    String what = hash(algorithm, method + ":" + target);
    String expected =
        hash(
            algorithm,
            String.join(
                ":",
                secret,
                given.getOrDefault("nonce", ""),
                given.getOrDefault("nc", ""),
                given.getOrDefault("cnonce", ""),
                "auth",
                what));
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII),
        given
            .getOrDefault("response", "")
            .toLowerCase(Locale.ROOT)
            .getBytes(StandardCharsets.UTF_8));
  }

  private boolean countsUp(String nonce, String hex) {
    if (!hex.matches("[0-9A-Fa-f]{8}")) {
      return false;
    }
    long count = Long.parseLong(hex, 16);
    synchronized (counts) {
      long last = counts.getOrDefault(nonce, 0L);
      if (count <= last) {
        return false;
      }
      counts.put(nonce, count);
      return true;
    }
  }

  @Override
  public List<String> challenges(Optional<String> refusedAuthorization) {
    Map<String, String> given =
        refusedAuthorization.map(DigestAuthenticator::fields).orElse(Map.of());
    String nonce = given.getOrDefault("nonce", "");
    // Right password under an old nonce: the client need not ask its user again.
    boolean stale = !nonce.isEmpty() && ours(nonce) && !fresh(nonce);
    return List.of(challenge("SHA-256", stale), challenge("MD5", stale));
  }

  private String challenge(String algorithm, boolean stale) {
    return "Digest realm=\""
        + BasicAuthenticator.REALM
        + "\", nonce=\""
        + newNonce()
        + "\", qop=\"auth\", algorithm="
        + algorithm
        + (stale ? ", stale=true" : "");
  }

  private String newNonce() {
    return sign(
        Long.toHexString(clock.millis()) + "-" + Long.toHexString(new SecureRandom().nextLong()));
  }

  private boolean ours(String nonce) {
    int dot = nonce.indexOf('.');
    return dot > 0 && sign(nonce.substring(0, dot)).equals(nonce);
  }

  private boolean fresh(String nonce) {
    if (!ours(nonce)) {
      return false;
    }
    long made = Long.parseUnsignedLong(nonce.substring(0, nonce.indexOf('-')), 16);
    return clock.millis() - made <= NONCE_LIFE.toMillis();
  }

  private String sign(String stamp) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] digest = mac.doFinal(stamp.getBytes(StandardCharsets.UTF_8));
      return stamp + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("the JDK lacks HmacSHA256", e);
    }
  }

  private static String hash(String algorithm, String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK lacks " + algorithm, e);
    }
  }

  private static Map<String, String> fields(String authorization) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (!authorization.toLowerCase(Locale.ROOT).startsWith("digest ")) {
      return fields;
    }
    Matcher matcher = FIELD.matcher(authorization);
    matcher.region(7, authorization.length());
    while (matcher.lookingAt()) {
      String quoted = matcher.group(2);
      String value = quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1");
      fields.put(matcher.group(1).toLowerCase(Locale.ROOT), value);
      matcher.region(matcher.end(), authorization.length());
    }
    return fields;
  }
}
