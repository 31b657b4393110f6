package org.wsmanspec.suite.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words in which a target claims capabilities and requirements ask for them.
 *
 * <p>A word with a dot implies the word before it: {@code enumeration.epr} implies {@code
 * enumeration}.
 */
public final class CapabilityVocabulary {

  private final Map<String, String> meanings;

  private CapabilityVocabulary(Map<String, String> meanings) {
    this.meanings = Collections.unmodifiableMap(meanings);
  }

  /** The shipped vocabulary, read once. */
  public static CapabilityVocabulary standard() {
    return Shipped.INSTANCE;
  }

  /** Words and their meanings, in a fixed order. */
  public Map<String, String> meanings() {
    return meanings;
  }

  /** Every word. */
  public Set<String> words() {
    return meanings.keySet();
  }

  public boolean contains(String word) {
    return meanings.containsKey(word);
  }

  /** Words that begin alike or differ in a letter or two, for messages. */
  public List<String> suggestions(String word) {
    String lower = word.toLowerCase(Locale.ROOT).replace('_', '-').strip();
    return meanings.keySet().stream()
        .filter(
            w ->
                w.equals(lower)
                    || (lower.length() >= 3 && (w.startsWith(lower) || lower.startsWith(w)))
                    || w.endsWith("." + lower))
        .limit(3)
        .toList();
  }

  private static CapabilityVocabulary read(String text) {
    Map<String, String> meanings = new LinkedHashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String[] cells = line.split("\t", -1);
      if (cells.length != 2 || cells[0].isBlank() || cells[1].isBlank()) {
        throw new CatalogueException(
            "capabilities.tsv:" + number + ":1: a word, a tabulator and its meaning are due");
      }
      if (meanings.put(cells[0], cells[1]) != null) {
        throw new CatalogueException(
            "capabilities.tsv:" + number + ":1: the word " + cells[0] + " is there twice");
      }
    }
    return new CapabilityVocabulary(meanings);
  }

  private static final class Shipped {
    static final CapabilityVocabulary INSTANCE = load();

    private static CapabilityVocabulary load() {
      try (InputStream in = CapabilityVocabulary.class.getResourceAsStream("capabilities.tsv")) {
        if (in == null) {
          throw new CatalogueException(
              "capabilities.tsv is missing from the program; build it again");
        }
        return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read capabilities.tsv", e);
      }
    }
  }
}
