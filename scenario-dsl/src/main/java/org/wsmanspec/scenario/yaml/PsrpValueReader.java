package org.wsmanspec.scenario.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.wsmanspec.scenario.PipelineContent;
import org.wsmanspec.scenario.PsrpValue;
import org.wsmanspec.scenario.Text;

/** Reads values for pipelines. */
final class PsrpValueReader {

  private PsrpValueReader() {}

  static List<PsrpValue> values(Fields f, String key) {
    return f.items(key).stream().map(n -> value(f.source(), n)).toList();
  }

  static Map<String, PsrpValue> table(Fields f, String key) {
    Map<String, PsrpValue> values = new LinkedHashMap<>();
    f.entries(key).forEach((name, node) -> values.put(name, value(f.source(), node)));
    return values;
  }

  static PsrpValue value(Source source, Node node) {
    if (node instanceof SequenceNode list) {
      return new PsrpValue.Many(list.getValue().stream().map(n -> value(source, n)).toList());
    } else if (node instanceof MappingNode) {
      return special(Fields.of(source, node, ShellTables.SECURE));
    }
    ScalarNode scalar = (ScalarNode) node;
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return new PsrpValue.Nil();
    } else if (tag.equals(Tag.BOOL)) {
      return new PsrpValue.Bool(Boolean.parseBoolean(scalar.getValue()));
    } else if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return new PsrpValue.Num(scalar.getValue());
    }
    return new PsrpValue.Str(new Text(scalar.getValue(), source.position(node)));
  }

  private static PsrpValue special(Fields f) {
    if (f.present().size() != 1) {
      f.source().problem(f.node(), "a value in braces has exactly one of secure, clixml, table");
      return new PsrpValue.Nil();
    }
    if (f.has("secure")) {
      return new PsrpValue.Secure(f.requiredText("secure"));
    }
    return f.has("clixml")
        ? new PsrpValue.Clixml(f.requiredText("clixml"))
        : new PsrpValue.Table(table(f, "table"));
  }

  static PipelineContent content(Fields f) {
    List<String> ways =
        f.present().stream()
            .filter(k -> List.of("script", "commands", "metadata", "clixml").contains(k))
            .toList();
    if (ways.size() != 1) {
      f.source()
          .problem(f.node(), "a pipeline has exactly one of script, commands, metadata, clixml");
      return new PipelineContent.Script(Text.of(""));
    }
    return switch (ways.get(0)) {
      case "script" -> new PipelineContent.Script(f.requiredText("script"));
      case "clixml" -> new PipelineContent.Raw(f.requiredText("clixml"));
      case "metadata" -> {
        Fields m = Fields.of(f.source(), f.value("metadata").orElseThrow(), ShellTables.METADATA);
        yield new PipelineContent.Metadata(m.texts("names"), m.text("types"));
      }
      default ->
          new PipelineContent.Commands(
              f.items("commands").stream().map(n -> command(f.source(), n)).toList());
    };
  }

  private static PipelineContent.Cmd command(Source source, Node node) {
    if (node instanceof ScalarNode scalar) {
      return new PipelineContent.Cmd(
          new Text(scalar.getValue(), source.position(node)), false, Map.of(), List.of());
    }
    Fields f = Fields.of(source, node, ShellTables.CMD);
    if (node instanceof MappingNode && f.has("cmd") == f.has("script")) {
      source.problem(node, "a command has either 'cmd' or 'script'");
    }
    return new PipelineContent.Cmd(
        f.text("cmd").or(() -> f.text("script")).orElse(Text.of("")),
        f.has("script"),
        table(f, "parameters"),
        values(f, "arguments"));
  }
}
