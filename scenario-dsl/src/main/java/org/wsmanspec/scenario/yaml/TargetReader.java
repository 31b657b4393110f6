package org.wsmanspec.scenario.yaml;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.wsmanspec.scenario.Capabilities;
import org.wsmanspec.scenario.Nearest;
import org.wsmanspec.scenario.Secret;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.Target.Credentials;
import org.wsmanspec.scenario.Target.Limits;
import org.wsmanspec.scenario.Target.Resource;
import org.wsmanspec.scenario.Target.Scheme;
import org.wsmanspec.scenario.Target.Tls;
import org.wsmanspec.scenario.Target.Trust;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.UndefinedVariableException;
import org.wsmanspec.scenario.Variables;

/** Reads target files. */
public final class TargetReader {

  private static final Set<String> MAPS = Set.of("properties", "input", "commands");
  private static final Set<String> LISTS = Set.of("projection", "derived");
  private static final Set<String> BESIDE = Set.of("uri", "selectors");

  private static final Pattern PASSWORD =
      Pattern.compile(
          "(\\bpassword[\"']?\\s*:\\s*)(\"[^\"\n]*\"?|'[^'\n]*'?|[^,}\\s][^,}\n]*)|(?<=://)[^/@\\s]+(?=@)");

  private final Function<String, Optional<String>> environment;
  private final Variables variables = new Variables();

  /** A reader that takes passwords from the process's environment. */
  public TargetReader() {
    this(name -> Optional.ofNullable(System.getenv(name)), Map.of());
  }

  /**
   * A reader with its own surroundings.
   *
   * @param environment values of environment variables
   * @param variables values of the variables that the file may use, such as {@code mock.address}
   */
  public TargetReader(
      Function<String, Optional<String>> environment, Map<String, String> variables) {
    this.environment = environment;
    variables.forEach(this.variables::set);
  }

  /**
   * Read a file.
   *
   * @throws UnreadableFileException if it has mistakes
   * @throws IOException if it cannot be read
   */
  public Target read(Path file) throws IOException {
    return read(file.toString(), Utf8File.read(file));
  }

  /**
   * Read a text.
   *
   * @param name file name, for messages and as the base of other files
   * @throws UnreadableFileException if it has mistakes
   */
  public Target read(String name, String text) {
    Source source = new Source(name.replace('\\', '/'), masked(text));
    Optional<Target> target = Yaml.compose(source, text).map(node -> target(source, node));
    source.check();
    return target.orElseThrow();
  }

  /**
   * Read the text of a file that another one names, whose mistakes are reported together with its
   * own.
   */
  Optional<Target> read(Source naming, String name, String text) {
    Source source = naming.include(name.replace('\\', '/'), masked(text));
    return Yaml.compose(source, text).map(node -> target(source, node));
  }

  /** A text as messages may quote it: without passwords, and as long as it was. */
  static String masked(String text) {
    return PASSWORD.matcher(text).replaceAll(TargetReader::mask);
  }

  private static String mask(MatchResult found) {
    String kept = found.group(1) == null ? "" : found.group(1);
    return kept + "*".repeat(found.group().length() - kept.length());
  }

  private Target target(Source source, Node node) {
    Fields f = Fields.of(source, node, TargetTables.TARGET);
    String name = f.text("target").map(Text::template).orElse("");
    return new Target(
        name,
        f.text("address").map(t -> address(f, t)).orElse(URI.create("http://invalid/")),
        f.value("credentials").map(n -> credentials(source, n)).orElse(Credentials.NONE),
        f.value("tls").map(n -> tls(source, n)).orElse(Tls.STRICT),
        f.value("limits").map(n -> limits(source, n)).orElse(Limits.USUAL),
        f.word("disruptive", List.of("allowed", "refused")).filter("allowed"::equals).isPresent(),
        claims(f),
        resources(f),
        f.text("profile").map(t -> profile(f, t)),
        HookReader.hooks(f));
  }

  /** A profile is named, or is a file beside this one. */
  String profile(Fields f, Text text) {
    String value = value(f, text);
    return value.endsWith(".yaml") || value.endsWith(".yml")
        ? FileNames.join(f.source().file(), value)
        : value;
  }

  static Set<String> claims(Fields f) {
    Set<String> claims = new LinkedHashSet<>();
    for (Node item : f.items("claims")) {
      Fields.text(f.source(), item, "a claim")
          .map(Text::template)
          .filter(
              w ->
                  Fields.word(
                      f.source(), item, w, Capabilities.words(), "the capability vocabulary"))
          .ifPresent(claims::add);
    }
    return claims;
  }

  private String value(Fields f, Text text) {
    try {
      return variables.text(text, "target");
    } catch (UndefinedVariableException e) {
      f.source()
          .at(
              text.position().line(),
              text.position().column(),
              text.template().length(),
              "the variable '" + e.variable() + "' has no value in a target file",
              Optional.empty());
      return text.template();
    }
  }

  URI address(Fields f, Text text) {
    Node node = f.value("address").orElseThrow();
    try {
      return Target.of(URI.create(value(f, text))).address();
    } catch (IllegalArgumentException e) {
      String reason = String.valueOf(e.getMessage());
      f.source()
          .problem(
              node,
              reason.startsWith("an address")
                  ? reason
                  : "this is no URI such as https://192.0.2.10:5986/wsman");
      return URI.create("http://invalid/");
    }
  }

  Credentials credentials(Source source, Node node) {
    Fields f = Fields.of(source, node, TargetTables.CREDENTIALS);
    Scheme scheme =
        f.word("scheme", List.of("none", "basic", "digest", "ntlm"))
            .map(w -> Scheme.valueOf(w.toUpperCase(Locale.ROOT)))
            .orElse(Scheme.NONE);
    List<String> ways = f.present().stream().filter(k -> k.startsWith("password")).toList();
    if (scheme == Scheme.NONE) {
      return Credentials.NONE;
    }
    if (!f.has("user")) {
      source.problem(node, "credentials with a scheme must have the key 'user'");
    }
    if (ways.size() != 1) {
      source.problem(
          node, "credentials have exactly one of passwordFile, passwordEnvironment, password");
      return Credentials.NONE;
    }
    return new Credentials(
        scheme,
        f.text("user").map(t -> value(f, t)).orElse(""),
        Secret.of(password(f, ways.get(0))));
  }

  private String password(Fields f, String key) {
    Optional<Text> text = f.text(key);
    if (text.isEmpty()) {
      return "";
    }
    Node node = f.value(key).orElseThrow();
    String value = value(f, text.get());
    switch (key) {
      case "passwordEnvironment" -> {
        Optional<String> found = environment.apply(value);
        if (found.isEmpty()) {
          f.source().problem(node, "the environment variable '" + value + "' is not set");
        }
        return found.orElse("");
      }
      case "passwordFile" -> {
        Path file = Path.of(FileNames.join(f.source().file(), value));
        try {
          return Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        } catch (IOException e) {
          f.source().problem(node, "the password file '" + file + "' cannot be read");
          return "";
        }
      }
      default -> {
        return value;
      }
    }
  }

  Tls tls(Source source, Node node) {
    Fields f = Fields.of(source, node, TargetTables.TLS);
    Trust trust =
        f.word("trust", List.of("system", "any", "file"))
            .map(w -> Trust.valueOf(w.toUpperCase(Locale.ROOT)))
            .orElse(Trust.SYSTEM);
    if ((trust == Trust.FILE) != f.has("trustFile")) {
      source.problem(node, "trust: file and trustFile go together");
    }
    return new Tls(
        trust,
        f.text("trustFile").map(t -> Path.of(FileNames.join(source.file(), value(f, t)))),
        f.bool("hostnameVerification").orElse(true));
  }

  static Limits limits(Source source, Node node) {
    Fields f = Fields.of(source, node, TargetTables.LIMITS);
    return new Limits(
        f.integer("connectSeconds", 1, 3600)
            .map(Duration::ofSeconds)
            .orElse(Limits.USUAL.connect()),
        f.integer("responseSeconds", 1, 86_400)
            .map(Duration::ofSeconds)
            .orElse(Limits.USUAL.response()),
        f.integer("maxResponseBytes", 1024, Integer.MAX_VALUE)
            .orElse(Limits.USUAL.maxResponseBytes()));
  }

  private Map<String, Resource> resources(Fields f) {
    Map<String, Resource> resources = new LinkedHashMap<>();
    f.entries("resources")
        .forEach(
            (name, node) -> {
              if (!TargetTables.RESOURCE_NAMES.contains(name)) {
                f.source()
                    .problem(
                        node,
                        "no scenario uses a resource '" + name + "'",
                        Nearest.to(name, TargetTables.RESOURCE_NAMES)
                            .map(n -> "did you mean '" + n + "'?")
                            .orElse(
                                "the names are " + String.join(", ", TargetTables.RESOURCE_NAMES)));
              } else {
                resources.put(name, resource(f.source(), name, node));
              }
            });
    return resources;
  }

  private Resource resource(Source source, String name, Node node) {
    Fields f = Fields.of(source, node, TargetTables.RESOURCE);
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, Map<String, String>> maps = new LinkedHashMap<>();
    Map<String, List<String>> lists = new LinkedHashMap<>();
    if (node instanceof MappingNode) {
      for (String key : f.present()) {
        if (MAPS.contains(key)) {
          maps.put(key, texts(f, key));
        } else if (LISTS.contains(key)) {
          lists.put(key, f.texts(key).stream().map(t -> value(f, t)).toList());
        } else if (!BESIDE.contains(key)) {
          f.text(key).ifPresent(t -> values.put(key, value(f, t)));
        }
      }
      f.integer("atLeast", 0, Integer.MAX_VALUE);
    }
    return new Resource(
        name,
        f.text("uri").map(t -> value(f, t)).orElse(""),
        texts(f, "selectors"),
        values,
        maps,
        lists);
  }

  private Map<String, String> texts(Fields f, String key) {
    Map<String, String> map = new LinkedHashMap<>();
    f.textMap(key).orElse(Map.of()).forEach((k, t) -> map.put(k, value(f, t)));
    return map;
  }
}
