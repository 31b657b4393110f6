package org.wsmanspec.scenario.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.wsmanspec.scenario.Mutation;
import org.wsmanspec.scenario.Mutation.Where;
import org.wsmanspec.scenario.Position;
import org.wsmanspec.scenario.Text;

/** Reads how a correct message is bent. */
final class MutationReader {

  private final Reading reading;

  MutationReader(Reading reading) {
    this.reading = reading;
  }

  Optional<Mutation> read(Source source, Node node) {
    Fields f = Fields.of(source, node, ExpectTables.MUTATION);
    if (f.present().size() != 1) {
      if (!f.present().isEmpty()) {
        source.problem(
            node,
            "a mutation has exactly one key, but this has " + String.join(", ", f.present()),
            "make each an item of its own; they are applied in order");
      }
      return Optional.empty();
    }
    String key = f.present().iterator().next();
    Position position = f.position();
    return switch (key) {
      case "remove" -> reading.xpath(f, key).map(t -> new Mutation.Remove(t, position));
      case "duplicate" -> reading.xpath(f, key).map(t -> new Mutation.Duplicate(t, position));
      case "encode" -> f.text(key).map(t -> new Mutation.Encode(t, position));
      case "contentType" -> f.text(key).map(t -> new Mutation.ContentType(t, position));
      case "prolog" -> f.text(key).map(t -> new Mutation.Prolog(t, position));
      default -> Optional.of(map(source, f.value(key).orElseThrow(), key, position));
    };
  }

  private Mutation map(Source source, Node node, String key, Position position) {
    KeyTable table =
        switch (key) {
          case "add" -> ExpectTables.ADD;
          case "set" -> ExpectTables.SET_VALUE;
          case "rename" -> ExpectTables.RENAME;
          case "namespace" -> ExpectTables.RENAMESPACE;
          default -> ExpectTables.TRUNCATE;
        };
    Fields f = Fields.of(source, node, table);
    Text at = reading.xpath(f, "at").orElse(Text.of(""));
    return switch (key) {
      case "add" -> add(f, at, position);
      case "set" -> new Mutation.SetValue(at, f.requiredText("value"), position);
      case "rename" -> new Mutation.Rename(at, f.requiredText("to"), position);
      case "namespace" -> new Mutation.ChangeNamespace(at, namespace(f), position);
      default -> truncate(f, position);
    };
  }

  private Text namespace(Fields f) {
    Text to = f.requiredText("to");
    String text = to.template();
    if (!text.isEmpty() && !text.contains(":") && !to.hasVariables()) {
      reading.prefixKnown(f.source(), f.value("to").orElse(f.node()), text);
    }
    return to;
  }

  private Mutation add(Fields f, Text at, Position position) {
    Where where =
        f.word("position", List.of("first", "last", "before", "after"))
            .map(w -> Where.valueOf(w.toUpperCase(Locale.ROOT)))
            .orElse(Where.LAST);
    return new Mutation.Add(at, reading.xml(f, "xml").orElse(Text.of("")), where, position);
  }

  private static Mutation truncate(Fields f, Position position) {
    if (f.has("bytes") == f.has("percent")) {
      f.source().problem(f.node(), "truncate has either 'bytes' or 'percent'");
    }
    return new Mutation.Truncate(
        f.integer("bytes", 0, Integer.MAX_VALUE), f.integer("percent", 0, 100), position);
  }
}
