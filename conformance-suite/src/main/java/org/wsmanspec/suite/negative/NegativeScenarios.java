package org.wsmanspec.suite.negative;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The negative scenarios as files: a correct message and one thing wrong with it.
 *
 * <p>Where a requirement says what must happen, the scenario covers it and expects that; where the
 * text leaves it open, any answer will do, and what is answered is judged by the checks of every
 * message.
 */
public final class NegativeScenarios {

  /** The folder, which is the area. */
  public static final String AREA = "negative";

  private static final String FIRST_PULL =
      """
      - name: at the latest, the first Pull is faulted
        repeat:
          until: //s:Fault
          atMost: 1
          steps:
            - pull: { context: "${context}" }
      """;

  private static @Nullable Map<String, String> files;

  private NegativeScenarios() {}

  /**
   * All generated files in the order of a run: their names, such as {@code
   * negative/negative-get-action-missing.yaml}, and their texts in the scenario language.
   */
  public static synchronized Map<String, String> files() {
    Map<String, String> known = files;
    if (known == null) {
      known = Collections.unmodifiableMap(written());
      files = known;
    }
    return known;
  }

  private static Map<String, String> written() {
    Inventory inventory = InventoryReader.read();
    Map<String, String> made = new LinkedHashMap<>();
    for (Inventory.Item item : inventory.items()) {
      item.cases()
          .forEach(
              (bend, one) -> {
                for (String message : one.in()) {
                  String id = String.join("-", AREA, message, item.id(), bend.word());
                  String text = text(inventory.message(message), item, bend, one);
                  if (made.put(AREA + "/" + id + ".yaml", text) != null) {
                    throw new IllegalStateException("the inventory gives " + id + " twice");
                  }
                }
              });
    }
    return made;
  }

  private static String text(
      Inventory.Message message, Inventory.Item item, Bend bend, Inventory.Case one) {
    StringBuilder out = new StringBuilder();
    out.append("# Generated from the inventory of requests.");
    if (one.due().isEmpty()) {
      out.append(" Nothing is demanded: ").append(one.open()).append('.');
    }
    out.append("\nscenario: ").append(Flow.text(message.title() + " " + bend.title(item)));
    one.due().ifPresent(due -> out.append("\ncovers: [").append(due.covers()).append(']'));
    out.append("\nneeds: [").append(String.join(", ", needs(message, item, one))).append("]\n");
    if (message.disruptive()) {
      out.append("disruptive: true\n");
    }
    if (!message.variables().isEmpty()) {
      out.append("variables: ").append(message.variables()).append('\n');
    }
    out.append("steps:\n").append(indented(message.before(), "  "));
    String operation = operation(message, item);
    if (one.due().filter(Inventory.Due::first).isPresent()) {
      out.append("  - name: the message as such succeeds\n");
      out.append("    ").append(operation).append('\n');
      out.append("    expect: ").append(message.success()).append('\n');
    }
    out.append("  - ").append(operation).append("\n    mutate:\n");
    out.append(indented(message.mutate(), "      "));
    bend.mutations(item, one.value())
        .forEach(m -> out.append("      - { ").append(m).append(" }\n"));
    expected(out, message, one);
    if (!message.cleanup().isEmpty()) {
      out.append("cleanup:\n").append(indented(message.cleanup(), "  "));
    }
    return out.toString();
  }

  private static void expected(StringBuilder out, Inventory.Message message, Inventory.Case one) {
    String keep = message.keep().isEmpty() ? "" : "    keep: " + message.keep() + "\n";
    if (one.due().isEmpty()) {
      out.append("    expect: { answered: true }\n").append(keep);
      return;
    }
    Inventory.Due due = one.due().get();
    String expect = due.expect().equals("success") ? message.success() : due.expect();
    if (!due.late()) {
      out.append("    expect: ").append(expect).append('\n').append(keep);
      return;
    }
    out.append("    covers: [").append(due.covers()).append("]\n");
    out.append("    expect:\n      anyOf:\n        - ").append(expect);
    out.append("\n        - { response: ").append(message.success()).append(" }\n").append(keep);
    out.append(indented(FIRST_PULL, "  ")).append("          expect: ");
    out.append(expect).append('\n');
  }

  private static Set<String> needs(
      Inventory.Message message, Inventory.Item item, Inventory.Case one) {
    Set<String> needs = new LinkedHashSet<>(message.needs());
    needs.addAll(item.needs());
    one.due().ifPresent(due -> needs.addAll(due.needs()));
    return needs;
  }

  /** The operation with what the item needs. */
  private static String operation(Inventory.Message message, Inventory.Item item) {
    String step = message.step();
    return item.with().isEmpty()
        ? step
        : step.substring(0, step.lastIndexOf('}')).stripTrailing() + ", " + item.with() + " }";
  }

  private static String indented(String lines, String indent) {
    return lines.isEmpty()
        ? ""
        : List.of(lines.split("\n", -1)).stream()
            .filter(l -> !l.isBlank())
            .map(l -> indent + l + "\n")
            .collect(Collectors.joining());
  }
}
