package org.wsmanspec.scenario.yaml;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.wsmanspec.scenario.Inventory;
import org.wsmanspec.scenario.Position;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.Text;

/**
 * Reads inventory files: many targets, and what they have in common.
 *
 * <p>A target file that several endpoints share is read once. An endpoint with a target file of its
 * own takes nothing but labels from the defaults.
 */
public final class InventoryReader {

  private static final URI NOWHERE = URI.create("http://invalid/");
  private static final Pattern NAME = Pattern.compile(InventoryTables.NAME_PATTERN);

  private final TargetReader targets;

  /** A reader that takes passwords from the process's environment. */
  public InventoryReader() {
    this(name -> Optional.ofNullable(System.getenv(name)));
  }

  /**
   * A reader with its own surroundings.
   *
   * @param environment values of environment variables
   */
  public InventoryReader(Function<String, Optional<String>> environment) {
    this.targets = new TargetReader(environment, Map.of());
  }

  /**
   * Read a file.
   *
   * @throws UnreadableFileException if it, or a target file that it names, has mistakes
   * @throws IOException if it cannot be read
   */
  public Inventory read(Path file) throws IOException {
    return read(file.toString(), Utf8File.read(file));
  }

  /**
   * Read a text.
   *
   * @param name file name, for messages and as the base of other files
   * @throws UnreadableFileException as {@link #read(Path)}
   */
  public Inventory read(String name, String text) {
    Source source = new Source(name.replace('\\', '/'), TargetReader.masked(text));
    Optional<Inventory> inventory =
        Yaml.compose(source, text).map(node -> new Contents(source).inventory(node));
    source.check();
    return inventory.orElseThrow();
  }

  /** What holds while one file is read. */
  private final class Contents {

    private final Source source;
    private final Map<String, Optional<Target>> files = new HashMap<>();
    private final Map<String, Position> names = new HashMap<>();

    Contents(Source source) {
      this.source = source;
    }

    Inventory inventory(Node node) {
      Fields f = Fields.of(source, node, InventoryTables.INVENTORY);
      Optional<Fields> defaults =
          f.value("defaults").map(n -> Fields.of(source, n, InventoryTables.DEFAULTS));
      Target common = defaults.flatMap(this::base).orElse(anybody());
      common = defaults.isPresent() ? with(defaults.get(), common) : common;
      Map<String, String> labels = defaults.map(this::labels).orElse(Map.of());
      List<Inventory.Endpoint> endpoints = new ArrayList<>();
      for (Node item : f.list("targets")) {
        endpoints.add(endpoint(item, common, labels));
      }
      f.value("targets")
          .filter(n -> endpoints.isEmpty() && source.clean())
          .ifPresent(n -> source.problem(n, "an inventory has at least one target"));
      return new Inventory(f.text("inventory").map(Text::template).orElse(""), endpoints);
    }

    private Inventory.Endpoint endpoint(Node node, Target common, Map<String, String> labels) {
      Fields f = Fields.of(source, node, InventoryTables.ENDPOINT);
      String name = f.text("name").map(t -> name(f, t)).orElse("");
      Target target = with(f, base(f).orElse(common));
      if (f.has("address")) {
        target = at(target, f.text("address").map(t -> targets.address(f, t)).orElse(NOWHERE));
      } else if (!f.has("file")) {
        source.problem(node, "an endpoint must have the key 'address', or a 'file' of its own");
      }
      Map<String, String> all = new LinkedHashMap<>(labels);
      all.putAll(labels(f));
      return new Inventory.Endpoint(name, named(target, name), all);
    }

    private String name(Fields f, Text text) {
      String name = text.template();
      Node node = f.value("name").orElseThrow();
      if (!NAME.matcher(name).matches()) {
        source.problem(
            node,
            "'" + name + "' is no name for an endpoint, since it is to be that of a folder",
            "a name has 1 to 100 letters, digits, dots, hyphens and underscores, begins with a"
                + " letter or digit and does not end in a dot");
        return name;
      }
      Position first = names.putIfAbsent(name.toLowerCase(Locale.ROOT), text.position());
      if (first != null) {
        source.problem(
            node,
            "the name '" + name + "' is here twice",
            "it is first in line " + first.line() + "; upper and lower case do not tell apart");
      }
      return name;
    }

    private Map<String, String> labels(Fields f) {
      Map<String, String> labels = new LinkedHashMap<>();
      f.textMap("labels").orElse(Map.of()).forEach((k, t) -> labels.put(k, t.template()));
      return labels;
    }

    /** The target of the file that is named, if one is and it has no mistakes. */
    private Optional<Target> base(Fields f) {
      return f.text("file")
          .flatMap(
              t -> {
                String file = FileNames.join(source.file(), t.template());
                return files.computeIfAbsent(file, k -> file(f, k));
              });
    }

    private Optional<Target> file(Fields f, String file) {
      try {
        return targets.read(source, file, Utf8File.read(Path.of(file)));
      } catch (UnreadableFileException e) {
        source.problem(f.value("file").orElseThrow(), "the target file is no UTF-8 text");
      } catch (IOException e) {
        source.problem(
            f.value("file").orElseThrow(), "the target file '" + file + "' cannot be read");
      }
      return Optional.empty();
    }

    /** What is said here instead of what a target has. */
    private Target with(Fields f, Target base) {
      return new Target(
          base.name(),
          base.address(),
          f.value("credentials")
              .map(n -> targets.credentials(source, n))
              .orElse(base.credentials()),
          f.value("tls").map(n -> targets.tls(source, n)).orElse(base.tls()),
          f.value("limits").map(n -> TargetReader.limits(source, n)).orElse(base.limits()),
          f.word("disruptive", List.of("allowed", "refused"))
              .map("allowed"::equals)
              .orElse(base.disruptive()),
          f.has("claims") ? TargetReader.claims(f) : base.claims(),
          base.resources(),
          f.text("profile").map(t -> targets.profile(f, t)).or(base::profile),
          base.events());
    }
  }

  /** A target of which nothing is known yet. */
  private static Target anybody() {
    return Target.of(NOWHERE);
  }

  private static Target at(Target target, URI address) {
    return changed(target, target.name(), address);
  }

  private static Target named(Target target, String name) {
    return changed(target, name, target.address());
  }

  private static Target changed(Target target, String name, URI address) {
    return new Target(
        name,
        address,
        target.credentials(),
        target.tls(),
        target.limits(),
        target.disruptive(),
        target.claims(),
        target.resources(),
        target.profile(),
        target.events());
  }
}
