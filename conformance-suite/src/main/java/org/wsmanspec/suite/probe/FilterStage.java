package org.wsmanspec.suite.probe;

import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.scenario.Scenario;

/** Which filters there are, by a property that tells some items from others. */
final class FilterStage implements Stage {

  @Override
  public Optional<Scenario> next(Discovery found) {
    Optional<Discovery.Seen> class_ = found.enumerable();
    Optional<Discovery.Pair> pair = class_.flatMap(Discovery::pair);
    if (class_.isEmpty() || pair.isEmpty()) {
      return Optional.empty();
    }
    WellKnown one = class_.get().known();
    for (Map.Entry<String, String> dialect : Questions.dialects().entrySet()) {
      String word = dialect.getKey();
      Optional<Scenario> next =
          Stage.once(
              found,
              word,
              () ->
                  new Questions.Enumeration(
                          Questions.to(one.uri(), one.scope()).namespace("p", one.uri()))
                      .optimize(!found.optimizationRefused())
                      .filter(
                          dialect.getValue(),
                          expression(word, one, pair.get()),
                          word.equals("filter.selector"))
                      .several(word));
      if (next.isPresent()) {
        return next;
      }
    }
    return one.allClasses()
        .flatMap(
            uri ->
                Stage.once(
                    found,
                    "query",
                    () ->
                        new Questions.Enumeration(Questions.to(uri, one.scope()))
                            .optimize(!found.optimizationRefused())
                            .filter(Uris.DIALECT_WQL, select(one, pair.get()), false)
                            .several("query")));
  }

  private static String expression(String word, WellKnown one, Discovery.Pair pair) {
    return switch (word) {
      case "filter.xpath" ->
          // A position that no property reaches: true for no item at all.
          "p:" + pair.property() + "[9999]";
      case "filter.selector" -> Questions.selectorSet(pair.property(), pair.value());
      case "filter.wql", "filter.cql" -> select(one, pair);
      default -> throw new IllegalArgumentException("no dialect is called " + word);
    };
  }

  private static String select(WellKnown one, Discovery.Pair pair) {
    return "SELECT * FROM "
        + one.className()
        + " WHERE "
        + pair.property()
        + " = '"
        + pair.value()
        + "'";
  }
}
