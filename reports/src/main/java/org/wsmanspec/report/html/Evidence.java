package org.wsmanspec.report.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.report.Finding;
import org.wsmanspec.report.Location;
import org.wsmanspec.report.RequirementResult;
import org.wsmanspec.report.Verdict;

/**
 * Decides which findings are shown in full and which messages the page holds.
 *
 * <p>Each exchange is embedded once, at the first finding that names it, with the marks of all. The
 * numbers are bounded, so that a run of thousands of exchanges still makes a page that opens.
 */
final class Evidence {

  /** Findings shown in full for one requirement; the rest are counted. */
  static final int FINDINGS = 8;

  /** Exchanges embedded in the page. */
  static final int EXCHANGES = 250;

  /** A finding and its number in the page. */
  record Numbered(int number, Finding finding) {}

  private final Map<String, Exchange> exchanges = new HashMap<>();
  private final Map<RequirementResult, List<Numbered>> shown = new LinkedHashMap<>();
  private final Map<String, List<Mark>> marks = new LinkedHashMap<>();
  private final Map<String, Integer> holder = new HashMap<>();
  private final Set<String> refused = new HashSet<>();
  private int next = 1;

  /**
   * Plan the page.
   *
   * @param results in the order of the page, so that the gravest get their messages first
   */
  Evidence(List<RequirementResult> results, Conversation conversation) {
    conversation.exchanges().forEach(e -> exchanges.putIfAbsent(e.id(), e));
    for (RequirementResult result : results) {
      List<Numbered> list = new ArrayList<>();
      for (Finding finding : ordered(result)) {
        if (list.size() == FINDINGS) {
          break;
        }
        Numbered numbered = new Numbered(next++, finding);
        list.add(numbered);
        finding.where().ifPresent(w -> plan(numbered.number(), w));
      }
      shown.put(result, list);
    }
  }

  /** Findings that are no pass and no mere want of a capability, the gravest first. */
  private static List<Finding> ordered(RequirementResult result) {
    return result.findings().stream()
        .filter(f -> f.verdict() != Verdict.PASS)
        .filter(f -> f.verdict() != Verdict.NOT_APPLICABLE)
        .sorted((a, b) -> b.verdict().compareTo(a.verdict()))
        .toList();
  }

  private void plan(int number, Location where) {
    if (where.exchange().isEmpty() || !exchanges.containsKey(where.exchange().get())) {
      return;
    }
    String id = where.exchange().get();
    if (!holder.containsKey(id)) {
      if (holder.size() >= EXCHANGES) {
        refused.add(id);
        return;
      }
      holder.put(id, number);
    }
    marks
        .computeIfAbsent(id, k -> new ArrayList<>())
        .add(new Mark(number, where.side(), where.xpath().orElse("")));
  }

  List<Numbered> shown(RequirementResult result) {
    return shown.getOrDefault(result, List.of());
  }

  /** How many findings of a requirement are not shown. */
  static int leftOut(RequirementResult result) {
    return Math.max(0, ordered(result).size() - FINDINGS);
  }

  Optional<Exchange> exchange(String id) {
    return Optional.ofNullable(exchanges.get(id));
  }

  List<Mark> marks(String exchange) {
    return marks.getOrDefault(exchange, List.of());
  }

  /** The finding that holds the messages of an exchange. */
  Optional<Integer> holder(String exchange) {
    return Optional.ofNullable(holder.get(exchange));
  }

  /** Whether the messages of an exchange were left out for want of room. */
  boolean refused(String exchange) {
    return refused.contains(exchange);
  }

  /** How many exchanges were left out for want of room. */
  int refusedCount() {
    return refused.size();
  }
}
