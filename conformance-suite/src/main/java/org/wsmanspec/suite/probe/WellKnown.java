package org.wsmanspec.suite.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A class of resources that many endpoints have, from {@code well-known.tsv}.
 *
 * @param name unique, for people and as part of the ids of questions
 * @param group endpoints that lack the first few of a group are not asked for the rest
 * @param uri resource URI
 * @param namespace value of the {@code __cimnamespace} selector; empty for none
 * @param keys names of its key properties, as far as known
 * @param property a text property that is usually set; may be empty
 * @param singleton whether a Get without selectors is worth a try
 * @param about what it is, for people
 */
public record WellKnown(
    String name,
    String group,
    String uri,
    String namespace,
    List<String> keys,
    String property,
    boolean singleton,
    String about) {

  private static final int COLUMNS = 8;

  public WellKnown {
    keys = List.copyOf(keys);
  }

  /** The shipped ones, in the order in which they are asked for. */
  public static List<WellKnown> shipped() {
    try (InputStream in = WellKnown.class.getResourceAsStream("well-known.tsv")) {
      if (in == null) {
        throw new IllegalStateException("the resource well-known.tsv is missing from the jar");
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource well-known.tsv", e);
    }
  }

  /**
   * Read a table.
   *
   * @throws IllegalArgumentException if a line has another number of cells than the head
   */
  static List<WellKnown> read(String text) {
    List<String> lines = text.lines().filter(l -> !l.isBlank()).toList();
    return lines.stream().skip(1).map(l -> line(l, lines.indexOf(l) + 1)).toList();
  }

  private static WellKnown line(String line, int number) {
    String[] cells = line.split("\t", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException(
          "line "
              + number
              + " of the well-known resources has "
              + cells.length
              + " cells instead of "
              + COLUMNS);
    }
    return new WellKnown(
        cells[0],
        cells[1],
        cells[2],
        cells[3],
        Stream.of(cells[4].split(" ")).filter(k -> !k.isEmpty()).toList(),
        cells[5],
        cells[6].equals("yes"),
        cells[7]);
  }

  /** The selectors that every request for it carries. */
  Map<String, String> scope() {
    return namespace.isEmpty() ? Map.of() : Map.of("__cimnamespace", namespace);
  }

  /** The name of the class: what stands behind the last slash of the URI. */
  String className() {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  /** The URI that stands for all classes beside this one; empty where there is no such custom. */
  Optional<String> allClasses() {
    if (uri.contains("/wbem/wsman/1/wmi/")) {
      return Optional.of(uri.substring(0, uri.lastIndexOf('/')) + "/*");
    }
    return uri.contains("/cim-schema/2/")
        ? Optional.of(org.wsmanspec.message.vocabulary.Uris.ALL_CLASSES)
        : Optional.empty();
  }
}
