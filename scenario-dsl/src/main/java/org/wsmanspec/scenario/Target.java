package org.wsmanspec.scenario;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.wsmanspec.message.Declaration;

/**
 * The endpoint under test: address, credentials, claimed capabilities, known resources.
 *
 * @param name what people call it
 * @param address absolute http or https URI, without credentials
 * @param credentials who asks
 * @param tls how its certificate is judged
 * @param limits how long and how much
 * @param disruptive whether scenarios may change its state
 * @param claims words of the capability vocabulary
 * @param resources by the names that scenarios use
 * @param profile name of the profile by which it is judged, or a profile file; empty for none
 * @param events how it is made to emit events, by the names that scenarios use
 */
public record Target(
    String name,
    URI address,
    Credentials credentials,
    Tls tls,
    Limits limits,
    boolean disruptive,
    Set<String> claims,
    Map<String, Resource> resources,
    Optional<String> profile,
    Map<String, EventHook> events) {

  private static final Pattern SECRET_FIELD =
      Pattern.compile("authorization|cookie|token|key|secret", Pattern.CASE_INSENSITIVE);

  /** How a caller proves who it is. */
  public enum Scheme {
    NONE,
    BASIC,
    DIGEST,
    NTLM
  }

  /**
   * Who asks.
   *
   * @param scheme how the caller proves who it is
   * @param user user name, possibly {@code DOMAIN\\user}; empty without a scheme
   * @param password never shown
   */
  public record Credentials(Scheme scheme, String user, Secret password) {
    /** Nobody in particular. */
    public static final Credentials NONE = new Credentials(Scheme.NONE, "", Secret.of(""));
  }

  /** Which certificates are trusted. */
  public enum Trust {
    /** Those that Java trusts. */
    SYSTEM,
    /** Every one. */
    ANY,
    /** Those that the trust file vouches for. */
    FILE
  }

  /**
   * How the endpoint's certificate is judged.
   *
   * @param trust which are trusted
   * @param trustFile PEM certificates, with {@link Trust#FILE}
   * @param hostnameVerification whether it must name the host
   */
  public record Tls(Trust trust, Optional<Path> trustFile, boolean hostnameVerification) {
    /** As a browser does. */
    public static final Tls STRICT = new Tls(Trust.SYSTEM, Optional.empty(), true);
  }

  /**
   * How long the harness waits and how much it reads.
   *
   * @param connect until the connection stands
   * @param response until the answer is complete
   * @param maxResponseBytes octets of one answer
   */
  public record Limits(Duration connect, Duration response, int maxResponseBytes) {
    /** Ten seconds, a minute, sixteen mebibytes. */
    public static final Limits USUAL =
        new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), 16 * 1024 * 1024);
  }

  /**
   * Something at the endpoint that scenarios may use.
   *
   * @param name such as {@code instance} or {@code many}
   * @param uri resource URI
   * @param selectors names and values, in order
   * @param values single facts such as {@code property}, {@code method}, {@code atLeast}
   * @param maps named values such as {@code properties}, {@code input}
   * @param lists such as {@code projection}, {@code derived}
   */
  public record Resource(
      String name,
      String uri,
      Map<String, String> selectors,
      Map<String, String> values,
      Map<String, Map<String, String>> maps,
      Map<String, List<String>> lists) {
    public Resource {
      selectors = Ordered.copy(selectors);
      values = Ordered.copy(values);
      maps = Ordered.copy(maps);
      lists = Ordered.copy(lists);
    }

    /** A single fact. */
    public Optional<String> value(String key) {
      return Optional.ofNullable(values.get(key));
    }

    /** Named values; empty if there are none. */
    public Map<String, String> map(String key) {
      return maps.getOrDefault(key, Map.of());
    }

    /** A list; empty if there is none. */
    public List<String> list(String key) {
      return lists.getOrDefault(key, List.of());
    }
  }

  public Target {
    claims = Set.copyOf(claims);
    resources = Ordered.copy(resources);
    events = Ordered.copy(events);
  }

  /** A target that cannot be made to emit events. */
  public Target(
      String name,
      URI address,
      Credentials credentials,
      Tls tls,
      Limits limits,
      boolean disruptive,
      Set<String> claims,
      Map<String, Resource> resources,
      Optional<String> profile) {
    this(name, address, credentials, tls, limits, disruptive, claims, resources, profile, Map.of());
  }

  /** A target without a profile, which cannot be made to emit events. */
  public Target(
      String name,
      URI address,
      Credentials credentials,
      Tls tls,
      Limits limits,
      boolean disruptive,
      Set<String> claims,
      Map<String, Resource> resources) {
    this(name, address, credentials, tls, limits, disruptive, claims, resources, Optional.empty());
  }

  /**
   * A target of which only the address is known: Identify is claimed, no resource is known, and
   * nothing may be changed.
   *
   * @throws IllegalArgumentException if it is no absolute http or https URI with a host
   */
  public static Target of(URI address) {
    String scheme = String.valueOf(address.getScheme());
    if ((!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https"))
        || address.getHost() == null) {
      throw new IllegalArgumentException(
          "an address is an absolute http or https URI with a host such as"
              + " https://192.0.2.10:5986/wsman, but was '"
              + address
              + "'");
    }
    if (address.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "an address holds no user name and password; give them as credentials");
    }
    return new Target(
        String.valueOf(address.getRawAuthority()),
        address,
        Credentials.NONE,
        Tls.STRICT,
        Limits.USUAL,
        false,
        Set.of("identify"),
        Map.of());
  }

  /** The same target asked by somebody. */
  public Target with(Credentials asking) {
    return new Target(
        name, address, asking, tls, limits, disruptive, claims, resources, profile, events);
  }

  /**
   * The same target, judged by a profile: what the profile claims is claimed, and its limits hold
   * where the target has the usual ones.
   */
  public Target with(Profile by) {
    Set<String> all = new TreeSet<>(claims);
    all.addAll(by.claims());
    return new Target(
        name,
        address,
        credentials,
        tls,
        limits.equals(Limits.USUAL) ? by.limits() : limits,
        disruptive,
        all,
        resources,
        Optional.of(by.name()),
        events);
  }

  /** What is claimed of the endpoint, as judging needs it. */
  public Declaration declaration() {
    return new Declaration(name, claims, profile);
  }

  /** A known resource. */
  public Optional<Resource> resource(String resource) {
    return Optional.ofNullable(resources.get(resource));
  }

  /** Texts that must not appear in anything that is stored. */
  public List<String> secrets() {
    List<String> secrets = new ArrayList<>();
    secrets.add(credentials.password().reveal());
    for (EventHook hook : events.values()) {
      if (hook instanceof EventHook.Http http) {
        http.headers()
            .forEach(
                (name, value) -> {
                  if (SECRET_FIELD.matcher(name).find()) {
                    secrets.add(value.template());
                  }
                });
      }
    }
    return secrets.stream().filter(s -> !s.isEmpty()).toList();
  }
}
