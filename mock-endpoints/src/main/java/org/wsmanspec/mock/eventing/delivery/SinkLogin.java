package org.wsmanspec.mock.eventing.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.mock.eventing.Credentials;

/**
 * Proves one subscription's user to its sink with Digest (RFC 7616, MD5 and SHA-256) or Basic.
 *
 * <p>Nothing is said before the sink has asked; afterwards every message says it at once. Used by
 * one thread at a time.
 */
final class SinkLogin {

  private static final Pattern FIELD =
      Pattern.compile("([A-Za-z-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,\\s\"]+))");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Credentials.User user;
  private final boolean basicAllowed;
  private final boolean digestAllowed;
  private boolean basic;
  private @Nullable Map<String, String> digest;
  private int count;

  /**
   * A login.
   *
   * @param profile URI of the security profile that the subscriber wants; empty for whatever the
   *     sink demands
   */
  SinkLogin(Credentials.User user, Optional<String> profile) {
    this.user = user;
    this.basicAllowed = profile.map(p -> p.endsWith("/basic")).orElse(true);
    this.digestAllowed = profile.map(p -> p.endsWith("/digest")).orElse(true);
  }

  /** The value of Authorization, once the sink has asked. */
  Optional<String> authorization(String target) {
    if (digest != null) {
      return Optional.of(digestOf(digest, target));
    }
    if (basic) {
      byte[] pair = (user.name() + ":" + user.password()).getBytes(StandardCharsets.UTF_8);
      return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }
    return Optional.empty();
  }

  /** Takes challenges; whether another try may help. */
  boolean learn(List<String> challenges) {
    Map<String, String> best = null;
    boolean basicOffered = false;
    for (String challenge : challenges) {
      String scheme = challenge.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
      basicOffered |= scheme.equals("basic");
      if (scheme.equals("digest") && digestAllowed) {
        Map<String, String> fields = fields(challenge);
        Optional<String> algorithm = algorithm(fields);
        if (algorithm.isPresent() && (best == null || algorithm.get().equals("SHA-256"))) {
          best = fields;
        }
      }
    }
    if (best != null) {
      boolean same =
          digest != null && digest.getOrDefault("nonce", "").equals(best.getOrDefault("nonce", ""));
      boolean stale = best.getOrDefault("stale", "").equalsIgnoreCase("true");
      boolean refused = digest != null && !stale && same;
      digest = best;
      count = 0;
      return !refused;
    }
    boolean again = basicOffered && basicAllowed && !basic;
    basic |= again;
    return again;
  }

  private static Map<String, String> fields(String challenge) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher matcher = FIELD.matcher(challenge);
    while (matcher.find()) {
      String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      fields.put(matcher.group(1).toLowerCase(Locale.ROOT), value.replaceAll("\\\\(.)", "$1"));
    }
    return fields;
  }

  /** The name of the hash for the JDK; empty if this login does not know it. */
  private static Optional<String> algorithm(Map<String, String> fields) {
    return switch (fields.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT)) {
      case "MD5" -> Optional.of("MD5");
      case "SHA-256" -> Optional.of("SHA-256");
      default -> Optional.empty();
    };
  }

  private String digestOf(Map<String, String> challenge, String target) {
    String hash = algorithm(challenge).orElse("MD5");
    String realm = challenge.getOrDefault("realm", "");
    String nonce = challenge.getOrDefault("nonce", "");
    boolean counted = List.of(challenge.getOrDefault("qop", "").split("[,\\s]+")).contains("auth");
    String nc = String.format(Locale.ROOT, "%08x", ++count);
    byte[] random = new byte[12];
    RANDOM.nextBytes(random);
    String client = HexFormat.of().formatHex(random);
    String secret = hex(hash, user.name() + ":" + realm + ":" + user.password());
    String asked = hex(hash, "POST:" + target);
    String response =
        counted
            ? hex(hash, secret + ":" + nonce + ":" + nc + ":" + client + ":auth:" + asked)
            : hex(hash, secret + ":" + nonce + ":" + asked);
    StringBuilder out = new StringBuilder("Digest username=").append(quoted(user.name()));
    out.append(", realm=").append(quoted(realm));
    out.append(", nonce=").append(quoted(nonce));
    out.append(", uri=").append(quoted(target));
    out.append(", response=\"").append(response).append('"');
    if (challenge.containsKey("algorithm")) {
      out.append(", algorithm=").append(hash);
    }
    if (challenge.containsKey("opaque")) {
      out.append(", opaque=").append(quoted(challenge.getOrDefault("opaque", "")));
    }
    if (counted) {
      out.append(", qop=auth, nc=").append(nc).append(", cnonce=\"").append(client).append('"');
    }
    return out.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String hex(String hash, String text) {
    try {
      byte[] sum = MessageDigest.getInstance(hash).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK lacks " + hash, e);
    }
  }
}
