package org.wsmanspec.scenario.yaml;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.scenario.Capabilities;
import org.wsmanspec.scenario.Profile;
import org.wsmanspec.scenario.Profile.Basis;
import org.wsmanspec.scenario.Profile.Departure;
import org.wsmanspec.scenario.Profile.LeftOut;
import org.wsmanspec.scenario.Profile.When;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.Text;

/** Reads profile files. */
public final class ProfileReader {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final Predicate<String> requirement;

  /**
   * A reader.
   *
   * @param requirement whether the catalogue has a requirement of this id
   */
  public ProfileReader(Predicate<String> requirement) {
    this.requirement = requirement;
  }

  /**
   * Read a file.
   *
   * @throws UnreadableFileException if it has mistakes
   * @throws IOException if it cannot be read
   */
  public Profile read(Path file) throws IOException {
    return read(file.toString(), Utf8File.read(file));
  }

  /**
   * Read a text.
   *
   * @param name file name, for messages
   * @throws UnreadableFileException if it has mistakes
   */
  public Profile read(String name, String text) {
    Source source = new Source(name.replace('\\', '/'), text);
    Optional<Profile> profile = Yaml.compose(source, text).map(node -> profile(source, node));
    source.check();
    return profile.orElseThrow();
  }

  private Profile profile(Source source, Node node) {
    Fields f = Fields.of(source, node, ProfileTables.PROFILE);
    String name = text(f, "profile");
    if (f.has("profile") && !NAME.matcher(name).matches()) {
      source.problem(
          f.value("profile").orElseThrow(), "a profile's name is in kebab-case, such as amt-like");
    }
    return new Profile(
        name,
        text(f, "title"),
        text(f, "about"),
        claims(f),
        f.value("limits").map(n -> TargetReader.limits(source, n)).orElse(Target.Limits.USUAL),
        f.list("leaveOut").stream().map(n -> leftOut(source, n)).toList(),
        Set.copyOf(ids(f, "bringIn")),
        f.list("departures").stream().map(n -> departure(source, n)).toList());
  }

  private static String text(Fields f, String key) {
    return f.text(key).map(Text::template).orElse("");
  }

  private static Set<String> claims(Fields f) {
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

  private LeftOut leftOut(Source source, Node node) {
    Fields f = Fields.of(source, node, ProfileTables.LEAVE_OUT);
    List<String> ids = f.texts("requirements").stream().map(Text::template).toList();
    for (Node item : f.items("requirements")) {
      Fields.text(source, item, "a requirement")
          .map(Text::template)
          .filter(id -> !id.contains("*") && !requirement.test(id))
          .ifPresent(id -> source.problem(item, "the catalogue has no requirement '" + id + "'"));
    }
    return new LeftOut(ids, text(f, "because"));
  }

  private List<String> ids(Fields f, String key) {
    List<String> ids = new ArrayList<>();
    for (Node item : f.items(key)) {
      Optional<String> id = Fields.text(f.source(), item, "a requirement").map(Text::template);
      if (id.isPresent() && requirement.test(id.get())) {
        ids.add(id.get());
      } else if (id.isPresent()) {
        f.source().problem(item, "the catalogue has no requirement '" + id.get() + "'");
      }
    }
    return ids;
  }

  private Departure departure(Source source, Node node) {
    Fields f = Fields.of(source, node, ProfileTables.DEPARTURE);
    Basis basis =
        f.word("basis", List.of("documented", "reported"))
            .map(w -> Basis.valueOf(w.toUpperCase(Locale.ROOT)))
            .orElse(Basis.REPORTED);
    return new Departure(
        ids(f, "requirements"),
        text(f, "instead"),
        f.value("when")
            .map(n -> when(source, n))
            .orElseGet(
                () ->
                    new When(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
        basis,
        text(f, "source"),
        f.text("link").map(Text::template));
  }

  private static When when(Source source, Node node) {
    Fields f = Fields.of(source, node, ProfileTables.WHEN);
    if (f.present().isEmpty()) {
      source.problem(
          node,
          "a departure says what has to be seen",
          "without a condition it would excuse every breach of the requirement");
    }
    Optional<String> answer = f.text("answer").map(Text::template);
    answer
        .filter(a -> !ProfileTables.ANSWERS.contains(a) && !subcode(a))
        .ifPresent(
            a ->
                source.problem(
                    f.value("answer").orElseThrow(),
                    "'" + a + "' is neither success, fault nor a fault subcode",
                    "a subcode is written like wsman:UnsupportedFeature"));
    return new When(
        pattern(f, "expected"),
        pattern(f, "actual"),
        f.text("check").map(Text::template),
        pattern(f, "action"),
        pattern(f, "resource"),
        answer);
  }

  private static boolean subcode(String word) {
    for (FaultSubcode subcode : FaultSubcode.values()) {
      if (Namespaces.display(subcode.qname()).equals(word)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Pattern> pattern(Fields f, String key) {
    Optional<String> text = f.text(key).map(Text::template);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Pattern.compile(text.get()));
    } catch (PatternSyntaxException e) {
      f.source()
          .problem(
              f.value(key).orElseThrow(), "this is no regular expression: " + e.getDescription());
      return Optional.empty();
    }
  }
}
