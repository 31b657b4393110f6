package org.wsmanspec.suite.catalogue;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.report.Requirement;

/**
 * All requirements by id, in the order of their files.
 *
 * <p>Sources: DSP0226 1.0.0 with the specifications it profiles, DSP0227 and DSP0230 ({@code
 * dsp0226.tsv}), the overview of Microsoft's management protocols ({@code ms-wmod.tsv}), what
 * MS-WSMV says of events and their forwarding ({@code ms-wef.tsv}) and of remote shells ({@code
 * ms-wsmv-shell.tsv}), and MS-PSRP ({@code ms-psrp.tsv}).
 */
public final class Catalogue {

  /** Names of the shipped files, beside this class. */
  static final List<String> FILES =
      List.of("dsp0226.tsv", "ms-wmod.tsv", "ms-wef.tsv", "ms-wsmv-shell.tsv", "ms-psrp.tsv");

  private static final int SUGGESTIONS = 3;

  private final Map<String, Requirement> byId;

  private Catalogue(Map<String, Requirement> byId) {
    this.byId = Collections.unmodifiableMap(byId);
  }

  /**
   * The shipped catalogue, read once.
   *
   * @throws CatalogueException if its data is broken
   */
  public static Catalogue load() {
    return Shipped.INSTANCE;
  }

  /**
   * A catalogue of some requirements.
   *
   * @throws CatalogueException if an id occurs twice, or a primary id is unknown
   */
  public static Catalogue of(Collection<Requirement> requirements) {
    Map<String, Requirement> byId = new LinkedHashMap<>();
    for (Requirement r : requirements) {
      if (byId.put(r.id(), r) != null) {
        throw new CatalogueException(
            "requirement " + r.id() + " is there twice; remove or rename one");
      }
    }
    for (Requirement r : requirements) {
      for (String primary : r.primary()) {
        if (!primary.equals("*") && !byId.containsKey(primary)) {
          throw new CatalogueException(
              "requirement "
                  + r.id()
                  + " names the primary "
                  + primary
                  + ", which does not exist; correct column primary");
        }
      }
    }
    return new Catalogue(byId);
  }

  /** Every requirement, in catalogue order. */
  public Collection<Requirement> all() {
    return byId.values();
  }

  /** The requirement with this id. */
  public Optional<Requirement> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * The requirement with this id.
   *
   * @throws CatalogueException if there is none; the message offers the nearest ids
   */
  public Requirement require(String id) {
    Requirement found = byId.get(id);
    if (found == null) {
      List<String> near = suggestions(id);
      throw new CatalogueException(
          "the catalogue has no requirement '"
              + id
              + "'"
              + (near.isEmpty()
                  ? "; 'wsmanspec list requirements' shows all"
                  : "; did you mean " + String.join(", ", near) + "?"));
    }
    return found;
  }

  /** Up to three ids that look like this one, the nearest first. */
  public List<String> suggestions(String id) {
    String wanted = bare(id);
    int bound = Math.max(2, wanted.length() / 4);
    record Near(String id, int distance) {}
    Optional<String> same = byId.keySet().stream().filter(k -> bare(k).equals(wanted)).findFirst();
    if (same.isPresent()) {
      return List.of(same.get());
    }
    return byId.keySet().stream()
        .map(k -> new Near(k, distance(wanted, bare(k))))
        .filter(n -> n.distance() <= bound)
        .sorted((a, b) -> Integer.compare(a.distance(), b.distance()))
        .limit(SUGGESTIONS)
        .map(Near::id)
        .toList();
  }

  /** Letters apart and document prefix aside, ids differ in what counts only. */
  private static String bare(String id) {
    String lower = id.toLowerCase(Locale.ROOT).strip();
    return lower.startsWith("dsp0226-") ? lower.substring("dsp0226-".length()) : lower;
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] now = new int[b.length() + 1];
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(replace, Math.min(before[j], now[j - 1]) + 1);
      }
      before = now;
    }
    return before[b.length()];
  }

  private static final class Shipped {
    static final Catalogue INSTANCE = of(CatalogueReader.readShipped(FILES));
  }
}
