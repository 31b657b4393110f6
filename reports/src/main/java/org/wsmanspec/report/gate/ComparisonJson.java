package org.wsmanspec.report.gate;

import java.util.Locale;
import org.wsmanspec.report.json.Pretty;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A comparison as JSON; {@code docs/schema/diff.schema.json} describes it. */
public final class ComparisonJson {

  private ComparisonJson() {}

  /** Indented JSON, ending with a line feed. */
  public static String write(Comparison comparison) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format", "wsmanspec-diff");
    root.put("version", 1);
    root.put("before", comparison.before());
    root.put("after", comparison.after());
    root.put("failOn", comparison.failOn().name().toLowerCase(Locale.ROOT));
    root.put("regressions", comparison.regressions().size());
    comparison
        .changes()
        .forEach(
            (kind, changes) -> {
              ArrayNode array = root.putArray(kind.text().replace(' ', '-'));
              changes.forEach(c -> array.add(change(c)));
            });
    return Pretty.print(root);
  }

  private static ObjectNode change(Comparison.Change change) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", change.id());
    node.put("title", change.title());
    change.before().ifPresent(v -> node.put("before", word(v)));
    change.after().ifPresent(v -> node.put("after", word(v)));
    node.put("waived", change.waived());
    change.gone().forEach(node.putArray("gone")::add);
    change.come().forEach(node.putArray("come")::add);
    return node;
  }

  private static String word(Enum<?> verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
