package org.wsmanspec.suite.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.wsmanspec.message.Conversation.Party;
import org.wsmanspec.report.Level;
import org.wsmanspec.report.Requirement;
import org.wsmanspec.report.Requirement.Confidence;
import org.wsmanspec.report.Requirement.State;

/**
 * Reads catalogue files: UTF-8, one requirement a line, columns apart by tabulators, the first line
 * naming them, lists apart by semicolons.
 */
final class CatalogueReader {

  static final List<String> COLUMNS =
      List.of(
          "id",
          "document",
          "section",
          "level",
          "party",
          "area",
          "observable",
          "statement",
          "violation",
          "allowed",
          "confidence",
          "primary",
          "capability",
          "state",
          "state reason");

  private final String file;

  CatalogueReader(String file) {
    this.file = file;
  }

  static List<Requirement> readShipped(List<String> names) {
    List<Requirement> all = new ArrayList<>();
    for (String name : names) {
      try (InputStream in = CatalogueReader.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new CatalogueException(
              "the catalogue file " + name + " is missing from the program; build it again");
        }
        all.addAll(
            new CatalogueReader(name).read(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the catalogue file " + name, e);
      }
    }
    return all;
  }

  /**
   * Read the text of one file.
   *
   * @throws CatalogueException at the first mistake, with file, line and column
   */
  List<Requirement> read(String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !Arrays.asList(lines.get(0).split("\t", -1)).equals(COLUMNS)) {
      throw at(1, 1, "the first line must name the columns " + String.join(", ", COLUMNS));
    }
    List<Requirement> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isEmpty()) {
        rows.add(new Row(i + 1, lines.get(i).split("\t", -1)).requirement());
      }
    }
    return rows;
  }

  private CatalogueException at(int line, int column, String what) {
    return new CatalogueException(file + ":" + line + ":" + column + ": " + what);
  }

  /** One line and its number. */
  private final class Row {
    private final int line;
    private final String[] cells;

    Row(int line, String[] cells) {
      this.line = line;
      this.cells = cells;
      if (cells.length != COLUMNS.size()) {
        int end = String.join("\t", cells).length() + 1;
        throw at(
            line,
            end,
            cells.length
                + " columns where "
                + COLUMNS.size()
                + " are due; add or remove tabulators");
      }
    }

    Requirement requirement() {
      State state = state();
      return new Requirement(
          required("id"),
          required("document"),
          required("section"),
          level(),
          parties(),
          required("area"),
          required("statement"),
          cell("violation"),
          cell("allowed"),
          confidence(),
          list("primary"),
          capabilities(),
          state,
          reason(state));
    }

    private String cell(String column) {
      return cells[COLUMNS.indexOf(column)].strip();
    }

    private String required(String column) {
      String value = cell(column);
      if (value.isEmpty()) {
        throw wrong(column, "column " + column + " is empty; fill it in");
      }
      return value;
    }

    private List<String> list(String column) {
      return Arrays.stream(cell(column).split(";", -1))
          .map(String::strip)
          .filter(s -> !s.isEmpty())
          .toList();
    }

    private Level level() {
      String text = required("level");
      try {
        return Level.of(text);
      } catch (IllegalArgumentException e) {
        throw wrong(
            "level", "'" + text + "' is no level; use SHALL, SHALL NOT, SHOULD, SHOULD NOT or MAY");
      }
    }

    private Set<Party> parties() {
      return switch (cell("party")) {
        case "service" -> Set.of(Party.SERVICE);
        case "client" -> Set.of(Party.CLIENT);
        case "both" -> Set.of(Party.SERVICE, Party.CLIENT);
        default ->
            throw wrong(
                "party", "'" + cell("party") + "' is no party; use service, client or both");
      };
    }

    private Confidence confidence() {
      return oneOf("confidence", Confidence.values());
    }

    private State state() {
      String observable = cell("observable");
      if (!observable.equals("yes") && !observable.equals("no")) {
        throw wrong("observable", "'" + observable + "' is neither yes nor no");
      }
      State state = oneOf("state", State.values());
      if (observable.equals("no") && state != State.UNTESTABLE) {
        throw wrong("state", "what cannot be observed is UNTESTABLE; correct state or observable");
      }
      return state;
    }

    private String reason(State state) {
      String reason = cell("state reason");
      if (state != State.TESTED && reason.isEmpty()) {
        throw wrong("state reason", "a state other than TESTED needs a reason; say why");
      }
      if (state == State.TESTED && !reason.isEmpty()) {
        throw wrong("state reason", "a tested requirement needs no reason; empty the column");
      }
      return reason;
    }

    private List<String> capabilities() {
      List<String> words = list("capability");
      for (String word : words) {
        if (!CapabilityVocabulary.standard().contains(word)) {
          throw wrong("capability", "'" + word + "' is no capability; " + near(word));
        }
      }
      return words;
    }

    private String near(String word) {
      List<String> near = CapabilityVocabulary.standard().suggestions(word);
      return near.isEmpty()
          ? "see capabilities.tsv for the words"
          : "did you mean " + String.join(", ", near) + "?";
    }

    private <E extends Enum<E>> E oneOf(String column, E[] values) {
      String text = required(column).toUpperCase(Locale.ROOT);
      for (E value : values) {
        if (value.name().equals(text)) {
          return value;
        }
      }
      throw wrong(column, "'" + cell(column) + "' is none of " + Arrays.toString(values));
    }

    private CatalogueException wrong(String column, String what) {
      int at = 1;
      for (int i = 0; i < COLUMNS.indexOf(column); i++) {
        at += cells[i].length() + 1;
      }
      return at(line, at, what);
    }
  }
}
