package org.wsmanspec.suite.waiver;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.report.gate.Waiver;
import org.wsmanspec.scenario.Nearest;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.yaml.Fields;
import org.wsmanspec.scenario.yaml.JsonSchemas;
import org.wsmanspec.scenario.yaml.KeyTable;
import org.wsmanspec.scenario.yaml.Source;
import org.wsmanspec.scenario.yaml.Yaml;
import org.wsmanspec.suite.catalogue.Catalogue;
import org.wsmanspec.suite.scenarios.ScenarioLibrary;

/** Reads waiver files. */
public final class WaiverReader {

  private static final KeyTable FILE =
      KeyTable.of(
          "a waiver file",
          """
          waivers! | waivers | Deviations that are accepted for a while.""");

  private static final KeyTable WAIVER =
      KeyTable.of(
          "a waiver",
          """
          id!     | string | Requirement id or scenario id; a scenario with cases means all of them.
          reason! | string | Why the deviation is accepted.
          link!   | string | Where the matter is followed up, as an absolute URI.
          owner!  | string | Who answers for it.
          expiry! | date   | The last day on which it holds, such as 2026-12-31.
          subject | string | Only for endpoints or captures of this name; * stands for anything.""");

  private final List<String> requirements =
      Catalogue.load().all().stream().map(Requirement::id).toList();
  private final List<String> scenarios;

  /**
   * A reader.
   *
   * @param further ids of scenarios that are not shipped
   */
  public WaiverReader(Collection<String> further) {
    this.scenarios =
        Stream.concat(
                ScenarioLibrary.all().stream()
                    .flatMap(e -> e.scenarios().stream())
                    .map(Scenario::id),
                further.stream())
            .flatMap(id -> Stream.of(id, family(id)))
            .distinct()
            .toList();
  }

  private static String family(String id) {
    int tilde = id.indexOf('~');
    return tilde < 0 ? id : id.substring(0, tilde);
  }

  /** The JSON Schema of waiver files. */
  public static String schema() {
    return JsonSchemas.lists("wsmanspec waivers", FILE, Map.of("waivers", WAIVER));
  }

  /**
   * Read a file.
   *
   * @throws org.wsmanspec.scenario.yaml.UnreadableFileException if it has mistakes
   * @throws IOException if it cannot be read
   */
  public WaiverFile read(Path file) throws IOException {
    return Yaml.read(file, this::waivers);
  }

  /**
   * Read a text.
   *
   * @param name file name, for messages
   * @throws org.wsmanspec.scenario.yaml.UnreadableFileException if it has mistakes
   */
  public WaiverFile read(String name, String text) {
    return Yaml.read(name, text, this::waivers);
  }

  private WaiverFile waivers(Source source, Node root) {
    List<Waiver> waivers = new ArrayList<>();
    Map<Waiver, Node> nodes = new HashMap<>();
    for (Node item : Fields.of(source, root, FILE).list("waivers")) {
      Fields fields = Fields.of(source, item, WAIVER);
      waiver(source, fields, item)
          .ifPresent(
              waiver -> {
                Node place = fields.value("id").orElse(item);
                for (Waiver other : waivers) {
                  if (other.id().equals(waiver.id()) && other.subject().equals(waiver.subject())) {
                    source.problem(
                        place,
                        "'" + waiver.id() + "' is waived twice",
                        "it is first in " + other.source());
                  }
                }
                waivers.add(waiver);
                nodes.put(waiver, place);
              });
    }
    return new WaiverFile(source, waivers, nodes);
  }

  private Optional<Waiver> waiver(Source source, Fields fields, Node item) {
    Optional<String> id = filled(fields, "id").filter(word -> known(source, fields, word));
    Optional<String> reason = filled(fields, "reason");
    Optional<String> link = filled(fields, "link").filter(uri -> absolute(source, fields, uri));
    Optional<String> owner = filled(fields, "owner");
    Optional<LocalDate> expiry = filled(fields, "expiry").flatMap(day -> date(source, fields, day));
    Optional<String> subject = filled(fields, "subject");
    if (id.isEmpty() || reason.isEmpty() || link.isEmpty() || owner.isEmpty() || expiry.isEmpty()) {
      return Optional.empty();
    }
    Node place = fields.value("id").orElse(item);
    return Optional.of(
        new Waiver(
            id.get(),
            reason.get(),
            link.get(),
            owner.get(),
            expiry.get(),
            subject,
            source.file() + ":" + source.position(place).line()));
  }

  /** A text that says something. */
  private static Optional<String> filled(Fields fields, String key) {
    Optional<String> text = fields.text(key).map(Text::template).map(String::strip);
    if (text.filter(String::isEmpty).isPresent()) {
      fields
          .source()
          .problem(fields.value(key).orElseThrow(), "'" + key + "' of a waiver is empty");
      return Optional.empty();
    }
    return text;
  }

  private boolean known(Source source, Fields fields, String id) {
    if (requirements.contains(id) || scenarios.contains(id)) {
      return true;
    }
    Optional<String> near = Nearest.to(id, requirements).or(() -> Nearest.to(id, scenarios));
    source.problem(
        fields.value("id").orElseThrow(),
        "there is no requirement and no scenario '" + id + "'",
        near.map(n -> "did you mean '" + n + "'?")
            .orElse("'wsmanspec list' and 'wsmanspec list requirements' show what there is"));
    return false;
  }

  private static boolean absolute(Source source, Fields fields, String text) {
    try {
      if (new URI(text).isAbsolute()) {
        return true;
      }
    } catch (URISyntaxException e) {
      // Reported below like any other wrong value.
    }
    source.problem(
        fields.value("link").orElseThrow(),
        "'" + text + "' is no absolute URI",
        "name the page where the matter is followed up, such as https://example.org/issues/12");
    return false;
  }

  private static Optional<LocalDate> date(Source source, Fields fields, String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      source.problem(
          fields.value("expiry").orElseThrow(),
          "'" + text + "' is no date",
          "write year, month and day, such as 2026-12-31");
      return Optional.empty();
    }
  }
}
