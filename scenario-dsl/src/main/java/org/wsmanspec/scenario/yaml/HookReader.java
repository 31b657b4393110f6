package org.wsmanspec.scenario.yaml;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.wsmanspec.scenario.EventHook;
import org.wsmanspec.scenario.Text;

/** Reads how a target is made to emit events. */
final class HookReader {

  private HookReader() {}

  static Map<String, EventHook> hooks(Fields target) {
    Map<String, EventHook> hooks = new LinkedHashMap<>();
    target
        .entries("events")
        .forEach((name, node) -> hook(target, node).ifPresent(hook -> hooks.put(name, hook)));
    return hooks;
  }

  private static Optional<EventHook> hook(Fields target, Node node) {
    Source source = target.source();
    Fields f = Fields.of(source, node, EventingTables.HOOK);
    if (f.present().size() != 1) {
      if (node instanceof MappingNode) {
        source.problem(node, "a hook has exactly one of invoke, command, http");
      }
      return Optional.empty();
    }
    if (f.has("invoke")) {
      return f.value("invoke").map(n -> invoke(target, n));
    } else if (f.has("command")) {
      List<Text> words = f.texts("command");
      if (words.isEmpty()) {
        source.problem(f.key("command"), "a command has at least the program's name");
      }
      return Optional.of(new EventHook.Command(words, folder(source)));
    }
    return f.value("http").map(n -> http(source, n));
  }

  private static Optional<Path> folder(Source source) {
    return Optional.ofNullable(Path.of(source.file()).toAbsolutePath().getParent());
  }

  private static EventHook invoke(Fields target, Node node) {
    Fields f = Fields.of(target.source(), node, EventingTables.HOOK_INVOKE);
    String resource = f.requiredText("resource").template();
    if (f.has("resource")) {
      Fields.word(
          f.source(),
          f.value("resource").orElse(node),
          resource,
          target.entries("resources").keySet(),
          "'resource', a name under the target's resources");
    }
    return new EventHook.Invoke(
        resource, f.text("method"), f.textMap("input").orElseGet(LinkedHashMap::new));
  }

  private static EventHook http(Source source, Node node) {
    Fields f = Fields.of(source, node, EventingTables.HOOK_HTTP);
    Text url = f.requiredText("url");
    if (f.has("url") && !url.template().matches("(?i)https?://.+") && !url.hasVariables()) {
      source.problem(
          f.value("url").orElse(node), "expected an absolute http or https URL for 'url'");
    }
    return new EventHook.Http(
        f.text("method").orElse(Text.of("POST")),
        url,
        f.textMap("headers").orElseGet(LinkedHashMap::new),
        f.text("body"));
  }
}
